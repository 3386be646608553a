"""Counts and sums of which it is open whether some rows count: how an expression goes with them.

A row counts where a filter holds, and does not where it fails; where it is unknown for a row, a count
lies between the rows that certainly count and those that may. So does a sum of values that are never
below 0. What comes out the same at both ends, of an expression that rises or falls with one such count
or sum, is settled.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Literal

from zhangcheng.feel import tree

End = Literal["low", "high"]
ENDS: tuple[End, End] = ("low", "high")


def open_counts(
    node: tree.Node,
    *,
    definition: Callable[[tree.Node], tree.Node],
    is_open: Callable[[tree.Node], bool],
) -> int:
    """Return how many open counts and sums `node` has, two or more where it does not go with one.

    A divisor counts twice: what holds at both ends of it need not hold between them.

    Args:
        node: the expression.
        definition: what a measure of the record itself stands for; any other node as it is.
        is_open: whether a node is a count or sum that may be open.
    """

    def of(part: tree.Node) -> int:
        part = definition(part)
        if isinstance(part, tree.Negate):
            return of(part.operand)
        if isinstance(part, tree.Arithmetic) and part.operator in ("+", "-", "*"):
            return of(part.left) + of(part.right)
        if isinstance(part, tree.Arithmetic) and part.operator == "/":
            return of(part.left) + 2 * of(part.right)
        return int(is_open(part))

    return of(node)


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
