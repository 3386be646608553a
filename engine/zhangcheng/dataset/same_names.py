"""Compares names: two institutions of one name in one place, and names beside the keys of others."""

from collections.abc import Mapping, Sequence

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.keys import report_more_rows
from zhangcheng.dataset.names import quoted
from zhangcheng.dataset.nowhere import Nowhere
from zhangcheng.dataset.torn import Beside, torn_rows
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text

_OF_THE_KEY = Text("算作后者的", "counted as the latter's")
_OF_EITHER = Text("可能是其中任何一个的，对谁都不作数", "which may be of either and decides nothing")


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


def check_names_beside_keys(
    joined: Joined, all_joined: Mapping[str, Joined], tables: Mapping[str, Table], intake: Intake
) -> dict[str, list[Nowhere]]:
    """Report rows whose name is not that of the institution that their key means.

    Returns, by reference, those whose name is exactly that of another.
    """
    torn: dict[str, list[Nowhere]] = {}
    table = tables[joined.record_type.id]
    for field in joined.record_type.fields:
        reference = joined.record_type.field(field.names or "")
        target = tables.get(reference.to or "") if reference is not None else None
        if reference is None or target is None or target.record_type.name is None:
            continue
        if any({field.id, reference.id} <= columns for columns in _columns(joined)):
            beside = Beside(reference=reference, name=field, joined=joined, table=table, target=target)
            torn[reference.id] = torn_rows(beside, all_joined.get(target.record_type.id), intake)
            _report_other_names(beside, torn[reference.id], intake)
    return torn


def _columns(joined: Joined) -> list[set[str]]:
    return [{f.id for f in sheet.matched.columns.fields.values()} for sheet in joined.sheets]


def _report_other_names(beside: Beside, torn: Sequence[Nowhere], intake: Intake) -> None:
    """Report them once for each name beside a key; those that may be of either row by row."""
    joined, field = beside.joined, beside.name
    odd = beside.odd(beside.table.name, intake)
    if not odd:
        return
    name, called = quoted(field.id), quoted(beside.target.record_type.name or "")
    rows = intake.connection.execute(
        f"SELECT s._source, arg_min(s._line, s._row), s.{name}, t.{called}, t._key, count(*), "
        f"CASE WHEN s._row IN (SELECT unnest($torn::BIGINT[])) THEN s._row END AS of_either "
        f"{beside.differing(beside.table.name)} "
        f"AND [s.{name}, t.{called}] IN (SELECT unnest($odd::VARCHAR[][])) "
        f"GROUP BY s._source, s.{name}, t.{called}, t._key, of_either ORDER BY min(s._row)",
        {"odd": odd, "torn": [row.row for row in torn if row.row is not None]},
    ).fetchall()
    for source, line, text, meant, key, count, of_either in rows[:LISTED]:
        origin = joined.origin(source)
        intake.collector.add(
            codes.NAME_DISAGREES,
            origin.cell(line, field.id),
            field=field.label,
            text=shown(text),
            key=shown(key),
            key_cell=origin.cell(line, beside.reference.id).cell or "",
            name=shown(meant),
            count=count,
            counted=_OF_THE_KEY if of_either is None else _OF_EITHER,
        )
    report_more_rows([(source, line) for source, line, *_ in rows], field, joined, intake)
