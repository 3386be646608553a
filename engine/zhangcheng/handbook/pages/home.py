"""The first page: choose a day and a district, then an area; and where everything else stands."""

from collections.abc import Iterator

from zhangcheng.diagnostics.text import Text
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.markup import anchor, block, escaped, front_matter, link

PATH = "index.md"
_FIRST = (
    (Text("我的区县", "My district"), "districts/index.md"),
    (Text("变更记录", "Changes"), "changes.md"),
    (Text("全部规则", "All rules"), "rules/index.md"),
)


def page(book: Book) -> str:
    """Return the page."""
    return "\n".join(_lines(book))


def _lines(book: Book) -> Iterator[str]:
    title = book.text(book.pack.title)
    yield from front_matter(title=title, kind="home", choose="yes")
    yield f"# {book.md(book.pack.title)}"
    yield ""
    if book.pack.note is not None:
        yield from block(f'<p class="caution">{book.html(book.pack.note)}</p>')
    # What is looked for most stands above the long list.
    first = (link(text.get(book.language), target, at=PATH) for text, target in _FIRST)
    yield " · ".join(first)
    yield ""
    yield f"## {book.t('想查什么', 'What are you looking for?')} {{ #areas }}"
    yield from block('<ul class="tiles">\n' + "\n".join(_tiles(book)) + "\n</ul>")
    yield f"## {book.t('其他入口', 'More')} {{ #more }}"
    yield ""
    for text, target in _entries(book):
        yield f"- {link(text, target, at=PATH)}"
    yield ""


def _tiles(book: Book) -> Iterator[str]:
    for area in book.pack.areas:
        rules = [book.pack.rules[name] for name in area.rules]
        named = "".join(
            f"<li>{anchor(book.html(rule.title), f'rules/{rule.id}.md', at=PATH)}</li>" for rule in rules
        )
        title = anchor(escaped(book.text(area.title)), f"areas/{area.id}.md", at=PATH, css="tile__title")
        yield f'<li class="tile">{title}<ul>{named}</ul></li>'


def _entries(book: Book) -> Iterator[tuple[str, str]]:
    yield (
        book.t("我的区县：当地适用的全部标准", "My district: all that applies there"),
        "districts/index.md",
    )
    yield book.t("变更记录", "Changes"), "changes.md"
    yield book.t("将要施行的变化", "Coming changes"), "coming.md"
    yield book.t("全部规则", "All rules"), "rules/index.md"
    yield book.t("考核表", "Scorecards"), "scorecards/index.md"
    yield book.t("台账怎样填", "Ledgers and how to fill them in"), "records/index.md"
    yield book.t("依据文件", "Sources"), "sources/index.md"
    yield book.t("参数", "Parameters"), "parameters/index.md"
    yield book.t("词语解释", "Glossary"), "glossary.md"
    yield book.t("怎样核对过", "How it was checked"), "checked.md"
