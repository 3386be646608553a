"""Makes the final tables: rejected rows left out, rows numbered, each record with its place."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import replace

import duckdb

from zhangcheng.dataset.cells import column_type
from zhangcheng.dataset.check_keys import Rejected, check_keys
from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.names import quoted, rejected_name, stage_name, table_name, unread_name
from zhangcheng.dataset.sheet import Relation
from zhangcheng.model.record_type import RecordType


def load_tables(
    joined: Mapping[str, Joined], intake: Intake
) -> tuple[dict[str, Table], Mapping[int, int]]:
    """Create `data_<id>` for every record type, institutions before what belongs to them.

    Returns the tables, and how many rows of each sheet were rejected.
    """
    made: dict[str, Table] = {}
    rejected: dict[int, int] = {}
    for record_type in _institutions_first(intake.record_types):
        sheets = joined.get(record_type.id)
        table = _load(record_type, sheets, intake=intake, made=made)
        found = check_keys(sheets, intake) if sheets is not None else Rejected.none()
        made[record_type.id] = _without_rejected(table, found, intake) if found.counts else table
        rejected |= found.counts
    _inherit_in_cycles(made, intake)
    return {record_type: made[record_type] for record_type in intake.record_types}, rejected


def targets_first(record_types: Mapping[str, RecordType]) -> list[RecordType]:
    """Return the record types, those that references point at before those that point at them."""
    ordered: dict[str, RecordType] = {}

    def add(record_type: RecordType, below: frozenset[str]) -> None:
        for field in record_type.fields:
            target = record_types.get(field.to or "")
            if target is not None and target.id not in below:
                add(target, below | {target.id})
        ordered.setdefault(record_type.id, record_type)

    for record_type in record_types.values():
        add(record_type, frozenset((record_type.id,)))
    return list(ordered.values())


def _institutions_first(record_types: Mapping[str, RecordType]) -> list[RecordType]:
    ordered: dict[str, RecordType] = {}

    def add(record_type: RecordType, below: frozenset[str]) -> None:
        owner = _owner(record_type, record_types)
        if owner is not None and owner.id not in below:
            add(owner, below | {owner.id})
        ordered.setdefault(record_type.id, record_type)

    for record_type in record_types.values():
        add(record_type, frozenset((record_type.id,)))
    return list(ordered.values())


def _owner(record_type: RecordType, record_types: Mapping[str, RecordType]) -> RecordType | None:
    reference = record_type.field(record_type.belongs_to) if record_type.belongs_to else None
    return None if reference is None else record_types.get(reference.to or "")


def _load(
    record_type: RecordType, joined: Joined | None, *, intake: Intake, made: Mapping[str, Table]
) -> Table:
    name = table_name(record_type)
    if joined is None:
        intake.connection.execute(_empty(record_type))
        return Table(name=name, record_type=record_type, rows=0)
    stage = quoted(stage_name(record_type))
    place, owner_row, join = _owned(record_type, intake, made)
    unread = joined.unread
    fields = [f"s.{quoted(field.id)}" for field in record_type.fields]
    fields += [f"coalesce(s.{name}, FALSE) AS {name}" for name in map(_unread, unread)]
    chosen = ["s._row::BIGINT AS _row", "s._key", "s._source", "s._line", *fields]
    statement = (
        f"CREATE OR REPLACE TABLE {quoted(name)} AS "
        f"SELECT {', '.join(chosen)}, {place} AS _jurisdiction, {owner_row} AS _owner_row "
        f"FROM {stage} AS s{join}"
    )
    parts = [sheet.matched.part for sheet in joined.sheets]
    sliced = any(isinstance(part, Relation) and part.sliced for part in parts)
    with _in_any_order(intake.connection) if sliced else nullcontext():
        rows = _create(statement, intake)
    return Table(name=name, record_type=record_type, rows=rows, unread=unread)


@contextmanager
def _in_any_order(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let DuckDB write rows in the order in which it has read them; `_row` tells theirs.

    Slices of a file would be read one after the other else.
    """
    setting = "preserve_insertion_order"
    ((kept,),) = connection.execute(f"SELECT current_setting('{setting}')").fetchall()
    connection.execute(f"SET {setting} = false")
    try:
        yield
    finally:
        connection.execute(f"SET {setting} = {kept}")


def _without_rejected(table: Table, found: Rejected, intake: Intake) -> Table:
    """Leave out the rows without a key, and all but the first of those with the same one.

    They are put aside, but for those that repeat what stands already.
    """
    name, aside = quoted(table.name), rejected_name(table.record_type)
    repeats = ", ".join(str(pair) for pair in sorted(found.repeats))
    new = f" AND (_source, _line) NOT IN ({repeats})" if repeats else ""
    intake.connection.execute(
        f"CREATE OR REPLACE TABLE {quoted(aside)} AS SELECT * FROM {name} WHERE (_key IS NULL OR _row "
        f"NOT IN (SELECT min(_row) FROM {name} WHERE _key IS NOT NULL GROUP BY _key)){new}"
    )
    rows = _create(
        f"CREATE OR REPLACE TABLE {name} AS "
        f"SELECT * REPLACE (row_number() OVER (ORDER BY _row) - 1 AS _row) FROM {name} "
        f"WHERE _row IN (SELECT min(_row) FROM {name} WHERE _key IS NOT NULL GROUP BY _key)",
        intake,
    )
    unread = tuple(dict.fromkeys((*table.unread, *found.left_open)))
    return replace(table, rows=rows, rejected=aside, unread=unread)


def _unread(field_id: str) -> str:
    return quoted(unread_name(field_id))


def _create(statement: str, intake: Intake) -> int:
    """Create a table of rows, and return how many they are."""
    ((rows,),) = intake.connection.execute(statement).fetchall()
    return int(rows)


def _owned(record_type: RecordType, intake: Intake, made: Mapping[str, Table]) -> tuple[str, str, str]:
    """Return the SQL of a record's place and of its owner's row number, and the join they need."""
    own = record_type.jurisdiction_field
    stated = ["s._place"] + ([f"s.{quoted(own.id)}"] if own is not None else [])
    owner = _owner(record_type, intake.record_types)
    join, owner_row = "", "NULL::BIGINT"
    if owner is not None and owner.id in made and made[owner.id].rows:
        stated.append("o._jurisdiction")
        owner_row = "o._row"
        reference = quoted(record_type.belongs_to or "")
        join = f" LEFT JOIN {quoted(made[owner.id].name)} AS o ON o._key = s.{reference}"
    return f"coalesce({', '.join(stated)}, NULL)", owner_row, join


def _empty(record_type: RecordType) -> str:
    fields = [f"{quoted(field.id)} {column_type(field)}" for field in record_type.fields]
    columns = ["_row BIGINT", "_key VARCHAR", "_source SMALLINT", "_line INTEGER", *fields]
    return (
        f"CREATE OR REPLACE TABLE {quoted(table_name(record_type))} "
        f"({', '.join(columns)}, _jurisdiction VARCHAR, _owner_row BIGINT)"
    )


def _inherit_in_cycles(made: Mapping[str, Table], intake: Intake) -> None:
    """Pass places down where records belong to records of their own type, level by level."""
    for record_type in intake.record_types.values():
        owner = _owner(record_type, intake.record_types)
        if owner is not record_type or not made[record_type.id].rows:
            continue
        name, reference = quoted(made[record_type.id].name), quoted(record_type.belongs_to or "")
        changed = 1
        while changed:
            row = intake.connection.execute(
                f"UPDATE {name} AS s SET _jurisdiction = o._jurisdiction FROM {name} AS o "
                f"WHERE o._key = s.{reference} AND s._jurisdiction IS NULL "
                f"AND o._jurisdiction IS NOT NULL"
            ).fetchone()
            changed = row[0] if row else 0
