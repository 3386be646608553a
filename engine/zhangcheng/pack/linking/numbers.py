"""Says which numbers stand in an expression although a document could change them."""

from collections.abc import Iterator
from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.feel.functions import ROUNDINGS
from zhangcheng.feel.tree import Arithmetic, Call, Compare, Literal, Node, parts
from zhangcheng.feel.types import Kind
from zhangcheng.model.expression import Expression
from zhangcheng.pack.linking.context import Context

_ANYWHERE = frozenset({Decimal(0), Decimal(1)})
_FACTORS = frozenset(Decimal(number) for number in (12, 100, 1000, 10000))
"""What converts one unit to another."""

_QUARTERS = frozenset(Decimal(number) for number in (3, 6, 9, 12))
"""Last months of quarters, and what months are divided by to give quarters or halves of a year."""

_MONTHS = frozenset({Decimal(12)})
_HOW = ROUNDINGS | {"substring"}
"""Functions whose further arguments say how, not how much."""


def check_numbers(expression: Expression, tree: Node, context: Context) -> None:
    """Note each number of an expression that should be a parameter."""
    for literal in _Numbers(expression).of(tree):
        place = expression.at(*literal.span)
        number = expression.text[slice(*literal.span)]
        context.fault(codes.NUMBER_IN_EXPRESSION, place, number=number)


class _Numbers:
    """Finds the numbers of one expression."""

    def __init__(self, expression: Expression) -> None:
        self._text = expression.text

    def of(self, node: Node) -> Iterator[Literal]:
        """Yield those of `node` and below that a document could change."""
        match node:
            case Literal():
                amount = self._amount(node)
                if amount is not None and abs(amount) not in _ANYWHERE:
                    yield node
            case Arithmetic(operator="*" | "/"):
                yield from self._sides(node, _QUARTERS | _FACTORS, else_=_FACTORS)
            case Compare(operator="=" | "!="):
                # The month of a year: `last_month = 12`.
                yield from self._sides(node, _QUARTERS, else_=_MONTHS)
            case Compare():
                yield from self._sides(node, _QUARTERS, else_=frozenset())
            case Call(function="date"):
                return
            case Call() if node.function in _HOW:
                yield from self.of(node.arguments[0])
            case _:
                for part in parts(node):
                    yield from self.of(part)

    def _sides(
        self, node: Arithmetic | Compare, of_months: frozenset[Decimal], *, else_: frozenset[Decimal]
    ) -> Iterator[Literal]:
        sides = (node.left, node.right)
        spared = of_months if any(map(self._counts_months, sides)) else else_
        for side in sides:
            if not isinstance(side, Literal) or self._amount(side) not in spared:
                yield from self.of(side)

    def _counts_months(self, node: Node) -> bool:
        """Whether it is the month of a date, or what a loop over numbers counts."""
        if isinstance(node, Literal):
            return self._amount(node) is None
        return isinstance(node, Call) and node.function in {"month", "month of year"}

    def _amount(self, literal: Literal) -> Decimal | None:
        """Return a number, or the days or months of a duration, written as such.

        None for all else: what stands for the variable of a loop has a name in the text.
        """
        if literal.type.kind not in {Kind.NUMBER, Kind.DAYS, Kind.MONTHS} or literal.value is None:
            return None
        written = self._text[literal.span[0]] in "@-.0123456789"
        return Decimal(str(literal.value)) if written else None
