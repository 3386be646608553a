"""The text of a cell: as a column of text keeps it, and as a diagnostic shows it."""

import datetime as dt
from decimal import Decimal

from zhangcheng.dataset.sheet import Cell, CellError, Nested, Shared, Unvalued

_LONGEST_SHOWN = 40
_EXACT_BELOW = 10**15
"""Excel keeps 15 significant digits; a longer whole number has lost its last ones."""


class DigitsLostError(ValueError):
    """A long number that stands as a number, not as text: its last digits are gone."""


def text_of(cell: Cell) -> str:
    """Return what a column of text keeps of a cell: 350602.0 is 350602, a date is ISO.

    Raises:
        DigitsLostError: when Excel has lost digits of it.
    """
    if isinstance(cell, float) and cell.is_integer():
        if abs(cell) >= _EXACT_BELOW:
            raise DigitsLostError
        return str(int(cell))
    return _written(cell)


def shown(cell: Cell) -> str:
    """Return a cell's text for a diagnostic, on one line and at most 40 characters long."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT_BELOW:
        cell = int(cell)
    text = " ".join(_written(cell).split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, Decimal):
        return _plain_decimal(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, CellError | Unvalued | Shared | Nested):
        return cell.text
    return "" if cell is None else str(cell)


def _plain_decimal(number: Decimal) -> str:
    text = (
        f"{number:f}" if number.is_finite() and abs(number.adjusted()) <= _LONGEST_SHOWN else str(number)
    )
    return text.rstrip("0").rstrip(".") if "." in text and "E" not in text else text
