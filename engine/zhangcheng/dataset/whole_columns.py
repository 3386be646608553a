"""Converts columns in which nothing is unusual all at once, as converting them cell by cell would.

Most columns of a large ledger are plain numbers or plain texts. Whether one is takes a few passes of
compiled code over it; any cell that is not plain sends the column back to be read cell by cell.
"""

import re
from collections.abc import Sequence

from zhangcheng.dataset.fault import Value
from zhangcheng.dataset.numbers import as_they_stand
from zhangcheng.dataset.sheet import Cell
from zhangcheng.dataset.units import Scale
from zhangcheng.model.record_type import Field, FieldType

_UNUSUAL = re.compile(r"[eE]\+|(?:^|\s)[#0]")
"""Texts that may be errors of formulas, codes in scientific notation, or codes with leading zeros."""


def whole_column(field: Field, scale: Scale | None, cells: Sequence[Cell]) -> Sequence[Value] | None:
    """Return the values of a column of plain cells; None for a column that has others."""
    if field.type is FieldType.NUMBER:
        return None if scale is not None and scale.converts else _numbers(field, cells)
    if field.type is FieldType.TEXT and field.code is None and not field.missing:
        return _texts(cells)
    return None


def _numbers(field: Field, cells: Sequence[Cell]) -> Sequence[Value] | None:
    numbers = [cell for cell in cells if type(cell) is float]
    if not numbers or (len(numbers) < len(cells) and not _is_empty_else(cells, float)):
        return None
    low, high, limit = as_they_stand(field)
    least, most = min(numbers), max(numbers)
    if not (low <= least and most <= high and -limit < least and most < limit):
        return None
    texts = list(map(repr, numbers))
    decimals = rf"|\d{{1,{field.decimals}}}" if field.decimals else ""
    if re.fullmatch(rf"(?:-?\d+\.(?:0{decimals}) )+", " ".join([*texts, ""])) is None:
        return None
    if len(texts) == len(cells):
        return texts
    following = iter(texts)
    return [next(following) if type(cell) is float else None for cell in cells]


def _texts(cells: Sequence[Cell]) -> Sequence[Value] | None:
    kinds = set(map(type, cells))
    if not kinds <= {str, type(None)}:
        return None
    if _UNUSUAL.search("\n".join(filter(None, cells))) is not None:  # type: ignore[arg-type]
        return None
    return [cell.strip() or None if isinstance(cell, str) else None for cell in cells]


def _is_empty_else(cells: Sequence[Cell], kind: type) -> bool:
    """Whether all cells that are not of a kind are empty."""
    return all(type(cell) is kind or cell is None or cell == "" for cell in cells)
