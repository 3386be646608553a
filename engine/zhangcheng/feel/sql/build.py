"""Small pieces of SQL as sqlglot trees, and the exact quotient."""

import datetime as dt
import threading
from collections.abc import Mapping, Sequence
from decimal import Decimal

from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.generator import Generator

from zhangcheng.feel import tree
from zhangcheng.feel.types import QUOTIENT_SCALE, Kind

Sql = exp.Expr


class _Writer(threading.local):
    """sqlglot's generator for DuckDB; it holds state while it writes, so each thread has its own."""

    def __init__(self) -> None:
        self.generator: Generator = DuckDB().generator(comments=False)


_WRITER = _Writer()


def written(sql: Sql) -> str:
    """Return the text of `sql` in DuckDB's dialect.

    `Expression.sql` makes a generator and a copy each time, which costs more than the writing;
    `generate` looks for common table expressions, which an expression has none of.
    """
    return _WRITER.generator.sql(sql)


def _type(text: str) -> exp.Expr:
    """Return a type as it is written: sqlglot's trees of types cost more than all else in a cast."""
    return exp.Var(this=text)


def cast_to(value: Sql, sql_type: str) -> Sql:
    """Return `CAST(value AS sql_type)`, the type as DuckDB writes it: `DECIMAL(18, 2)`."""
    return exp.Cast(this=value, to=_type(sql_type))


def try_cast(value: Sql, sql_type: str) -> Sql:
    """Return `TRY_CAST(value AS sql_type)`: NULL where the cast fails; faults inside `value` stay."""
    return exp.TryCast(this=value, to=_type(sql_type))


def of_one_scale(values: Sequence[Sql], nodes: Sequence[tree.Node]) -> tuple[Sql, ...]:
    """Return numbers of different scales as DECIMALs of the largest one; anything else as it is.

    DuckDB finds a common type for CASE, greatest and least by giving up decimals where 38 digits
    are too few for those before and after the point of all together.
    """
    scales = {node.type.scale for node in nodes if node.type.kind is Kind.NUMBER}
    if len(scales) < 2:  # noqa: PLR2004 - nothing to align
        return tuple(values)
    return tuple(cast_to(value, f"DECIMAL(38, {max(scales)})") for value in values)


def whole_number(value: Sql, scale: int) -> Sql:
    """Return a number of that scale as INTEGER; NULL where it is not whole or does not fit."""
    whole = try_cast(value, "INTEGER")
    if scale == 0:
        return whole
    return when(exp.EQ(this=call("floor", value.copy()), expression=value.copy()), whole)


def between(value: Sql, low: Sql, high: Sql) -> Sql:
    """Return `value`, NULL unless it lies between `low` and `high`, both excluded.

    `least` and `greatest` skip NULLs, so that a missing value is missing here, too; unlike a CASE
    this writes `value` only once.
    """
    below = exp.Nullif(this=call("least", value, high), expression=high.copy())
    return exp.Nullif(this=call("greatest", below, low), expression=low.copy())


def calendar_date(value: Sql) -> Sql:
    """Return a date, NULL outside the years 1 to 9999, which is all that dates are elsewhere."""
    bounds = (cast_to(exp.Literal.string(text), "DATE") for text in ("0000-12-31", "10000-01-01"))
    return between(value, *bounds)


def decimal_literal(value: Decimal, *, wide: bool = False) -> Sql:
    """Return `value` as a DECIMAL no wider than its digits (38 when `wide`)."""
    text = f"{value:f}"
    digits = text.lstrip("-").replace(".", "").lstrip("0")
    scale = len(text.partition(".")[2])
    width = 38 if wide else max(len(digits), scale, 1)
    return cast_to(exp.Literal.string(text), f"DECIMAL({width}, {scale})")


def date_literal(value: dt.date) -> Sql:
    """Return `value` as a DATE."""
    return cast_to(exp.Literal.string(value.isoformat()), "DATE")


def call(name: str, *arguments: Sql) -> Sql:
    """Return a call of a DuckDB function."""
    return exp.Anonymous(this=name, expressions=list(arguments))


def either(operands: tuple[Sql, ...]) -> Sql:
    """Return the disjunction of `operands`."""
    return exp.or_(*operands, copy=False)


def all_of(operands: tuple[Sql, ...]) -> Sql:
    """Return the conjunction of `operands`."""
    return exp.and_(*operands, copy=False)


def negation(operand: Sql) -> Sql:
    """Return `NOT operand`."""
    return exp.Not(this=exp.Paren(this=operand))


def is_null(operand: Sql) -> Sql:
    """Return `operand IS NULL`."""
    return exp.Is(this=exp.Paren(this=operand), expression=exp.Null())


def when(condition: Sql, then: Sql, otherwise: Sql | None = None) -> Sql:
    """Return `CASE WHEN condition THEN then ELSE otherwise END`."""
    return exp.Case(ifs=[exp.If(this=condition, true=then)], default=otherwise)


def constant(value: object, *, wide: bool = False) -> Sql:
    """Return a constant of FEEL as SQL; `None` is NULL."""
    if value is None:
        return exp.Null()
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    if isinstance(value, Decimal):
        return decimal_literal(value, wide=wide)
    if isinstance(value, dt.date):
        return date_literal(value)
    if isinstance(value, int):
        return cast_to(exp.Literal.number(value), "INTEGER")
    return exp.Literal.string(str(value))


_BIGINT_DIGITS = 18
"""Decimal digits that 64 bits hold; twice such a number fits, too."""


def quotient(
    over: Sql, under: Sql, *, scales: tuple[int, int], digits: tuple[int, int] | None = None
) -> Sql:
    """Return over / under exactly, rounded half to even at `QUOTIENT_SCALE` decimals.

    Both are made whole numbers of one scale; the integer quotient is then corrected by what is
    left over. NULL when `under` is zero, as in DMN. 64 bits are divided many times faster than 128:
    so it is done where `digits`, the most that both have before the point, allow.
    """
    over_scale, under_scale = scales
    shift = QUOTIENT_SCALE + under_scale
    targets = (max(over_scale, shift), under_scale + max(0, over_scale - shift))
    fits = digits is not None and digits[0] + targets[0] <= _BIGINT_DIGITS >= digits[1] + targets[1]
    number = "BIGINT" if fits else "HUGEINT"
    whole_over = _whole(over, over_scale, targets[0], number=number)
    whole_under = _whole(under, under_scale, targets[1], number=number)
    divisor = exp.Nullif(this=whole_under, expression=cast_to(exp.Literal.number(0), number))
    whole = exp.IntDiv(this=exp.Paren(this=whole_over), expression=exp.Paren(this=divisor))
    rest = call(
        "abs", exp.Mod(this=exp.Paren(this=whole_over.copy()), expression=exp.Paren(this=divisor.copy()))
    )
    size = call("abs", divisor.copy())
    twice = exp.Mul(this=exp.Literal.number(2), expression=rest)
    odd = exp.NEQ(
        this=exp.Mod(this=exp.Paren(this=whole.copy()), expression=exp.Literal.number(2)),
        expression=exp.Literal.number(0),
    )
    tie = all_of((exp.EQ(this=twice.copy(), expression=size.copy()), odd))
    away = exp.Or(this=exp.GT(this=twice, expression=size), expression=exp.Paren(this=tie))
    sign = exp.Mul(this=call("sign", whole_over.copy()), expression=call("sign", divisor.copy()))
    rounded = exp.Add(
        this=exp.Paren(this=whole),
        expression=exp.Paren(this=when(away, sign, exp.Literal.number(0))),
    )
    unit = cast_to(
        exp.Literal.string(f"{Decimal(1).scaleb(-QUOTIENT_SCALE):f}"),
        f"DECIMAL({QUOTIENT_SCALE + 1}, {QUOTIENT_SCALE})",
    )
    return exp.Mul(this=cast_to(rounded, "DECIMAL(38, 0)"), expression=unit)


def _whole(value: Sql, scale: int, target: int, *, number: str) -> Sql:
    """Return the value times 10**target as whole number; `target` is at least `scale`."""
    unscaled = exp.Mul(
        this=cast_to(value, f"DECIMAL(38, {scale})"),
        expression=cast_to(exp.Literal.string(str(10**scale)), f"DECIMAL({scale + 1}, 0)"),
    )
    whole = cast_to(unscaled if scale else value, number)
    if target == scale:
        return whole
    return exp.Paren(
        this=exp.Mul(
            this=whole, expression=cast_to(exp.Literal.string(str(10 ** (target - scale))), number)
        )
    )


_COMPARISONS: Mapping[str, type[exp.Binary]] = {
    "=": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}


def compare(operator: str, left: Sql, right: Sql) -> Sql:
    """Return `left operator right`."""
    return exp.Paren(this=_COMPARISONS[operator](this=left, expression=right))
