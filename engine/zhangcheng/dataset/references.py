"""Checks on loaded tables: references to records that do not exist, required cells that are empty."""

from collections.abc import Mapping

from zhangcheng.dataset.convert import LISTED, report_more
from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Staged
from zhangcheng.dataset.names import quoted
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType

_LISTED_KEYS = 2000
_NO_HINT = Text("", "")


def check_references(staged: Staged, tables: Mapping[str, Table], intake: Intake) -> None:
    """Report the references of a table whose target is not there; their values are kept."""
    table = tables[staged.matched.record_type.id]
    for field in table.record_type.fields:
        target = tables.get(field.to or "") if field.type is FieldType.REFERENCE else None
        if target is None or field.id not in staged.matched.columns.found:
            continue
        if target.rows:
            _report_orphans(staged, field, table=table, target=target, intake=intake)
        else:
            _report_absent(staged, field, table=table, target=target, intake=intake)


def _report_orphans(
    staged: Staged, field: Field, *, table: Table, target: Table, intake: Intake
) -> None:
    column = quoted(field.id)
    orphans = intake.connection.execute(
        f"SELECT s._line, s.{column} FROM {quoted(table.name)} AS s "
        f"ANTI JOIN {quoted(target.name)} AS t ON t._key = s.{column} "
        f"WHERE s.{column} IS NOT NULL ORDER BY s._row"
    ).fetchall()
    if not orphans:
        return
    keys: list[str] = []
    if target.rows <= _LISTED_KEYS:
        found = intake.connection.execute(f"SELECT _key FROM {quoted(target.name)} ORDER BY _row")
        keys = [row[0] for row in found.fetchall()]
    origin = staged.matched.origin
    hints: dict[str, Text] = {}
    for line, value in orphans[:LISTED]:
        if value not in hints:
            hints[value] = did_you_mean(value, keys) if keys else _NO_HINT
        intake.collector.add(
            codes.ORPHAN_REFERENCE,
            origin.cell(line, field.id),
            field=field.label,
            text=value,
            target=target.record_type.title,
            suggestion=hints[value],
        )
    report_more([line for line, _ in orphans], field, origin, intake.collector)


def _report_absent(staged: Staged, field: Field, *, table: Table, target: Table, intake: Intake) -> None:
    row = intake.connection.execute(
        f"SELECT count({quoted(field.id)}) FROM {quoted(table.name)}"
    ).fetchone()
    if row and row[0]:
        intake.collector.add(
            codes.NO_TARGET_RECORDS,
            staged.matched.origin.whole,
            field=field.label,
            target=target.record_type.title,
            count=row[0],
        )


def check_required_cells(staged: Staged, tables: Mapping[str, Table], intake: Intake) -> None:
    """Report empty cells of required fields in accepted rows; a faulty cell was reported as such."""
    table = tables[staged.matched.record_type.id]
    found = staged.matched.columns.found
    required = [
        f
        for f in table.record_type.fields
        if f.required and f.id in found and f.id not in table.record_type.key
    ]
    origin = staged.matched.origin
    for field in required:
        rows = intake.connection.execute(
            f"SELECT _line FROM {quoted(table.name)} WHERE {quoted(field.id)} IS NULL ORDER BY _row"
        ).fetchall()
        reported = staged.faulty.get(field.id, frozenset())
        lines = [line for (line,) in rows if line not in reported]
        for line in lines[:LISTED]:
            intake.collector.add(codes.REQUIRED_MISSING, origin.cell(line, field.id), field=field.label)
        report_more(lines, field, origin, intake.collector)
