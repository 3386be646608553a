"""Dates and months of cells: as people write them, as numbers that spreadsheets keep, never guessed."""

import datetime as dt
import re

from zhangcheng.dataset.fault import Converted, Converter, Fault, Noted
from zhangcheng.dataset.normal import narrow
from zhangcheng.dataset.sheet import Cell
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.label import plain

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_DATE = re.compile(
    rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*[日号]?{_TIME}|(\d{{4}})(\d{{2}})(\d{{2}})"
)
_MONTH = re.compile(r"(\d{4})\s*(?:[-/.]\s*(\d{1,2})|年\s*(\d{1,2})\s*月(?:份)?|(\d{2}))")
_SERIAL = re.compile(r"\d{5}")
_DAY_ZERO = dt.date(1899, 12, 30)
"""The day before serial date 1, moved for the 29 February 1900 that spreadsheets believe in."""

_FIRST_SERIAL, _LAST_SERIAL = 10_000, 73_415
"""1927 to 2100: a number beyond is no date that a ledger holds, most likely a bare year."""

_SINCE_1904 = 1462
"""Days from the beginning of the usual serial dates to that of workbooks that count from 1904."""

_USUAL, _OF_1904 = (
    {"system": Text("", "")},
    {"system": Text("（这个工作簿从 1904 年算起）", " that counts from 1904")},
)
_JANUARY = ".1"
_OPEN_ENDS = frozenset(
    (
        "至今",
        "今",
        "长期",
        "长期有效",
        "永久",
        "无",
        "无期限",
        "无限期",
        "不限",
        "不限期",
        "在用",
        "未停用",
        "—",
        "——",
        "-",
        "--",
        "/",
    )
)
"""What ledgers write where a last day would stand."""


def date_of(cell: Cell) -> Converted:
    """Return the date of a cell: 2018-06-30, 2018年6月30日, 2018.6.30, 20180630, or a serial date."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = _written(cell)
    if match := _DATE.fullmatch(text):
        return _made([part for part in match.groups() if part is not None], codes.NOT_A_DATE)
    day = _serial(text)
    return Noted(day, codes.SERIAL_DATE, _USUAL) if day is not None else Fault(codes.NOT_A_DATE)


def month_of(cell: Cell) -> Converted:
    """Return the first day of the month of a cell: 2018-06, 2018年6月, 2018.6, 201806, or any date."""
    if isinstance(cell, dt.date):
        return dt.date(cell.year, cell.month, 1)
    text = _written(cell)
    if isinstance(cell, float) and text.endswith(_JANUARY):
        # As a number, 2018.10 is 2018.1 too.
        return Fault(codes.JANUARY_OR_OCTOBER)
    if match := _MONTH.fullmatch(text):
        year, *month = (part for part in match.groups() if part is not None)
        return _made([year, *month, "1"], codes.NOT_A_MONTH)
    if match := _DATE.fullmatch(text):
        parts = [part for part in match.groups() if part is not None]
        day = _made(parts, codes.NOT_A_MONTH)
        return day.replace(day=1) if isinstance(day, dt.date) else day
    day_of_serial = _serial(text)
    if day_of_serial is None:
        return Fault(codes.NOT_A_MONTH)
    return Noted(day_of_serial.replace(day=1), codes.SERIAL_DATE, _USUAL)


def since_1904(convert: Converter) -> Converter:
    """Return the converter of dates or months for a workbook whose serial dates count from 1904.

    Cells that are formatted as dates are dates already.
    """

    def shifted(cell: Cell) -> Converted:
        text = "" if isinstance(cell, dt.date) else _written(cell)
        if not _SERIAL.fullmatch(text):
            return convert(cell)
        found = convert(str(int(text) + _SINCE_1904))
        return Noted(found.value, found.code, _OF_1904) if isinstance(found, Noted) else convert(cell)

    return shifted


def with_open_end(convert: Converter, *, required: bool = False) -> Converter:
    """Return the converter of last days for a column in which some words say that there is none yet.

    Where a last day is `required`, such words are a fault.
    """
    said = Fault(codes.END_NEEDED) if required else Noted(None, codes.OPEN_END)

    def converted(cell: Cell) -> Converted:
        if isinstance(cell, str) and plain(cell) in _OPEN_ENDS:
            return said
        return convert(cell)

    return converted


def _written(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, str):
        return narrow(cell).strip()
    return str(cell) if isinstance(cell, float | int) and not isinstance(cell, bool) else ""


def _serial(text: str) -> dt.date | None:
    if not _SERIAL.fullmatch(text) or not _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        return None
    return _DAY_ZERO + dt.timedelta(days=int(text))


def _made(parts: list[str], code: Code) -> dt.date | Fault:
    year, month, day = map(int, parts)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return Fault(code)
