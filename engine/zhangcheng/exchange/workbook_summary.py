"""The summary sheet in front: what the run comes to, in the officer's own workbook."""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.workbook_cells import (
    FILLS,
    box,
    for_paper,
    heading,
    heads,
    put,
    put_number,
    widths,
)
from zhangcheng.exchange.workbook_cells import (
    title as put_title,
)
from zhangcheng.exchange.workbook_fit import fit_rows, height, lines
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.mending import against_view, to_pass_views
from zhangcheng.report.phrases import (
    balance_equations,
    equation_terms,
    headline,
    next_steps,
    notices,
)
from zhangcheng.report.summary import add_up, applicable, summarise
from zhangcheng.report.values import Labels
from zhangcheng.report.waivers import waiver_rows
from zhangcheng.wording.numbers import percent
from zhangcheng.wording.words import say

_WIDTHS = (30, 14, 12, 12, 12, 12, 12, 24)


def add_summary(
    book: Book, run: Run, labels: Labels, *, title: str, told: Sequence[str] = ()
) -> Worksheet:
    """Add the summary sheet; `told` is what else there is to say of the workbook."""
    sheet: Worksheet = book.create_sheet(title)
    widths(sheet, _WIDTHS)
    _Writer(sheet, run, labels, told).write()
    for_paper(sheet)
    return sheet


class _Writer:
    def __init__(self, sheet: Worksheet, run: Run, labels: Labels, told: Sequence[str]) -> None:
        self._told = told
        self._sheet, self._run, self._labels = sheet, run, labels
        self._summary = summarise(run)
        self._row = 0

    def write(self) -> None:
        """Write part after part."""
        self._head()
        self._legend()
        self._areas()
        self._places()
        self._to_pass()
        self._against()
        self._waivers()
        self._steps()
        self._balance()

    def _line(self, text: str, *, bold: bool = False) -> None:
        """Write text over the whole width of the sheet."""
        self._row += 1
        put(self._sheet, self._row, 1, text, bold=bold)
        self._sheet.merge_cells(
            start_row=self._row, start_column=1, end_row=self._row, end_column=len(_WIDTHS)
        )
        self._sheet.row_dimensions[self._row].height = height(lines(text, int(sum(_WIDTHS) * 0.9)))

    def _part(self, name: str) -> None:
        self._row += 2
        heading(self._sheet, self._row, self._labels.word(name))

    def _heads(self, texts: Sequence[str]) -> None:
        self._row += 1
        heads(self._sheet, self._row, texts)
        fit_rows(self._sheet, self._row, self._row)

    def _cells(self, values: Sequence[str | int]) -> None:
        self._row += 1
        for column, value in enumerate(values, start=1):
            if isinstance(value, int):
                put_number(self._sheet, self._row, column, Decimal(value))
            else:
                put(self._sheet, self._row, column, value)
        box(self._sheet, self._row, len(values))
        fit_rows(self._sheet, self._row, self._row)

    def _head(self) -> None:
        run, labels = self._run, self._labels
        word = labels.word
        files = word("list_comma").join(file.name for file in run.files)
        self._row += 1
        put_title(self._sheet, self._row, word("report"))
        self._line(f"{labels.text(run.pack.title)} {run.pack.version}")
        self._line(
            f"{word('as_of')} {run.clock.as_of} · {word('period')} {run.clock.period.start} – "
            f"{run.clock.period.end} · {word('data')} {files}"
        )
        self._line(headline(run, self._summary, labels.language), bold=True)
        for notice in (*notices(run, labels.language), *self._told):
            self._line(f"! {notice}")
        self._line(word("no_legal_effect"))

    def _legend(self) -> None:
        self._row += 1
        for column, name in enumerate(FILLS, start=1):
            cell = put(self._sheet, self._row + 1, column, self._labels.word(f"marked_{name}"))
            cell.fill = FILLS[name]
        self._row += 1
        self._line(self._labels.word("marked_means"))

    def _areas(self) -> None:
        labels = self._labels
        self._part("by_area")
        self._heads(
            [labels.word("area"), labels.word("share"), *(labels.text(o.label) for o in Outcome)]
        )
        rows = [(labels.text(s.area.title), s.outcomes) for s in self._summary.areas]
        rows.append((labels.word("total"), add_up(s.outcomes for s in self._summary.areas)))
        for name, outcomes in rows:
            share = percent(outcomes[Outcome.PASS], applicable(outcomes))
            self._cells([name, share, *(outcomes[outcome] for outcome in Outcome)])

    def _places(self) -> None:
        labels = self._labels
        self._part("by_place")
        names = ("place", "institutions", "clear", "undecided", "failing", "failed_checks")
        self._heads([labels.word(name) for name in names])
        for place in self._summary.places:
            codes = (code for code in (place.county, place.subdistrict) if code)
            self._cells(
                [
                    " ".join(labels.place(code) for code in codes) or labels.word("elsewhere"),
                    place.institutions,
                    place.clear,
                    place.undecided,
                    place.failing,
                    place.failed_checks,
                ]
            )

    def _to_pass(self) -> None:
        views = to_pass_views(self._run, self._labels)
        if not views:
            return
        word = self._labels.word
        self._part("to_pass")
        for view in views:
            self._line(f"{view.county}{word('colon')}{view.sentence or '–'}")
            if view.unknown:
                self._line(say("to_pass_unknown", self._labels.language, n=view.unknown))

    def _against(self) -> None:
        view = against_view(self._run, self._labels)
        if view is None:
            return
        word = self._labels.word
        self._part("against")
        self._line(f"{view.sentence}{word('headline_stop')}{view.which}")
        if view.other_rules:
            self._line(word("against_other_rules"))
        gone = [row for row in view.rows if row.kind in {"fixed", "gone", "out_of_scope"}]
        if gone:
            self._heads(["", word("institution"), word("record"), word("rule"), word("against_now")])
            for row in gone:
                self._cells([row.kind_label, row.institution, row.record, row.rule, row.now])

    def _waivers(self) -> None:
        rows = waiver_rows(self._run, self._labels)
        if not rows:
            return
        names = ("state", "who", "effect", "span", "reason", "basis", "approved_by")
        self._part("waivers")
        self._heads(
            [self._labels.word("rule"), *(self._labels.word(f"waiver_{name}") for name in names)]
        )
        for r in rows:
            self._cells(
                [r.rule, r.state_label, r.who, r.effect, r.span, r.reason, r.basis, r.approved_by]
            )

    def _steps(self) -> None:
        steps = next_steps(self._run, self._summary, self._labels)
        word = self._labels.word
        self._part("next_steps")
        for number, step in enumerate(steps, start=1):
            said = (step.about + word("colon") if step.about else "") + step.text
            self._line(f"{number}. {word('semicolon').join(filter(None, (said, step.how)))}")
        if not steps:
            self._line(word("no_steps"))

    def _balance(self) -> None:
        labels = self._labels
        self._part("balance")
        self._line(labels.word("closes" if self._run.balance.closes else "open"), bold=True)
        for equation in balance_equations(self._run):
            right = " + ".join(f"{label} {n:,}" for label, n in equation_terms(equation, labels))
            sign = "=" if equation.holds else "≠"
            self._line(f"{labels.word(equation.name)} {equation.number:,} {sign} {right}")
