"""Treated values: bounds, logarithm, means for what is missing; and what the values are like."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

import duckdb

from zhangcheng.model.scorecard import Method, Missing
from zhangcheng.scoring.plan import Column
from zhangcheng.scoring.whole import SHARE, clamped, huge, over, shifted, whole

DEVIATION = 12
"""Decimals of means and standard deviations, two more than shares have."""
_PRECISION = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What the values of an indicator are like in a group: how many, least, greatest, mean, spread.

    `deviation` is the standard deviation with n - 1, as in the worked example of the OECD/JRC Handbook
    (2008, table 15), zero of a single value; `mean` and `deviation` are rounded to twelve decimals.
    """

    count: int
    low: Decimal
    high: Decimal
    mean: Decimal
    deviation: Decimal


def create_treated(connection: duckdb.DuckDBPyConnection, columns: Sequence[Column]) -> None:
    """Make `score_treated` from `score_raw`: `t0`, `t1` … of each column's treated scale."""
    made = [f"{treated_of(column)} AS t{column.number}" for column in columns]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE score_treated AS SELECT s.grp, r.*"
        f"{''.join(f', {c}' for c in made)} FROM score_raw r JOIN score_scope s USING (row)"
    )


def treated_of(column: Column) -> str:
    """Return the treated value of a column, over raw values `r` of institutions `s`.

    Compared within a group, none of an institution of which nobody knows the group.
    """
    treated = _treated(column)
    if column.indicator.normalisation.within_group:
        return f"CASE WHEN NOT s.ungrouped THEN {treated} END"
    return treated


def _treated(column: Column) -> str:
    x, treatment = f"r.x{column.number}", column.indicator.treatment
    if column.is_text:
        return x
    if treatment.logarithm:
        bounded = _bounded(x, column, column.scale)
        # A logarithm is no decimal: it is computed in binary and kept to ten decimals.
        natural = f"ln(CAST({bounded} AS DOUBLE) / 1e{column.scale})"
        return f"CASE WHEN {bounded} > 0 THEN CAST(round({natural} * 1e{SHARE}) AS HUGEINT) END"
    scale = column.treated_scale
    finer = _bounded(shifted(x, scale - column.scale), column, scale)
    if column.indicator.missing is Missing.GROUP_MEAN:
        window = "OVER (PARTITION BY s.grp)"
        return f"coalesce({finer}, {over(f'sum({finer}) {window}', f'count({finer}) {window}')})"
    return finer


def _bounded(sql: str, column: Column, scale: int) -> str:
    treatment = column.indicator.treatment
    low = whole(treatment.low, scale) if treatment.low is not None else None
    high = whole(treatment.high, scale) if treatment.high is not None else None
    return clamped(sql, low, high)


def spreads(
    connection: duckdb.DuckDBPyConnection, columns: Iterable[Column]
) -> dict[int, dict[str | None, Spread]]:
    """Return what the values are like, by column, then group; under None those of all together.

    Values that a group's mean stands in for are no observations and do not count.
    """
    compared = [column for column in columns if _is_compared(column)]
    if not compared:
        return {}
    parts: list[str] = []
    for column in compared:
        t = f"CASE WHEN x{column.number} IS NOT NULL THEN t{column.number} END"
        parts += [f"count({t})", f"min({t})", f"max({t})", f"sum({t})", f"sum({t} * {t})"]
    rows = connection.execute(
        f"SELECT grp, {', '.join(parts)} FROM score_treated GROUP BY grp"
    ).fetchall()
    width = 5
    found: dict[int, dict[str | None, Spread]] = {}
    for index, column in enumerate(compared):
        by_group = {row[0]: row[1 + width * index : 1 + width * (index + 1)] for row in rows}
        sums = {group: _Sums(*numbers) for group, numbers in by_group.items() if numbers[0]}
        found[column.number] = _spread_of(sums, column.treated_scale)
    return found


def _is_compared(column: Column) -> bool:
    return (
        column.indicator.normalisation.method in (Method.MIN_MAX, Method.Z_SCORE) and not column.is_text
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    count: int
    low: int
    high: int
    total: int
    squares: int

    def __add__(self, other: "_Sums") -> "_Sums":
        return _Sums(
            self.count + other.count,
            min(self.low, other.low),
            max(self.high, other.high),
            self.total + other.total,
            self.squares + other.squares,
        )


def _spread_of(sums: Mapping[str | None, _Sums], scale: int) -> dict[str | None, Spread]:
    found: dict[str | None, Spread] = {
        group: _spread(own, scale) for group, own in sums.items() if group is not None
    }
    everyone = [own for _, own in sorted(sums.items(), key=lambda pair: str(pair[0]))]
    if everyone:
        together = everyone[0]
        for own in everyone[1:]:
            together += own
        found[None] = _spread(together, scale)
    return found


def _spread(sums: _Sums, scale: int) -> Spread:
    with localcontext() as context:
        context.prec = _PRECISION
        unit = Decimal(1).scaleb(-DEVIATION)
        n = Decimal(sums.count)
        variance = (n * sums.squares - Decimal(sums.total) ** 2) / (n * max(n - 1, Decimal(1)))
        return Spread(
            count=sums.count,
            low=Decimal(sums.low).scaleb(-scale),
            high=Decimal(sums.high).scaleb(-scale),
            mean=(Decimal(sums.total).scaleb(-scale) / n).quantize(unit),
            deviation=variance.sqrt().scaleb(-scale).quantize(unit),
        )


def spread_table(
    found: Mapping[int, Mapping[str | None, Spread]], columns: Sequence[Column], groups: Sequence[str]
) -> str:
    """Return a query of a row per group with `lo`, `hi`, `mean` and `sd` of each compared column."""
    by_number = {column.number: column for column in columns}
    selects: list[str] = []
    for group in (None, *groups):
        parts = ["NULL::VARCHAR" if group is None else f"'{group.replace(chr(39), chr(39) * 2)}'"]
        parts[0] += " AS grp"
        for number, by_group in found.items():
            column = by_number[number]
            within = column.indicator.normalisation.within_group
            spread = by_group.get(group if within else None)
            parts += _literals(number, spread, column.treated_scale)
        selects.append(f"SELECT {', '.join(parts)}")
    return " UNION ALL ".join(selects)


def _literals(number: int, spread: Spread | None, scale: int) -> list[str]:
    if spread is None:
        return [f"NULL::HUGEINT AS {name}{number}" for name in ("lo", "hi", "mean", "sd")]
    return [
        f"{huge(int(spread.low.scaleb(scale)))} AS lo{number}",
        f"{huge(int(spread.high.scaleb(scale)))} AS hi{number}",
        f"{huge(int(spread.mean.scaleb(DEVIATION)))} AS mean{number}",
        f"{huge(int(spread.deviation.scaleb(DEVIATION)))} AS sd{number}",
    ]
