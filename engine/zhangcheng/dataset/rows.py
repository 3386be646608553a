"""Tells rows that hold a record from blank ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhangcheng.dataset.header import Framed
from zhangcheng.dataset.sheet import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The rows that hold records, with their row numbers; `blank` counts the rows that do not."""

    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int]
    blank: int


def classify_rows(framed: Framed, *, keep_blank: bool) -> Records:
    """Return the rows of records.

    Args:
        framed: the grid's body.
        keep_blank: whether an empty row is a record all the same, as `{}` in a list of records is.
    """
    lines = range(framed.first_line, framed.first_line + len(framed.body))
    blank = set() if keep_blank else {i for i, row in enumerate(framed.body) if _is_blank(row)}
    if not blank:
        return Records(rows=framed.body, lines=lines, blank=0)
    kept = [i for i in range(len(framed.body)) if i not in blank]
    return Records(rows=[framed.body[i] for i in kept], lines=[lines[i] for i in kept], blank=len(blank))


def _is_blank(row: Sequence[Cell]) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)
