"""Reckons an expression in plain Python from the values of its leaves, to ask: what if one changed?

The engine itself computes in SQL; this is for a handful of findings, and says so when an expression
uses what it does not reckon with (functions, durations in months, quantifiers without a value).
"""

import datetime as dt
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Decimal, DivisionByZero, InvalidOperation, localcontext

from zhangcheng.feel import tree
from zhangcheng.feel.types import QUOTIENT_SCALE

Value = Decimal | str | bool | dt.date | int | None
Read = Callable[[tree.Node], Value]
"""Returns the value of a leaf; raises `UnreckonableError` for one that it does not have."""

LEAVES = (
    tree.FieldRef,
    tree.MeasureRef,
    tree.ParameterRef,
    tree.Aggregate,
    tree.Quantified,
    tree.Today,
    tree.PeriodBound,
)
_DIGITS = 76
"""Enough for a product of two numbers of 38 digits."""


class UnreckonableError(Exception):
    """The expression uses what is not reckoned with."""


def reckon(node: tree.Node, read: Read) -> Value:
    """Return the value of `node`; None is unknown, and logic is Kleene's.

    Raises:
        UnreckonableError: when the expression uses what is not reckoned with.
    """
    if isinstance(node, LEAVES):
        return read(node)
    match node:
        case tree.Literal():
            return node.value
        case tree.Negate():
            return _arithmetic("-", Decimal(0), reckon(node.operand, read))
        case tree.Arithmetic():
            return _arithmetic(node.operator, reckon(node.left, read), reckon(node.right, read))
        case tree.Compare():
            return compared(node.operator, reckon(node.left, read), reckon(node.right, read))
        case tree.If():
            holds = reckon(node.condition, read)
            return None if holds is None else reckon(node.then if holds else node.otherwise, read)
        case _:
            return _logic(node, read)


def _logic(node: tree.Node, read: Read) -> Value:
    match node:
        case tree.IsMissing():
            return reckon(node.operand, read) is None
        case tree.And():
            return _all([reckon(operand, read) for operand in node.operands])
        case tree.Or():
            return _not(_all([_not(reckon(operand, read)) for operand in node.operands]))
        case tree.Not():
            return _not(reckon(node.operand, read))
        case tree.InRange():
            return _all([reckon(bound, read) for bound in node.comparisons])
        case tree.InList():
            value = reckon(node.value, read)
            equal = [compared("=", value, reckon(item, read)) for item in node.items]
            return _not(_all([_not(one) for one in equal]))
        case _:
            raise UnreckonableError(type(node).__name__)


def compared(operator: tree.ComparisonOperator, left: Value, right: Value) -> bool | None:
    """Return whether the comparison holds; unknown when a side is missing."""
    if left is None or right is None:
        return None
    if operator in {"=", "!="}:
        return (left == right) == (operator == "=")
    try:
        less, equal = left < right, left == right  # type: ignore[operator]
    except TypeError as error:
        raise UnreckonableError(operator) from error
    return {"<": less, "<=": less or equal, ">": not (less or equal), ">=": not less}[operator]


def _arithmetic(operator: tree.ArithmeticOperator, left: Value, right: Value) -> Value:
    if left is None or right is None:
        return None
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _numbers(operator, left, right)
    match operator, left, right:
        case "+", dt.date(), int():
            return left + dt.timedelta(days=right)
        case "-", dt.date(), int():
            return left - dt.timedelta(days=right)
        case "-", dt.date(), dt.date():
            return (left - right).days
        case _:
            raise UnreckonableError(operator)


def _numbers(operator: tree.ArithmeticOperator, left: Decimal, right: Decimal) -> Decimal | None:
    with localcontext() as context:
        context.prec = _DIGITS
        match operator:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case "/":
                try:
                    quotient = left / right
                except (DivisionByZero, InvalidOperation):
                    return None
                return quotient.quantize(Decimal(1).scaleb(-QUOTIENT_SCALE), rounding=ROUND_HALF_EVEN)
            case _:
                raise UnreckonableError(operator)


def _all(values: list[Value]) -> bool | None:
    if any(value is False for value in values):
        return False
    return None if any(value is None for value in values) else True


def _not(value: Value) -> bool | None:
    return None if value is None else not value
