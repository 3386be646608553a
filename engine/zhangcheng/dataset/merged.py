"""Fills cells that are merged down several rows: each row has the value that is seen beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.origin import column_letter
from zhangcheng.dataset.sheet import Area, Cell, Grid, Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What was filled in one column: the first area, how many there are, how many cells were empty."""

    area: str
    areas: int
    cells: int


def fill_merged(
    grid: Grid, rows: Sequence[Sequence[Cell]], *, first_line: int, shared: frozenset[int]
) -> tuple[list[list[Cell]], Mapping[int, Filled]]:
    """Return the rows below the headings with merged cells filled, and what was filled by column.

    A row that holds nothing else stays blank. A number that is no key may be the sum of the rows that
    it is merged over, or the value of each: it becomes `Shared` in all of them.

    Args:
        grid: the sheet, with its merged areas.
        rows: its rows from `first_line` on.
        first_line: the row number of `rows[0]`.
        shared: the columns (from 0) of such numbers.
    """
    filled = [list(row) for row in rows]
    told: dict[int, Filled] = {}
    for area in sorted(grid.merged):
        (top, column), (bottom, last) = area
        if top == bottom or column != last or top + 1 < first_line:
            continue
        inside = range(top + 1 - first_line, min(bottom + 2 - first_line, len(filled)))
        cells = _fill(filled, inside, column, name_of(area) if column in shared else None)
        if cells and column not in shared:
            before = told.get(column, Filled(area=name_of(area), areas=0, cells=0))
            told[column] = Filled(area=before.area, areas=before.areas + 1, cells=before.cells + cells)
    return filled, told


def _fill(rows: list[list[Cell]], inside: range, column: int, shared_in: str | None) -> int:
    first = rows[inside[0]] if inside else []
    value = first[column] if column < len(first) else None
    if value is None or value == "":
        return 0
    if shared_in is not None:
        value = first[column] = Shared(shown(value), shared_in)
    cells = 0
    for index in inside[1:]:
        row = rows[index]
        if any(cell not in (None, "") for cell in row):
            row.extend("" for _ in range(column + 1 - len(row)))
            row[column] = value
            cells += 1
    return cells


def name_of(area: Area) -> str:
    """Return the address of an area: `A2:A10`."""
    (top, left), (bottom, right) = area
    return f"{column_letter(left)}{top + 1}:{column_letter(right)}{bottom + 1}"
