"""Gives rows the height and columns the width that their text takes; not every program does."""

import functools
import re
from decimal import Decimal

from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zhangcheng.diagnostics.width import width

_LINE, _MARGIN, _TALLEST = 15.0, 3.0, 409.0
"""Points: of a line at the size of the sheets, of a row besides, and of the tallest row there may be."""

_ROOM = 0.9
"""Of a column's width: fonts differ from machine to machine, and no text may be cut off."""

_WIDEST = 34.0
_PIECE = re.compile(r"[\u2e80-\uffef]|(?:(?![\u2e80-\uffef])\S)+\s*|\s+")
"""What stays on one line: a Chinese character, or a word."""


def fit_rows(sheet: Worksheet, first: int, last: int, *, least: float = 0.0) -> None:
    """Set the heights of rows, so that all text that wraps in them is seen."""
    columns = range(1, sheet.max_column + 1)  # openpyxl looks at every cell to tell
    for row in range(first, last + 1):
        lines = max((_lines(sheet, row, column) for column in columns), default=1)
        sheet.row_dimensions[row].height = height(lines, least=least)


def height(lines: int, *, least: float = 0.0) -> float:
    """Return the height of a row of so many lines."""
    return min(_TALLEST, max(least, _MARGIN + _LINE * lines))


def fit_numbers(sheet: Worksheet, column: int, first: int, last: int) -> None:
    """Widen a column whose numbers, with their units, would not be shown in it."""
    longest = max((_shown(sheet, row, column) for row in range(first, last + 1)), default=0)
    dimension = sheet.column_dimensions[get_column_letter(column)]
    dimension.width = max(dimension.width, min(_WIDEST, longest / _ROOM + 2))


def _shown(sheet: Worksheet, row: int, column: int) -> int:
    """Return how long a number is as it is shown; 0 for anything else, which wraps."""
    cell = sheet.cell(row, column)
    if not isinstance(cell.value, int | float | Decimal):
        return 0
    digits, _, unit = cell.number_format.partition('"')
    scale = len(digits.partition(".")[2])
    return len(f"{cell.value:,.{scale}f}") + width(unit)


def _lines(sheet: Worksheet, row: int, column: int) -> int:
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell) or not isinstance(cell.value, str):
        return 1
    room = sheet.column_dimensions[get_column_letter(column)].width
    return lines(cell.value, int(room * _ROOM))


@functools.lru_cache(maxsize=65536)
def lines(text: str, room: int) -> int:
    """Return how many lines a text takes where so many characters fit on one; Chinese are two."""
    return sum(_of_paragraph(paragraph, max(2, room)) for paragraph in text.split("\n"))


def _of_paragraph(text: str, room: int) -> int:
    found, used = 1, 0
    for piece in _PIECE.findall(text):
        needed = width(piece.rstrip())
        if used and used + needed > room:
            found, used = found + 1, 0
        # A word that is wider than the column is broken.
        found += max(0, needed - 1) // room
        used += width(piece) if needed <= room else needed % room
    return found
