"""Years as ledgers write them: 二〇二一年, or a cell formatted as a year, which holds its first day."""

import datetime as dt
import re

from zhangcheng.dataset.dates import date_of
from zhangcheng.dataset.fault import settled
from zhangcheng.dataset.normal import narrow
from zhangcheng.dataset.sheet import Cell

OF_A_YEAR = ("年", "年度", "年份")
_WRITTEN = "〇○零Oo一二三四五六七八九"
_DIGITS = str.maketrans(_WRITTEN, "00000123456789")
_CHINESE = re.compile(rf"([{_WRITTEN}]{{4}})(?:{'|'.join(OF_A_YEAR)})?")


def year_of(cell: Cell) -> int | None:
    """Return the year that a cell means which is no plain number; None where it is no year alone."""
    if isinstance(cell, str):
        match = _CHINESE.fullmatch(narrow(cell))
        if match is not None:
            return int(match[1].translate(_DIGITS))
    if not isinstance(cell, str | dt.date):
        return None
    day = settled(date_of(cell))
    # Any other day of a year might be the date of something.
    return day.year if isinstance(day, dt.date) and (day.month, day.day) == (1, 1) else None
