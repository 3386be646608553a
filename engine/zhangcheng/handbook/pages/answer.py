"""The answer of a rule page: the figures asked for by district and time, as a table and a chart."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from zhangcheng.feel import tree
from zhangcheng.feel.types import BOOLEAN, Kind
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.charts import Series, Step, step_chart
from zhangcheng.handbook.markup import anchor, block, days, escaped, folded
from zhangcheng.handbook.standards import Figure, Line, Standard
from zhangcheng.model.rule import Rule
from zhangcheng.model.unit import Unit

_ANY: Mapping[Kind, Decimal | dt.date] = {Kind.NUMBER: Decimal(0), Kind.DATE: dt.date.min}


def answers(book: Book, rule: Rule, *, at: str) -> Iterator[str]:
    """Yield the answer of a rule: its figures, or what it requires in words where it has none.

    The page's script finds the figure of the chosen district and day in the table's rows and shows
    it above; without a script, or on paper, the table stands for itself.
    """
    found = book.facts.standards[rule.id]
    if not found:
        said = book.text(book.pack.prose(book.pack.tree(rule.require), record_type=rule.record))
        shown = f"<p>{escaped(book.sentence(said))}</p>"
        yield from block(f'<div class="answer answer--words">{shown}</div>')
    for standard in found:
        yield from _answer(book, rule, standard, at=at)
    illustrative, assumed = book.facts.is_illustrative(rule), book.facts.is_assumed(rule)
    told = book.warnings(illustrative=illustrative, assumed=assumed)
    if told:
        yield from block(f'<p class="caution">{escaped(" ".join(told))}</p>')


def subject_of(book: Book, rule: Rule, standard: Standard) -> str:
    """Return what is compared and how, in the words of the requirement: `月基本报酬不低于`."""
    bound = standard.bound
    figure = tree.Literal(span=bound.span, type=bound.type, value=_ANY[bound.type.kind])
    compared = tree.Compare(
        span=bound.span,
        type=BOOLEAN,
        operator=standard.operator,
        left=standard.subject,
        right=figure,
    )
    said, last = (
        book.text(book.pack.prose(node, record_type=rule.record)) for node in (compared, figure)
    )
    words = said.removesuffix(last).rstrip()
    return words[:1].upper() + words[1:]


def _answer(book: Book, rule: Rule, standard: Standard, *, at: str) -> Iterator[str]:
    what = escaped(subject_of(book, rule, standard))
    heads = (
        book.t("区县", "District"),
        book.t("时间", "When"),
        book.t("标准", "Standard"),
        book.t("怎样得来", "How it comes about"),
        book.t("依据", "Source"),
    )
    rows = "\n".join(row(book, rule, standard, line, at=at) for line in standard.lines)
    yield from block(
        f'<div class="answer" data-answer><p class="answer__what">{what}</p>'
        '<div class="answer__found" aria-live="polite"></div></div>'
    )
    yield from folded(
        book.t("各区县、各时期的标准", "The standard in every district, at every time"),
        '<div class="wide" tabindex="0"><table class="standards">'
        f"<thead><tr>{_cells('th', heads)}</tr></thead>"
        f"<tbody>\n{rows}\n</tbody></table></div>",
        css="all",
        is_open=True,
    )


def row(book: Book, rule: Rule, standard: Standard, line: Line, *, at: str) -> str:
    """Return the rows of the table for one line: a row for each stretch of time."""
    where = book.places(line.places)
    if line.categories:
        where += " · " + book.categories(line.categories)
    return "\n".join(
        f'<tr data-places="{" ".join(line.places)}" data-since="{book.iso(figure.since)}"'
        f' data-to="{book.iso(figure.to)}"><th scope="row">{escaped(where)}</th>'
        f"<td>{days(book.span(figure.since, figure.to))}</td>"
        f'<td class="value">{_figure(book, standard, figure)}</td>'
        f"<td>{_how(book, standard, figure, at=at)}</td>"
        f"<td>{_sources(book, rule, figure, at=at)}</td></tr>"
        for figure in line.figures
    )


def _cells(tag: str, texts: tuple[str, ...]) -> str:
    return "".join(f"<{tag}>{escaped(text)}</{tag}>" for text in texts)


def _figure(book: Book, standard: Standard, figure: Figure) -> str:
    marks = book.marks(illustrative=figure.illustrative, assumed=figure.assumed)
    return f"<strong>{escaped(book.value(figure.value, standard.unit))}</strong>{marks}"


def _how(book: Book, standard: Standard, figure: Figure, *, at: str) -> str:
    """Return the values that a figure was worked out from, each leading to its parameter."""
    if standard.is_constant:
        return escaped(book.t("规则本身写明", "stated by the rule itself"))
    parts = []
    for name, resolved in figure.used:
        parameter = book.pack.parameters[name]
        title = anchor(book.html(parameter.title), f"parameters/{name}.md", at=at)
        parts.append(f"{title} {escaped(book.value(resolved.value, parameter.unit))}")
    return "<br>".join(parts)


def _sources(book: Book, rule: Rule, figure: Figure, *, at: str) -> str:
    """Return the documents behind a figure; behind one that the rule states, those of the rule."""
    if figure.value is None:
        return ""
    citations = [r.chain[0].citation for _, r in figure.used if r.chain[0].citation is not None]
    shown = {
        c.id: anchor(escaped(book.citation(c)), book.cited(c), at=at)
        for c in citations or (() if figure.used else rule.citations)
    }
    return "<br>".join(shown.values()) or escaped(book.t("无文件依据", "no document"))


def standard_chart(book: Book, rule: Rule, standard: Standard) -> str:
    """Return the chart of a standard by district; empty where it is the same always."""
    if standard.is_constant:
        return ""
    series = [
        Series(
            label=_label(book, line),
            places=line.places,
            steps=tuple(_steps(book, line, standard.unit)),
        )
        for line in standard.lines
    ]
    same = book.t("；下面有同样内容的表", "; the table has the same figures")
    return step_chart(
        series,
        title=book.t("各区县标准的变化", "The standard by district over time"),
        description=f"{book.text(rule.title)}{same}",
    )


def _label(book: Book, line: Line) -> str:
    """Return a short label: the first place, how many there are, and the categories."""
    if len(line.places) == len(book.facts.districts) > 1:
        where = book.t("各区县", "All")
    else:
        count = len(line.places)
        where = book.short(line.places[0]) + (
            book.t(f"等{count}处", f" +{count - 1}") if count > 1 else ""
        )
    return " ".join([where, *(book.category(name, value) for name, value in line.categories)])


def _steps(book: Book, line: Line, unit: Unit | None) -> Iterator[Step]:
    for figure in line.figures:
        if isinstance(figure.value, Decimal) and figure.since != dt.date.min:
            yield Step(
                since=figure.since,
                to=figure.to,
                value=figure.value,
                label=book.bare(figure.value, unit),
                solid=not figure.illustrative,
            )
