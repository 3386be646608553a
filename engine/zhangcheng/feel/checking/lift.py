"""Rewrites what was said of an outer record so that a related record says it, through its reference."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.values import Items, Row, Value, WholePeriod
from zhangcheng.feel.tree import (
    Aggregate,
    FieldRef,
    MeasureRef,
    Node,
    ParameterRef,
    Quantified,
    Related,
)
from zhangcheng.feel.types import TEXT


class OutOfReachError(Exception):
    """Related records of the outer record, which cannot be ranged over from inside others."""

    def __init__(self, node: Node) -> None:
        """Keep the node that cannot be lifted."""
        super().__init__(type(node).__name__)
        self.node = node


def lift_from(value: Value, level: Scope, scope: Scope) -> Value:
    """Return `value`, which holds at `level`, as seen from `scope` inside it.

    Raises:
        OutOfReachError: when it ranges over related records of the outer record.
    """
    inside: list[Scope] = []
    for inner in scope.outward:
        if inner is level:
            break
        inside.append(inner)
    for inner in reversed(inside):
        if inner.reference is not None:
            value = lift(value, inner.reference)
    return value


def lift(value: Value, reference: str) -> Value:
    """Return `value` with every path going through `reference` first.

    Raises:
        OutOfReachError: when it ranges over related records.
    """
    match value:
        case Row():
            return replace(value, path=(reference, *value.path))
        case Items():
            items = tuple(None if item is None else lift_node(item, reference) for item in value.items)
            return replace(value, items=items)
        case WholePeriod():
            return value
        case _:
            return lift_node(value, reference)


def lift_node(node: Node, reference: str) -> Node:
    """Return `node` with every path going through `reference` first.

    Raises:
        OutOfReachError: when it ranges over related records.
    """
    if isinstance(node, Related | Aggregate | Quantified):
        raise OutOfReachError(node)
    if isinstance(node, FieldRef | MeasureRef):
        return replace(node, path=(reference, *node.path))
    lifted = with_parts(node, lambda part: lift_node(part, reference))
    if isinstance(lifted, ParameterRef) and lifted.jurisdiction is None:
        own = FieldRef(span=node.span, type=TEXT, path=(reference,), field="jurisdiction")
        return replace(lifted, jurisdiction=own)
    return lifted


def with_parts(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return `node` with each node directly below it changed."""

    def changed(value: Any) -> Any:  # noqa: ANN401 - whatever a node's field holds
        if isinstance(value, Node):
            return change(value)
        if isinstance(value, tuple):
            return tuple(changed(item) for item in value)
        return value

    return replace(node, **{field.name: changed(getattr(node, field.name)) for field in fields(node)})
