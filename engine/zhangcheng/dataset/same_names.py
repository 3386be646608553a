"""Compares names: two institutions of one name in one place, and names beside the keys of others."""

from collections.abc import Mapping

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.keys import report_more_rows
from zhangcheng.dataset.names import quoted
from zhangcheng.dataset.normal import without_kind
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field


def check_same_names(joined: Joined, tables: Mapping[str, Table], intake: Intake) -> None:
    """Report institutions in force that have the name and the place of an earlier row."""
    record_type = joined.record_type
    name = record_type.field(record_type.name or "")
    if name is None or name.id in record_type.key or record_type.jurisdiction_field is None:
        return
    since, to = (None if date is None else quoted(date) for date in record_type.in_force)
    in_force = [f"{quoted(name.id)} IS NOT NULL", "_jurisdiction IS NOT NULL"]
    if intake.as_of is not None:
        in_force += [f"coalesce({since} <= $day::DATE, TRUE)"] if since is not None else []
        in_force += [f"coalesce({to} >= $day::DATE, TRUE)"] if to is not None else []
    # Of an institution under its former key another diagnostic tells.
    known = f"coalesce({quoted(record_type.former_key)}, '')" if record_type.former_key else "''"
    rows = intake.connection.execute(
        f"SELECT _source, _line, _key, first[1]::SMALLINT, first[2]::INTEGER, first[3], "
        f"{quoted(name.id)}, _jurisdiction FROM (SELECT *, "
        f"first_value([_source::VARCHAR, _line::VARCHAR, _key, {known}]) "
        f"OVER (PARTITION BY {quoted(name.id)}, _jurisdiction ORDER BY _row) AS first "
        f"FROM {quoted(tables[record_type.id].name)} WHERE {' AND '.join(in_force)}) "
        f"WHERE first[3] <> _key AND first[4] <> _key AND {known} <> first[3] ORDER BY _row",
        {"day": intake.as_of} if intake.as_of is not None and (since or to) else {},
    ).fetchall()
    for source, line, key, in_source, first, other, called, code in rows[:LISTED]:
        place = intake.places.tree.by_code.get(code)
        intake.collector.add(
            codes.SAME_NAME,
            joined.origin(source).cell(line, name.id),
            key=key,
            other=other,
            first=str(joined.origin(in_source).cell(first, name.id)),
            name=shown(called),
            place=place.name if place is not None else Text.same(code),
        )
    report_more_rows([(source, line) for source, line, *_ in rows], name, joined, intake)


def check_names_beside_keys(joined: Joined, tables: Mapping[str, Table], intake: Intake) -> None:
    """Report rows whose name is not that of the institution that their key means."""
    for field in joined.record_type.fields:
        reference = joined.record_type.field(field.names or "")
        target = tables.get(reference.to or "") if reference is not None else None
        if reference is None or target is None or target.record_type.name is None:
            continue
        if any({field.id, reference.id} <= joined_columns for joined_columns in _columns(joined)):
            _report_other_names(field, target, joined=joined, tables=tables, intake=intake)


def _columns(joined: Joined) -> list[set[str]]:
    return [{f.id for f in sheet.matched.columns.fields.values()} for sheet in joined.sheets]


def _report_other_names(
    field: Field,
    target: Table,
    *,
    joined: Joined,
    tables: Mapping[str, Table],
    intake: Intake,
) -> None:
    name, called, reference = quoted(field.id), quoted(target.record_type.name or ""), field.names or ""
    differing = (
        f"FROM {quoted(tables[joined.record_type.id].name)} AS s "
        f"JOIN {quoted(target.name)} AS t ON t._key = s.{quoted(reference)} "
        f"WHERE s.{name} <> t.{called}"
    )
    pairs = intake.connection.execute(f"SELECT DISTINCT s.{name}, t.{called} {differing}").fetchall()
    odd = [[a, b] for a, b in pairs if without_kind(a) != without_kind(b)]
    if not odd:
        return
    rows = intake.connection.execute(
        f"SELECT s._source, arg_min(s._line, s._row), s.{name}, t.{called}, t._key, count(*) "
        f"{differing} AND list_contains(?::VARCHAR[][], [s.{name}, t.{called}]) "
        f"GROUP BY s._source, s.{name}, t.{called}, t._key ORDER BY min(s._row)",
        [odd],
    ).fetchall()
    for source, line, text, meant, key, count in rows[:LISTED]:
        origin = joined.origin(source)
        intake.collector.add(
            codes.NAME_DISAGREES,
            origin.cell(line, field.id),
            field=field.label,
            text=shown(text),
            key=shown(key),
            key_cell=origin.cell(line, reference).cell or "",
            name=shown(meant),
            count=count,
        )
    report_more_rows([(source, line) for source, line, *_ in rows], field, joined, intake)
