"""Refuses personal data: names, resident IDs and phone numbers, by heading and by content.

What is found is told by its place alone: no value is printed, kept or looked at again.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import zip_longest

from zhangcheng.dataset.header import heading_text
from zhangcheng.dataset.intake import Intake
from zhangcheng.dataset.names import quoted
from zhangcheng.dataset.origin import column_letter
from zhangcheng.dataset.rows import is_note
from zhangcheng.dataset.sheet import Cell, Grid, Part, Relation
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.label import plain


class Kind(StrEnum):
    """What is personal about a column."""

    HEADING = "heading"
    RESIDENT_ID = "resident_id"
    MOBILE = "mobile"

    @property
    def label(self) -> Text:
        """The kind in words."""
        return _LABELS[self]


_LABELS = {
    Kind.HEADING: Text("列名表明是个人信息", "by its heading"),
    Kind.RESIDENT_ID: Text("居民身份证号码", "resident ID numbers"),
    Kind.MOBILE: Text("手机号码", "mobile numbers"),
}
_HEADING = re.compile(
    r"姓名|身份证|公民身份号码|手机|移动电话|联系电话|电话号码|联系方式|联系人|家庭住址|家庭地址|"
    r"fullname|idcard|idnumber|identitycard|residentid|mobile|cellphone|phone"
)
_HEADINGS_AMONG = 12
"""Rows from the top whose cells may be headings."""

_LONGEST_HEADING = 16
_ID18 = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{9}[\dXx](?![0-9A-Za-z])")
_ID15 = re.compile(r"(?<![0-9A-Za-z.])[1-9]\d{14}(?![0-9A-Za-z.])")
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.])(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?![0-9A-Za-z.])"
)
_SHORTEST = 11
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_PROVINCES = frozenset((*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47)))
_MORE_PROVINCES = frozenset((*range(50, 55), *range(61, 66), 71, 81, 82))
_FIRST_MOBILE, _LAST_MOBILE = 13_000_000_000, 19_999_999_999
_FIRST_ID, _LAST_ID = 10**14, 10**18
_LOST_FROM = 10**16


def refuse_personal_data(parts: Sequence[Part], intake: Intake) -> list[Part]:
    """Report the columns that hold personal data, or drop them if that was asked for.

    Records that a program made are not looked into: their fields are those of the pack.
    """
    if intake.lenient:
        return list(parts)
    return [_of_part(part, intake) for part in parts]


def _of_part(part: Part, intake: Intake) -> Part:
    if isinstance(part, Grid):
        return _of_grid(part, intake)
    if isinstance(part, Relation):
        return _of_relation(part, intake)
    return part


def _of_grid(grid: Grid, intake: Intake) -> Grid:
    dropped: set[int] = set()
    alike = len(set(map(len, grid.rows))) <= 1
    for index, cells in enumerate(zip(*grid.rows) if alike else zip_longest(*grid.rows)):  # noqa: B905
        found = _personal(cells, grid, index)
        if found is None:
            continue
        kind, line, count = found
        dropped.add(index)
        _tell(_place(grid, index, line), kind, count, intake)
    if not dropped or not intake.drop_personal_data:
        return grid
    rows = [["" if i in dropped else cell for i, cell in enumerate(row)] for row in grid.rows]
    headings = grid.headings
    if headings is not None:
        headings = tuple("" if i in dropped else name for i, name in enumerate(headings))
    return replace(grid, rows=rows, headings=headings)


def _of_relation(relation: Relation, intake: Intake) -> Relation:
    kept = []
    for name, kind in relation.columns:
        if _HEADING.search(plain(name)):
            place = Location(file=relation.file, sheet=relation.sheet, cell=name)
            column = quoted(name)
            row = intake.connection.execute(f"SELECT count({column}) FROM {relation.source}").fetchone()
            _tell(place, Kind.HEADING, int(row[0]) if row else 0, intake)
        else:
            kept.append((name, kind))
    return replace(relation, columns=tuple(kept)) if intake.drop_personal_data else relation


def _tell(place: Location, kind: Kind, count: int, intake: Intake) -> None:
    code = codes.PERSONAL_DATA_DROPPED if intake.drop_personal_data else codes.PERSONAL_DATA
    intake.collector.add(code, place, kind=kind.label, count=count)


def _place(grid: Grid, index: int, line: int) -> Location:
    if grid.nodes and 0 < line <= len(grid.nodes):
        # The line alone: an excerpt of it would show what must not be shown.
        at = grid.nodes[line - 1].location
        return Location(file=at.file, line=at.line)
    if grid.headings is not None:
        number = f"{line} › " if line else ""
        return Location(file=grid.file, sheet=grid.sheet, cell=f"{number}{grid.headings[index]}")
    return Location(file=grid.file, sheet=grid.sheet, cell=f"{column_letter(index)}{line}")


def _personal(cells: Sequence[Cell], grid: Grid, index: int) -> tuple[Kind, int, int] | None:
    """Return what is personal about a column, the row (from 1) where it shows first, and the cells.

    Counted are the cells below a heading that says so, or those that hold an ID or a number.
    """
    if grid.headings is not None and _HEADING.search(plain(grid.headings[index])):
        return Kind.HEADING, 0, _filled(cells)
    if grid.headings is None:
        for line, cell in enumerate(cells[:_HEADINGS_AMONG], start=1):
            if _is_heading(cell):
                return Kind.HEADING, line, _filled(cells[line:])
    # Nearly all values are none of these: they are told apart where that is quickest.
    looked_at = cells[:_HEADINGS_AMONG] if _is_harmless(cells[_HEADINGS_AMONG:]) else cells
    suspects = [
        value
        for value in set(looked_at)
        if (
            len(value) >= _SHORTEST
            if type(value) is str
            else (type(value) is float or type(value) is int) and _FIRST_MOBILE <= value < _LAST_ID
        )
    ]
    found = {value: kind for value in suspects if (kind := _kind(value)) is not None}
    if not found:
        return None
    for line, cell in enumerate(cells, start=1):
        if cell in found and not _is_aside(grid.rows[line - 1]):
            return found[cell], line, sum(cell in found for cell in cells[line - 1 :])
    return None


def _is_harmless(cells: Sequence[Cell]) -> bool:
    """Whether no text of a column is as long as an ID or a number, and no number as large."""
    kinds = set(map(type, cells))
    if not cells:
        return True
    if kinds == {str}:
        return max(map(len, cells)) < _SHORTEST  # type: ignore[arg-type]
    if kinds == {float}:
        return max(cells) < _FIRST_MOBILE  # type: ignore[type-var, operator]
    return kinds.isdisjoint((str, float, int))


def _filled(cells: Sequence[Cell]) -> int:
    return sum(cell not in (None, "") for cell in cells)


def _is_aside(row: Sequence[Cell]) -> bool:
    """Whether a row is a title or a note (填表人：…): neither read nor shown, so it may say anything."""
    filled = [cell for cell in row if cell not in (None, "")]
    return len(filled) == 1 or is_note(next((cell for cell in filled if isinstance(cell, str)), ""))


def _is_heading(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    word = plain(heading_text(cell))
    return len(word) <= _LONGEST_HEADING and ":" not in word and bool(_HEADING.search(word))


def _kind(value: Cell) -> Kind | None:
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
    if any(_is_birth(f"19{match[0][6:12]}", match[0]) for match in _ID15.finditer(text)):
        return Kind.RESIDENT_ID
    return Kind.MOBILE if _MOBILE.search(text) else None


def _is_id18(text: str) -> bool:
    """Whether the last character checks the others (GB 11643-1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == text[17].upper() and _is_birth(text[6:14], text)


def _is_id_number(number: int) -> bool:
    """Whether a number is an ID; of one as long as 18 digits Excel has lost those that check it."""
    text = str(number)
    if number >= _LOST_FROM:
        return len(text) == len(_WEIGHTS) + 1 and _is_birth(text[6:14], text)
    return len(text) == 15 and _is_birth(f"19{text[6:12]}", text)  # noqa: PLR2004 - the old form


def _is_birth(date: str, text: str) -> bool:
    try:
        born = dt.date(int(date[:4]), int(date[4:6]), int(date[6:]))
    except ValueError:
        return False
    return born.year >= 1900 and int(text[:2]) in _PROVINCES | _MORE_PROVINCES  # noqa: PLR2004
