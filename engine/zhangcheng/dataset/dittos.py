"""Fills cells that say 同上 with what stands above them, and tells of it."""

from collections.abc import Sequence
from dataclasses import replace

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

_DITTOS = frozenset(("同上", "同前", "〃", "″", '"', "''", "ditto", "do."))
_LONGEST = 8
"""Longer cells are not looked at, spaces and all: most of a ledger is no ditto."""


def fill_dittos(records: Records, columns: Columns, at: Location, collector: Collector) -> Records:
    """Return the records with the value of the record above in the place of 同上 and ditto marks."""
    rows: list[Sequence[Cell]] = list(records.rows)
    for index, field in columns.fields.items():
        texts = [_text(row, index) for row in rows]
        dittos = {text for text in set(texts) if _is_ditto(text)}
        found = [n for n, text in enumerate(texts) if text in dittos] if dittos else []
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


def _text(row: Sequence[Cell], index: int) -> str:
    cell = row[index] if index < len(row) else None
    return cell if isinstance(cell, str) else ""


def _is_ditto(text: str) -> bool:
    return len(text) <= _LONGEST and plain(text) in _DITTOS
