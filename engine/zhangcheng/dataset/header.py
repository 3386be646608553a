"""Finds the headings of a grid, and where its records begin: below titles, dates and unit notes.

Headings may stand in two rows: a group in merged cells above, its columns below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.headings import Headings
from zhangcheng.dataset.sheet import Area, Cell, Grid
from zhangcheng.model.label import plain

_LOOKED_AT = 40
"""Rows from the top among which headings are looked for; real forms have fewer than ten above them."""

_UNIT_NOTE = re.compile(r"(?<![报表制送管属办])单位[:](?P<unit>[^:]{1,30})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """A grid with its headings set apart; `first_line` is the row number of `body[0]`.

    `line` is the row of the headings (the lower of two), `above` counts the rows over them, and
    `unit` is the note that says in which unit the numbers are (单位：万元), with its row and column
    from 0.
    """

    headings: tuple[str, ...]
    body: Sequence[Sequence[Cell]]
    first_line: int
    line: int = 1
    rows: int = 1
    unit: tuple[str, int, int] | None = None

    @property
    def above(self) -> int:
        """How many rows stand over the headings."""
        return self.line - self.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A row, or two, that may be the headings; `fields` is how many they name."""

    headings: tuple[str, ...]
    last: int
    rows: int
    fields: int


def find_header(grid: Grid, known: Headings) -> Framed:
    """Return the grid's headings and body, found by the fields that the headings name.

    Of rows that name as many the first is taken, and one row rather than two. Row 1 it is when none
    names any.
    """
    if grid.headings is not None:
        return Framed(headings=grid.headings, body=grid.rows, first_line=1, line=0, rows=0)
    candidates = list(_candidates(grid, known))
    best = max(candidates, key=lambda c: (c.fields, -c.rows, -c.last), default=None)
    if best is None:
        return Framed(headings=(), body=(), first_line=2)
    body = grid.rows[best.last + 1 :]
    width = max(map(len, (best.headings, *body)), default=0)
    return Framed(
        headings=best.headings + ("",) * (width - len(best.headings)),
        body=body,
        first_line=best.last + 2,
        line=best.last + 1,
        rows=best.rows,
        unit=_unit_note(grid.rows[: best.last + 1 - best.rows]),
    )


def fields_named(headings: Sequence[str], known: Headings) -> int:
    """Return how many different fields the headings name."""
    return len({field.id for heading in headings for field in known.find(heading)[:1]})


def _candidates(grid: Grid, known: Headings) -> Iterator[_Candidate]:
    top = [tuple(heading_text(cell) for cell in row) for row in grid.rows[:_LOOKED_AT]]
    most = max(map(len, top), default=0)
    for index, headings in enumerate(top):
        fields = fields_named(headings, known)
        yield _Candidate(headings=headings, last=index, rows=1, fields=fields)
        if fields == most:
            return  # each column names a field of its own: no row below can name more
        if index + 1 < len(top):
            both = tuple(_joined(headings, top[index + 1], grid.merged, index, known))
            yield _Candidate(headings=both, last=index + 1, rows=2, fields=fields_named(both, known))


def _joined(
    upper: Sequence[str], lower: Sequence[str], merged: Sequence[Area], row: int, known: Headings
) -> Iterator[str]:
    """Yield the heading of each column under two rows: the group and the column, or either alone."""
    group = ""
    width = max(len(upper), len(lower))
    ends = {left: right for (top, left), (_, right) in merged if top == row}
    last = -1
    for column in range(width):
        above = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        if above:
            group, last = above, ends.get(column, column if merged else width)
        elif column > last:
            group = ""
        yield _named(group if below or above else "", below, known)


def _named(group: str, below: str, known: Headings) -> str:
    if not below or not group:
        return below or group
    together = (group + below, below + group, f"{group}({below})", below)
    return next((heading for heading in together if known.find(heading)), group + below)


def _unit_note(rows: Sequence[Sequence[Cell]]) -> tuple[str, int, int] | None:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            match = _UNIT_NOTE.search(plain(cell)) if isinstance(cell, str) else None
            if match is not None:
                return match["unit"], row, column
    return None


def heading_text(cell: Cell) -> str:
    """Return a heading on one line, however long."""
    return " ".join((cell if isinstance(cell, str) else shown(cell)).split())
