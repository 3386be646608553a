"""`and`, `or`, and `if`."""

from zhangcheng.feel import syntax
from zhangcheng.feel.checking.arithmetic import arithmetic
from zhangcheng.feel.checking.comparison import comparable, compare
from zhangcheng.feel.checking.context import Context
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.values import Value, is_null
from zhangcheng.feel.checking.widths import in_unit, widest
from zhangcheng.feel.tree import And, If, Literal, Node, Or
from zhangcheng.feel.types import BOOLEAN, TEXT, Kind, Type


def binary(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return `left operator right`, whatever the operator."""
    assert isinstance(node, syntax.Binary)  # noqa: S101 - the table of steps says so
    if node.operator in {"and", "or"}:
        return _joined(context, node, scope)
    if node.operator in {"+", "-", "*", "/", "**"}:
        return arithmetic(context, node, scope)
    return compare(context, node, scope)


def _joined(context: Context, node: syntax.Binary, scope: Scope) -> Node | None:
    """Return the operands of a chain of one operator, side by side."""
    parts: list[syntax.Syntax] = []
    _gather(node, node.operator, parts)
    checked = [context.typed(part, scope, Kind.BOOLEAN) for part in parts]
    operands = tuple(operand for operand in checked if operand is not None)
    if len(operands) < len(checked):
        return None
    kind = And if node.operator == "and" else Or
    return kind(span=node.span, type=BOOLEAN, operands=operands)


def _gather(node: syntax.Syntax, operator: str, into: list[syntax.Syntax]) -> None:
    if isinstance(node, syntax.Binary) and node.operator == operator:
        _gather(node.left, operator, into)
        _gather(node.right, operator, into)
    else:
        into.append(node)


def conditional(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return `if condition then … else …`; both branches are of one type."""
    assert isinstance(node, syntax.Conditional)  # noqa: S101 - the table of steps says so
    condition = context.typed(node.condition, scope, Kind.BOOLEAN)
    then, otherwise = context.scalar(node.then, scope), context.scalar(node.otherwise, scope)
    if condition is None or then is None or otherwise is None:
        return None
    if is_null(then) != is_null(otherwise):
        settled = (otherwise if is_null(then) else then).type
        then, otherwise = _as(then, settled), _as(otherwise, settled)
    elif not comparable(context, then, otherwise, ordering=False):
        return None
    result = _common(then.type, otherwise.type)
    return If(
        span=node.span,
        type=result,
        condition=condition,
        then=in_unit(then, result.unit),
        otherwise=in_unit(otherwise, result.unit),
    )


def _as(node: Node, settled: Type) -> Node:
    return Literal(span=node.span, type=settled, value=None) if is_null(node) else node


def _common(one: Type, two: Type) -> Type:
    if one.kind is Kind.NUMBER:
        return widest([one, two])
    if one.kind is Kind.TEXT and one.choices != two.choices:
        return TEXT
    return one
