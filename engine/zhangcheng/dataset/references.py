"""Checks on loaded tables: references to records that do not exist, required cells that are empty."""

from collections.abc import Collection, Mapping

from zhangcheng.dataset.blocks import hint_for_empty
from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Joined, Staged
from zhangcheng.dataset.keys import report_more_rows
from zhangcheng.dataset.names import quoted
from zhangcheng.dataset.nowhere import Nowhere, leading_nowhere, must_be_filled
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType, RecordType

_FILL_IN = Text("请补填。", "Fill it in.")


def check_references(
    joined: Joined, tables: Mapping[str, Table], intake: Intake
) -> dict[str, list[Nowhere]]:
    """Return, by reference of a table, the rows in which it leads nowhere; their values are kept.

    References to a type of which there are no records at all are reported.
    """
    table = tables[joined.record_type.id]
    found: dict[str, list[Nowhere]] = {}
    for field in table.record_type.fields:
        target = tables.get(field.to or "") if field.type is FieldType.REFERENCE else None
        if target is None or not _with_column(joined, field):
            continue
        if target.rows:
            found[field.id] = leading_nowhere(field, table=table, target=target, intake=intake)
        else:
            _report_absent(joined, field, table=table, target=target, intake=intake)
    return found


def _with_column(joined: Joined, field: Field) -> list[Staged]:
    return [sheet for sheet in joined.sheets if field.id in sheet.matched.columns.found]


def _report_absent(joined: Joined, field: Field, *, table: Table, target: Table, intake: Intake) -> None:
    rows = intake.connection.execute(
        f"SELECT _source, count({quoted(field.id)}) FROM {quoted(table.name)} GROUP BY _source"
    ).fetchall()
    for source, count in sorted(rows):
        if count:
            intake.collector.add(
                codes.NO_TARGET_RECORDS,
                joined.origin(source).whole,
                field=field.label,
                target=target.record_type.title,
                count=count,
            )


def check_required_cells(joined: Joined, tables: Mapping[str, Table], intake: Intake) -> None:
    """Report empty cells of required fields in accepted rows; a faulty cell was reported as such.

    Report too which sheets have no column of what their rows require: whether any does, rows alone say.
    """
    table = tables[joined.record_type.id]
    for field in table.record_type.fields:
        needed = must_be_filled(field, "s")
        if needed is None or field.id in table.record_type.key:
            continue
        reported = {
            sheet.matched.source: sheet.faulty.get(field.id, frozenset())
            for sheet in _with_column(joined, field)
        }
        rows = f"FROM {quoted(table.name)} AS s WHERE s.{quoted(field.id)} IS NULL AND ({needed})"
        if not field.required:
            _report_no_column(rows, reported, field, joined=joined, intake=intake)
        if not reported:
            # Every row of a sheet without the column would be fetched for nothing.
            continue
        found = intake.connection.execute(f"SELECT _source, _line {rows} ORDER BY _row").fetchall()
        empty = [(n, line) for n, line in found if n in reported and line not in reported[n]]
        for source, line in empty[:LISTED]:
            place = joined.origin(source).cell(line, field.id)
            hint = hint_for_empty(
                joined.sheet(source).matched, line, _fill_in(field, joined.record_type)
            )
            intake.collector.add(codes.REQUIRED_MISSING, place, field=field.label, suggestion=hint)
        report_more_rows(empty, field, joined, intake)


def _fill_in(field: Field, record_type: RecordType) -> Text:
    where = record_type.required_where(field)
    if where is None:
        return _FILL_IN
    return Text(f"{where.zh}。{_FILL_IN.zh}", f"It is {where.en}. {_FILL_IN.en}")


def _report_no_column(
    rows: str, given: Collection[int], field: Field, *, joined: Joined, intake: Intake
) -> None:
    """Report the sheets with such `rows`, as SQL, that are not among those `given` the column."""
    sources = intake.connection.execute(f"SELECT DISTINCT _source {rows} ORDER BY _source").fetchall()
    title = joined.record_type.title
    for source in (source for (source,) in sources if source not in given):
        place = joined.origin(source).whole
        intake.collector.add(codes.REQUIRED_COLUMN_MISSING, place, record_type=title, field=field.label)
