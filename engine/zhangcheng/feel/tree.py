"""The typed tree of an expression: what the checker makes and every renderer reads.

Nodes are frozen. Each keeps the `span` of its text (start and end offset in the expression) and its
`type`. Names are resolved: a `FieldRef` is a column, a `ParameterRef` has all its arguments, a
`Related` knows the rows it ranges over. Inside a `Related` (its `where`, `value`, and the
`satisfies` of a quantifier) names belong to the related record; a name of the outer record has
become a `FieldRef` or `MeasureRef` whose path goes back through the reference.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal as OneOf

from zhangcheng.feel.types import Type

Span = tuple[int, int]
ArithmeticOperator = OneOf["+", "-", "*", "/", "**"]
ComparisonOperator = OneOf["=", "!=", "<", "<=", ">", ">="]

FLIPPED: Mapping[ComparisonOperator, ComparisonOperator] = {
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
    "=": "=",
    "!=": "!=",
}
"""The comparison that says the same with its sides exchanged."""

OPPOSITE: Mapping[ComparisonOperator, ComparisonOperator] = {
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "=": "!=",
    "!=": "=",
}
"""The comparison that holds where this one does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every node has."""

    span: Span
    type: Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal(Node):
    """A constant. Durations are whole days or months as `int`; `None` is `null`."""

    value: Decimal | str | bool | dt.date | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRef(Node):
    """A field of the record, or of one reached through the reference fields in `path`.

    `least` and `most` are the numbers between which its values are declared to lie.
    """

    path: tuple[str, ...]
    field: str
    least: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRef(Node):
    """A measure of the record, or of one reached through `path`."""

    path: tuple[str, ...]
    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterRef(Node):
    """A parameter's value: an argument for each category in the order of `by`, and the date.

    `jurisdiction` None means the record's own place; `arguments` are the categories.
    """

    parameter: str
    jurisdiction: Node | None
    arguments: tuple[tuple[str, Node], ...]
    on: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Today(Node):
    """The as-of date of the run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodBound(Node):
    """The first or last day of the run's period."""

    bound: OneOf["start", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Negate(Node):
    """Arithmetic minus."""

    operand: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic(Node):
    """`left operator right` on numbers, dates and durations."""

    operator: ArithmeticOperator
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare(Node):
    """`left operator right`; unknown when a side is missing."""

    operator: ComparisonOperator
    left: Node
    right: Node

    @property
    def opposite(self) -> "Compare":
        """The comparison that holds where this one does not (unknown stays unknown)."""
        return replace(self, operator=OPPOSITE[self.operator])


@dataclass(frozen=True, slots=True, kw_only=True)
class IsMissing(Node):
    """`x = null`: whether x is missing; never unknown itself."""

    operand: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class And(Node):
    """Kleene conjunction of two or more operands."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Or(Node):
    """Kleene disjunction of two or more operands."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not(Node):
    """Kleene negation."""

    operand: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class InRange(Node):
    """`value between low and high`, `value in [low..high)`, `value in period`, `value in >= low`.

    An open end is None.
    """

    value: Node
    low: Node | None
    high: Node | None
    low_closed: bool = True
    high_closed: bool = True

    @property
    def comparisons(self) -> tuple[Compare, ...]:
        """The comparisons that the range stands for, that with the low end first."""
        ends: tuple[tuple[ComparisonOperator, Node | None], ...] = (
            (">=" if self.low_closed else ">", self.low),
            ("<=" if self.high_closed else "<", self.high),
        )
        return tuple(
            Compare(span=self.span, type=self.type, operator=operator, left=self.value, right=end)
            for operator, end in ends
            if end is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class InList(Node):
    """`value in (a, b, …)` or `value in [a, b, …]` with scalar items."""

    value: Node
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class If(Node):
    """`if condition then … else …`; unknown where the condition is (in DMN, that takes else)."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Node):
    """A built-in function on scalars, by its canonical FEEL name (`string length`)."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related(Node):
    """Rows of another type that point at this record, filtered, and the value taken of each.

    `where` None keeps all; a row whose `where` is unknown is left out, as in DMN. `value` None
    stands for the rows themselves. `distinct` keeps each value once.
    """

    relation: str
    record_type: str
    reference: str
    where: Node | None
    value: Node | None
    distinct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate(Node):
    """`count sum min max mean` of related values: 0 for the count of none, else missing for none.

    A missing value among those summed makes the result missing.
    """

    function: OneOf["count", "sum", "min", "max", "mean"]
    source: Related


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantified(Node):
    """`every x in rows satisfies …` and `some x in rows satisfies …`, in Kleene logic."""

    quantifier: OneOf["every", "some"]
    source: Related
    satisfies: Node


_WITHOUT_CHILDREN = (
    *(Literal, FieldRef, MeasureRef, Today, PeriodBound),
    *(Related, Aggregate, Quantified),
)


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below `node` that belong to the same record, in the order of the text.

    What stands inside an aggregate or quantifier belongs to the related rows.

    Raises:
        TypeError: for a kind of node that is not listed here.
    """
    match node:
        case Negate() | IsMissing() | Not():
            return (node.operand,)
        case Arithmetic() | Compare():
            return (node.left, node.right)
        case And() | Or():
            return node.operands
        case InRange():
            return tuple(part for part in (node.value, node.low, node.high) if part is not None)
        case InList():
            return (node.value, *node.items)
        case If():
            return (node.condition, node.then, node.otherwise)
        case Call():
            return node.arguments
        case ParameterRef():
            place = () if node.jurisdiction is None else (node.jurisdiction,)
            return (*place, *(argument for _, argument in node.arguments), node.on)
        case _ if isinstance(node, _WITHOUT_CHILDREN):
            return ()
        case _:
            raise TypeError(type(node))


def parts(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below `node`, those of related records too."""
    match node:
        case Aggregate():
            return (node.source,)
        case Quantified():
            return (node.source, node.satisfies)
        case Related():
            return tuple(part for part in (node.where, node.value) if part is not None)
        case _:
            return children(node)


def everything(node: Node) -> Iterator[Node]:
    """Yield `node` and every node below it, those of related records too."""
    yield node
    for part in parts(node):
        yield from everything(part)
