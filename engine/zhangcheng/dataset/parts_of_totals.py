"""Compares numbers that are part of others in their row: no more can be done than was resolved."""

from collections.abc import Mapping

from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.keys import report_more_rows
from zhangcheng.dataset.names import quoted
from zhangcheng.diagnostics.codes import data as codes


def check_parts(joined: Joined, tables: Mapping[str, Table], intake: Intake) -> None:
    """Report numbers that are greater than what they are part of; both are kept."""
    for field in joined.record_type.fields:
        total = joined.record_type.field(field.part_of or "")
        if total is None:
            continue
        part, whole = quoted(field.id), quoted(total.id)
        rows = intake.connection.execute(
            f"SELECT _source, _line, {part}::VARCHAR, {whole}::VARCHAR "
            f"FROM {quoted(tables[joined.record_type.id].name)} WHERE {part} > {whole} ORDER BY _row"
        ).fetchall()
        for source, line, number, most in rows[:LISTED]:
            origin = joined.origin(source)
            intake.collector.add(
                codes.PART_ABOVE_TOTAL,
                origin.cell(line, field.id),
                field=field.label,
                number=number,
                total=total.label,
                most=most,
                cell=origin.cell(line, total.id).cell or "",
            )
        report_more_rows([(source, line) for source, line, *_ in rows], field, joined, intake)
