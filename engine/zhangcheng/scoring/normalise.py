"""Normalised shares and points of every indicator, after the OECD/JRC Handbook (2008), chapter 5."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import duckdb

from zhangcheng.feel.sql.build import constant
from zhangcheng.model.bounds import Stretch
from zhangcheng.model.scorecard import Method, Missing
from zhangcheng.scoring.plan import Column
from zhangcheng.scoring.treat import DEVIATION, Spread, spread_table
from zhangcheng.scoring.whole import POINTS, SHARE, clamped, huge, over, ratio, shifted, whole

COMPARED = frozenset({Method.MIN_MAX, Method.Z_SCORE, Method.RANK, Method.PERCENTILE})
"""Methods that compare institutions with each other."""

_ONE = huge(10**SHARE)
_HALF = huge(10**SHARE // 2)
"""The share of everyone where all are alike: an indicator that tells nobody apart favours nobody."""


def create_normalised(
    connection: duckdb.DuckDBPyConnection,
    columns: Sequence[Column],
    found: Mapping[int, Mapping[str | None, Spread]],
) -> None:
    """Make `score_normalised` from `score_treated`: shares `n0` … and points `y0` … per indicator.

    Shares are whole numbers of scale `SHARE`, points (share × weight, or as a table gives them) of
    scale `POINTS`. Both are NULL where the indicator has no value and is left out.
    """
    groups = [g for (g,) in connection.execute("SELECT DISTINCT grp FROM score_treated").fetchall() if g]
    table = spread_table(found, columns, sorted(groups))
    points = [f"{points_of(column)} AS y{column.number}" for column in columns]
    placed = [made for column in columns for made in standing_columns(column)]
    connection.execute(f"CREATE OR REPLACE TEMP TABLE score_spreads AS {table}")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE score_pointed AS SELECT t.*{''.join(f', {p}' for p in points)}"
        f" FROM (SELECT v.*{''.join(f', {p}' for p in placed)} FROM score_treated v) t"
        " LEFT JOIN score_spreads g ON g.grp IS NOT DISTINCT FROM t.grp"
    )
    shares = [f"{_share(column)} AS n{column.number}" for column in columns]
    filled = [f"{_filled(column)} AS y{column.number}" for column in columns]
    names = ", ".join(f"y{column.number}" for column in columns)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE score_normalised AS SELECT *,"
        f" {', '.join(shares)} FROM (SELECT * EXCLUDE ({names}), {', '.join(filled)} FROM score_pointed)"
    )


def _share(column: Column) -> str:
    """Return the share that points are of the weight."""
    return over(f"y{column.number}", whole(column.indicator.weight, SHARE))


def _filled(column: Column) -> str:
    """Return the points, with what the card declares where there are none."""
    y = f"y{column.number}"
    match column.indicator.missing:
        case Missing.ZERO:
            return f"coalesce({y}, 0)"
        case Missing.GROUP_MEAN if column.is_text:
            window = "OVER (PARTITION BY grp)"
            return f"coalesce({y}, {over(f'sum({y}) {window}', f'count({y}) {window}')})"
        case _:
            return y


def points_of(column: Column) -> str:
    """Return the points of an indicator, over its treated values `t` and the spreads `g`."""
    item = column.indicator
    method = item.normalisation.method
    if method in _TABLES:
        return _TABLES[method](column)
    share = _SHARES[method](column)
    if item.lower_is_better:
        share = f"-({share})" if method is Method.Z_SCORE else f"{_ONE} - ({share})"
    if method is Method.Z_SCORE:
        share = _placed(share, item.normalisation.centre, item.normalisation.spread)
    return f"({share}) * {whole(item.weight, SHARE)}"


def _min_max(column: Column) -> str:
    """(x - min) / (max - min); p. 85 of the Handbook."""
    t, n = _value(column)
    share = over(shifted(f"({t} - g.lo{n})", SHARE), f"(g.hi{n} - g.lo{n})")
    return f"CASE WHEN {t} IS NOT NULL THEN coalesce({share}, {_HALF}) END"


def _z_score(column: Column) -> str:
    """(x - mean) / standard deviation."""
    t, n = _value(column)
    finer = shifted(t, DEVIATION - column.treated_scale)
    share = over(shifted(f"({finer} - g.mean{n})", SHARE), f"g.sd{n}")
    return f"CASE WHEN {t} IS NOT NULL THEN coalesce({share}, 0) END"


def _placed(share: str, centre: Decimal, spread: Decimal) -> str:
    return f"{whole(centre, SHARE)} + {ratio(f'({share})', spread, Decimal(1))}"


def _rank(column: Column) -> str:
    """Places below over places in all: the last is 0, the first 1, equal values share a mean place."""
    t, _ = _value(column)
    below, equal, count = _standing(column)
    share = over(
        shifted(f"(2 * ({below}) + {equal} - 1)::HUGEINT", SHARE), f"(2 * ({count} - 1))::HUGEINT"
    )
    return f"CASE WHEN {t} IS NOT NULL THEN coalesce({share}, {_HALF}) END"


def _percentile(column: Column) -> str:
    """The share of values below, and half of those equal (mid-rank percentile)."""
    t, _ = _value(column)
    below, equal, count = _standing(column)
    share = over(shifted(f"(2 * ({below}) + {equal})::HUGEINT", SHARE), f"(2 * {count})::HUGEINT")
    return f"CASE WHEN {t} IS NOT NULL THEN {share} END"


def _standing(column: Column) -> tuple[str, str, str]:
    """Return how many values lie below, are equal, and are there at all."""
    n = column.number
    return f"t.below{n}", f"t.equal{n}", f"t.count{n}"


def standing_columns(column: Column, *, others: str | None = None) -> list[str]:
    """Return the columns that say how a value stands among its peers; none where nothing asks.

    Args:
        column: the indicator; its treated values are in the table with alias `v`.
        others: the table of the values to stand among, when they are not those of `v` itself.
    """
    normalisation, n = column.indicator.normalisation, column.number
    if normalisation.method not in (Method.RANK, Method.PERCENTILE):
        return []
    t = f"v.t{n}"
    if others is not None:
        group = " AND o.grp IS NOT DISTINCT FROM v.grp" if normalisation.within_group else ""
        peers = f"FROM {others} o WHERE o.row != v.row{group} AND o.t{n}"
        below, equal = f"(SELECT count(*) {peers} < {t})", f"(SELECT count(*) + 1 {peers} = {t})"
        count = f"(SELECT count(*) + 1 {peers} IS NOT NULL)"
    else:
        within = ["v.grp"] if normalisation.within_group else []
        peers = ", ".join([*within, f"({t} IS NULL)"])
        below = f"rank() OVER (PARTITION BY {peers} ORDER BY {t}) - 1"
        equal = f"count(*) OVER (PARTITION BY {', '.join([*within, t])})"
        count = f"count(*) OVER (PARTITION BY {peers})"
    return [f"{below} AS below{n}", f"{equal} AS equal{n}", f"{count} AS count{n}"]


def _target(column: Column) -> str:
    """(x - zero_at) / (full_at - zero_at), held between 0 and 1 when capped."""
    t, _ = _value(column)
    if column.indicator.treatment.logarithm:
        zero, full = (_ln(bound) for bound in _goalposts(column))
    else:
        zero, full = (int(bound.scaleb(column.treated_scale)) for bound in _goalposts(column))
    share = over(shifted(f"({t} - {huge(zero)})", SHARE), huge(full - zero))
    return clamped(share, "0", _ONE) if column.indicator.normalisation.capped else share


def _goalposts(column: Column) -> tuple[Decimal, Decimal]:
    return column.indicator.normalisation.zero_at, column.indicator.normalisation.full_at


def _ln(bound: Decimal) -> int:
    """Goalposts are given in the unit of the value, and treated like it."""
    return round(bound.ln().scaleb(SHARE))


def _proportion(column: Column) -> str:
    """The value itself, a share between 0 and 1."""
    t, _ = _value(column)
    return shifted(t, SHARE - column.treated_scale)


def _steps(column: Column) -> str:
    t, _ = _value(column)
    steps = column.indicator.normalisation.steps
    whens = (f"WHEN {_inside(t, s, column.treated_scale)} THEN {whole(p, POINTS)}" for s, p in steps)
    return f"CASE {' '.join(whens)} END"


def _inside(t: str, stretch: Stretch, scale: int) -> str:
    conditions = [f"{t} IS NOT NULL"]
    if stretch.low is not None:
        conditions.append(f"{t} {'>=' if stretch.low_closed else '>'} {whole(stretch.low, scale)}")
    if stretch.high is not None:
        conditions.append(f"{t} {'<=' if stretch.high_closed else '<'} {whole(stretch.high, scale)}")
    return " AND ".join(conditions)


def _categories(column: Column) -> str:
    t, _ = _value(column)
    text = f"CAST({t} AS VARCHAR)"
    table = column.indicator.normalisation.categories
    whens = (f"WHEN {constant(name).sql('duckdb')} THEN {whole(p, POINTS)}" for name, p in table)
    return f"CASE {text} {' '.join(whens)} END"


def _deduct(column: Column) -> str:
    """Full points less so many each time, until the item's points are used up (单项分值扣完为止)."""
    full = whole(column.indicator.weight, POINTS)
    return _held(f"({full} - {_each(column)})", column)


def _add(column: Column) -> str:
    """So many points each time, up to the item's full points."""
    return _held(_each(column), column)


def _each(column: Column) -> str:
    t, _ = _value(column)
    each = whole(column.indicator.normalisation.each, SHARE)
    return f"({shifted(t, SHARE - column.treated_scale)} * {each})"


def _held(points: str, column: Column) -> str:
    normalisation = column.indicator.normalisation
    ceiling = normalisation.ceiling if normalisation.ceiling is not None else column.indicator.weight
    return clamped(points, whole(normalisation.floor, POINTS), whole(ceiling, POINTS))


def _value(column: Column) -> tuple[str, int]:
    return f"t.t{column.number}", column.number


_SHARES: Mapping[Method, Callable[[Column], str]] = {
    Method.MIN_MAX: _min_max,
    Method.Z_SCORE: _z_score,
    Method.RANK: _rank,
    Method.PERCENTILE: _percentile,
    Method.TARGET: _target,
    Method.PROPORTION: _proportion,
}
_TABLES: Mapping[Method, Callable[[Column], str]] = {
    Method.STEPS: _steps,
    Method.CATEGORIES: _categories,
    Method.DEDUCT: _deduct,
    Method.ADD: _add,
}
