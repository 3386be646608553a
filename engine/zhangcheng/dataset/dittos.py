"""Fills cells that say 同上 with what stands above them, and tells of it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.match import Columns, heading_place
from zhangcheng.dataset.rows import Records
from zhangcheng.dataset.sheet import Cell
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.model.label import plain
from zhangcheng.model.record_type import Field, FieldType

_DITTOS = frozenset(map(plain, ("同上", "同前", "〃", "″", '"', "''", "ditto", "do.")))
_LONGEST = 8
"""Longer cells are not looked at, spaces and all: most of a ledger is no ditto."""

_BETWEEN = "\x00"


def fill_dittos(records: Records, columns: Columns, at: Location, collector: Collector) -> Records:
    """Return the records with the value of the record above in the place of 同上 and ditto marks."""
    rows: list[Sequence[Cell]] = list(records.rows)
    for index, cells in enumerate(zip_longest(*records.rows)):
        field = columns.fields.get(index)
        dittos = _dittos_of(cells) if field is not None else ()
        if field is None or not dittos:
            continue
        found = [n for n, cell in enumerate(cells) if cell in dittos]
        filled = [n for n in found if n > 0 and index < len(rows[n - 1])]
        for n in filled:
            row = list(rows[n])
            row[index] = rows[n - 1][index]
            rows[n] = row
        if filled:
            cell = replace(
                heading_place(columns, at, index),
                cell=f"{columns.name(index)}{records.lines[filled[0]]}",
            )
            collector.add(
                _code(field, columns),
                cell,
                field=field.label,
                count=len(filled),
                text=shown(records.rows[filled[0]][index]),
                value=shown(rows[filled[0]][index]),
            )
    return replace(records, rows=rows) if rows != list(records.rows) else records


def _code(field: Field, columns: Columns) -> Code:
    """Return what is said of it: of a year that a record is known by less than of an amount."""
    is_amount = field.type is FieldType.NUMBER and field.id not in columns.record_type.key
    return codes.DITTO_NUMBER if is_amount else codes.DITTO


def _dittos_of(cells: Sequence[Cell]) -> frozenset[str]:
    """Return the texts of a column that are dittos."""
    if str not in set(map(type, cells)):
        return frozenset()
    texts = [cell for cell in set(cells) if isinstance(cell, str) and len(cell) <= _LONGEST]
    # Nearly no column has any, and all of them in one text are made plain at once.
    if _DITTOS.isdisjoint(plain(_BETWEEN.join(texts)).split(_BETWEEN)):
        return frozenset()
    return frozenset(text for text in texts if plain(text) in _DITTOS)
