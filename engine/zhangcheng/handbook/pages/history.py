"""A parameter over time: step chart and table, on its own page and on those of its rules."""

from collections.abc import Iterator
from decimal import Decimal

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.charts import Series, Step, step_chart
from zhangcheng.handbook.markup import anchor, block, days, escaped, folded, html_table
from zhangcheng.model.parameter import Parameter, Value
from zhangcheng.model.unit import Unit


def parameter_history(book: Book, parameter: Parameter, *, at: str, is_folded: bool) -> Iterator[str]:
    """Yield the chart of a parameter and the table of its values, newest first."""
    chart = parameter_chart(book, parameter)
    if chart:
        yield from block(f'<figure class="chart">{chart}</figure>')
    head = (
        book.t("时间", "When"),
        book.t("适用", "For"),
        book.t("数值", "Value"),
        book.t("依据", "Source"),
    )
    inside = html_table(head, _rows(book, parameter, at=at))
    if is_folded:
        yield from folded(
            book.t("历次数值和依据", "All values and their sources"), inside, css="all", is_open=True
        )
    else:
        yield from block(inside)


def _rows(book: Book, parameter: Parameter, *, at: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows, newest first; values that differ in their place or category alone share one."""
    values = sorted(parameter.values, key=lambda value: (value.since, value.promulgated or value.since))
    same: dict[tuple[str, str, str], list[str]] = {}
    for value in reversed(values):
        same.setdefault(_told(book, parameter, value, at=at), []).append(escaped(book.scope(value)))
    for (when, shown, source), scopes in same.items():
        yield when, book.joined(reversed(scopes)), shown, source


def _told(book: Book, parameter: Parameter, value: Value, *, at: str) -> tuple[str, str, str]:
    """Return what a row says but for whom, as HTML."""
    marks = book.marks(illustrative=value.illustrative, assumed=value.assumed)
    none = book.t("没有数值", "no value")
    shown = none if value.value is None else book.value(value.value, parameter.unit)
    when = book.span(value.since, value.to)
    return days(when), escaped(shown) + marks, _source(book, value, at=at)


def _source(book: Book, value: Value, *, at: str) -> str:
    """Return the document of a value, and what is noted of it."""
    if value.citation is None:
        named = escaped(book.t("无文件依据", "no document"))
    else:
        named = anchor(escaped(book.citation(value.citation)), book.cited(value.citation), at=at)
    return f"{named}<br>{book.html(value.note)}" if value.note is not None else named


def parameter_chart(book: Book, parameter: Parameter) -> str:
    """Return the chart of a parameter's values as written: a line for each place and category."""
    lines: dict[tuple[str | None, tuple[tuple[str, str], ...]], list[Value]] = {}
    for value in sorted(parameter.values, key=lambda value: value.since):
        if isinstance(value.value, Decimal):
            lines.setdefault((value.jurisdiction, value.categories), []).append(value)
    series = [
        Series(
            label=_label(book, values[0]),
            places=_districts_under(book, place),
            steps=tuple(_step(book, value, parameter.unit) for value in values),
        )
        for (place, _), values in lines.items()
    ]
    same = book.t("下面有同样内容的表", "The table below has the same figures")
    return step_chart(series, title=book.text(parameter.title), description=same)


def _label(book: Book, value: Value) -> str:
    words = [book.short(value.jurisdiction)] if value.jurisdiction is not None else []
    return " ".join([*words, *(book.category(name, choice) for name, choice in value.categories)])


def _step(book: Book, value: Value, unit: Unit | None) -> Step:
    assert isinstance(value.value, Decimal)  # noqa: S101 - the caller keeps numbers only
    label = book.bare(value.value, unit)
    return Step(
        since=value.since, to=value.to, value=value.value, label=label, solid=not value.illustrative
    )


def _districts_under(book: Book, place: str | None) -> tuple[str, ...]:
    """Return the districts that a value of `place` may hold for, itself and those below it."""
    if place is None:
        return ()
    tree = book.pack.jurisdictions
    return tuple(d.code for d in book.facts.districts if tree.is_within(d.code, place))
