"""Follows records whose keys changed: what stands under a former key belongs to the same record."""

import datetime as dt
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from zhangcheng.dataset.intake import Intake, Joined, Staged
from zhangcheng.dataset.keys import key_sql
from zhangcheng.dataset.names import quoted, stage_name
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.model.record_type import Field, FieldType, RecordType


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """The present key of each former one that the records of a type state.

    References follow `keys`. `reused` are those whose former key is another record's by now: only what
    was written before that can follow them.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    reused: Mapping[str, str] = field(default_factory=dict)

    def present(self, key: str, known: Container[str]) -> str:
        """Return the present key of what an earlier document calls `key`.

        A document that knows the present key is from after the change: to it the former key, if it has
        that too, is another record's.
        """
        now = self.keys.get(key) or self.reused.get(key, key)
        return key if now in known else now


Recoded = Mapping[str, Former]
"""By record type."""


def present_keys(joined: Joined, intake: Intake) -> Former:
    """Return what the staged records of a type say of their former keys.

    A record that is not in force yet on the as-of date is not followed: what stands under its former
    key is still that key's. What cannot be followed is noted where it stands.
    """
    record_type = joined.record_type
    former = record_type.former_key
    if former is None or intake.lenient or not _has_column(former, joined.sheets):
        return Former()
    since, to = (None if name is None else quoted(name) for name in record_type.in_force)
    day = intake.as_of or dt.date.max
    begun = "TRUE" if since is None else f"coalesce({since} <= ?::DATE, TRUE)"
    # Without a day, whatever has a last one is over.
    lasting = "TRUE" if to is None else f"coalesce({to} >= ?::DATE, TRUE)"
    stage, column = quoted(stage_name(record_type)), quoted(former)
    name = quoted(record_type.name or "_key")
    stated = intake.connection.execute(
        f"SELECT {column}, _key, {name}, _source, _line FROM {stage} "
        f"WHERE {column} IS NOT NULL AND {column} <> _key AND {begun} ORDER BY _row",
        [] if since is None else [day],
    ).fetchall()
    if not stated:
        return Former()
    taken = dict(
        intake.connection.execute(
            f"SELECT _key, {name} FROM {stage} "
            f"WHERE _key IN (SELECT {column} FROM {stage}) AND {lasting}",
            [] if to is None else [day],
        ).fetchall()
    )
    return _former(stated, taken, joined, intake)


def _former(
    stated: Sequence[tuple[str, str, str | None, int, int]],
    taken: Mapping[str, str | None],
    joined: Joined,
    intake: Intake,
) -> Former:
    """Follow a former key where one record states it; tell where none or several can be meant."""
    owners: dict[str, set[str]] = {}
    for was, now, *_ in stated:
        owners.setdefault(was, set()).add(now)
    sound: dict[str, str] = {}
    reused: dict[str, str] = {}
    for was, now, name, source, line in stated:
        at = joined.origin(source).cell(line, joined.record_type.former_key or "")
        if len(owners[was]) > 1:
            others = ", ".join(sorted(owners[was] - {now}))
            intake.collector.add(codes.FORMER_KEY_SHARED, at, text=was, others=others)
        elif was not in taken:
            sound[was] = now
        elif name == taken[was]:
            intake.collector.add(codes.FORMER_KEY_IN_USE, at, text=was, key=now)
        else:
            reused[was] = now
            intake.collector.add(codes.FORMER_KEY_REUSED, at, text=was, key=now)
    return Former(keys=_followed(sound), reused=reused)


def _followed(steps: Mapping[str, str]) -> dict[str, str]:
    """Return where each former key leads in the end; in a circle, one step."""
    found: dict[str, str] = {}
    for was, now in steps.items():
        passed = {was}
        end = now
        while end in steps and end not in passed:
            passed.add(end)
            end = steps[end]
        found[was] = end if end not in passed else now
    return found


def write_present_keys(record_type: str, keys: Mapping[str, str], intake: Intake) -> None:
    """Write the table that references are followed by."""
    intake.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_table(record_type)} AS "
        "SELECT unnest(?::VARCHAR[]) AS was, unnest(?::VARCHAR[]) AS now",
        [list(keys), list(keys.values())],
    )


def followed_references(
    record_type: RecordType, sheets: Sequence[Staged], recoded: Recoded
) -> list[Field]:
    """Return the references of a record type that may hold former keys."""
    return [
        reference
        for reference in record_type.fields
        if reference.type is FieldType.REFERENCE
        and recoded.get(reference.to or "", Former()).keys
        and _has_column(reference.id, sheets)
    ]


def with_present_keys(sheet: Staged, references: Sequence[Field]) -> str:
    """Return the SQL of a sheet's rows whose references hold present keys, as far as they are known.

    A key that is made of such a reference changes with it: the same row under both keys is one.
    """
    matched = sheet.matched
    stage = quoted(stage_name(matched.record_type, matched.source))
    if not references:
        return stage
    values, joins = [], []
    for number, reference in enumerate(references):
        name, alias = quoted(reference.id), f"f{number}"
        values.append(f"coalesce({alias}.now, s.{name}) AS {name}")
        joins.append(f" LEFT JOIN {_table(reference.to or '')} AS {alias} ON {alias}.was = s.{name}")
    rows = f"SELECT s.* REPLACE ({', '.join(values)}) FROM {stage} AS s{''.join(joins)}"
    if not {reference.id for reference in references} & set(matched.record_type.key):
        return f"({rows})"
    key = key_sql(matched.record_type, lenient=False, nth=matched.nth)
    return f"(SELECT * REPLACE ({key} AS _key) FROM ({rows}))"


def report_followed(sheets: Sequence[Staged], references: Sequence[Field], intake: Intake) -> None:
    """Count the cells that name a record by its former key, for each sheet and column."""
    for sheet in sheets:
        matched = sheet.matched
        stage = quoted(stage_name(matched.record_type, matched.source))
        for reference in references:
            if reference.id not in matched.columns.found:
                continue
            name = quoted(reference.id)
            ((count, first),) = intake.connection.execute(
                f"SELECT count(*), min_by([_line::VARCHAR, f.was, f.now], _line) "
                f"FROM {stage} AS s JOIN {_table(reference.to or '')} AS f ON f.was = s.{name}"
            ).fetchall()
            if count:
                line, was, now = first
                at = matched.origin.cell(int(line), reference.id)
                target = intake.record_types[reference.to or ""].title
                intake.collector.add(
                    codes.FORMER_KEY_FOLLOWED,
                    at,
                    field=reference.label,
                    count=count,
                    text=was,
                    key=now,
                    target=target,
                )


def _has_column(field_id: str, sheets: Sequence[Staged]) -> bool:
    return any(field_id in sheet.matched.columns.found for sheet in sheets)


def _table(record_type: str) -> str:
    # No id holds a space: no record type's table goes by this name.
    return quoted(f"former {record_type}")
