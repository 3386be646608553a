"""“My district”: all that applies in one district, area by area, on the chosen day."""

from collections.abc import Iterator

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.keywords import keywords
from zhangcheng.handbook.markup import front_matter, link
from zhangcheng.handbook.pages.downloads import downloads
from zhangcheng.handbook.pages.overview import overview
from zhangcheng.model.jurisdiction import Jurisdiction

INDEX = "districts/index.md"


def path(code: str) -> str:
    """Return where the page of a district stands."""
    return f"districts/{code}.md"


def index(book: Book) -> str:
    """Return the list of districts."""
    return "\n".join(_index(book))


def page(book: Book, place: Jurisdiction) -> str:
    """Return the page of a district."""
    return "\n".join(_lines(book, place, path(place.code)))


def _index(book: Book) -> Iterator[str]:
    title = book.t("我的区县", "My district")
    yield from front_matter(title=title, kind="districts", choose="yes")
    yield f"# {title}"
    yield ""
    yield book.t(
        "选一个区县，看当地适用的全部规则和标准。名字后有日期的，是区划调整前后的代码。",
        "Choose a district to see every rule and standard that applies there. A date after a name says"
        " when its code began or ceased to be used.",
    )
    yield ""
    for place in book.facts.districts:
        yield f"- {link(book.district(place), path(place.code), at=INDEX)} `{place.code}`"
    yield ""


def _lines(book: Book, place: Jurisdiction, at: str) -> Iterator[str]:
    name = book.text(place.name)
    title = book.t(f"{name}：适用的规则和标准", f"{name}: rules and standards")
    yield from front_matter(
        title=title,
        kind="district",
        choose="yes",
        district=place.code,
        tags=keywords(book, name, place.code),
    )
    yield f"# {title}"
    yield ""
    chain = [book.place(above.code) for above in book.pack.jurisdictions.chain(place.code)]
    where = " › ".join(reversed(chain))
    valid = (
        "" if place.valid_from is place.valid_to is None else book.span(place.valid_from, place.valid_to)
    )
    yield f"{where} · `{place.code}`" + (f" · {valid}" if valid else "")
    yield ""
    for area in book.pack.areas:
        yield f"## {book.md(area.title)}"
        rules = [book.pack.rules[rule] for rule in area.rules]
        yield from overview(book, rules, at=at, place=place.code)
    yield f"## {book.t('数据与链接', 'Data and links')} {{ #data }}"
    yield ""
    yield from downloads(book, at, yaml=False)
