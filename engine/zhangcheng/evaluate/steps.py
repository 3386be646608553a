"""The tables of a run: each frame's columns, made depth by depth inside DuckDB."""

from collections.abc import Collection

import duckdb
from sqlglot import exp

from zhangcheng.dataset.names import table_name, unread_name
from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.frame import PLACED, PREVIOUS, VALID, Frame, Lookup, Source
from zhangcheng.evaluate.grouping import Group
from zhangcheng.evaluate.parameters import SINCE, UNTIL, ParameterJoin
from zhangcheng.feel.sql import Sql
from zhangcheng.feel.sql.build import written
from zhangcheng.model.clock import Clock
from zhangcheng.model.record_type import RecordType


def table(record_type: str, depth: int) -> str:
    """Return the name of a frame's table at a depth."""
    return f'"step_{record_type}_{depth}"'


def in_force(record_type: RecordType, clock: Clock, undated: Collection[str] = ()) -> str | None:
    """Return the condition that a row of the data is in force on the as-of date, if it has one.

    It is unknown where a date that matters was written but could not be read; `undated` are the
    fields that have such cells.
    """
    since, to = record_type.in_force
    today = f"DATE '{clock.as_of}'"
    conditions = []
    for name, operator in ((since, "<="), (to, ">=")):
        if name is not None:
            condition = f'("{name}" IS NULL OR "{name}" {operator} {today})'
            if name in undated:
                condition = f'CASE WHEN NOT "{unread_name(name)}" THEN {condition} END'
            conditions.append(condition)
    return " AND ".join(conditions) or None


_LAST = "zhangcheng_evaluation"
"""The variable of a connection that says whose tables these are."""


def ensure_steps(connection: duckdb.DuckDBPyConnection, compiler: Compiler) -> None:
    """Make the tables again if another evaluation on the same data has replaced them."""
    ((last,),) = connection.execute(f"SELECT getvariable('{_LAST}')").fetchall()
    if last != compiler.number:
        create_steps(connection, compiler)


def create_steps(connection: duckdb.DuckDBPyConnection, compiler: Compiler) -> None:
    """Create the tables of parameters and of all frames that have rows or are read, step by step."""
    connection.execute(f"SET VARIABLE {_LAST} = {compiler.number}")
    compiler.parameters.create(connection, wide=compiler.wide)
    for frame in compiler.frames.values():
        frame.settle()
    deepest = max((depth for frame in compiler.frames.values() for depth in frame.needs), default=0)
    for depth in range(deepest + 1):
        for frame in compiler.frames.values():
            if depth in frame.needs or (depth == 0 and frame.record_type.id in compiler.filled):
                connection.execute(_statement(frame, compiler.clock, depth))


def _statement(frame: Frame, clock: Clock, depth: int) -> str:
    name = table(frame.record_type.id, depth)
    if depth > 0:
        return f"CREATE OR REPLACE TEMP TABLE {name} AS {_step(frame, depth)}"
    condition = in_force(frame.record_type, clock, frame.undated)
    kept = f"({condition}) IS NOT FALSE" if frame.undated else condition
    where = f" WHERE {kept}" if condition is not None else ""
    valid = f', ({condition}) AS "{VALID}"' if frame.undated else ""
    # Nothing is copied: the rows are read from the data each time.
    source = f'"{table_name(frame.record_type)}"{where}'
    return f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT *{valid} FROM {source}"


def _step(frame: Frame, depth: int) -> str:
    needed = frame.needs[depth]
    made = [c for c in frame.derived.values() if c.depth == depth and c.name in needed]
    carried = sorted(needed - {column.name for column in made})
    aliases = {source: f"s{index}" for index, source in enumerate(dict.fromkeys(c.source for c in made))}
    columns = [f'{PREVIOUS}."{name}"' for name in carried]
    columns += [f'{_bound(c.sql, aliases[c.source])} AS "{c.name}"' for c in made]
    joins = [_joined(frame.sources[source], alias) for source, alias in aliases.items()]
    previous = table(frame.record_type.id, depth - 1)
    return f"SELECT {', '.join(columns)} FROM {previous} AS {PREVIOUS} {' '.join(joins)}"


def _bound(sql: Sql, alias: str) -> str:
    """Return SQL whose columns are those of `alias`."""
    bound = sql.copy()
    for name in bound.find_all(exp.Column):
        name.set("table", exp.to_identifier(alias))
    return written(bound)


def _joined(source: Source, alias: str) -> str:
    match source:
        case Lookup():
            name = table(source.record_type, source.depth)
            condition = f'{PREVIOUS}."{source.columns[0]}" = {alias}."{source.columns[1]}"'
        case Group():
            name = f"({_grouped(source)})"
            condition = f'{PREVIOUS}."{source.columns[1]}" = {alias}._of'
        case ParameterJoin():
            name = source.name
            conditions = [
                f"{_bound(sql, PREVIOUS)} = {alias}.k{index}"
                for index, (_, sql) in enumerate(source.keys)
            ]
            if source.on is not None:
                date = _bound(source.on, PREVIOUS)
                conditions.append(f"{date} >= {alias}.{SINCE} AND {date} <= {alias}.{UNTIL}")
            condition = " AND ".join(conditions)
    return f"LEFT JOIN {name} AS {alias} ON {condition}"


def related_rows(record_type: str, depth: int, column: str, strays: str | None) -> str:
    """Return the rows of a relation, as it stands after FROM, by the `column` that they refer with.

    Stray rows come once for each record that they may refer to, PLACED unknown, and are numbered from
    -1 down; those that are no records have no values.
    """
    rows = table(record_type, depth)
    if strays is None:
        return rows
    to = "_to_row" if column == "_owner_row" else "_to_key"
    return (
        f'(SELECT *, TRUE AS "{PLACED}" FROM {rows} UNION ALL BY NAME '
        f'SELECT r.* REPLACE (s.{to} AS "{column}", -1 - s._at AS _row), NULL::BOOLEAN AS "{PLACED}" '
        f'FROM "{strays}" AS s LEFT JOIN {rows} AS r ON r._row = s._row '
        f"WHERE s._row IS NULL OR r._row IS NOT NULL)"
    )


def _grouped(group: Group) -> str:
    columns = "".join(f", {written(column)}" for column in group.made())
    reference = f'"{group.columns[0]}"'
    source = related_rows(group.record_type, group.depth, group.columns[0], group.strays)
    return f"SELECT {reference} AS _of{columns} FROM {source} GROUP BY {reference}"
