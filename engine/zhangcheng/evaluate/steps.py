"""The tables of a run: each frame's columns, made depth by depth inside DuckDB."""

import duckdb
from sqlglot import exp

from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.frame import PREVIOUS, Derived, Frame, Lookup
from zhangcheng.evaluate.grouping import Group
from zhangcheng.evaluate.parameters import SINCE, UNTIL, ParameterJoin
from zhangcheng.feel.sql import Sql
from zhangcheng.feel.sql.build import compare, date_literal, either, is_null
from zhangcheng.model.clock import Clock
from zhangcheng.model.record_type import RecordType


def table(record_type: str, depth: int) -> str:
    """Return the name of a frame's table at a depth."""
    return f'"step_{record_type}_{depth}"'


def in_force(record_type: RecordType, clock: Clock) -> Sql | None:
    """Return the condition that a row of the data is in force on the as-of date, if it has one."""
    since, to = record_type.in_force
    conditions: list[Sql] = []
    today = date_literal(clock.as_of)
    for name, operator in ((since, "<="), (to, ">=")):
        if name is not None:
            column = exp.column(name, quoted=True)
            bound = compare(operator, column, today.copy())
            conditions.append(exp.Paren(this=either((is_null(column.copy()), bound))))
    return exp.and_(*conditions) if conditions else None


def create_steps(connection: duckdb.DuckDBPyConnection, compiler: Compiler) -> None:
    """Create the tables of all frames, lower depths first."""
    for frame in compiler.frames.values():
        frame.settle()
    deepest = max((depth for frame in compiler.frames.values() for depth in frame.needs), default=0)
    for depth in range(deepest + 1):
        for frame in compiler.frames.values():
            if depth == 0 or depth in frame.needs:
                connection.execute(_statement(frame, compiler.clock, depth))


def _statement(frame: Frame, clock: Clock, depth: int) -> str:
    name = table(frame.record_type.id, depth)
    if depth == 0:
        select = exp.select("*").from_(f'"data_{frame.record_type.id}"')
        condition = in_force(frame.record_type, clock)
        if condition is not None:
            select = select.where(condition)
        # Nothing is copied: the rows are read from the data each time.
        return f"CREATE OR REPLACE TEMP VIEW {name} AS {select.sql('duckdb')}"
    return f"CREATE OR REPLACE TEMP TABLE {name} AS {_step(frame, depth).sql('duckdb')}"


def _step(frame: Frame, depth: int) -> exp.Select:
    needed = frame.needs[depth]
    made = [c for c in frame.derived.values() if c.depth == depth and c.name in needed]
    carried = sorted(needed - {column.name for column in made})
    aliases = {source: f"s{index}" for index, source in enumerate(dict.fromkeys(c.source for c in made))}
    columns: list[Sql] = [exp.column(name, PREVIOUS, quoted=True) for name in carried]
    columns += [
        exp.alias_(_qualified(column, aliases[column.source]), column.name, quoted=True)
        for column in made
    ]
    select = exp.select(*columns).from_(f"{table(frame.record_type.id, depth - 1)} AS {PREVIOUS}")
    for source, alias in aliases.items():
        select = _joined(select, frame, source, alias)
    return select


def _qualified(column: Derived, alias: str) -> Sql:
    """Return the column's SQL with its names bound to the joined source."""
    return _bound(column.sql.copy(), alias)


def _bound(sql: Sql, alias: str) -> Sql:
    for name in sql.find_all(exp.Column):
        if not name.table:
            name.set("table", exp.to_identifier(alias))
    return sql


def _joined(select: exp.Select, frame: Frame, source: str, alias: str) -> exp.Select:
    joined = frame.sources[source]
    match joined:
        case Lookup(record_type=record_type, reference=reference, depth=depth):
            condition = f'{PREVIOUS}."{reference}" = {alias}._key'
            return select.join(f"{table(record_type, depth)} AS {alias}", on=condition, join_type="left")
        case Group():
            grouped = exp.Subquery(
                this=_grouped(joined), alias=exp.TableAlias(this=exp.to_identifier(alias))
            )
            return select.join(grouped, on=f"{PREVIOUS}._key = {alias}._of", join_type="left")
        case ParameterJoin(name=name, keys=keys, on=on):
            conditions: list[Sql] = [
                exp.EQ(this=_bound(sql.copy(), PREVIOUS), expression=exp.column(key, alias, quoted=True))
                for key, sql in keys
            ]
            if on is not None:
                date = _bound(on.copy(), PREVIOUS)
                conditions.append(compare(">=", date, exp.column(SINCE, alias)))
                conditions.append(compare("<=", date.copy(), exp.column(UNTIL, alias)))
            return select.join(f"{name} AS {alias}", on=exp.and_(*conditions), join_type="left")


def _grouped(group: Group) -> exp.Select:
    reference = exp.column(group.reference, quoted=True)
    return (
        exp.select(exp.alias_(reference, "_of"), *group.columns())
        .from_(table(group.record_type, group.depth))
        .group_by(reference.copy())
    )
