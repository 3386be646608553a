"""Raw values of every indicator for every institution that the scorecard is about: one wide table."""

from collections.abc import Sequence

import duckdb

from zhangcheng.dataset.names import quoted
from zhangcheng.model.scorecard import Missing
from zhangcheng.scoring.ballots import BallotCount, create_marks
from zhangcheng.scoring.plan import UNITS, Column, ScorePlan
from zhangcheng.scoring.tallies import counted
from zhangcheng.scoring.whole import SHARE, from_decimal, huge, over


def create_scope(connection: duckdb.DuckDBPyConnection, plan: ScorePlan) -> None:
    """Make the table of institutions that the scorecard is about: those for which `when` holds.

    `ungrouped` are those of which nobody knows to which group they belong.
    """
    where = " WHERE u._valid" + (" AND u.when" if plan.card.when is not None else "")
    name = "u.name" if plan.pack.record_types[plan.card.record].name is not None else "u._key"
    group = "CAST(u.grp AS VARCHAR)" if plan.card.group is not None else "NULL::VARCHAR"
    title = "CAST(u.grp_title AS VARCHAR)" if plan.card.group is not None else "NULL::VARCHAR"
    ungrouped = "FALSE"
    if plan.strays_of_group is not None:
        ungrouped = f"u._row IN (SELECT _row FROM {quoted(plan.strays_of_group)})"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE score_scope AS SELECT u._row AS row, u._key AS key,"
        f" {ungrouped} AS ungrouped,"
        f" coalesce(CAST({name} AS VARCHAR), u._key) AS name, u.place, {group} AS grp,"
        f' {title} AS grp_title FROM "{UNITS}" u{where}'
    )


def create_raw(connection: duckdb.DuckDBPyConnection, plan: ScorePlan) -> tuple[BallotCount, ...]:
    """Make `score_raw`: a column `x0`, `x1` … per indicator; return what became of the ballots.

    Numbers are whole, of the scale of their column; categories are text. A proportion has beside it
    how many records passed (`p0`) of how many decided (`q0`) and how many are open (`o0`), marks what
    each group gave and how many ballots are open (`o0`).
    """
    ballots = [
        create_marks(connection, column, plan)
        for column in plan.columns
        if column.indicator.marks is not None and not plan.is_empty(column.indicator)
    ]
    columns, joins = _columns(plan.columns, plan)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE score_raw AS SELECT s.row{''.join(f', {c}' for c in columns)}"
        f' FROM score_scope s JOIN "{UNITS}" u ON u._row = s.row {" ".join(joins)}'
    )
    return tuple(ballots)


def _columns(columns: Sequence[Column], plan: ScorePlan) -> tuple[list[str], list[str]]:
    made: list[str] = []
    joins: list[str] = []
    for column in columns:
        n, item = column.number, column.indicator
        if plan.is_empty(item):
            made += _nothing(column)
        elif item.tally is not None:
            joins.append(f"LEFT JOIN ({counted(item.tally, plan)}) t{n} ON t{n}.unit = s.key")
            made += [f"t{n}.{name} AS {name}{n}" for name in ("p", "q", "o")]
            made.append(f"{_proportion(n, item.missing)} AS x{n}")
        elif item.marks is not None:
            joins.append(f"LEFT JOIN score_marks_{n} t{n} ON t{n}.unit = s.key")
            made += [f"t{n}.x AS x{n}", f"coalesce(t{n}.o, 0) AS o{n}"]
            for g in range(len(item.marks.groups)):
                made.append(f"t{n}.m{g} AS m{n}_{g}")
                made += [f"coalesce(t{n}.{name}{g}, 0) AS {name}{n}_{g}" for name in ("b", "u")]
        elif column.is_text:
            made.append(f"CAST(u.v{n} AS VARCHAR) AS x{n}")
        else:
            made.append(f"{from_decimal(f'u.v{n}', column.scale, column.scale)} AS x{n}")
    return made, joins


def _nothing(column: Column) -> list[str]:
    """Return empty columns: the data has nothing that the indicator could take."""
    n, item = column.number, column.indicator
    made = [f"NULL::{'VARCHAR' if column.is_text else 'HUGEINT'} AS x{n}"]
    if item.tally is not None:
        made += [f"NULL::BIGINT AS {name}{n}" for name in ("p", "q", "o")]
    if item.marks is not None:
        made.append(f"0::BIGINT AS o{n}")
    for g in range(len(item.marks.groups) if item.marks is not None else 0):
        made += [f"NULL::HUGEINT AS m{n}_{g}", f"0::BIGINT AS b{n}_{g}", f"0::BIGINT AS u{n}_{g}"]
    return made


def _proportion(n: int, missing: Missing) -> str:
    """Return the share of records that pass; the policy for missing data says what open ones do."""
    p, q, o = (f"t{n}.{name}" for name in ("p", "q", "o"))
    decided = f"({q} + {o})" if missing is Missing.ZERO else q
    share = over(f"{p} * {huge(10**SHARE)}", f"{decided}::HUGEINT")
    return f"CASE WHEN {o} = 0 THEN {share} END" if missing is Missing.REFUSE else share
