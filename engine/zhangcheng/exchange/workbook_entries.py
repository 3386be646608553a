"""Carries over what people filled in: who puts right what by when, in the ledger that is replaced."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from zhangcheng.exchange.workbook_cells import for_paper, heads, put, widths
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import WORDS

TO_FILL_IN = ("responsible", "deadline", "done")
_CHECK = ("institution", "record", "rule")
_WIDTHS = (20, 20, 32, 14, 13, 11)

Check = tuple[str, str, str]
"""The institution, the record and the rule of a row, in words."""

Filled = Mapping[str, object]
"""Values by the name of their column, only those that are filled in."""


@dataclass(slots=True, kw_only=True)
class Entries:
    """What was filled in, by check; what a new ledger has taken over is `taken`, the rest `left`."""

    left: dict[Check, Filled]
    taken: int = 0

    def take(self, check: Check) -> Filled:
        """Return what was filled in of a check, and count it as taken over."""
        found = self.left.pop(check, {})
        self.taken += bool(found)
        return found


def read_entries(path: Path) -> Entries:
    """Return what is filled in in a workbook that was written before; nothing of any other file."""
    found: dict[Check, Filled] = {}
    if path.is_file() and is_zipfile(path):
        try:
            book = load_workbook(path, read_only=True, data_only=True)
        except (KeyError, ValueError, OSError):
            return Entries(left=found)
        for sheet in book.worksheets:
            for check, filled in _of_sheet(sheet.iter_rows(values_only=True)):
                found.setdefault(check, filled)
        book.close()
    return Entries(left=found)


def _of_sheet(rows: Iterator[Sequence[Any]]) -> Iterator[tuple[Check, Filled]]:
    columns = _columns(next(rows, ()))
    if columns is None:
        return
    for row in rows:
        cells = {name: row[at] for name, at in columns.items() if at < len(row)}
        filled = {name: cells[name] for name in TO_FILL_IN if cells.get(name) not in (None, "")}
        if filled:
            institution, record, rule = (str(cells.get(name) or "") for name in _CHECK)
            yield (institution, record, rule), filled


def _columns(headings: Sequence[Any]) -> Mapping[str, int] | None:
    """Return where the columns are, if the headings are those of a ledger that we wrote."""
    places = {heading: at for at, heading in enumerate(headings) if isinstance(heading, str)}
    for language in ("zh", "en"):
        names = {name: WORDS[name].get(language) for name in (*_CHECK, *TO_FILL_IN)}
        if places.keys() >= set(names.values()):
            return {name: places[heading] for name, heading in names.items()}
    return None


def add_left(book: Book, entries: Entries, labels: Labels, *, title: str) -> None:
    """Add a sheet of what was filled in of checks that there is nothing to put right of any more."""
    sheet: Worksheet = book.create_sheet(title)
    heads(sheet, 1, [labels.word(name) for name in (*_CHECK, *TO_FILL_IN)])
    widths(sheet, _WIDTHS)
    for line, (check, filled) in enumerate(entries.left.items(), start=2):
        for column, text in enumerate(check, start=1):
            put(sheet, line, column, text)
        for column, name in enumerate(TO_FILL_IN, start=len(check) + 1):
            put_entry(sheet, line, column, filled.get(name, ""))
    for_paper(sheet, head=1)


def put_entry(sheet: Worksheet, row: int, column: int, value: object) -> None:
    """Write what a person had filled in: a day as a day, a number as one, text never as a formula."""
    if isinstance(value, dt.date | int | float):
        cell = sheet.cell(row, column)
        cell.value = value
        if isinstance(value, dt.date):
            cell.number_format = "yyyy-mm-dd"
    else:
        put(sheet, row, column, str(value))


def is_ledger(path: Path) -> bool:
    """Whether a file is a workbook with a ledger that we wrote."""
    if not is_zipfile(path):
        return False
    try:
        book = load_workbook(path, read_only=True)
        heads = [next(sheet.iter_rows(values_only=True, max_row=1), ()) for sheet in book.worksheets]
        book.close()
    except (KeyError, ValueError, OSError):
        return False
    return any(_columns(row) is not None for row in heads)
