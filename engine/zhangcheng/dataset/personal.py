"""Refuses personal data: names, resident IDs and phone numbers, by heading and by content.

What is found is told by its place alone: no value is printed, kept or looked at again.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from zhangcheng.dataset.header import heading_text
from zhangcheng.dataset.intake import Intake
from zhangcheng.dataset.origin import column_letter
from zhangcheng.dataset.personal_columns import FoundInColumn, found_in_column, suspect_columns
from zhangcheng.dataset.personal_text import (
    FIRST_MOBILE,
    LAST_ID,
    MASK,
    SHORTEST,
    Kind,
    kind_of,
    masked,
)
from zhangcheng.dataset.rows import is_note
from zhangcheng.dataset.sheet import Cell, Grid, Notice, Part, Relation
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.label import plain

_HEADING = re.compile(
    r"姓名|身份证|公民身份号码|手机|移动电话|联系电话|电话号码|联系方式|联系人|家庭住址|家庭地址|"
    r"fullname|idcard|idnumber|identitycard|residentid|mobile|cellphone|phone"
)
_HEADINGS_AMONG = 12
"""Rows from the top whose cells may be headings."""

_LONGEST_HEADING = 16
_FILE_NAME = Text("文件名里", "the name of this file")
_SHEET_NAME = Text("工作表名里", "the name of this sheet")


def refuse_personal_data(parts: Sequence[Part], intake: Intake) -> list[Part]:
    """Report the columns that hold personal data, or drop them if that was asked for.

    Names of files and sheets come with such data masked: that there was some is told.
    Records that a program made are not looked into: their fields are those of the pack.
    """
    if intake.lenient:
        return list(parts)
    for file in dict.fromkeys(part.file for part in parts if MASK in part.file):
        _tell(Location(file=file), Kind.EITHER, _FILE_NAME, intake)
    for part in parts:
        if part.sheet is not None and MASK in part.sheet:
            _tell(Location(file=part.file, sheet=part.sheet), Kind.EITHER, _SHEET_NAME, intake)
    return [_of_part(part, intake) for part in parts]


def _of_part(part: Part, intake: Intake) -> Part:
    if isinstance(part, Grid):
        return _of_grid(part, intake)
    if isinstance(part, Relation):
        return _of_relation(part, intake)
    return _of_notice(part, intake)


def _of_grid(grid: Grid, intake: Intake) -> Grid:
    dropped: set[int] = set()
    alike = len(set(map(len, grid.rows))) <= 1
    for index, cells in enumerate(zip(*grid.rows) if alike else zip_longest(*grid.rows)):  # noqa: B905
        found = _personal(cells, grid, index)
        if found is None:
            continue
        kind, line, count = found
        dropped.add(index)
        _tell(_place(grid, index, line), kind, _cells(count), intake)
    if not dropped or not intake.drop_personal_data:
        return grid
    rows = [["" if i in dropped else cell for i, cell in enumerate(row)] for row in grid.rows]
    headings = grid.headings
    if headings is not None:
        headings = tuple("" if i in dropped else name for i, name in enumerate(headings))
    return replace(grid, rows=rows, headings=headings)


def _of_relation(relation: Relation, intake: Intake) -> Relation:
    kept = []
    suspects = suspect_columns(relation, intake.connection)
    for name, kind in relation.columns:
        place = Location(file=relation.file, sheet=relation.sheet, cell=masked(name))
        by_heading = _says_personal(name)
        found = FoundInColumn()
        if by_heading or name in suspects:
            found = found_in_column(relation, name, kind, intake.connection, all_of_it=by_heading)
        if by_heading:
            _tell(place, Kind.HEADING, _cells(found.count), intake)
        elif found.kind is not None:
            at = replace(place, cell=f"{found.line} › {place.cell}")
            _tell(at, found.kind, _cells(found.count), intake)
        else:
            kept.append((name, kind))
    return replace(relation, columns=tuple(kept)) if intake.drop_personal_data else relation


def _of_notice(notice: Notice, intake: Intake) -> Notice:
    lines = tuple(masked(line) for line in notice.lines)
    if lines != notice.lines:
        changed = sum(one != other for one, other in zip(lines, notice.lines, strict=True))
        place = Location(file=notice.file, sheet=notice.sheet)
        what = Text(f"说明的 {changed} 行里", f"{changed} line{_plural(changed)} of this note")
        _tell(place, Kind.EITHER, what, intake)
    return replace(notice, lines=lines)


def _tell(place: Location, kind: Kind, what: Text, intake: Intake) -> None:
    code = codes.PERSONAL_DATA_DROPPED if intake.drop_personal_data else codes.PERSONAL_DATA
    intake.collector.add(code, place, kind=kind.label, what=what)


def _cells(count: int) -> Text:
    return Text(f"这一列的 {count} 格里", f"{count} cell{_plural(count)} of this column")


def _plural(count: int) -> str:
    return "" if count == 1 else "s"


def _place(grid: Grid, index: int, line: int) -> Location:
    if grid.nodes and 0 < line <= len(grid.nodes):
        # The line alone: an excerpt of it would show what must not be shown.
        at = grid.nodes[line - 1].location
        return Location(file=at.file, line=at.line)
    if grid.headings is not None:
        number = f"{line} › " if line else ""
        return Location(file=grid.file, sheet=grid.sheet, cell=f"{number}{masked(grid.headings[index])}")
    return Location(file=grid.file, sheet=grid.sheet, cell=f"{column_letter(index)}{line}")


def _personal(cells: Sequence[Cell], grid: Grid, index: int) -> tuple[Kind, int, int] | None:
    """Return what is personal about a column, the row (from 1) where it shows first, and the cells.

    Counted are the cells below a heading that says so, or those that hold an ID or a number.
    """
    if grid.headings is not None and _says_personal(grid.headings[index]):
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
            len(value) >= SHORTEST
            if type(value) is str
            else (type(value) is float or type(value) is int) and FIRST_MOBILE <= value < LAST_ID
        )
    ]
    found = {value: kind for value in suspects if (kind := kind_of(value)) is not None}
    if not found:
        return None
    for line, cell in enumerate(cells, start=1):
        if cell in found and not _is_aside(grid.rows[line - 1]):
            return found[cell], line, sum(cell in found for cell in cells[line - 1 :])
    return None


def _says_personal(heading: str) -> bool:
    return bool(_HEADING.search(plain(heading))) or kind_of(heading) is not None


def _is_harmless(cells: Sequence[Cell]) -> bool:
    """Whether no text of a column is as long as an ID or a number, and no number as large."""
    kinds = set(map(type, cells))
    if not cells:
        return True
    if kinds == {str}:
        return max(map(len, cells)) < SHORTEST  # type: ignore[arg-type]
    if kinds == {float}:
        return max(cells) < FIRST_MOBILE  # type: ignore[type-var, operator]
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
