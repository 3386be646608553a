"""The summary of a run for a terminal 80 columns wide; plain text when piped."""

import datetime as dt
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from zhangcheng.diagnostics.text import Count, Language
from zhangcheng.evaluate.run import Run
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.faults import fault_rows, reading_rows
from zhangcheng.report.html_institutions import owner_name
from zhangcheng.report.html_summary import empty_areas
from zhangcheng.report.mending import against_view, to_pass_views
from zhangcheng.report.phrases import (
    balance_equations,
    equation_terms,
    headline,
    next_steps,
    notices,
)
from zhangcheng.report.provenance import is_illustrative, marked_title
from zhangcheng.report.reported import Reported
from zhangcheng.report.summary import Summary, add_up, applicable, summarise, widest
from zhangcheng.report.values import Labels
from zhangcheng.report.waivers import waiver_rows
from zhangcheng.wording.numbers import percent
from zhangcheng.wording.words import say

_NOTICES = 2
_GAPS = 5
_FAULTS = 5
_WAIVERS = 5
_MOVED = 5
_STEPS = 5
_MOST_COLUMNS = 100
"""Wider lines are hard to read."""

_CLOSING = r"[，。、；：！？）》」”]*"
_PIECE = re.compile(
    rf"(?:[\d.,]+ [\u4e00-\u9fff]+(?:/[\u4e00-\u9fff]+)?|[^\s\u2e80-\uffef]+|\S){_CLOSING}\s*|\s+"
)
"""What stays on one line: a number and its unit, a Chinese character, a word; and what closes it."""

_STYLES = {
    Outcome.FAIL: "bold red",
    Outcome.INSUFFICIENT_DATA: "yellow",
    Outcome.WAIVED: "magenta",
    Outcome.PASS: "green",
    Outcome.NOT_APPLICABLE: "dim",
}


def print_summary(run: Run, *, language: Language = "zh", file: TextIO | None = None) -> None:
    """Print the summary to `file` (stdout when None): colours on a terminal, none in a pipe."""
    console = Console(file=file or sys.stdout, highlight=False, soft_wrap=False)
    print_parts(console, _Writer(run, language).parts())


def print_parts(console: Console, parts: Iterable[RenderableType]) -> None:
    """Print the parts of a summary, no wider than is easy to read."""
    console.width = min(console.width, _MOST_COLUMNS)
    for part in parts:
        with console.capture() as printed:
            console.print(part)
        # Cells are padded to the width of their column; nobody needs the blanks after the last one.
        console.file.write("".join(f"{line.rstrip()}\n" for line in printed.get().splitlines()))


def fault_lines(run: Reported, labels: Labels) -> Iterator[RenderableType]:
    """Yield the first faults of the data, and of what is said of how it was read."""
    for name, rows in (
        ("diagnostics", fault_rows(run, labels)),
        ("readings", reading_rows(run, labels)),
    ):
        if rows:
            yield heading(f"{labels.word(name)} ({len(rows)})")
        for fault in rows[:_FAULTS]:
            yield item("·", f"{fault.address}  {fault.message}  [{fault.code}]")
        yield from more(len(rows) - _FAULTS, labels)


def waiver_lines(run: Reported, labels: Labels) -> Iterator[RenderableType]:
    """Yield the first waivers, those that need attention before the others."""
    rows = waiver_rows(run, labels)
    if not rows:
        return
    yield heading(f"{labels.word('waivers')} ({len(rows)})")
    for row in rows[:_WAIVERS]:
        said = " · ".join(part for part in (row.rule, row.who, row.span, row.effect) if part)
        mark, style = ("!", "yellow") if row.attention else ("·", "")
        yield item(mark, f"{row.state_label}{labels.word('colon')}{said}", style)
    yield from more(len(rows) - _WAIVERS, labels)


class _Writer:
    def __init__(self, run: Run, language: Language) -> None:
        self._run, self._language = run, language
        self._labels = Labels(run, language)
        self._summary: Summary = summarise(run)

    def parts(self) -> Iterator[RenderableType]:
        run, word = self._run, self._labels.word
        yield Line(f"{self._labels.text(run.pack.title)} {run.pack.version}", style="bold")
        yield Line(
            f"{word('as_of')} {run.clock.as_of} · {word('period')} "
            f"{run.clock.period.start} – {run.clock.period.end}"
        )
        if run.clock.known_as_of < dt.date.max:
            yield Line(f"{word('known_as_of')} {run.clock.known_as_of}")
        for notice in notices(run, self._language, most=_NOTICES):
            yield item("!", notice, "yellow")
        yield ""
        yield _Wrapped(headline(run, self._summary, self._language), "bold")
        yield ""
        yield self._areas()
        empty = empty_areas(self._summary, self._labels)
        if empty:
            named = self._labels.word("list_comma").join(empty)
            said = say("empty_areas", self._language, n=len(empty))
            yield _Wrapped(f"{said}{self._labels.word('colon')}{named}", "dim")
        yield from self._gaps()
        yield from self._against()
        yield from fault_lines(run, self._labels)
        yield from waiver_lines(run, self._labels)
        yield from self._balance()
        yield from self._steps()
        yield from self._to_pass()

    def _areas(self) -> Table:
        labels = self._labels
        table = _table()
        table.add_column(labels.word("area"), ratio=1, overflow="fold")
        table.add_column(labels.word("share"), justify="right", no_wrap=True)
        for outcome in Outcome:
            table.add_column(labels.text(outcome.label), justify="right", style=_STYLES[outcome])
        filled = [share for share in self._summary.areas if any(share.outcomes.values())]
        rows = [(labels.text(share.area.title), share.outcomes) for share in filled]
        if len(rows) > 1:
            rows.append((labels.word("total"), add_up(outcomes for _, outcomes in rows)))
        for title, outcomes in rows:
            share = percent(outcomes[Outcome.PASS], applicable(outcomes))
            table.add_row(title, share, *(f"{outcomes[outcome]:,}" for outcome in Outcome))
        return table

    def _gaps(self) -> Iterator[RenderableType]:
        labels, run = self._labels, self._run
        gaps = widest(self._run.findings_list, _GAPS)
        if not gaps:
            return
        yield heading(labels.word("worst_gaps"))
        for number, gap in enumerate(gaps, start=1):
            finding, part = gap.finding, gap.part
            name = owner_name(run, finding, labels)
            said = say(
                "gap_line",
                self._language,
                name=" ".join(filter(None, (name, labels.record(finding)))),
                actual=labels.part(finding, part, part.actual),
                required=labels.required(finding, part),
                gap=labels.gap(part),
            )
            yield item(f"{number}.", said)
            rule = run.pack.rules[finding.rule]
            illustrative = is_illustrative(rule, finding)
            yield item("  ", marked_title(run, rule, labels, illustrative=illustrative), "dim")

    def _against(self) -> Iterator[RenderableType]:
        view = against_view(self._run, self._labels)
        if view is None:
            return
        yield heading(f"{self._labels.word('against')}{self._labels.word('colon')}{view.sentence}")
        yield item(" ", view.which, "dim")
        if view.other_rules:
            yield item("!", self._labels.word("against_other_rules"), "yellow")
        rows = [row for row in view.rows if row.kind in {"new", "gone"}]
        for row in rows[:_MOVED]:
            name = " ".join(filter(None, (row.institution, row.record)))
            now = f" · {row.now}" if row.kind == "gone" else ""
            yield item("·", f"{row.kind_label}{self._labels.word('colon')}{name} · {row.rule}{now}")
        yield from more(len(rows) - _MOVED, self._labels)

    def _to_pass(self) -> Iterator[RenderableType]:
        views = to_pass_views(self._run, self._labels)
        if not views:
            return
        yield heading(self._labels.word("to_pass"))
        colon = self._labels.word("colon")
        for view in views:
            yield item("·", f"{view.county}{colon}{view.sentence or '–'}")
            if view.unknown:
                yield item(" ", say("to_pass_unknown", self._language, n=view.unknown), "dim")

    def _balance(self) -> Iterator[RenderableType]:
        labels = self._labels
        state = labels.word("closes" if self._run.balance.closes else "open")
        yield heading(f"{labels.word('balance')}{labels.word('colon')}{state}")
        for equation in balance_equations(self._run):
            terms = equation_terms(equation, labels)
            right = " + ".join(f"{label} {Count(number)}" for label, number in terms)
            sign = "=" if equation.holds else "≠"
            said = f"{labels.word(equation.name)} {Count(equation.number)} {sign} {right}"
            yield item("·", said, "" if equation.holds else "bold red")

    def _steps(self) -> Iterator[RenderableType]:
        steps = next_steps(self._run, self._summary, self._labels)
        if not steps:
            return
        yield heading(self._labels.word("next_steps"))
        colon = self._labels.word("colon")
        for number, step in enumerate(steps[:_STEPS], start=1):
            said = (step.about + colon if step.about else "") + step.text
            yield item(f"{number}.", self._labels.word("semicolon").join(filter(None, (said, step.how))))
        yield from more(len(steps) - _STEPS, self._labels)


def more(number: int, labels: Labels) -> Iterator[RenderableType]:
    """Yield that so many lines are left out, if any."""
    if number > 0:
        yield item(" ", say("more_rows", labels.language, n=number), "dim")


def _table() -> Table:
    return Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True, pad_edge=False)


def heading(text: str) -> RenderableType:
    """Return the heading of a part of a summary."""
    return Padding(Line(text, style="bold"), (1, 0, 0, 0))


def item(mark: str, text: str, style: str = "") -> RenderableType:
    """Return a line of a list, its later lines standing under its first."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(Line(mark, style=style), _Wrapped(text, style))
    return grid


def wrapped(text: str, style: str = "") -> RenderableType:
    """Return a paragraph that breaks between Chinese characters too."""
    return _Wrapped(text, style)


class _Wrapped:
    """Text that breaks between Chinese characters too; rich breaks at blanks alone."""

    def __init__(self, text: str, style: str = "") -> None:
        self._text, self._style = text, style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """Yield the lines for the width there is."""
        for line in wrap(self._text, options.max_width):
            yield Line(line, style=self._style, no_wrap=True, overflow="ignore")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Ask for the width of the text in one line."""
        return Measurement(2, max(2, min(cell_len(self._text), options.max_width)))


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells; a piece that is wider is cut."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if cell_len(lines[-1] + piece.rstrip()) > width and lines[-1]:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
        while cell_len(lines[-1]) > width and cell_len(lines[-1].rstrip()) > width:
            head = chop_cells(lines[-1], width)[0]
            lines[-1:] = [head, lines[-1][len(head) :]]
    return [line.rstrip() for line in lines]
