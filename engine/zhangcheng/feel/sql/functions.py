"""SQL of FEEL's built-in functions on scalars, by canonical name (DMN 1.5, §10.3.4)."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from sqlglot import exp

from zhangcheng.feel import tree
from zhangcheng.feel.functions import decimals_kept
from zhangcheng.feel.sql.build import (
    Sql,
    all_of,
    calendar_date,
    call,
    cast_to,
    constant,
    decimal_literal,
    is_null,
    negation,
    of_one_scale,
    quotient,
    try_cast,
    when,
    whole_number,
)

Arguments = tuple[Sql, ...]
Rendering = Callable[[Arguments, tree.Call], Sql]


def _plain(name: str) -> Rendering:
    def render(arguments: Arguments, _node: tree.Call) -> Sql:
        return call(name, *arguments)

    return render


def _known_only(name: str) -> Rendering:
    """Return a function of many values that is unknown when one of them is, unlike DuckDB's own."""

    def render(arguments: Arguments, node: tree.Call) -> Sql:
        known = tuple(negation(is_null(argument.copy())) for argument in arguments)
        return when(all_of(known), call(name, *of_one_scale(arguments, node.arguments)))

    return render


def _sum(arguments: Arguments, _node: tree.Call) -> Sql:
    total = arguments[0]
    for argument in arguments[1:]:
        total = exp.Add(this=total, expression=argument)
    return exp.Paren(this=total)


def _mean(arguments: Arguments, node: tree.Call) -> Sql:
    scale = max(argument.type.scale for argument in node.arguments)
    count = cast_to(exp.Literal.number(len(arguments)), "DECIMAL(9, 0)")
    return quotient(_sum(arguments, node), count, scales=(scale, 0))


def _modulo(arguments: Arguments, node: tree.Call) -> Sql:
    """FEEL's modulo has the sign of the divisor: x - y * floor(x / y).

    Both sides get one type: of decimals whose common type is too wide DuckDB takes floating-point
    remainders.
    """
    over, under = (cast_to(argument, f"DECIMAL(38, {node.type.scale})") for argument in arguments)
    divisor = exp.Nullif(this=under, expression=exp.Literal.number(0))
    rest = exp.Mod(this=exp.Paren(this=over), expression=divisor)
    again = exp.Mod(
        this=exp.Paren(this=exp.Add(this=rest, expression=under.copy())), expression=divisor.copy()
    )
    return exp.Paren(this=again)


def _round(whole: Callable[[Sql], Sql]) -> Rendering:
    """Return a rounding to the decimals of the second argument by rounding the shifted number."""

    def render(arguments: Arguments, node: tree.Call) -> Sql:
        places = decimals_kept(node)
        shifted = exp.Mul(this=arguments[0], expression=decimal_literal(Decimal(1).scaleb(places)))
        rounded = exp.Mul(
            this=exp.Paren(this=whole(exp.Paren(this=shifted))),
            expression=decimal_literal(Decimal(1).scaleb(-places)),
        )
        return cast_to(rounded, f"DECIMAL(38, {max(places, 0)})")

    return render


def _signed(whole: Callable[[Sql], Sql]) -> Callable[[Sql], Sql]:
    """Return a rounding of the size that keeps the sign."""
    return lambda value: exp.Mul(this=call("sign", value), expression=whole(call("abs", value.copy())))


_HALF = Decimal("0.5")


def _half_up(size: Sql) -> Sql:
    return call("floor", exp.Add(this=size, expression=decimal_literal(_HALF)))


def _half_down(size: Sql) -> Sql:
    return call("ceil", exp.Sub(this=size, expression=decimal_literal(_HALF)))


def _half_even(size: Sql) -> Sql:
    """Half up, but a tie goes down where half up would make an odd number."""
    up = _half_up(size)
    tie = exp.EQ(this=exp.Sub(this=up, expression=size.copy()), expression=decimal_literal(_HALF))
    odd = exp.EQ(
        this=exp.Mod(this=up.copy(), expression=exp.Literal.number(2)), expression=exp.Literal.number(1)
    )
    down = exp.Sub(this=up.copy(), expression=exp.Literal.number(1))
    return when(all_of((tie, odd)), down, up.copy())


def _date_part(name: str) -> Rendering:
    def render(arguments: Arguments, _node: tree.Call) -> Sql:
        return cast_to(call(name, *arguments), "DECIMAL(9, 0)")

    return render


def _string_length(arguments: Arguments, _node: tree.Call) -> Sql:
    return cast_to(call("length", *arguments), "DECIMAL(9, 0)")


def _substring(arguments: Arguments, node: tree.Call) -> Sql:
    text, *rest = arguments
    return call("substring", text, *_whole_numbers(rest, node.arguments[1:]))


def _date(arguments: Arguments, node: tree.Call) -> Sql:
    """Return the date, NULL where there is none; make_date would end the query with an error."""
    if len(arguments) == 1:
        return try_cast(arguments[0], "DATE")
    parts = _whole_numbers(arguments, node.arguments)
    written = call("printf", exp.Literal.string("%04d-%02d-%02d"), *parts)
    return calendar_date(try_cast(written, "DATE"))


def _whole_numbers(arguments: Iterable[Sql], nodes: Iterable[tree.Node]) -> tuple[Sql, ...]:
    return tuple(
        whole_number(argument, node.type.scale) for argument, node in zip(arguments, nodes, strict=True)
    )


def _months_between(arguments: Arguments, _node: tree.Call) -> Sql:
    """Whole months from the first date to the second, towards zero."""
    return call("datesub", constant("month"), *arguments)


def _date_part_of_days(arguments: Arguments, _node: tree.Call) -> Sql:
    return cast_to(arguments[0], "DECIMAL(9, 0)")


def _duration_part(divisor: int, *, rest: bool) -> Rendering:
    """Return whole years of a duration in months, the months left over, or its days."""

    def render(arguments: Arguments, _node: tree.Call) -> Sql:
        operator = exp.Mod if rest else exp.IntDiv
        part = operator(this=exp.Paren(this=arguments[0]), expression=exp.Literal.number(divisor))
        return cast_to(part, "DECIMAL(9, 0)")

    return render


MONTHS_IN_YEAR = 12

FUNCTIONS: Mapping[str, Rendering] = {
    "min": _known_only("least"),
    "max": _known_only("greatest"),
    "sum": _sum,
    "mean": _mean,
    "abs": _plain("abs"),
    "modulo": _modulo,
    "floor": _round(lambda value: call("floor", value)),
    "ceiling": _round(lambda value: call("ceil", value)),
    "round up": _round(_signed(lambda size: call("ceil", size))),
    "round down": _round(_signed(lambda size: call("floor", size))),
    "round half up": _round(_signed(_half_up)),
    "round half down": _round(_signed(_half_down)),
    "round half even": _round(_signed(_half_even)),
    "string length": _string_length,
    "substring": _substring,
    "upper case": _plain("upper"),
    "lower case": _plain("lower"),
    "contains": _plain("contains"),
    "starts with": _plain("starts_with"),
    "ends with": _plain("ends_with"),
    "date": _date,
    "year": _date_part("year"),
    "month": _date_part("month"),
    "day": _date_part("day"),
    "weekday": _date_part("isodow"),
    "days": _date_part_of_days,
    "years": _duration_part(MONTHS_IN_YEAR, rest=False),
    "months": _duration_part(MONTHS_IN_YEAR, rest=True),
    "years and months duration": _months_between,
}
