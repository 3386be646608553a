"""What an expression can stand for while it is checked: a node, or something only a part of one."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from zhangcheng.feel.tree import (
    Aggregate,
    Call,
    FieldRef,
    Literal,
    MeasureRef,
    Node,
    Quantified,
    Related,
    Span,
)
from zhangcheng.feel.types import Kind

Path: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record itself, as an iteration variable or `item` stands for it."""

    span: Span
    record_type: str
    path: Path = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list written out in the expression; None stands for an item with a fault."""

    span: Span
    items: "tuple[Node | None, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class WholePeriod:
    """The word `period`, which only `in` and the dot may use."""

    span: Span


Value: TypeAlias = Node | Row | Items | WholePeriod
"""A checked part of an expression. Where a part has a fault, None takes its place: the fault has
been noted, and whatever the part belongs to must not complain about it again."""


def is_rows(value: "Value | None") -> bool:
    """Whether the value is a list: related records, values of them, or a list written out."""
    return isinstance(value, Items | Related)


def is_null(node: "Value | None") -> bool:
    """Whether the value is the literal `null`."""
    return isinstance(node, Literal) and node.type.kind is Kind.NULL


def with_span(value: Value, span: Span) -> Value:
    """Return the value as standing at `span`."""
    return replace(value, span=span)


def written(value: Value) -> str:
    """Return the name of what is read, for a message."""
    match value:
        case FieldRef():
            return ".".join((*value.path, value.field))
        case MeasureRef():
            return ".".join((*value.path, value.measure))
        case Related():
            return value.relation
        case Aggregate() | Call():
            return value.function
        case Quantified():
            return value.quantifier
        case Row():
            return value.record_type
        case WholePeriod():
            return "period"
        case _:
            return "[…]"
