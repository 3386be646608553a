"""Exact arithmetic in DuckDB: decimals as whole numbers of a known scale, rounded in one place.

DuckDB divides decimals as binary fractions and is short of digits for products of wide decimals.
Whole numbers (HUGEINT, 38 digits) stay exact: a number of scale 2 is kept as so many hundredths.
"""

from decimal import Decimal

from zhangcheng.feel.types import QUOTIENT_SCALE
from zhangcheng.model.scorecard import RoundingMode

SHARE = QUOTIENT_SCALE
"""Scale of shares of a weight: quotients are rounded half to even, as everywhere in the engine."""

POINTS = 2 * SHARE
"""Scale of points: a weight of up to ten decimals times a share, without rounding."""

_CEILED = "(2 * abs({a}) + abs({b})) // nullif(2 * abs({b}), 0)"
_EVEN = """CASE WHEN ({a} < 0) != ({b} < 0) THEN -1 ELSE 1 END * ({q} - CASE
    WHEN {q} & 1 = 1 AND {q} * 2 * abs({b}) = 2 * abs({a}) + abs({b}) THEN 1 ELSE 0 END)"""
_OVER = "CREATE OR REPLACE TEMP MACRO score_over(a, b) AS " + _EVEN.format(
    a="a", b="b", q=f"({_CEILED.format(a='a', b='b')})"
)
MACROS = (_OVER,)
"""What must run before the expressions made here do: `score_over` divides, half to even."""


def scale_of(number: Decimal | None) -> int:
    """Return how many decimals a number has."""
    if number is None:
        return 0
    return max(0, -int(number.normalize().as_tuple().exponent))


def whole(number: Decimal, scale: int) -> str:
    """Return a number as a literal of that scale.

    Raises:
        ValueError: when the number has more decimals.
    """
    scaled = number.scaleb(scale)
    if scaled != scaled.to_integral_value():
        raise ValueError(number)
    return huge(int(scaled))


def huge(number: int) -> str:
    """Return a whole number as a literal."""
    return f"'{number}'::HUGEINT"


def from_decimal(sql: str, scale: int, to: int) -> str:
    """Return a DECIMAL of `scale` as a whole number of scale `to`, which is no smaller."""
    digits = f"CAST({sql} AS DECIMAL(38, {scale}))"
    if scale:
        digits = f"{digits} * {10**scale}::DECIMAL({scale + 1}, 0)"
    return shifted(f"CAST({digits} AS HUGEINT)", to - scale)


def shifted(sql: str, by: int) -> str:
    """Return a whole number of a scale that is larger by so many decimals."""
    return sql if by == 0 else f"({sql} * {huge(10**by)})"


def over(above: str, below: str) -> str:
    """Return the quotient of two whole numbers, rounded half to even; NULL by zero."""
    return f"score_over({above}, {below})"


def half_up(above: str, below: str) -> str:
    """Return the size of a quotient rounded half up: the one division of `over`, for `half_even`."""
    return _CEILED.format(a=above, b=below)


def half_even(size: str, above: str, below: str) -> str:
    """Return a quotient rounded half to even, from its size rounded half up."""
    return _EVEN.format(a=above, b=below, q=size)


def ratio(sql: str, above: Decimal, below: Decimal) -> str:
    """Return a whole number times `above` / `below`, in its own scale."""
    if above == below:
        return sql
    scale = max(scale_of(above), scale_of(below))
    return over(f"{sql} * {whole(above, scale)}", whole(below, scale))


def clamped(sql: str, low: str | None, high: str | None) -> str:
    """Return a whole number held between two bounds; NULL stays NULL."""
    held = sql
    if low is not None:
        held = f"greatest({held}, {low})"
    if high is not None:
        held = f"least({held}, {high})"
    return held if held == sql else f"CASE WHEN {sql} IS NOT NULL THEN {held} END"


def rounded(sql: str, decimals: int, mode: RoundingMode) -> str:
    """Return points as a whole number of `decimals`, rounded as declared."""
    unit = 10 ** (POINTS - decimals)
    size, one = f"abs({sql})", huge(unit)
    match mode:
        case RoundingMode.HALF_EVEN:
            return over(sql, one)
        case RoundingMode.HALF_UP:
            return f"sign({sql}) * (({size} + {huge(unit // 2)}) // {one})"
        case RoundingMode.UP:
            return f"sign({sql}) * (({size} + {huge(unit - 1)}) // {one})"
        case RoundingMode.DOWN:
            return f"sign({sql}) * ({size} // {one})"


def decimal(number: int | str | None, scale: int) -> Decimal | None:
    """Return a fetched whole number, or its digits, as the decimal it stands for."""
    return None if number is None else Decimal(number).scaleb(-scale)
