"""Counts and sums of which it is open whether some rows count: how an expression goes with them.

A row counts where a filter holds, and does not where it fails; where it is unknown for a row, a count
lies between the rows that certainly count and those that may. So does a sum of values that are never
below 0. What comes out the same at both ends, of an expression that goes one way with all such counts
and sums, is settled.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from zhangcheng.feel import tree

End = Literal["low", "high"]
ENDS: tuple[End, End] = ("low", "high")


@dataclass(frozen=True, slots=True)
class Bearing:
    """With how many open counts and sums an expression rises, falls, or goes who knows which way."""

    rising: int = 0
    falling: int = 0
    unclear: int = 0

    def __add__(self, other: "Bearing") -> "Bearing":
        """Return the bearing of a sum."""
        return Bearing(
            self.rising + other.rising, self.falling + other.falling, self.unclear + other.unclear
        )

    def __neg__(self) -> "Bearing":
        """Return the bearing of the opposite."""
        return Bearing(self.falling, self.rising, self.unclear)

    @property
    def blurred(self) -> "Bearing":
        """The bearing of a multiple by what may be above or below 0."""
        return Bearing(0, 0, self.rising + self.falling + self.unclear)

    @property
    def is_one_way(self) -> bool:
        """Whether the expression lies between its values at both ends of all, taken together."""
        if self.unclear:
            return self.unclear == 1 and not self.rising + self.falling
        return bool(self.rising) != bool(self.falling)


NOT_OPEN, OPEN = Bearing(), Bearing(rising=1)


def bearing(
    node: tree.Node,
    *,
    definition: Callable[[tree.Node], tree.Node],
    is_open: Callable[[tree.Node], bool],
) -> Bearing:
    """Return how `node` goes with the open counts and sums in it.

    A divisor counts twice: what holds at both ends of it need not hold between them.

    Args:
        node: the expression.
        definition: what a measure of the record itself stands for; any other node as it is.
        is_open: whether a node is a count or sum that may be open.
    """

    def of(part: tree.Node) -> Bearing:
        part = definition(part)
        if isinstance(part, tree.Negate):
            return -of(part.operand)
        if isinstance(part, tree.Arithmetic):
            return _of_both(part, of(part.left), of(part.right))
        return OPEN if is_open(part) else NOT_OPEN

    return of(node)


def _of_both(node: tree.Arithmetic, left: Bearing, right: Bearing) -> Bearing:
    if node.operator == "+":
        return left + right
    if node.operator == "-":
        return left + -right
    if node.operator == "*":
        return _times(left, node.right) + _times(right, node.left)
    if node.operator == "/":
        return _times(left, node.right) + right.blurred + right.blurred
    return NOT_OPEN


def _times(of: Bearing, factor: tree.Node) -> Bearing:
    """Return the bearing of a multiple, or part, by `factor`."""
    if isinstance(factor, tree.Literal) and isinstance(factor.value, Decimal):
        return of if factor.value >= 0 else -of
    return of.blurred


def has_ends(node: tree.Node) -> bool:
    """Whether `node` is a count or a sum of values never below 0, which have a least and a most."""
    if not isinstance(node, tree.Aggregate) or node.source.distinct:
        return False
    value = node.source.value
    summed = isinstance(value, tree.FieldRef) and value.least is not None and value.least >= 0
    return node.function == "count" or (node.function == "sum" and summed)


def most_of_each(node: tree.Aggregate) -> Decimal | None:
    """Return the most that a row can add to a sum; None where nothing is declared."""
    value = node.source.value
    return value.most if isinstance(value, tree.FieldRef) else None


def settled_by(operator: tree.ComparisonOperator) -> tuple[tree.ComparisonOperator, ...]:
    """Return the comparisons that rise or fall with a count and all of which make up this one.

    Equality is two of them; its opposite is the opposite of both.
    """
    return ("<=", ">=") if operator in ("=", "!=") else (operator,)
