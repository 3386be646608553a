"""The list of all rules, area by area."""

from collections.abc import Iterator

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.markup import front_matter, link
from zhangcheng.handbook.pages.downloads import downloads
from zhangcheng.handbook.pages.rule import path

PATH = "rules/index.md"


def page(book: Book) -> str:
    """Return the list."""
    return "\n".join(_lines(book))


def _lines(book: Book) -> Iterator[str]:
    title = book.t("全部规则", "All rules")
    yield from front_matter(title=title, kind="rules")
    yield f"# {title}"
    yield ""
    number = len(book.pack.rules)
    yield book.t(f"共 {number} 条。", f"{number} in all.")
    yield ""
    for area in book.pack.areas:
        yield f"## {link(book.md(area.title), f'areas/{area.id}.md', at=PATH)} {{ #{area.id} }}"
        yield ""
        for name in area.rules:
            rule = book.pack.rules[name]
            yield f"- {link(book.md(rule.title), path(name), at=PATH)}{book.rule_marks(rule)}"
        yield ""
    if book.pack.drops:
        yield f"## {book.t('不采用的上级规则', 'Inherited rules that are dropped')} {{ #dropped }}"
        yield ""
        for drop in book.pack.drops:
            yield f"- {link(book.md(drop.rule.title), path(drop.rule.id), at=PATH)}"
        yield ""
    yield f"## {book.t('数据与链接', 'Data and links')} {{ #data }}"
    yield ""
    yield from downloads(book, PATH, yaml=False)
