"""Converts the columns of a grid and puts them into DuckDB, not yet checked for keys."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from zhangcheng.dataset.cells import column_type
from zhangcheng.dataset.codes_in_text import with_lost_zeros
from zhangcheng.dataset.convert import Column, FaultyCell, convert_column, report_column, report_notes
from zhangcheng.dataset.dates import since_1904, with_open_end
from zhangcheng.dataset.fault import Converter, Value
from zhangcheng.dataset.headings import KEY, PLACE
from zhangcheng.dataset.intake import Intake, Matched, Staged
from zhangcheng.dataset.keys import is_of_key, key_sql
from zhangcheng.dataset.match import report_scale
from zhangcheng.dataset.named_records import (
    Named,
    by_name,
    cells_or_names,
    narrowed,
    with_name_beside,
    written_in,
)
from zhangcheng.dataset.names import stage_name
from zhangcheng.dataset.normal import key_letters
from zhangcheng.dataset.sheet import Cell, Grid
from zhangcheng.dataset.unread import unread_columns
from zhangcheng.dataset.whole_columns import whole_column
from zhangcheng.dataset.write_columns import write_columns
from zhangcheng.model.record_type import Field, FieldType

_DATED = frozenset((FieldType.DATE, FieldType.MONTH))


def stage_grid(matched: Matched, intake: Intake, named: Mapping[str, Named]) -> Staged:
    """Create the stage of a grid with its rows; faulty cells are reported and missing.

    Args:
        matched: the sheet.
        intake: what every stage needs.
        named: the records that references may point at by name, by their type.
    """
    records = matched.records
    columns: dict[str, tuple[str, Sequence[Value] | None]] = {}
    faulty: dict[str, frozenset[int]] = {}
    for field in (*matched.record_type.fields, PLACE, KEY):
        column = _column(field, matched, intake, named.get(field.to or ""))
        if column is not None and column.faulty:
            told = with_name_beside(column.faulty, field, matched, named.get(field.to or ""))
            for written, cells in _where_written(told, field, matched).items():
                report_column(cells, written, matched.origin, intake.collector)
            faulty[field.id] = frozenset(fault.line for fault in column.faulty)
        if column is not None:
            report_notes(column.noted, field, matched.origin, intake.collector)
        is_empty = column is None or not any(value is not None for value in column.values)
        columns[field.id] = (column_type(field), None if is_empty or column is None else column.values)
    key = key_sql(matched.record_type, lenient=intake.lenient, nth=matched.nth)
    write_columns(
        intake.connection,
        stage_name(matched.record_type, matched.source),
        columns,
        lines=records.lines,
        select=f"* REPLACE ({key} AS _key){unread_columns(faulty)}",
    )
    left_out = {reason: len(lines) for reason, lines in records.left_out.items()}
    return Staged(matched=matched, read=len(records.rows), left_out=left_out, faulty=faulty)


def _where_written(
    faulty: Sequence[FaultyCell], field: Field, matched: Matched
) -> dict[Field, list[FaultyCell]]:
    """Return the faulty cells by the field in whose column they stand."""
    found: dict[Field, list[FaultyCell]] = {}
    for cell in faulty:
        is_reference = field.type is FieldType.REFERENCE
        written = written_in(field, matched, cell.line) if is_reference else field
        found.setdefault(written, []).append(cell)
    return found


def _column(field: Field, matched: Matched, intake: Intake, named: Named | None) -> Column | None:
    """Convert the column of a field; None where the sheet has none."""
    columns, records = matched.columns, matched.records
    index = next((n for n, found in columns.fields.items() if found.id == field.id), None)
    if field.type is FieldType.REFERENCE:
        cells = cells_or_names(field, matched)
        if cells is None:
            return None
        convert = intake.converter(field)
        if named is None:
            return convert_column(cells, records.lines, convert)
        column = convert_column(cells, records.lines, by_name(convert, named))
        return narrowed(column, named, matched, intake)
    if index is None:
        return None
    cells = _cells(records.rows, index)
    scale = columns.scales.get(index)
    values = whole_column(field, scale, cells)
    if values is not None:
        column = Column(values=values)
    else:
        column = convert_column(cells, records.lines, _converter(field, cells, matched, intake))
    if is_of_key(field, matched.record_type):
        column = replace(column, values=_plain_letters(column.values))
    if scale is not None:
        _report_scale(matched, index, column.values, intake)
    return column


def _converter(field: Field, cells: Sequence[Cell], matched: Matched, intake: Intake) -> Converter:
    found = matched.columns.fields.items()
    scale = next((matched.columns.scales.get(n) for n, own in found if own.id == field.id), None)
    convert = intake.converter(field, scale)
    if field.type is FieldType.TEXT:
        convert = with_lost_zeros(convert, cells)
    if field.id == matched.record_type.in_force[1]:
        convert = with_open_end(convert, required=field.required)
    if field.type in _DATED and isinstance(matched.part, Grid) and matched.part.from_1904:
        convert = since_1904(convert)
    return convert


def _plain_letters(values: Sequence[Value]) -> Sequence[Value]:
    return [key_letters(value) if isinstance(value, str) else value for value in values]


def _cells(rows: Sequence[Sequence[Cell]], index: int) -> list[Cell]:
    try:
        return list(map(itemgetter(index), rows))
    except IndexError:
        return [row[index] if index < len(row) else None for row in rows]


def _report_scale(matched: Matched, index: int, values: Sequence[Value], intake: Intake) -> None:
    count = sum(value is not None for value in values)
    at = matched.origin.whole
    report_scale(matched.columns, index, count, at=at, collector=intake.collector)
