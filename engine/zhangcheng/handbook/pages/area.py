"""The page of a policy area: its rules, each with what it asks for now where the reader is."""

from collections.abc import Iterator

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.keywords import keywords
from zhangcheng.handbook.markup import front_matter, link
from zhangcheng.handbook.pages.downloads import downloads
from zhangcheng.handbook.pages.overview import overview
from zhangcheng.model.rule import Area


def path(area: str) -> str:
    """Return where the page of an area stands."""
    return f"areas/{area}.md"


def page(book: Book, area: Area) -> str:
    """Return the page of an area."""
    return "\n".join(_lines(book, area, path(area.id)))


def _lines(book: Book, area: Area, at: str) -> Iterator[str]:
    rules = [book.pack.rules[name] for name in area.rules]
    described = book.joined(book.text(rule.title) for rule in rules)
    yield from front_matter(
        title=book.text(area.title),
        description=described,
        kind="area",
        choose="yes",
        tags=keywords(book, book.text(area.title), area.id),
    )
    yield f"# {book.md(area.title)}"
    yield from overview(book, rules, at=at)
    matrix = book.t("各区县对照表", "All districts side by side")
    yield link(matrix, f"matrix/{area.id}.md", at=at)
    yield ""
    yield f"## {book.t('数据与链接', 'Data and links')} {{ #data }}"
    yield ""
    yield from downloads(book, at, yaml=False)
