"""Marks of raters: group by group, without self-rating, trimmed, weighted, with enough ballots."""

from dataclasses import dataclass

import duckdb

from zhangcheng.evaluate.frame import PLACED
from zhangcheng.feel.sql.build import constant
from zhangcheng.model.label import plain
from zhangcheng.model.record_type import Field
from zhangcheng.model.scorecard import Marks, Missing, RaterGroup
from zhangcheng.scoring.plan import Column, ScorePlan, ballots_table
from zhangcheng.scoring.whole import SHARE, from_decimal, over, scale_of, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotCount:
    """How many ballots of an indicator were there, and why some do not count.

    `ballots` = counted (in a mean) + trimmed (dropped at either end) + too few (of a group with less
    than its minimum) + own (a rater on itself) + unmarked (no mark, or no answer of the table) +
    undecided (not known on whom, of which group or with what mark, or whether it counts) + other (of no
    group of the scorecard, of nobody scored, or left out by `when`).
    """

    indicator: str
    ballots: int
    counted: int
    trimmed: int
    too_few: int
    own: int
    unmarked: int
    undecided: int
    other: int


def create_marks(connection: duckdb.DuckDBPyConnection, column: Column, plan: ScorePlan) -> BallotCount:
    """Make the table of marks of an indicator, and count its ballots.

    The table has `unit`, the marks `x` (a whole number of scale `SHARE`), and for each group its
    mean `m0`, `m1` …, its number of ballots `b0`, `b1` … and those left after the drop `u0`, `u1` …. `o`
    ballots are open; the policy for missing data says whether there are marks all the same.
    """
    marks = column.indicator.marks
    assert marks is not None  # noqa: S101 - called for those alone
    source = ballots_table(column.number)
    _create_selves(connection, source)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE score_votes AS {_votes(column, marks, plan)}")
    strict = column.indicator.missing is Missing.REFUSE
    made = _marks(marks, strict=strict)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE score_marks_{column.number} AS {made}")
    # A ballot that may be on several institutions is one ballot; a row that is no record is none.
    each = (
        "SELECT CASE WHEN bool_or(why = 'open') THEN 'open' ELSE min(why) END AS why"
        " FROM score_votes WHERE _row >= 0 GROUP BY _row"
    )
    counts = dict(connection.execute(f"SELECT why, count(*) FROM ({each}) GROUP BY why").fetchall())
    counted, too_few = _used(connection, column.number, marks)
    return BallotCount(
        indicator=column.indicator.id,
        ballots=sum(counts.values()),
        counted=counted,
        trimmed=counts.get("counted", 0) - counted - too_few,
        too_few=too_few,
        own=counts.get("own", 0),
        unmarked=counts.get("unmarked", 0),
        undecided=counts.get("open", 0),
        other=counts.get("other", 0),
    )


def _used(connection: duckdb.DuckDBPyConnection, number: int, marks: Marks) -> tuple[int, int]:
    """Return how many ballots are in a mean, and how many are of a group with too few."""
    groups = range(len(marks.groups))
    used = " + ".join(f"CASE WHEN m{n} IS NOT NULL THEN u{n} ELSE 0 END" for n in groups)
    few = " + ".join(f"CASE WHEN m{n} IS NULL THEN b{n} ELSE 0 END" for n in groups)
    row = connection.execute(f"SELECT sum({used}), sum({few}) FROM score_marks_{number}").fetchone()
    counted, too_few = row or (0, 0)
    return int(counted or 0), int(too_few or 0)


def _create_selves(connection: duckdb.DuckDBPyConnection, source: str) -> None:
    """Make `score_selves`: raters as written, by key or by name, and who they are.

    Width, spaces and case do not matter. Of two institutions of one name either may be meant.
    """
    units = connection.execute("SELECT key, name FROM score_scope").fetchall()
    keys: dict[str, set[str]] = {}
    for key, name in units:
        for written in (key, name):
            keys.setdefault(plain(written), set()).add(key)
    raters = connection.execute(
        f"SELECT DISTINCT CAST(rater AS VARCHAR) FROM {source} WHERE rater IS NOT NULL"
    ).fetchall()
    pairs = [(rater, key) for (rater,) in raters for key in sorted(keys.get(plain(rater), ()))]
    connection.execute("CREATE OR REPLACE TEMP TABLE score_selves (rater VARCHAR, unit VARCHAR)")
    columns = [[rater for rater, _ in pairs], [key for _, key in pairs]]
    connection.execute(
        "INSERT INTO score_selves SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])", columns
    )


def _votes(column: Column, marks: Marks, plan: ScorePlan) -> str:
    """Return the ballots with their mark as a whole number, and why each counts or does not."""
    field = plan.pack.record_types[marks.record].field(marks.mark)
    groups = ", ".join(_text(group.id) for group in marks.groups)
    left_out = f"coalesce(CAST(grp AS VARCHAR) NOT IN ({groups}), FALSE)"
    left_out += " OR unit IS NULL OR unit NOT IN (SELECT key FROM score_scope)"
    is_open = f"NOT {PLACED} OR _valid IS NULL OR grp IS NULL OR ({plan.unread[column.number]})"
    if marks.when is not None:
        left_out += " OR counts IS FALSE"
        is_open += " OR counts IS NULL"
    mark = _mark(marks, field)
    is_own = "(CAST(rater AS VARCHAR), unit) IN (SELECT (rater, unit) FROM score_selves)"
    return (
        f"SELECT _row, unit, CAST(grp AS VARCHAR) AS grp, {mark} AS mark,"
        f" CASE WHEN {left_out} THEN 'other' WHEN {is_own} THEN 'own' WHEN {is_open} THEN 'open'"
        f" WHEN {mark} IS NULL THEN 'unmarked' ELSE 'counted' END AS why"
        f" FROM {ballots_table(column.number)} b"
    )


def _mark(marks: Marks, field: Field | None) -> str:
    if not marks.answers:
        return from_decimal("mark", field.decimals if field is not None else 0, SHARE)
    whens = " ".join(f"WHEN {_text(answer)} THEN {whole(mark, SHARE)}" for answer, mark in marks.answers)
    return f"CASE CAST(mark AS VARCHAR) {whens} END"


def _marks(marks: Marks, *, strict: bool) -> str:
    """Return marks and means by unit; if `strict`, there are no marks where a ballot is open."""
    numbered = (
        "SELECT unit, grp, mark, why,"
        " row_number() OVER (PARTITION BY unit, grp, why ORDER BY mark) AS n,"
        " count(*) OVER (PARTITION BY unit, grp, why) AS m FROM score_votes"
        " WHERE why IN ('counted', 'open')"
    )
    columns = ["unit", "count_if(why = 'open') AS o"]
    for number, group in enumerate(marks.groups):
        mine = f"why = 'counted' AND grp = {_text(group.id)}"
        kept = f"{mine} AND {_kept(group)}"
        mean = over(f"sum(mark) FILTER ({kept})", f"count(*) FILTER ({kept})")
        used = f"count(*) FILTER ({kept})"
        columns.append(f"CASE WHEN {used} >= {group.minimum} THEN {mean} END AS m{number}")
        columns.append(f"count(*) FILTER ({mine}) AS b{number}")
        columns.append(f"{used} AS u{number}")
    means = f"SELECT {', '.join(columns)} FROM ({numbered}) GROUP BY unit"
    together = _together(marks)
    return (
        f"SELECT *, {f'CASE WHEN o = 0 THEN {together} END' if strict else together} AS x FROM ({means})"
    )


def _kept(group: RaterGroup) -> str:
    """Return the condition that a ballot is not among those dropped at either end."""
    dropped = f"({group.drop} + m * {group.drop_percent} // 100)"
    return f"n > {dropped} AND n <= m - {dropped}"


def _together(marks: Marks) -> str:
    """Return the weighted mean of the groups; a group without a mean is missing or left out."""
    scale = max(scale_of(group.weight) for group in marks.groups)
    weighted = [(f"m{number}", whole(group.weight, scale)) for number, group in enumerate(marks.groups)]
    if marks.exclude_small:
        above = " + ".join(f"coalesce({mean} * {weight}, 0)" for mean, weight in weighted)
        below = " + ".join(
            f"CASE WHEN {mean} IS NULL THEN 0 ELSE {weight} END" for mean, weight in weighted
        )
    else:
        above = " + ".join(f"{mean} * {weight}" for mean, weight in weighted)
        below = " + ".join(weight for _, weight in weighted)
    return over(f"({above})", f"({below})")


def _text(value: str) -> str:
    return constant(value).sql("duckdb")
