"""Finds the headings of a grid, and where its records begin."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.sheet import Cell, Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """A grid with its headings set apart; `first_line` is the row number of `body[0]`."""

    headings: tuple[str, ...]
    body: Sequence[Sequence[Cell]]
    first_line: int


def find_header(grid: Grid) -> Framed:
    """Return the grid's headings and body: row 1 holds the headings, unless they are given."""
    if grid.headings is not None:
        return Framed(headings=grid.headings, body=grid.rows, first_line=1)
    width = max(map(len, grid.rows), default=0)
    first = grid.rows[0] if grid.rows else ()
    headings = tuple(" ".join(shown_whole(cell).split()) for cell in first)
    return Framed(headings=headings + ("",) * (width - len(headings)), body=grid.rows[1:], first_line=2)


def shown_whole(cell: Cell) -> str:
    """Return a heading as it stands, however long."""
    return cell if isinstance(cell, str) else shown(cell)
