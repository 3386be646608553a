"""The untyped tree of an expression: what the parser makes and the formatter and checker read."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Span = tuple[int, int]
BinaryOperator = Literal["+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or"]
TestOperator = Literal["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """What every node has: the start and end of its text. Two nodes are equal whatever their spans."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Syntax):
    """`12.50`, with the decimals as written."""

    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class String(Syntax):
    """`"principal"`, without quotes and escapes."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Boolean(Syntax):
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Null(Syntax):
    """`null`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class At(Syntax):
    """`@"2018-06-30"`, `@"P1M"`: the text between the quotes."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Syntax):
    """A name standing alone."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Syntax):
    """`source.name`."""

    source: Syntax
    name: str
    name_span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter(Syntax):
    """`source[condition]`."""

    source: Syntax
    condition: Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument(Syntax):
    """`name: value` in an invocation; `name` None when it stands by position."""

    name: str | None
    value: Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation(Syntax):
    """`function(arguments)`; the arguments are all named or all by position."""

    function: str
    function_span: Span = field(compare=False)
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class List(Syntax):
    """`[a, b]`."""

    items: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Syntax):
    """`[low..high)`; a square bracket includes its end, a round one leaves it out."""

    low: Syntax
    high: Syntax
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonTest(Syntax):
    """`>= 5` to the right of `in`."""

    operator: TestOperator
    operand: Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests(Syntax):
    """`(>= 5, "x")` to the right of `in`: at least one must hold."""

    items: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation(Syntax):
    """`-operand`."""

    operand: Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class Binary(Syntax):
    """`left operator right`, for arithmetic, comparison, `and` and `or`."""

    operator: BinaryOperator
    left: Syntax
    right: Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class Between(Syntax):
    """`value between low and high`, both ends included."""

    value: Syntax
    low: Syntax
    high: Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Syntax):
    """`value in test`."""

    value: Syntax
    test: Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional(Syntax):
    """`if condition then … else …`."""

    condition: Syntax
    then: Syntax
    otherwise: Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop(Syntax):
    """`for variable in source return result`."""

    variable: str
    source: Syntax
    result: Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantified(Syntax):
    """`every variable in source satisfies condition`, or `some`."""

    quantifier: Literal["every", "some"]
    variable: str
    source: Syntax
    condition: Syntax


def children(node: Syntax) -> Iterator[Syntax]:
    """Yield the nodes directly below `node`, in the order of the text."""
    for item in dataclasses.fields(node):
        value = getattr(node, item.name)
        if isinstance(value, Syntax):
            yield value
        elif isinstance(value, tuple):
            yield from (child for child in value if isinstance(child, Syntax))


def walk(node: Syntax) -> Iterator[Syntax]:
    """Yield `node` and every node below it."""
    yield node
    for child in children(node):
        yield from walk(child)
