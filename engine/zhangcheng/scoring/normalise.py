"""Normalised shares and points of every indicator, after the OECD/JRC Handbook (2008), chapter 5."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import duckdb

from zhangcheng.feel.sql.build import constant
from zhangcheng.model.bounds import Stretch
from zhangcheng.model.scorecard import Method, Missing
from zhangcheng.scoring.plan import Column
from zhangcheng.scoring.treat import DEVIATION, Spread, spread_table
from zhangcheng.scoring.whole import (
    POINTS,
    SHARE,
    clamped,
    half_even,
    half_up,
    huge,
    over,
    scale_of,
    shifted,
    whole,
)

COMPARED = frozenset({Method.MIN_MAX, Method.Z_SCORE, Method.RANK, Method.PERCENTILE})
"""Methods that compare institutions with each other."""

PEERS = ("below", "equal", "count")
"""How a value stands among its peers, by the name of the column."""

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
    scale `POINTS`. Both are NULL where the indicator has no value and is left out. Beside them
    is kept how values stand that are ranked (`below0`, `equal0`, `count0` …). Each stage has a narrow
    table of its own: copying wide numbers from table to table takes longer than computing them.
    """
    groups = [g for (g,) in connection.execute("SELECT DISTINCT grp FROM score_treated").fetchall() if g]
    table = spread_table(found, columns, sorted(groups))
    points = [f"{points_of(column)} AS y{column.number}" for column in columns]
    points += [f"{_share_of(c)} AS s{c.number}" for c in columns if not _is_table(c)]
    connection.execute(f"CREATE OR REPLACE TEMP TABLE score_spreads AS {table}")
    values = _with_standing(columns)
    kept = [f"{name}{c.number}" for c in columns if is_ranked(c) for name in PEERS]
    points += [f"t.{name}" for name in kept]
    pointed = f"SELECT t.row, t.grp, {', '.join(points)} FROM {with_quotients(columns, values)} t"
    made = [f"{_filled(column)} AS y{column.number}" for column in columns]
    made += [f"s{c.number}" for c in columns if not _is_table(c)]
    made += kept
    shares = [f"{_share(column)} AS n{column.number}" for column in columns]
    shares += [f"y{column.number}" for column in columns]
    shares += kept
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE score_normalised AS SELECT row, {', '.join(shares)}"
        f" FROM (SELECT row, grp, {', '.join(made)} FROM ({pointed}))"
    )


def _with_standing(columns: Sequence[Column]) -> str:
    """Return the treated values, with how those stand that are ranked: sorted without all the others."""
    ranked = list(filter(is_ranked, columns))
    if not ranked:
        return "SELECT * FROM score_treated"
    values = ", ".join(f"t{column.number}" for column in ranked)
    placed = ", ".join(made for column in ranked for made in standing_columns(column))
    narrow = f"SELECT row, {placed} FROM (SELECT row, grp, {values} FROM score_treated) v"
    return f"SELECT * FROM score_treated JOIN ({narrow}) USING (row)"


def with_quotients(columns: Sequence[Column], values: str) -> str:
    """Return a query of `values` with the quotient `q0` … of each normalisation that divides.

    Step by step, so that each division is done once: rounding half to even names all parts several
    times, and dividing numbers of 38 digits is what scoring spends its time on.
    """
    pairs = {c.number: _QUOTIENTS[c.indicator.normalisation.method](c) for c in columns if _divides(c)}
    sides = "".join(f", {a} AS above{n}, {b} AS below_{n}" for n, (a, b) in pairs.items())
    sizes = "".join(f", {half_up(f'above{n}', f'below_{n}')} AS size{n}" for n in pairs)
    quotients = "".join(f", {half_even(f'size{n}', f'above{n}', f'below_{n}')} AS q{n}" for n in pairs)
    joined = "LEFT JOIN score_spreads g ON g.grp IS NOT DISTINCT FROM t.grp"
    dropped = ", ".join(f"above{n}, below_{n}, size{n}" for n in pairs)
    kept = f"* EXCLUDE ({dropped})" if dropped else "*"
    sided = f"SELECT t.*{sides} FROM ({values}) t {joined}"
    return f"(SELECT {kept}{quotients} FROM (SELECT *{sizes} FROM ({sided})))"


def _divides(column: Column) -> bool:
    return column.indicator.normalisation.method in _QUOTIENTS and not column.is_text


def _is_table(column: Column) -> bool:
    return column.indicator.normalisation.method in _TABLES


def _share(column: Column) -> str:
    """Return the share of the weight: as it was normalised, or what the points of a table make of it."""
    n = column.number
    if _is_table(column):
        return over(f"y{n}", whole(column.indicator.weight, SHARE))
    return f"coalesce(s{n}, 0)" if column.indicator.missing is Missing.ZERO else f"s{n}"


def _filled(column: Column) -> str:
    """Return the points, with what the scorecard declares where there are none."""
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
    """Return the points of an indicator, over its treated values and quotients `t`."""
    item = column.indicator
    if _is_table(column):
        return _TABLES[item.normalisation.method](column)
    return f"({_share_of(column)}) * {whole(item.weight, SHARE)}"


def _share_of(column: Column) -> str:
    """Return the share that the value of an indicator is normalised to."""
    item = column.indicator
    method = item.normalisation.method
    share = _proportion(column) if method is Method.PROPORTION else _quotient(column)
    if method is Method.Z_SCORE:
        return f"{whole(item.normalisation.centre, SHARE)} + {share}"
    return f"{_ONE} - ({share})" if item.lower_is_better else share


def _quotient(column: Column) -> str:
    """Return the quotient as a share; where all are alike it has none, and nobody is favoured."""
    t, n = _value(column)
    normalisation = column.indicator.normalisation
    alike = "0" if normalisation.method is Method.Z_SCORE else _HALF
    if normalisation.method is Method.TARGET:
        return clamped(f"t.q{n}", "0", _ONE) if normalisation.capped else f"t.q{n}"
    return f"CASE WHEN {t} IS NOT NULL THEN coalesce(t.q{n}, {alike}) END"


def _min_max(column: Column) -> tuple[str, str]:
    """(x - min) / (max - min); p. 85 of the Handbook."""
    t, n = _value(column)
    return shifted(f"({t} - g.lo{n})", SHARE), f"(g.hi{n} - g.lo{n})"


def _z_score(column: Column) -> tuple[str, str]:
    """(x - mean) / standard deviation, times the share that a deviation is worth."""
    t, n = _value(column)
    spread = column.indicator.normalisation.spread
    signed = -spread if column.indicator.lower_is_better else spread
    scale = scale_of(spread)
    finer = shifted(t, DEVIATION - column.treated_scale)
    above = shifted(f"({finer} - g.mean{n})", SHARE)
    return f"({above} * {whole(signed, scale)})", f"(g.sd{n} * {huge(10**scale)})"


def _rank(column: Column) -> tuple[str, str]:
    """Places below over places in all: the last is 0, the first 1, equal values share a mean place."""
    below, equal, count = _standing(column)
    return shifted(f"(2 * ({below}) + {equal} - 1)::HUGEINT", SHARE), f"(2 * ({count} - 1))::HUGEINT"


def _percentile(column: Column) -> tuple[str, str]:
    """The share of values below, and half of those equal (mid-rank percentile)."""
    below, equal, count = _standing(column)
    return shifted(f"(2 * ({below}) + {equal})::HUGEINT", SHARE), f"(2 * {count})::HUGEINT"


def _standing(column: Column) -> tuple[str, str, str]:
    """Return how many values lie below, are equal, and are there at all."""
    n = column.number
    return f"t.below{n}", f"t.equal{n}", f"t.count{n}"


def is_ranked(column: Column) -> bool:
    """Whether a value counts by how it stands among its peers."""
    return column.indicator.normalisation.method in (Method.RANK, Method.PERCENTILE)


def standing_columns(column: Column, *, others: str | None = None) -> list[str]:
    """Return the columns that say how a value stands among its peers; none where nothing asks.

    Args:
        column: the indicator; its treated values are in the table with alias `v`.
        others: the table of the values to stand among, when they are not those of `v` itself.
    """
    normalisation, n = column.indicator.normalisation, column.number
    if not is_ranked(column):
        return []
    t = f"v.t{n}"
    if others is not None:
        group = " AND o.grp IS NOT DISTINCT FROM v.grp" if normalisation.within_group else ""
        peers = f"FROM {others} o WHERE o.row != v.row{group} AND o.t{n}"
        below, equal = f"(SELECT count(*) {peers} < {t})", f"(SELECT count(*) + 1 {peers} = {t})"
        count = f"(SELECT count(*) + 1 {peers} IS NOT NULL)"
    else:
        within = "PARTITION BY v.grp" if normalisation.within_group else ""
        # Values that are missing come last, so that nobody stands behind them.
        peers = f"{within} ORDER BY {t} NULLS LAST"
        below = f"rank() OVER ({peers}) - 1"
        equal = f"count(*) OVER ({peers} RANGE BETWEEN CURRENT ROW AND CURRENT ROW)"
        count = f"count({t}) OVER ({within})"
    sql = (below, equal, count)
    return [f"{one} AS {name}{n}" for one, name in zip(sql, PEERS, strict=True)]


def _target(column: Column) -> tuple[str, str]:
    """(x - zero_at) / (full_at - zero_at), held between 0 and 1 when capped."""
    t, _ = _value(column)
    if column.indicator.treatment.logarithm:
        zero, full = (_ln(bound) for bound in _goalposts(column))
    else:
        zero, full = (int(bound.scaleb(column.treated_scale)) for bound in _goalposts(column))
    return shifted(f"({t} - {huge(zero)})", SHARE), huge(full - zero)


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


_QUOTIENTS: Mapping[Method, Callable[[Column], tuple[str, str]]] = {
    Method.MIN_MAX: _min_max,
    Method.Z_SCORE: _z_score,
    Method.RANK: _rank,
    Method.PERCENTILE: _percentile,
    Method.TARGET: _target,
}
_TABLES: Mapping[Method, Callable[[Column], str]] = {
    Method.STEPS: _steps,
    Method.CATEGORIES: _categories,
    Method.DEDUCT: _deduct,
    Method.ADD: _add,
}
