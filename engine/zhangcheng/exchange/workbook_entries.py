"""Carries over what people filled in: who puts right what by when, in the ledger that is replaced."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, is_zipfile

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from zhangcheng.exchange.workbook_cells import for_paper, heads, put, widths
from zhangcheng.exchange.workbook_personal import without_numbers
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import WORDS

TO_FILL_IN = ("responsible", "deadline", "done")
_CHECK = ("county", "subdistrict", "institution", "record", "rule")
_WIDTHS = (12, 13, 20, 20, 32, 14, 13, 11)

Check = tuple[str, ...]
"""What a row is about, in words: its county, subdistrict, institution, record and rule.

Two counties may have institutions of one name.
"""

Filled = Mapping[str, object]
"""Values by the name of their column, only those that are filled in."""


@dataclass(slots=True, kw_only=True)
class Entries:
    """What was filled in, by check; what a new ledger has taken over is `taken`, the rest `left`.

    Personal data is left out of it, in so many places as `masked` says.
    """

    left: dict[Check, Filled]
    taken: int = 0
    masked: int = 0

    def take(self, check: Check) -> Filled:
        """Return what was filled in of a check, and count it as taken over."""
        found = self.left.pop(check, {})
        self.taken += bool(found)
        return found


def read_entries(path: Path) -> Entries:
    """Return what is filled in in a workbook that was written before; nothing of any other file."""
    found: dict[Check, Filled] = {}
    masked = 0
    for _, rows in sheets_of(path):
        for check, filled in _of_sheet(rows):
            kept = {name: without_numbers(value) for name, value in filled.items()}
            masked += sum(kept[name] is not value for name, value in filled.items())
            found.setdefault(check, {name: value for name, value in kept.items() if value is not None})
    return Entries(left=found, masked=masked)


def sheets_of(path: Path, *, formulas: bool = False) -> Iterator[tuple[str, Iterator[Sequence[Any]]]]:
    """Yield the sheets of a workbook, title and rows; none of any other file, or where it is damaged.

    Args:
        path: the file.
        formulas: whether cells are their formulas rather than what those came to.
    """
    if not path.is_file() or not is_zipfile(path):
        return
    try:
        with closing(load_workbook(path, read_only=True, data_only=not formulas)) as book:
            for sheet in book.worksheets:
                yield sheet.title, sheet.iter_rows(values_only=True)
    except (KeyError, ValueError, OSError, SyntaxError, BadZipFile):  # SyntaxError is that of XML
        return


def _of_sheet(rows: Iterator[Sequence[Any]]) -> Iterator[tuple[Check, Filled]]:
    columns = columns_of(next(rows, ()))
    if columns is None:
        return
    for row in rows:
        cells = {name: row[at] for name, at in columns.items() if at < len(row)}
        filled = {name: cells[name] for name in TO_FILL_IN if cells.get(name) not in (None, "")}
        if filled:
            yield tuple(str(cells.get(name) or "") for name in _CHECK), filled


def columns_of(headings: Sequence[Any]) -> Mapping[str, int] | None:
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
    return any(columns_of(next(rows, ())) is not None for _, rows in sheets_of(path))
