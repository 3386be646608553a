"""Knows personal data by its form: resident IDs, mobile numbers; and takes them out of a text."""

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path

from zhangcheng.dataset.sheet import Cell
from zhangcheng.diagnostics.text import Text


class Kind(StrEnum):
    """What is personal about a column."""

    HEADING = "heading"
    RESIDENT_ID = "resident_id"
    MOBILE = "mobile"
    EITHER = "either"

    @property
    def label(self) -> Text:
        """The kind in words."""
        return _LABELS[self]


_LABELS = {
    Kind.HEADING: Text("列名表明是个人信息", "by its heading"),
    Kind.RESIDENT_ID: Text("居民身份证号码", "resident ID numbers"),
    Kind.MOBILE: Text("手机号码", "mobile numbers"),
    Kind.EITHER: Text("居民身份证号码或手机号码", "a resident ID or a mobile number"),
}
_ID18 = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{9}[\dXx](?![0-9A-Za-z])")
_ID15 = re.compile(r"(?<![0-9A-Za-z.])[1-9]\d{14}(?![0-9A-Za-z.])")
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.])(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?![0-9A-Za-z.])"
)
SHORTEST = 11
"""Characters of the shortest text that may be one."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_PROVINCES = frozenset((*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47)))
_MORE_PROVINCES = frozenset((*range(50, 55), *range(61, 66), 71, 81, 82))
FIRST_MOBILE, _LAST_MOBILE = 13_000_000_000, 19_999_999_999
_FIRST_ID, LAST_ID = 10**14, 10**18
_LOST_FROM = 10**16


MASK = "＊＊＊"
"""What stands in place of an ID or a number; a sheet and a file may be called so."""


def masked(text: str) -> str:
    """Return a text with every resident ID and mobile number taken out."""
    for pattern, is_one in ((_ID18, _is_id18), (_ID15, _is_id15), (_MOBILE, bool)):
        text = pattern.sub(lambda match: MASK if is_one(match[0]) else match[0], text)  # noqa: B023
    return text


def masked_file(path: Path) -> str:
    """Return the name of a file with such numbers taken out, one before its extension too."""
    return masked(path.stem) + path.suffix


def kind_of(value: Cell) -> Kind | None:
    """Return what is personal about a value, if anything is."""
    if isinstance(value, str):
        return _kind_of_text(value)
    if not isinstance(value, float | int) or value != int(value):
        return None
    if value <= _LAST_MOBILE:
        return Kind.MOBILE
    return Kind.RESIDENT_ID if value >= _FIRST_ID and _is_id_number(int(value)) else None


def _kind_of_text(text: str) -> Kind | None:
    if any(_is_id18(match[0]) for match in _ID18.finditer(text)):
        return Kind.RESIDENT_ID
    if any(_is_id15(match[0]) for match in _ID15.finditer(text)):
        return Kind.RESIDENT_ID
    return Kind.MOBILE if _MOBILE.search(text) else None


def _is_id18(text: str) -> bool:
    """Whether the last character checks the others (GB 11643-1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == text[17].upper() and _is_birth(text[6:14], text)


def _is_id15(text: str) -> bool:
    return _is_birth(f"19{text[6:12]}", text)


def _is_id_number(number: int) -> bool:
    """Whether a number is an ID; of one as long as 18 digits Excel has lost those that check it."""
    text = str(number)
    if number >= _LOST_FROM:
        return len(text) == len(_WEIGHTS) + 1 and _is_birth(text[6:14], text)
    return len(text) == 15 and _is_id15(text)  # noqa: PLR2004 - the old form


def _is_birth(date: str, text: str) -> bool:
    try:
        born = dt.date(int(date[:4]), int(date[4:6]), int(date[6:]))
    except ValueError:
        return False
    return born.year >= 1900 and int(text[:2]) in _PROVINCES | _MORE_PROVINCES  # noqa: PLR2004
