"""How wide the result of arithmetic is: digits before and after the point, and its unit."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from zhangcheng.feel.tree import If, Literal, Node
from zhangcheng.feel.types import QUOTIENT_SCALE, Kind, Type
from zhangcheng.model.unit import NUMBER, Unit

COUNT_DIGITS = 10
"""Digits of a count of rows, and what a sum over rows adds to the digits of one row."""


MAX_WIDTH = 38
"""Digits of an exact decimal, before and after the point together."""

_ROOM = 6
"""Digits that a result keeps before the point, unless it can never have as many."""


def number_literal(value: Decimal) -> Type:
    """Return the type of a number as written: exactly as wide as it is, without a unit."""
    exponent = value.as_tuple().exponent
    scale = max(0, -exponent) if isinstance(exponent, int) else 0
    return Type(kind=Kind.NUMBER, digits=max(1, value.adjusted() + 1), scale=scale)


def added(left: Type, right: Type) -> Type:
    """Return the type of a sum or difference of numbers of one unit."""
    return Type(
        kind=Kind.NUMBER,
        unit=left.unit if left.unit is not None else right.unit,
        digits=max(left.digits, right.digits) + 1,
        scale=max(left.scale, right.scale),
    )


def widest(types: list[Type]) -> Type:
    """Return the type that holds any one of several numbers of one unit."""
    return Type(
        kind=Kind.NUMBER,
        unit=common_unit(one.unit for one in types),
        digits=max(one.digits for one in types),
        scale=max(one.scale for one in types),
    )


def multiplied(left: Type, right: Type) -> Type:
    """Return the type of a product."""
    return Type(
        kind=Kind.NUMBER,
        unit=_combined(left.unit, right.unit, over=False),
        digits=left.digits + right.digits,
        scale=left.scale + right.scale,
    )


def divided(left: Type, right: Type) -> Type:
    """Return the type of a quotient, rounded half to even."""
    return Type(
        kind=Kind.NUMBER,
        unit=_combined(left.unit, right.unit, over=True),
        digits=left.digits + right.scale,
        scale=QUOTIENT_SCALE,
    )


def raised(base: Type, exponent: int) -> Type:
    """Return the type of a power with a whole exponent from 0."""
    unit = base.unit
    if unit is not None:
        unit = Unit(tuple((symbol, power * exponent) for symbol, power in unit.powers if exponent))
    return Type(
        kind=Kind.NUMBER, unit=unit, digits=max(1, base.digits * exponent), scale=base.scale * exponent
    )


def most_decimals(result: Type) -> int:
    """Return how many decimals a number can have and still be computed with."""
    return MAX_WIDTH - min(max(result.digits, 1), _ROOM)


def decimals_of_quotient(left: Type, right: Type) -> int:
    """Return the decimals that the steps of a division need, and its comparison with a bound.

    Both sides are made whole numbers at the scale of the quotient; a bound is moved by half of its
    last decimal.
    """
    return max(left.scale, right.scale + QUOTIENT_SCALE) + 1


def _combined(left: Unit | None, right: Unit | None, *, over: bool) -> Unit | None:
    if left is None and right is None:
        return None
    first, second = left or NUMBER, right or NUMBER
    return first / second if over else first * second


def common_unit(units: Iterable[Unit | None]) -> Unit | None:
    """Return the unit of numbers of one unit; they are shown as percentages where one of them is."""
    known = [unit for unit in units if unit is not None]
    return next((unit for unit in known if unit.as_percent), known[0] if known else None)


def in_unit(node: Node, unit: Unit | None) -> Node:
    """Return `node` with a literal's open unit settled as `unit`; shown as a percentage if that is."""
    own = node.type.unit
    if unit is None or node.type.kind is not Kind.NUMBER:
        return node
    if own is not None and (own != unit or not unit.as_percent):
        return node
    settled = replace(node.type, unit=unit)
    if isinstance(node, If):
        return replace(
            node, type=settled, then=in_unit(node.then, unit), otherwise=in_unit(node.otherwise, unit)
        )
    return replace(node, type=settled) if isinstance(node, Literal) or own is not None else node
