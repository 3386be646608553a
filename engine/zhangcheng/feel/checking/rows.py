"""Related records and lists: filters, loops, quantifiers, membership among them."""

from dataclasses import replace

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax
from zhangcheng.feel.checking.context import Context
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.values import Items, Row, Value, WholePeriod
from zhangcheng.feel.checking.words import value_in_words
from zhangcheng.feel.tree import And, Literal, Node, Or, Quantified, Related, Span
from zhangcheng.feel.types import BOOLEAN, Kind, Type
from zhangcheng.model.record_type import Relation


def rows_of(relation: Relation, span: Span) -> Related:
    """Return all rows of a relation."""
    return Related(
        span=span,
        type=_list_of(Type(kind=Kind.RECORD, record=relation.record_type)),
        relation=relation.name,
        record_type=relation.record_type,
        reference=relation.reference,
        where=None,
        value=None,
    )


def _list_of(item: Type) -> Type:
    return Type(kind=Kind.LIST, item=item)


def map_rows(context: Context, source: Related, value: Value | None, span: Span) -> Related | None:
    """Return the rows of `source` with `value` taken of each."""
    if value is None:
        return None
    if isinstance(value, Row) and not value.path:
        return source if source.value is None else replace(source, value=None)
    if isinstance(value, Row | Items | WholePeriod | Related):
        context.fault(codes.OUT_OF_REACH, span, name=source.relation, record=source.record_type)
        return None
    if source.distinct:
        construct = Text("在 distinct values 之后再取值", "Taking values after distinct values")
        hint = Text("请把 distinct values 写在最外面", "Put distinct values outermost")
        context.fault(codes.OUTSIDE, span, construct=construct, hint=hint)
        return None
    return replace(source, value=value, type=_list_of(value.type), span=span)


def require_rows(context: Context, value: Value | None) -> Related | Items | None:
    """Return the value if it is rows or a list, else note that it is not."""
    if value is None or isinstance(value, Related | Items):
        return value
    found = value_in_words(value, context.vocabulary)
    context.fault(codes.VALUE_FOR_ROWS, value.span, found=found)
    return None


def row_scope(context: Context, rows: Related, scope: Scope, variable: str) -> Scope | None:
    """Return the names inside a filter (`item`), loop or quantifier over `rows`."""
    record_type = context.vocabulary.record_types.get(rows.record_type)
    if record_type is None:
        return None  # the pack's own check names the dangling reference
    bound: Value = rows.value or Row(span=rows.span, record_type=rows.record_type)
    return Scope(
        record_type=record_type,
        parent=scope,
        reference=rows.reference,
        variable=variable,
        bound=bound,
        fields_visible=False,
    )


def filtered(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return `source[condition]`."""
    assert isinstance(node, syntax.Filter)  # noqa: S101 - the table of steps says so
    source = require_rows(context, context.value(node.source, scope))
    if isinstance(source, Items):
        construct = Text("筛选写出的列表", "Filtering a list written out")
        context.fault(codes.OUTSIDE, node.span, construct=construct)
        return None
    if source is None:
        return None
    if isinstance(node.condition, syntax.Number | syntax.Negation):
        construct = Text("按序号取列表中的一项", "Taking an item of a list by its position")
        hint = Text(
            "相关记录没有先后；请用条件筛选", "Related records have no order; filter them by a condition"
        )
        context.fault(codes.OUTSIDE, node.condition.span, construct=construct, hint=hint)
        return None
    inner = row_scope(context, source, scope, "item")
    if inner is None:
        return None
    inner = replace(inner, fields_visible=source.value is None)
    condition = context.typed(node.condition, inner, Kind.BOOLEAN)
    if condition is None:
        return None
    return replace(source, where=_both(source.where, condition), span=node.span)


def _both(first: Node | None, second: Node) -> Node:
    if first is None:
        return second
    operands = (
        *(first.operands if isinstance(first, And) else (first,)),
        *(second.operands if isinstance(second, And) else (second,)),
    )
    return And(span=second.span, type=BOOLEAN, operands=operands)


def loop(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return `for variable in source return result`."""
    assert isinstance(node, syntax.Loop)  # noqa: S101 - the table of steps says so
    source = require_rows(context, context.value(node.source, scope))
    if source is None:
        _check_alone(context, node.result, scope, node.variable)
        return None
    if isinstance(source, Items):
        results = tuple(
            context.scalar(node.result, _item_scope(scope, node.variable, item)) for item in source.items
        )
        return Items(span=node.span, items=results)
    inner = row_scope(context, source, scope, node.variable)
    if inner is None:
        return None
    return map_rows(context, source, context.value(node.result, inner), node.span)


def quantified(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return `every variable in source satisfies condition`, or `some`."""
    assert isinstance(node, syntax.Quantified)  # noqa: S101 - the table of steps says so
    source = require_rows(context, context.value(node.source, scope))
    if source is None:
        _check_alone(context, node.condition, scope, node.variable)
        return None
    if isinstance(source, Items):
        parts = [
            context.typed(node.condition, _item_scope(scope, node.variable, item), Kind.BOOLEAN)
            for item in source.items
        ]
        operands = tuple(part for part in parts if part is not None)
        return None if len(operands) < len(parts) else _joined(node, operands)
    inner = row_scope(context, source, scope, node.variable)
    condition = None if inner is None else context.typed(node.condition, inner, Kind.BOOLEAN)
    if condition is None:
        return None
    return over_rows(node.quantifier, source, condition, node.span)


def over_rows(quantifier: str, source: Related, condition: Node, span: Span) -> Quantified:
    """Return the quantifier over the rows of `source`, whatever value was taken of them."""
    rows = replace(
        source,
        value=None,
        distinct=False,
        type=_list_of(Type(kind=Kind.RECORD, record=source.record_type)),
    )
    return Quantified(
        span=span,
        type=BOOLEAN,
        quantifier="every" if quantifier == "every" else "some",
        source=rows,
        satisfies=condition,
    )


def _joined(node: syntax.Quantified, operands: tuple[Node, ...]) -> Node:
    """Return a quantifier over a list written out: all, or any, of its instances."""
    if not operands:
        return Literal(span=node.span, type=BOOLEAN, value=node.quantifier == "every")
    if len(operands) == 1:
        return operands[0]
    kind = And if node.quantifier == "every" else Or
    return kind(span=node.span, type=BOOLEAN, operands=operands)


def _item_scope(scope: Scope, variable: str, item: Node | None) -> Scope:
    return Scope(
        record_type=scope.record_type, parent=scope, variable=variable, bound=item, fields_visible=False
    )


def _check_alone(context: Context, body: syntax.Syntax, scope: Scope, variable: str) -> None:
    """Check a body whose rows have a fault, for the faults that are its own."""
    context.value(body, _item_scope(scope, variable, None))


def written_list(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return `[a, b]`."""
    assert isinstance(node, syntax.List)  # noqa: S101 - the table of steps says so
    return Items(span=node.span, items=tuple(context.scalar(item, scope) for item in node.items))


def bare_range(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Note that a range stands where it is no test."""
    del scope
    construct = Text("单独的区间", "A range standing alone")
    hint = Text("区间写在 in 之后：x in [1..5]", "Write a range after in: x in [1..5]")
    context.fault(codes.OUTSIDE, node.span, construct=construct, hint=hint)
    return None
