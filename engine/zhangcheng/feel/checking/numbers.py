"""Functions on numbers, dates and durations."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax
from zhangcheng.feel.checking.arithmetic import moment
from zhangcheng.feel.checking.comparison import same_unit
from zhangcheng.feel.checking.context import Context
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.widths import MAX_WIDTH, in_unit, number_literal
from zhangcheng.feel.tree import Call, Literal, Node
from zhangcheng.feel.types import DATE, MONTHS, QUOTIENT_SCALE, Kind, Type

_Arguments = Sequence[syntax.Syntax]
_ZERO = Decimal(0)


def rounding(
    context: Context, node: syntax.Invocation, arguments: _Arguments, scope: Scope
) -> Node | None:
    """Return a rounding: always with its decimals, `decimal` as what it is, half to even."""
    number = context.typed(arguments[0], scope, Kind.NUMBER)
    decimals: Node | None = Literal(span=node.span, type=number_literal(_ZERO), value=_ZERO)
    if len(arguments) > 1:
        decimals = context.typed(arguments[1], scope, Kind.NUMBER)
    if number is None or decimals is None:
        return None
    scale = decimals.value if isinstance(decimals, Literal) else None
    if not isinstance(scale, Decimal) or scale not in range(-QUOTIENT_SCALE, QUOTIENT_SCALE + 1):
        expected = Text(
            f"写定的整数小数位数（不超过 {QUOTIENT_SCALE}）",
            f"a whole number of decimals, written out (at most {QUOTIENT_SCALE})",
        )
        context.fault(codes.NOT_CONSTANT, decimals.span, expected=expected)
        return None
    shifted = number.type.scale + max(0, -int(scale))
    if shifted > MAX_WIDTH:
        context.fault(codes.TOO_MANY_DECIMALS, node.span, found=shifted, limit=MAX_WIDTH)
        return None
    result = replace(number.type, digits=number.type.digits + 1, scale=max(0, int(scale)))
    name = "round half even" if node.function == "decimal" else node.function
    return Call(span=node.span, type=result, function=name, arguments=(number, decimals))


def absolute(
    context: Context, node: syntax.Invocation, arguments: _Arguments, scope: Scope
) -> Node | None:
    """Return the absolute value of a number or duration."""
    operand = context.typed(arguments[0], scope, Kind.NUMBER, Kind.DAYS, Kind.MONTHS)
    if operand is None:
        return None
    return Call(span=node.span, type=operand.type, function="abs", arguments=(operand,))


def modulo(
    context: Context, node: syntax.Invocation, arguments: _Arguments, scope: Scope
) -> Node | None:
    """Return the remainder, with the sign of the divisor."""
    left, right = (context.typed(part, scope, Kind.NUMBER) for part in arguments)
    if left is None or right is None or not same_unit(context, left, right):
        return None
    left, right = in_unit(left, right.type.unit), in_unit(right, left.type.unit)
    result = Type(
        kind=Kind.NUMBER,
        unit=left.type.unit if left.type.unit is not None else right.type.unit,
        digits=right.type.digits,
        scale=max(left.type.scale, right.type.scale),
    )
    return Call(span=node.span, type=result, function="modulo", arguments=(left, right))


def date(context: Context, node: syntax.Invocation, arguments: _Arguments, scope: Scope) -> Node | None:
    """Return `date("2018-06-30")` as a literal, or `date(year, month, day)`."""
    if len(arguments) == 1:
        return _written(context, node, arguments[0], scope, Kind.DATE)
    if len(arguments) != 3:  # noqa: PLR2004 - year, month, day
        context.fault(codes.WRONG_ARGUMENTS, node.span, name="date", usage="date(year, month, day)")
        return None
    checked = [context.typed(part, scope, Kind.NUMBER) for part in arguments]
    nodes = tuple(part for part in checked if part is not None)
    if len(nodes) < len(checked):
        return None
    values = [part.value for part in nodes if isinstance(part, Literal)]
    if len(values) < len(nodes):
        return Call(span=node.span, type=DATE, function="date", arguments=nodes)
    try:
        year, month, day = (int(value) for value in values if isinstance(value, Decimal))
        return Literal(span=node.span, type=DATE, value=dt.date(year, month, day))
    except ValueError:
        context.fault(codes.BAD_AT, node.span, found=context.expression.text[slice(*node.span)])
        return None


def duration(
    context: Context, node: syntax.Invocation, arguments: _Arguments, scope: Scope
) -> Node | None:
    """Return `duration("P1M")` as a literal."""
    return _written(context, node, arguments[0], scope, Kind.DAYS)


def _written(
    context: Context, node: syntax.Invocation, argument: syntax.Syntax, scope: Scope, kind: Kind
) -> Node | None:
    """Return the date or duration that a literal text writes."""
    if not isinstance(argument, syntax.String):
        value = context.value(argument, scope)
        if kind is Kind.DATE and isinstance(value, Node) and value.type.kind is Kind.DATE:
            return value
        if value is not None:
            expected = Text("写在引号里的文本", "a text in quotes")
            context.fault(codes.NOT_CONSTANT, argument.span, expected=expected)
        return None
    found = moment(context, argument.value, argument.span)
    if found is not None and (found.type.kind is Kind.DATE) is not (kind is Kind.DATE):
        context.fault(codes.BAD_AT, argument.span, found=f'"{argument.value}"')
        return None
    return None if found is None else replace(found, span=node.span)


def months_between(
    context: Context, node: syntax.Invocation, arguments: _Arguments, scope: Scope
) -> Node | None:
    """Return the whole months from one date to another."""
    checked = [context.typed(part, scope, Kind.DATE) for part in arguments]
    nodes = tuple(part for part in checked if part is not None)
    if len(nodes) < len(checked):
        return None
    return Call(span=node.span, type=MONTHS, function=node.function, arguments=nodes)
