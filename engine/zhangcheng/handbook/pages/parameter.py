"""The page of a parameter: what it is, how it changed, who may change it, and which rules read it."""

from collections.abc import Iterator

from zhangcheng.diagnostics.text import Text
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.keywords import keywords
from zhangcheng.handbook.markup import code, days, front_matter, link, table
from zhangcheng.handbook.pages.downloads import downloads, from_pack
from zhangcheng.handbook.pages.history import parameter_history
from zhangcheng.model.parameter import LowerLevels, Parameter
from zhangcheng.wording.quantities import is_percentage

_LOWER = {
    LowerLevels.RAISE: Text("下级只能提高，不能降低。", "Lower levels may raise it, never go below it."),
    LowerLevels.LOWER: Text("下级只能降低，不能提高。", "Lower levels may lower it, never go above it."),
    LowerLevels.NOTHING: Text("下级不得调整。", "Lower levels may not change it."),
    LowerLevels.ANYTHING: Text("各地自行确定。", "Each level sets its own."),
}


INDEX = "parameters/index.md"


def path(parameter: str) -> str:
    """Return where the page of a parameter stands."""
    return f"parameters/{parameter}.md"


def index(book: Book) -> str:
    """Return the list of parameters."""
    return "\n".join(_index(book))


def page(book: Book, parameter: Parameter) -> str:
    """Return the page of a parameter."""
    return "\n".join(_lines(book, parameter, path(parameter.id)))


def _index(book: Book) -> Iterator[str]:
    title = book.t("参数", "Parameters")
    yield from front_matter(title=title, kind="parameters")
    yield f"# {title}"
    yield ""
    yield book.t(
        "标准里的数，按日期、地方和类别取值，各有依据。",
        "The figures of the standards, by date, place and category, each with its source.",
    )
    head = (title, book.t("单位", "Unit"), book.t("复核日期", "Review by"))
    yield from table(head, (_summary(book, parameter) for parameter in book.pack.parameters.values()))


def _summary(book: Book, parameter: Parameter) -> tuple[str, ...]:
    unit = "%" if is_percentage(parameter.unit) else book.unit(parameter.unit)
    review = "" if parameter.review_by is None else parameter.review_by.isoformat()
    return (link(book.md(parameter.title), path(parameter.id), at=INDEX), unit, days(review))


def _lines(book: Book, parameter: Parameter, at: str) -> Iterator[str]:
    illustrative = any(value.illustrative for value in parameter.values)
    assumed = any(value.assumed for value in parameter.values)
    described = book.t("各地各时期的数值和依据", "Values by place and time, with their sources")
    yield from front_matter(
        title=book.text(parameter.title),
        description=described,
        kind="parameter",
        choose="yes",
        tags=keywords(book, book.text(parameter.title), parameter.id),
    )
    yield f"# {book.md(parameter.title)}{book.marks(illustrative=illustrative, assumed=assumed)}"
    yield ""
    if parameter.note is not None:
        yield book.md(parameter.note)
        yield ""
    for warning in book.warnings(illustrative=illustrative, assumed=assumed):
        yield f"*{warning}*"
        yield ""
    yield from parameter_history(book, parameter, at=at, is_folded=False)
    yield f"## {book.t('用到它的规则', 'Rules that read it')} {{ #rules }}"
    yield ""
    for rule in book.facts.readers(parameter.id):
        yield f"- {link(book.md(rule.title), f'rules/{rule.id}.md', at=at)}"
    yield ""
    yield f"## {book.t('数据与链接', 'Data and links')} {{ #data }}"
    yield ""
    if "jurisdiction" in parameter.by:
        name = book.t("下级可否调整", "Lower levels")
        yield f"- {book.colon(name, _LOWER[parameter.lower_levels_may].get(book.language))}"
    if parameter.review_by is not None:
        name = book.t("应在此日前复核", "To be reviewed by")
        yield f"- {book.colon(name, parameter.review_by.isoformat())}"
    yield f"- {book.colon(book.t('标识', 'Id'), code(parameter.id))}"
    yield from from_pack(book, parameter.location)
    yield from downloads(book, at, yaml=True)
