"""The matrix of an area: its standards down, all districts across, on the chosen day."""

from collections.abc import Iterator

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.markup import anchor, block, days, escaped, front_matter, link, plain
from zhangcheng.handbook.pages.answer import subject_of
from zhangcheng.handbook.pages.downloads import downloads
from zhangcheng.handbook.standards import Line, Standard
from zhangcheng.model.rule import Area, Rule


def path(area: str) -> str:
    """Return where the matrix of an area stands."""
    return f"matrix/{area}.md"


def page(book: Book, area: Area) -> str:
    """Return the matrix of an area."""
    return "\n".join(_lines(book, area, path(area.id)))


def _lines(book: Book, area: Area, at: str) -> Iterator[str]:
    name = book.text(area.title)
    title = book.t(f"{name}：各区县对照", f"{name}: districts side by side")
    yield from front_matter(title=title, kind="matrix", choose="yes")
    yield f"# {plain(title)}"
    yield ""
    told = book.t("回到{area}", "Back to {area}")
    yield link(told.format(area=book.md(area.title)), f"areas/{area.id}.md", at=at)
    yield ""
    for name in area.rules:
        rule = book.pack.rules[name]
        yield f"## {book.md(rule.title)}"
        yield ""
        yield from _rule(book, rule, at=at)
    yield f"## {book.t('数据与链接', 'Data and links')} {{ #data }}"
    yield ""
    yield from downloads(book, at, yaml=False)


def _rule(book: Book, rule: Rule, *, at: str) -> Iterator[str]:
    found = book.facts.standards[rule.id]
    if not found:
        same = book.t("各区县要求相同：", "The same in every district: ")
        said = book.text(book.pack.prose(book.pack.tree(rule.require), record_type=rule.record))
        more = anchor(escaped(book.sentence(said)), f"rules/{rule.id}.md", at=at)
        yield from block(f"<p>{same}{more}</p>")
    for standard in found:
        yield from block(_table(book, rule, standard, at=at))


def _table(book: Book, rule: Rule, standard: Standard, *, at: str) -> str:
    rows = [
        _row(book, standard, line, place)
        for place in (district.code for district in book.facts.districts)
        for line in standard.lines
        if place in line.places
    ]
    caption = anchor(escaped(subject_of(book, rule, standard)), f"rules/{rule.id}.md", at=at)
    heads = (book.t("区县", "District"), book.t("标准", "Standard"), book.t("时间", "When"))
    head = "".join(f"<th>{escaped(word)}</th>" for word in heads)
    return (
        f'<div class="wide" tabindex="0"><table class="matrix"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>\n" + "\n".join(rows) + "\n</tbody></table></div>"
    )


def _row(book: Book, standard: Standard, line: Line, place: str) -> str:
    district = book.pack.jurisdictions.by_code[place]
    where = " · ".join([book.district(district), *(book.category(*pair) for pair in line.categories)])
    cells = []
    for figure in line.figures:
        value = escaped(book.value(figure.value, standard.unit))
        marks = book.marks(illustrative=figure.illustrative, assumed=figure.assumed)
        cells.append(
            f'<tr data-row data-district="{place}" data-since="{book.iso(figure.since)}"'
            f' data-to="{book.iso(figure.to)}"><th scope="row">{escaped(where)}</th>'
            f"<td><strong>{value}</strong>{marks}</td>"
            f"<td>{days(book.span(figure.since, figure.to))}</td></tr>"
        )
    return "\n".join(cells)
