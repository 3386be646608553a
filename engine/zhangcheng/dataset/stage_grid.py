"""Converts the columns of a grid and puts them into DuckDB, not yet checked for keys."""

from collections.abc import Sequence

from zhangcheng.dataset.cells import column_type, converter
from zhangcheng.dataset.convert import convert_column, report_column, report_notes
from zhangcheng.dataset.fault import Value
from zhangcheng.dataset.header import find_header
from zhangcheng.dataset.intake import Intake, Matched, Staged
from zhangcheng.dataset.keys import key_sql
from zhangcheng.dataset.match import KEY, PLACE, report_scale
from zhangcheng.dataset.names import quoted, stage_name
from zhangcheng.dataset.rows import classify_rows
from zhangcheng.dataset.sheet import Grid
from zhangcheng.dataset.unread import unread_columns


def stage_grid(matched: Matched, grid: Grid, intake: Intake) -> Staged:
    """Create `stage_<id>` with the rows of a grid; faulty cells are reported and missing."""
    framed = matched.framed or find_header(grid)
    records = classify_rows(framed, keep_blank=grid.headings is not None)
    by_field = {field.id: index for index, field in matched.columns.fields.items()}
    selects = ["unnest(?::INTEGER[]) AS _line"]
    values: list[object] = [list(records.lines)]
    faulty: dict[str, frozenset[int]] = {}
    for field in (*matched.record_type.fields, PLACE, KEY):
        name, kind = quoted(field.id), column_type(field)
        index = by_field.get(field.id)
        column: Sequence[Value] | None = None
        if index is not None:
            cells = [row[index] if index < len(row) else None for row in records.rows]
            scale = matched.columns.scales.get(index)
            convert = converter(field, intake.places, intake.target_key(field), scale)
            converted = convert_column(cells, records.lines, convert)
            column = converted.values
            if converted.faulty:
                report_column(converted.faulty, field, matched.origin, intake.collector)
                faulty[field.id] = frozenset(fault.line for fault in converted.faulty)
            report_notes(converted.noted, field, matched.origin, intake.collector)
            count = sum(value is not None for value in column) if scale is not None else 0
            at = matched.origin.whole
            report_scale(matched.columns, index, count, at=at, collector=intake.collector)
        if column is None or not any(value is not None for value in column):
            selects.append(f"NULL::{kind} AS {name}")
        else:
            selects.append(f"unnest(?::{kind}[]) AS {name}")
            values.append(column)
    key = key_sql(matched.record_type, lenient=intake.lenient)
    intake.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {quoted(stage_name(matched.record_type))} AS "
        f"SELECT row_number() OVER () - 1 AS _row, * REPLACE ({key} AS _key)"
        f"{unread_columns(matched.record_type, faulty)} "
        f"FROM (SELECT {', '.join(selects)})",
        values,
    )
    return Staged(matched=matched, read=len(records.rows), blank=records.blank, faulty=faulty)
