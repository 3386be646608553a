"""The scores as a workbook: league table, all stages, weights with their sources, balance."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from rich.cells import cell_len

from zhangcheng.diagnostics.text import Language
from zhangcheng.report.faults import fault_rows, reading_rows
from zhangcheng.report.phrases import own_notices
from zhangcheng.report.scores.accounts import StageRow, account_views
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.phrases import (
    headline,
    last_sentences,
    period_sentences,
    score_notices,
    sure_range,
)
from zhangcheng.report.scores.rows import row_counts
from zhangcheng.report.scores.views import Views
from zhangcheng.report.scores.words import BALLOTS
from zhangcheng.report.values import Labels
from zhangcheng.report.waivers import waiver_rows
from zhangcheng.scoring.result import LineKind, Stage, Standing, State
from zhangcheng.whole_files import whole_file
from zhangcheng.wording.numbers import exact
from zhangcheng.wording.words import WORDS as SHARED

_DIGITS = 15
"""Significant digits that a cell's number keeps; a number with more is written as text."""
_OUTSIDE = (LineKind.ADDITION, LineKind.DEDUCTION)
_LINE = 15
"""Points of a line of text: office programs that reckon no heights would cut what is wrapped."""
Cell = str | int | float | Decimal | None
"""A float is a share, shown in per cent and marked below 100 %."""


def write_workbook(scores: Scores, path: Path, *, language: Language = "zh") -> None:
    """Write the workbook."""
    with whole_file(path) as beside, xlsxwriter.Workbook(beside) as book:
        # The same scores give the same bytes.
        book.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})
        _Writer(book, scores, language).write()


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return how many lines the tallest cell of a row takes."""
    texts = ((cell, width) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str))
    return max((-(-cell_len(text) // max(width - 1, 1)) for text, width in texts), default=1) or 1


def _part(share: Decimal | None) -> float | None:
    """Return a share as a cell; shown with a decimal it is never all where anything is lacking."""
    return None if share is None else float(share if share == 1 else min(share, Decimal("0.999")))


def _lost(stage: Stage) -> Decimal | None:
    """Return what an indicator has lost of the points it counts for; none where it has more."""
    if stage.best is None or stage.contribution is None:
        return None
    return max(stage.best - stage.contribution, Decimal(0))


class _Writer:
    def __init__(self, book: Any, scores: Scores, language: Language) -> None:  # noqa: ANN401 - untyped library
        self._book, self._scores, self._run = book, scores, scores.run
        self._language = language
        self._views = Views(scores, language)
        self._names = self._views.names
        self._labels = Labels(scores.run, language)
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._head = book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#EEF1F4", "text_wrap": True, "valign": "top"}
        )
        self._wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self._number = book.add_format({"valign": "top", "num_format": "0.####", "indent": 1})
        decimals = "0" * self._run.card.rounding.decimals
        self._score = book.add_format(
            {"valign": "top", "num_format": f"0.{decimals}".rstrip("."), "indent": 1}
        )
        self._whole = book.add_format({"valign": "top", "num_format": "0", "indent": 1})
        shown = {"valign": "top", "num_format": "0.0%", "align": "right", "indent": 1}
        self._share = book.add_format(shown)
        self._part = book.add_format({**shown, "bold": True, "font_color": "#7A4D00"})
        self._warn = book.add_format({"italic": True, "font_color": "#7A4D00", "text_wrap": False})

    def write(self) -> None:
        self._league()
        self._stages()
        self._card()
        self._balance()
        self._waivers()
        self._faults()

    def _sheet(
        self, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int]
    ) -> None:
        sheet = self._book.add_worksheet(name[:31])
        above = [self._run.card.title.get(self._language), headline(self._run, self._language)]
        if name == self._names.word("league"):
            # Once is enough: the other sheets have room for what they show.
            above += last_sentences(self._scores, self._names)
            above += score_notices(self._scores, self._names)
            above += own_notices(self._run.dataset.notices, self._language)
        elif self._run.card.basis.illustrative:
            above.append(self._names.word("illustrative_card"))
        sheet.write_string(0, 0, above[0], self._title)
        for line, text in enumerate(above[1:], start=1):
            sheet.write_string(line, 0, text, self._warn if line > 1 else None)
        top = len(above) + 1
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(top, column, head, self._head)
        sheet.set_row(top, _LINE * _lines(heads, widths))
        line = top
        for line, row in enumerate(rows, start=top + 1):
            for column, cell in enumerate(row):
                self._cell(sheet, line, column, cell)
            sheet.set_row(line, _LINE * _lines(row, widths))
        sheet.freeze_panes(top + 1, 2)
        sheet.autofilter(top, 0, max(line, top + 1), len(heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)

    def _cell(self, sheet: Any, line: int, column: int, cell: Cell) -> None:  # noqa: ANN401 - untyped library
        if cell is None:
            return
        if isinstance(cell, Decimal):
            text = exact(cell)
            if len(text.strip("-0").replace(".", "")) > _DIGITS:
                sheet.write_string(line, column, text)
            else:
                scored = -int(cell.as_tuple().exponent) == self._run.card.rounding.decimals
                sheet.write_number(line, column, float(cell), self._score if scored else self._number)
        elif isinstance(cell, float):
            sheet.write_number(line, column, cell, self._share if cell >= 1 else self._part)
        elif isinstance(cell, int):
            sheet.write_number(line, column, cell, self._whole)
        else:
            sheet.write_string(line, column, cell, self._wrap)

    def _league(self) -> None:
        keys = ["rank", "institution", "code", "group", "group_rank", "score", "weight_scored", "grade"]
        widths = [8, 26, 16, 14, 10, 10, 12, 10]
        if self._scores.sensitivity is not None:
            keys.append("sure")
            widths.append(12)
        if self._scores.last:
            keys += ["last_score", "last_rank"]
            widths += [10, 10]
        heads = [self._names.word(key) for key in (*keys, "state", "notices")]
        rows = map(self._league_row, self._run.standings)
        self._sheet(self._names.word("league"), heads, rows, [*widths, 16, 60])

    def _league_row(self, standing: Standing) -> list[Cell]:
        key = standing.key
        row: list[Cell] = [
            standing.rank,
            standing.name,
            key,
            self._run.group_titles.get(standing.group or "", ""),
            standing.group_rank,
            standing.score,
            _part(standing.weight_scored),
            self._names.graded(standing),
        ]
        if self._scores.sensitivity is not None:
            sure = self._scores.sensitivity.sure.get(key)
            row.append(sure_range(sure) if sure is not None else None)
        if self._scores.last:
            last = self._scores.last.get(key)
            row.append(Decimal(last.score) if last is not None and last.score is not None else None)
            row.append(last.rank if last is not None else None)
        notes = self._names.word("semicolon").join(self._names.notes(standing))
        return [*row, self._names.state(standing.state), notes]

    def _stages(self) -> None:
        word = self._names.word
        keys = ("institution", "code", "item", "raw", "treated", "share", "own_points", "contribution")
        heads = [word(key) for key in (*keys, "best", "lost", "full_points", "cells")]
        widths = [26, 16, 30, 14, 14, 12, 12, 14, 12, 12, 12, 70]
        self._sheet(word("stages"), heads, self._stage_rows(), widths)

    def _stage_rows(self) -> Iterable[list[Cell]]:
        views = {view.key: view for view in account_views(self._scores, self._names)}
        for account in self._run.accounts:
            view = views[account.standing.key]
            who: list[Cell] = [account.standing.name, account.standing.key]
            for stage, shown in zip(account.stages, view.stages, strict=True):
                numbers = (stage.raw, stage.treated, stage.share, stage.points, stage.contribution)
                rest = (stage.best, _lost(stage), stage.full)
                yield [*who, shown.title, *numbers, *rest, self._behind(shown)]
            lines = [line for line in account.lines if line.kind in _OUTSIDE]
            for line, shown in zip(lines, view.adjustments, strict=True):
                numbers = (line.times, None, None, line.points, line.points)
                yield [*who, shown.title, *numbers, *[None] * 3, self._behind(shown)]
            for shown in view.vetoes:
                yield [*who, shown.title, *[None] * 8, self._behind(shown)]

    def _behind(self, shown: StageRow) -> str:
        """Return what is behind a row: notes, values with their cells, records."""
        cells = [f"{i.label} {self._names.word('list').join(i.cells)}" for i in shown.inputs]
        parts = [part for part in (shown.note, shown.behind) if part]
        return self._names.word("semicolon").join([*parts, *cells, *shown.records])

    def _card(self) -> None:
        word = self._names.word
        heads = [
            word(key) for key in ("item", "weight", "full_points", "method", "missing_policy", "basis")
        ]
        rows: Iterable[list[Cell]] = (
            [
                "    " * row.depth + row.title,
                Decimal(row.weight) if row.weight else None,
                Decimal(row.full) if row.full else None,
                row.method,
                row.missing,
                word("semicolon").join(
                    filter(None, (row.basis, word("illustrative") * row.illustrative, *row.marks))
                ),
            ]
            for row in self._views.items()
        )
        self._sheet(word("card"), heads, rows, [40, 10, 12, 34, 34, 60])

    def _balance(self) -> None:
        word, balance = self._names.word, self._run.balance
        rows: list[list[Cell]] = [[word("records"), balance.records]]
        rows += [[self._names.state(state), balance.states[state]] for state in State]
        rows.append([word("balance"), word("closes" if balance.closes else "open")])
        for count in self._run.ballots:
            title = self._names.item(count.indicator)
            rows.append([f"{word('ballots')} {title}", count.ballots])
            for name in BALLOTS:
                rows.append([f"{title} · {word(name)}", getattr(count, name)])
        read, accepted, rejected = (
            self._labels.word(key) for key in ("rows_read", "rows_accepted", "rows_rejected")
        )
        for title, row in row_counts(self._run, self._language):
            rows.append([f"{title} · {read}", row.read])
            rows.append([f"{title} · {accepted}", row.accepted])
            rows.append([f"{title} · {rejected}", row.rejected])
        rows += [[sentence, None] for sentence in period_sentences(self._run, self._names)]
        rows.append([SHARED["no_legal_effect"].get(self._language), None])
        self._sheet(word("balance"), [word("item"), word("balance")], rows, [70, 14])

    def _waivers(self) -> None:
        word, rows = self._labels.word, waiver_rows(self._run, self._labels)
        if not rows:
            return
        keys = ("state", "who", "effect", "span", "reason", "basis", "approved_by")
        heads = [word("rule"), *(word(f"waiver_{key}") for key in keys), word("address")]
        cells: Iterable[list[Cell]] = (
            [
                *(r.rule, r.state_label, r.who, r.effect, r.span, r.reason, r.basis, r.approved_by),
                r.address,
            ]
            for r in rows
        )
        self._sheet(word("waivers"), heads, cells, [34, 12, 26, 26, 26, 34, 34, 20, 24])

    def _faults(self) -> None:
        word, labels = self._labels.word, self._labels
        found = [*fault_rows(self._run, labels), *reading_rows(self._run, labels)]
        heads = [word(key) for key in ("address", "problem", "code")]
        rows: Iterable[list[Cell]] = (
            [f.address, " ".join(filter(None, (f.message, f.hint))), f"{f.severity_label} {f.code}"]
            for f in found
        )
        if found:
            self._sheet(word("diagnostics"), heads, rows, [34, 90, 16])
