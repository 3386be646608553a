"""XLSX: the officer's own workbook with marked cells, or a new one, with summary and ledger.

The workbook is opened and saved by openpyxl: values, formulas, formats, widths, filters and
drop-downs stay; it is a copy, the file of the officer is not touched. Personal
data is taken out of it.
"""

import datetime as dt
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from zhangcheng.dataset.personal_text import masked_file
from zhangcheng.exchange.archive import save_workbook
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.workbook_entries import Entries, add_left, read_entries
from zhangcheng.exchange.workbook_ledger import add_ledger, add_rules
from zhangcheng.exchange.workbook_marks import mark
from zhangcheng.exchange.workbook_personal import take_out_personal_data
from zhangcheng.exchange.workbook_summary import add_summary
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say

_OURS = ("summary", "ledger", "rules")
"""The sheets that are added for a run, in this order."""

_WORKBOOKS = (".xlsx", ".xlsm")


def write(report: Report, path: Path) -> None:
    """Write the workbook; what was filled in in the one that it replaces is carried over."""
    save_workbook(build(report, read_entries(path)), path, _day(report))


def build(report: Report, entries: Entries | None = None) -> Book:
    """Return the workbook: summary in front, then the ledger, the rules, and the data as it was.

    `entries` are what was filled in before; those that no ledger takes over have a sheet of their own.
    """
    entries = Entries(left={}) if entries is None else entries
    book, taken_out = _opened(report)
    titles = {sheet.title for sheet in book.worksheets}
    sheets: list[Worksheet] = []
    masked = (taken_out or 0) + entries.masked
    told = [say("personal_data_masked", report.language, n=masked)] if masked else []
    for number, run in enumerate(report.runs):
        labels = Labels(run, report.language)
        if taken_out is not None:
            mark(book, run, labels)
        suffix = f" {number + 1}" if len(report.runs) > 1 else ""
        names = [_free(f"sheet_{name}", suffix, labels, titles) for name in _OURS]
        ledger = add_ledger(book, run, labels, title=names[1], entries=entries)
        if number + 1 == len(report.runs):
            told += _carried_over(book, entries, labels, titles)
        summary = add_summary(book, run, labels, title=names[0], told=told)
        sheets += (summary, ledger, add_rules(book, run, labels, title=names[2]))
    for place, sheet in enumerate(sheets):
        book.move_sheet(sheet, place - book.index(sheet))
    book.active = 0
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.worksheets[0]
    return book


def _carried_over(book: Book, entries: Entries, labels: Labels, titles: set[str]) -> list[str]:
    """Say what of the ledger before was taken over; what was not has a sheet of its own, the last."""
    told = []
    if entries.taken:
        told.append(say("entries_taken", labels.language, n=entries.taken))
    if entries.left:
        title = _free("sheet_left", "", labels, titles)
        add_left(book, entries, labels, title=title)
        told.append(say("entries_left", labels.language, n=len(entries.left), sheet=title))
    return told


def _opened(report: Report) -> tuple[Book, int | None]:
    """Return the workbook that the data is in, and in how many places personal data was taken out.

    Where the data is anything else, it is an empty one, and None.
    """
    data = report.data
    if data is not None and data.is_file() and data.suffix.lower() in _WORKBOOKS:
        # A workbook with macros is saved without them: the report is no program.
        book = load_workbook(data, rich_text=True)
        found = [fault for run in report.runs for fault in run.diagnostics]
        return book, take_out_personal_data(book, found, masked_file(data))
    book = Workbook()
    book.properties.created = dt.datetime.combine(_day(report), dt.time())
    book.remove(book.worksheets[0])
    return book, None


def _day(report: Report) -> dt.date:
    """Return the latest as-of date of the runs."""
    return max(run.clock.as_of for run in report.runs)


def _free(name: str, suffix: str, labels: Labels, taken: set[str]) -> str:
    """Return a sheet's title that no other sheet has."""
    base = labels.word(name) + suffix
    title, number = base, 1
    while title in taken:
        number += 1
        title = f"{base} ({number})"
    taken.add(title)
    return title
