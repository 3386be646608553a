"""The summary of a run for a terminal 80 columns wide; plain text when piped."""

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.run import Run
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.html_institutions import institution_name
from zhangcheng.report.phrases import headline, next_steps, notices
from zhangcheng.report.summary import Summary, add_up, applicable, summarise
from zhangcheng.report.values import Labels, percent
from zhangcheng.report.words import Count, say

_GAPS = 5
_FAULTS = 5
_STEPS = 5
_MOST_COLUMNS = 100
"""Wider lines are hard to read."""

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
    console.width = min(console.width, _MOST_COLUMNS)
    for part in _Writer(run, language).parts():
        console.print(part)


class _Writer:
    def __init__(self, run: Run, language: Language) -> None:
        self._run, self._language = run, language
        self._labels = Labels(run, language)
        self._summary: Summary = summarise(run, gaps=_GAPS)

    def parts(self) -> Iterator[RenderableType]:
        run, word = self._run, self._labels.word
        yield Line(f"{self._labels.text(run.pack.title)} {run.pack.version}", style="bold")
        yield Line(
            f"{word('as_of')} {run.clock.as_of} · {word('period')} "
            f"{run.clock.period.start} – {run.clock.period.end}"
        )
        for notice in notices(run, self._language):
            yield _item("!", notice, "yellow")
        yield ""
        yield Line(headline(run, self._summary, self._language), style="bold")
        yield ""
        yield self._areas()
        yield from self._gaps()
        yield from self._faults()
        yield from self._balance()
        yield from self._steps()

    def _areas(self) -> Table:
        labels = self._labels
        table = _table()
        table.add_column(labels.word("area"), ratio=1)
        table.add_column(labels.word("share"), justify="right", no_wrap=True)
        for outcome in Outcome:
            table.add_column(labels.text(outcome.label), justify="right", style=_STYLES[outcome])
        rows = [(labels.text(share.area.title), share.outcomes) for share in self._summary.areas]
        if len(rows) > 1:
            rows.append((labels.word("total"), add_up(outcomes for _, outcomes in rows)))
        for title, outcomes in rows:
            share = percent(outcomes[Outcome.PASS], applicable(outcomes))
            table.add_row(title, share, *(f"{outcomes[outcome]:,}" for outcome in Outcome))
        return table

    def _gaps(self) -> Iterator[RenderableType]:
        labels, run = self._labels, self._run
        if not self._summary.gaps:
            return
        yield _heading(labels.word("worst_gaps"))
        table = _table()
        table.add_column(labels.word("institution"), ratio=2)
        table.add_column(labels.word("rule"), ratio=3)
        for name in ("actual", "required", "gap"):
            table.add_column(labels.word(name), justify="right")
        for gap in self._summary.gaps:
            finding, part = gap.finding, gap.part
            name = institution_name(run, (finding.institution_type, finding.institution), labels)
            table.add_row(
                " ".join(filter(None, (name, labels.record(finding)))),
                labels.text(run.pack.rules[finding.rule].title),
                labels.part(finding, part, part.actual),
                labels.part(finding, part, part.required),
                labels.gap(part),
            )
        yield table

    def _faults(self) -> Iterator[RenderableType]:
        faults = self._run.diagnostics
        if not faults:
            return
        yield _heading(f"{self._labels.word('diagnostics')} ({len(faults)})")
        for fault in faults[:_FAULTS]:
            message = f"{fault.location}  {fault.message(self._language)}  [{fault.code.id}]"
            yield _item("·", message)
        yield from self._more(len(faults) - _FAULTS)

    def _balance(self) -> Iterator[RenderableType]:
        balance, labels = self._run.balance, self._labels
        state = labels.word("closes" if balance.closes else "open")
        yield _heading(f"{labels.word('balance')}{labels.word('colon')}{state}")
        word = labels.word
        sides: Iterable[tuple[str, int, list[tuple[str, int]]]] = (
            (
                word("rows_read"),
                balance.rows_read,
                [(word("rows_accepted"), balance.rows_accepted), (word("rows_rejected"), balance.rows_rejected)],
            ),
            (
                word("rows_accepted_full"),
                balance.rows_accepted,
                [
                    (word("in_force"), balance.records_in_force),
                    (word("not_in_force"), balance.records_not_in_force),
                ],
            ),
            (
                word("checks_due"),
                balance.checks_due,
                [(labels.text(outcome.label), balance.outcomes.get(outcome, 0)) for outcome in Outcome],
            ),
        )
        for name, left, terms in sides:
            sign = "=" if left == sum(number for _, number in terms) else "≠"
            right = " + ".join(f"{label} {Count(number)}" for label, number in terms)
            yield _item("·", f"{name} {Count(left)} {sign} {right}", "" if sign == "=" else "bold red")

    def _steps(self) -> Iterator[RenderableType]:
        steps = next_steps(self._run, self._summary, self._labels)
        if not steps:
            return
        yield _heading(self._labels.word("next_steps"))
        colon = self._labels.word("colon")
        for number, step in enumerate(steps[:_STEPS], start=1):
            said = (step.about + colon if step.about else "") + step.text
            yield _item(f"{number}.", " ".join(filter(None, (said, step.how))))
        yield from self._more(len(steps) - _STEPS)

    def _more(self, number: int) -> Iterator[RenderableType]:
        if number > 0:
            yield _item(" ", say("more_rows", self._language, n=number), "dim")


def _table() -> Table:
    return Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True, pad_edge=False)


def _heading(text: str) -> RenderableType:
    return Padding(Line(text, style="bold"), (1, 0, 0, 0))


def _item(mark: str, text: str, style: str = "") -> RenderableType:
    """Return a line of a list, its later lines standing under its first."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(Line(mark, style=style), Line(text, style=style))
    return grid
