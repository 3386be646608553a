"""The menu: the pack's areas and lists, then the hand-written pages folder by folder."""

from collections.abc import Mapping
from typing import Any

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.handbook.facts import Facts
from zhangcheng.handbook.pages import area

_LISTS = {
    "rules/index.md": Text("全部规则", "All rules"),
    "districts/index.md": Text("我的区县", "My district"),
    "parameters/index.md": Text("参数", "Parameters"),
    "records/index.md": Text("台账和字段", "Ledgers and fields"),
    "scorecards/index.md": Text("考核表", "Scorecards"),
    "sources/index.md": Text("依据文件", "Sources"),
    "changes.md": Text("变更记录", "Changes"),
    "coming.md": Text("将要施行的变化", "Coming changes"),
    "glossary.md": Text("词语解释", "Glossary"),
}
_CHECKED = Text("怎样核对过", "How it was checked")
_HOME = Text("首页", "Home")
_RULES = Text("规则", "Rules")
_LOOK_UP = Text("查询", "Look up")
_ABOUT = Text("关于", "About")
_FOLDERS = {
    "county": Text("县区使用", "For counties"),
    "author-guide": Text("编写规则", "For authors"),
}
_ORDER = (
    *("county/workbook.md", "county/run.md", "county/report.md", "county/scores.md"),
    *("author-guide/index.md", "author-guide/keys.md", "author-guide/parameters.md"),
    *("author-guide/outcomes.md", "author-guide/scorecards.md", "author-guide/feel.md"),
    "author-guide/handbook.md",
)
"""Hand-written pages that come first in their folder, in this order; others follow by name."""


def navigation(facts: Facts, written: Mapping[str, str], language: Language) -> list[Any]:
    """Return MkDocs' `nav`; `written` are the titles of the hand-written pages by path."""
    pages = sorted(
        written, key=lambda page: (_ORDER.index(page) if page in _ORDER else len(_ORDER), page)
    )
    folders = dict.fromkeys(page.partition("/")[0] for page in pages if "/" in page)
    areas = [{one.title.get(language): area.path(one.id)} for one in facts.pack.areas]
    about = [{written[page]: page} for page in pages if "/" not in page]
    return [
        {_HOME.get(language): "index.md"},
        {_RULES.get(language): areas},
        {_LOOK_UP.get(language): [{title.get(language): page} for page, title in _LISTS.items()]},
        *(
            {
                _title(folder, language): [
                    {written[page]: page} for page in pages if page.startswith(f"{folder}/")
                ]
            }
            for folder in folders
        ),
        {_ABOUT.get(language): [*about, {_CHECKED.get(language): "checked.md"}]},
    ]


def _title(folder: str, language: Language) -> str:
    return _FOLDERS[folder].get(language) if folder in _FOLDERS else folder
