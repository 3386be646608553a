"""The sheet 整改台账, a row for each check to put right; and the sheet of rules, passing ones too."""

from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.rows import Row, RowWriter
from zhangcheng.exchange.workbook_cells import (
    FILLS,
    box,
    for_paper,
    heads,
    put,
    put_number,
    put_percentage,
    style,
    widths,
)
from zhangcheng.exchange.workbook_entries import TO_FILL_IN, Entries, put_entry
from zhangcheng.exchange.workbook_fit import fit_numbers, fit_rows
from zhangcheng.model.comparison import Check, Move
from zhangcheng.model.finding import Scalar
from zhangcheng.model.outcome import OUTSTANDING, Outcome
from zhangcheng.report.provenance import marked_title
from zhangcheng.report.summary import applicable
from zhangcheng.report.values import Labels
from zhangcheng.wording.numbers import percent
from zhangcheng.wording.quantities import decimals_of_percentage, is_percentage
from zhangcheng.wording.words import say

_COLUMNS = (
    ("number", 7.0),
    ("county", 12.0),
    ("subdistrict", 13.0),
    ("institution", 20.0),
    ("record", 20.0),
    ("rule", 32.0),
    ("outcome", 13.0),
    ("actual", 15.0),
    ("required", 15.0),
    ("gap", 14.0),
    ("to_pass_label", 26.0),
    ("citation", 34.0),
    ("remedy", 34.0),
    ("against", 11.0),
    ("rule_id", 26.0),
    ("responsible", 14.0),
    ("deadline", 13.0),
    ("done", 11.0),
)
_HEAD = 1


def add_ledger(
    book: Book, run: Run, labels: Labels, *, title: str, entries: Entries | None = None
) -> Worksheet:
    """Add the ledger: findings that fail or lack data, in the order of the places.

    What people filled in of a check in the ledger before, `entries`, is taken out of there into it.
    """
    sheet: Worksheet = book.create_sheet(title)
    heads(sheet, _HEAD, [labels.word(name) for name, _ in _COLUMNS])
    widths(sheet, [width for _, width in _COLUMNS])
    moved = {} if run.against is None else {m.check: m for m in run.against.moved}
    last = _HEAD
    for number, row in enumerate(RowWriter(run, labels).rows(OUTSTANDING), start=1):
        last = _HEAD + number
        finding = row.finding
        known = moved.get(Check(finding.rule, finding.record_type, finding.key))
        kind = labels.text(known.kind.label) if known is not None else ""
        if known is not None and known.kind is Move.GONE:
            # It is on the list still, undecided now.
            kind = labels.word("against_undecided")
        put_number(sheet, last, 1, Decimal(number))
        _fill(sheet, last, row, kind=kind, labels=labels)
        key = (row.county, row.subdistrict, row.institution, row.record, row.rule)
        for name, value in (entries.take(key) if entries is not None else {}).items():
            put_entry(sheet, last, _place(name), value)
        box(sheet, last, len(_COLUMNS))
    _finish(sheet, last, labels)
    return sheet


def _fill(sheet: Worksheet, at: int, row: Row, *, kind: str, labels: Labels) -> None:
    texts = {
        "county": row.county,
        "subdistrict": row.subdistrict,
        "institution": row.institution,
        "record": row.record,
        "rule": row.rule,
        "outcome": row.outcome,
        "to_pass_label": row.to_pass or row.note,
        "citation": row.basis,
        "remedy": row.remedy,
        "against": kind,
        "rule_id": row.finding.rule,
    }
    single = row.single
    numbers: dict[str, Scalar] = {}
    if single is not None:
        numbers = {"actual": single.actual, "required": single.required, "gap": single.gap or None}
        if single.actual == single.required:
            # In words: the number alone would not say why it falls short.
            del numbers["required"]
    shown = {"actual": row.actual, "required": row.required, "gap": row.gap}
    for column, (name, _) in enumerate(_COLUMNS[1:], start=2):
        value = numbers.get(name)
        if isinstance(value, Decimal) and single is not None:
            if not is_percentage(single.unit):
                put_number(sheet, at, column, value, labels.unit(single.unit))
            elif name == "gap":
                put_number(sheet, at, column, *_in_points(value, labels))
            else:
                put_percentage(sheet, at, column, value)
        elif name in TO_FILL_IN:
            put(sheet, at, column, "")
        else:
            put(sheet, at, column, texts.get(name, shown.get(name, "")))
    colour = "fail" if row.finding.outcome is Outcome.FAIL else "unknown"
    style(sheet.cell(at, _place("outcome")), fill=FILLS[colour])


def _in_points(gap: Decimal, labels: Labels) -> tuple[Decimal, str]:
    """Return a gap between percentages as a number of percentage points, and their name."""
    points = round(gap.scaleb(2), decimals_of_percentage(gap))
    return points, say("percentage_points", labels.language, n="").strip()


def _place(name: str) -> int:
    return next(n for n, (column, _) in enumerate(_COLUMNS, start=1) if column == name)


def _finish(sheet: Worksheet, last: int, labels: Labels) -> None:
    """Add what helps to work with the ledger: filter, drop-down, dates, frozen heads, paper."""
    letter = get_column_letter(len(_COLUMNS))
    sheet.auto_filter.ref = f"A{_HEAD}:{letter}{last}"
    sheet.freeze_panes = f"{get_column_letter(_place('record'))}{_HEAD + 1}"
    for_paper(sheet, head=_HEAD, large=True)
    for name in ("actual", "required", "gap"):
        fit_numbers(sheet, _place(name), _HEAD + 1, last)
    fit_rows(sheet, _HEAD, last)
    if last == _HEAD:
        put(sheet, _HEAD + 1, 1, labels.word("no_steps"))
        return
    done, deadline = (get_column_letter(_place(name)) for name in ("done", "deadline"))
    choices = DataValidation(type="list", formula1=f'"{labels.word("done_choices")}"', allow_blank=True)
    choices.add(f"{done}{_HEAD + 1}:{done}{last}")
    sheet.add_data_validation(choices)
    dates = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
    dates.add(f"{deadline}{_HEAD + 1}:{deadline}{last}")
    sheet.add_data_validation(dates)
    for row in range(_HEAD + 1, last + 1):
        style(sheet.cell(row, _place("deadline")), number_format="yyyy-mm-dd")


def add_rules(book: Book, run: Run, labels: Labels, *, title: str) -> Worksheet:
    """Add the rules that were checked, with how often each had each outcome."""
    sheet: Worksheet = book.create_sheet(title)
    names = [labels.word(name) for name in ("area", "rule", "level", "requirement")]
    numbers = [labels.word("share"), *(labels.text(outcome.label) for outcome in Outcome)]
    heads(sheet, 1, [*names, *numbers, labels.word("citation"), labels.word("rule_id")])
    widths(sheet, [20, 36, 9, 44, 10, *([10] * len(Outcome)), 44, 26])
    areas = {area.id: labels.text(area.title) for area in run.pack.areas}
    for row, count in enumerate(run.rule_counts, start=2):
        rule = run.pack.rules[count.rule]
        asked = run.pack.prose(run.pack.tree(rule.require), record_type=rule.record)
        basis = labels.word("semicolon").join(labels.text(c.text) for c in rule.citations)
        share = percent(count.outcomes.get(Outcome.PASS, 0), applicable(count.outcomes))
        texts = [
            areas.get(rule.area, rule.area),
            marked_title(run, rule, labels),
            labels.word(f"level_{rule.level.value}"),
            labels.text(asked),
            share,
        ]
        for column, text in enumerate(texts, start=1):
            put(sheet, row, column, text)
        for column, outcome in enumerate(Outcome, start=len(texts) + 1):
            put_number(sheet, row, column, Decimal(count.outcomes.get(outcome, 0)))
        last = len(texts) + len(Outcome) + 2
        put(sheet, row, last - 1, basis or labels.word("no_citation"))
        put(sheet, row, last, rule.id)
        box(sheet, row, last)
    sheet.freeze_panes = "C2"
    for_paper(sheet, head=1, large=True)
    fit_rows(sheet, 1, sheet.max_row)
    return sheet
