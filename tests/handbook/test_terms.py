"""Words of the glossary are explained where they stand, once in a section, not inside other words."""

import re

import pytest

from handbook.example import example
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.handbook import pages
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.pages.glossary import terms
from zhangcheng.handbook.terms import Terms

EXPLAINED = re.compile(r'<abbr class="term" tabindex="0" title="([^"]*)">([^<]*)</abbr>')


def told(text: str, language: Language = "zh") -> list[str]:
    found = Terms(Book(facts=example(), language=language)).explained(text)
    assert EXPLAINED.sub(r"\2", found) == text
    return [word for _, word in EXPLAINED.findall(found)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("这条规则有示例，规则要读。", ["规则", "示例"]),
        ("规则包里的规则", ["规则包", "规则"]),
        ("未达标的不算达标，数据不足也不适用", ["未达标", "达标", "数据不足", "不适用"]),
        ("示例市有规则", ["规则"]),
        ("可以不做", []),
        ("<span>可</span>", ["可"]),
        ("## 规则\n\n规则\n\n## 再来\n\n规则", ["规则", "规则"]),
        ("[规则](a.md) `规则` <a href='规则'>规则</a> <q>规则</q>", []),
        ('<div title="规则">参数</div>', ["参数"]),
        ("```text\n规则\n```\n\n参数", ["参数"]),
        ("---\ntitle: 规则\n---\n参数", ["参数"]),
    ],
)
def test_words_are_explained_where_they_are_meant(text: str, words: list[str]) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rules and the rule", ["Rules"]),
        ("overruled by a Ruler", []),
        ("It may pass in this case", []),
        ("<span>Pass</span> at a gap", ["Pass", "gap"]),
        ("Example City", []),
    ],
)
def test_english_words_are_whole_words(text: str, words: list[str]) -> None:
    assert told(text, "en") == words


def test_the_keyboard_reaches_the_first_badge_of_a_section() -> None:
    badge = '<span class="mark mark--assumed" title="x">推定</span>'
    found = Terms(Book(facts=example(), language="zh")).explained(f"{badge}\n{badge}\n## 二\n{badge}")
    assert found.count('<span tabindex="0" class="mark mark--assumed"') == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_what_the_glossary_says(language: Language) -> None:
    means = {term.word.get(language).lower(): term.means.get(language) for term in terms()}
    found = [pair for text in pages(example(), language).values() for pair in EXPLAINED.findall(text)]
    assert len(found) > 20
    for said, word in found:
        known = means.get(word.lower()) or means.get(word.lower().removesuffix("s"))
        assert known is None or said == known
    assert "<abbr" not in pages(example(), language)["glossary.md"]
