"""`count sum min max mean` of related records or of values, `distinct values`, `list contains`."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax
from zhangcheng.feel.checking.comparison import ORDERED, comparable, contained, one_of
from zhangcheng.feel.checking.context import Context
from zhangcheng.feel.checking.rows import require_rows
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.values import Items, Value, is_rows
from zhangcheng.feel.checking.widths import COUNT_DIGITS, in_unit, number_literal, widest
from zhangcheng.feel.checking.words import kind_in_words
from zhangcheng.feel.tree import Aggregate, Call, Literal, Node, Related
from zhangcheng.feel.types import QUOTIENT_SCALE, Kind, Type

AGGREGATES = frozenset({"count", "sum", "min", "max", "mean"})
_Arguments = Sequence[syntax.Syntax]


def aggregate(
    context: Context, node: syntax.Invocation, arguments: _Arguments, scope: Scope
) -> Node | None:
    """Return an aggregate of one list, or of two or more values."""
    values = [context.value(argument, scope) for argument in arguments]
    if len(values) > 1 and not any(is_rows(value) for value in values):
        scalars = tuple(context.require_scalar(value) for value in values)
        return _of_items(context, node, Items(span=node.span, items=scalars))
    if len(values) > 1:
        context.fault(
            codes.WRONG_ARGUMENTS, node.span, name=node.function, usage=f"{node.function}(list)"
        )
        return None
    source = require_rows(context, values[0])
    if isinstance(source, Items):
        return _of_items(context, node, source)
    return None if source is None else _of_rows(context, node, source)


def _of_rows(context: Context, node: syntax.Invocation, source: Related) -> Aggregate | None:
    item = source.type.item
    if node.function == "count":
        counted = Type(kind=Kind.NUMBER, digits=COUNT_DIGITS)
        return Aggregate(span=node.span, type=counted, function="count", source=source)
    allowed = frozenset({Kind.NUMBER}) if node.function in {"sum", "mean"} else ORDERED
    if item is None or item.kind not in allowed or source.value is None:
        found = kind_in_words(item.kind if item is not None else Kind.LIST)
        hint = Text(
            f"取每行的一个字段，例如 {node.function}({source.relation}.…)",
            f"Take a field of each row, as in {node.function}({source.relation}.…)",
        )
        context.fault(
            codes.WRONG_TYPE,
            source.span,
            expected=kind_in_words(*sorted(allowed)),
            found=found,
            hint=hint,
        )
        return None
    return Aggregate(
        span=node.span,
        type=_result(node.function, item),
        function=node.function,  # type: ignore[arg-type]
        source=source,
    )


def _result(function: str, item: Type) -> Type:
    if function == "sum":
        return replace(item, digits=item.digits + COUNT_DIGITS)
    if function == "mean":
        return replace(item, scale=QUOTIENT_SCALE)
    return item


def _of_items(context: Context, node: syntax.Invocation, source: Items) -> Node | None:
    if node.function == "count":
        value = Decimal(len(source.items))
        return Literal(span=node.span, type=number_literal(value), value=value)
    allowed = (Kind.NUMBER,) if node.function in {"sum", "mean"} else tuple(sorted(ORDERED))
    checked = [context.require_kind(item, *allowed) for item in source.items]
    nodes = [item for item in checked if item is not None]
    if len(nodes) < len(checked):
        return None
    if not nodes:
        context.fault(
            codes.WRONG_ARGUMENTS, node.span, name=node.function, usage=f"{node.function}(list)"
        )
        return None
    checks = [comparable(context, nodes[0], other, ordering=True) for other in nodes[1:]]
    if not all(checks):
        return None
    if len(nodes) == 1:
        return nodes[0]
    return _call(node, nodes)


def _call(node: syntax.Invocation, nodes: list[Node]) -> Call:
    result = nodes[0].type
    if result.kind is Kind.NUMBER:
        result = widest([one.type for one in nodes])
        if node.function == "sum":
            result = replace(result, digits=result.digits + len(str(len(nodes))))
        elif node.function == "mean":
            result = replace(result, scale=QUOTIENT_SCALE)
    settled = tuple(in_unit(one, result.unit) for one in nodes)
    return Call(span=node.span, type=result, function=node.function, arguments=settled)


def distinct_values(
    context: Context, node: syntax.Invocation, arguments: _Arguments, scope: Scope
) -> Value | None:
    """Return each value taken of related records once."""
    source = require_rows(context, context.value(arguments[0], scope))
    if source is None:
        return None
    if isinstance(source, Items):
        context.fault(
            codes.OUTSIDE,
            node.span,
            construct=Text("写出的列表的 distinct values", "distinct values of a list"),
        )
        return None
    if source.value is None:
        hint = Text(
            f"取每行的一个字段：distinct values({source.relation}.…)",
            f"Take a field of each row: distinct values({source.relation}.…)",
        )
        found = kind_in_words(Kind.RECORD)
        expected = Text("每行的一个值", "a value of each row")
        context.fault(codes.WRONG_TYPE, source.span, expected=expected, found=found, hint=hint)
        return None
    return replace(source, distinct=True)


def list_contains(
    context: Context, node: syntax.Invocation, arguments: _Arguments, scope: Scope
) -> Value | None:
    """Return that some value of a list equals the element."""
    source = require_rows(context, context.value(arguments[0], scope))
    element = context.scalar(arguments[1], scope)
    if source is None or element is None:
        return None
    if isinstance(source, Related):
        return contained(context, element, source, node.span)
    return one_of(context, element, source.items, node.span)
