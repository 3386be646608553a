"""Comparisons, `between` and `in`: both sides of one type, in one unit, with values that can occur."""

import datetime as dt
from collections.abc import Sequence

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax
from zhangcheng.feel.checking.context import NO_HINT, Context
from zhangcheng.feel.checking.lift import OutOfReachError, lift_node
from zhangcheng.feel.checking.rows import over_rows
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.values import Items, Value, WholePeriod, is_null, written
from zhangcheng.feel.checking.widths import common_unit, in_unit
from zhangcheng.feel.checking.words import kind_in_words, type_in_words, unit_in_words
from zhangcheng.feel.tree import (
    Compare,
    ComparisonOperator,
    FieldRef,
    InList,
    InRange,
    IsMissing,
    Literal,
    Node,
    Not,
    Or,
    ParameterRef,
    PeriodBound,
    Related,
    Span,
)
from zhangcheng.feel.types import BOOLEAN, DATE, Kind, Type

ORDERED = frozenset({Kind.NUMBER, Kind.DATE, Kind.DAYS, Kind.MONTHS})
_DURATIONS = frozenset({Kind.DAYS, Kind.MONTHS})


def compare(context: Context, node: syntax.Binary, scope: Scope) -> Node | None:
    """Return `left operator right`."""
    left, right = context.scalar(node.left, scope), context.scalar(node.right, scope)
    operator = node.operator
    if left is None or right is None or operator in {"and", "or", "+", "-", "*", "/", "**"}:
        return None
    return compared(context, operator, left, right, node.span)  # type: ignore[arg-type]


def compared(
    context: Context, operator: ComparisonOperator, left: Node, right: Node, span: Span
) -> Node | None:
    """Return the comparison of two checked values; with `null`, whether the other is missing."""
    if is_null(left) or is_null(right):
        operand, null = (right, left) if is_null(left) else (left, right)
        if operator not in {"=", "!="} or is_null(operand):
            context.fault(codes.NULL_ORDER, null.span)
            return None
        missing = IsMissing(span=span, type=BOOLEAN, operand=operand)
        return missing if operator == "=" else Not(span=span, type=BOOLEAN, operand=missing)
    ordering = operator not in {"=", "!="}
    if not comparable(context, left, right, ordering=ordering):
        return None
    return Compare(
        span=span,
        type=BOOLEAN,
        operator=operator,
        left=in_unit(left, right.type.unit),
        right=in_unit(right, left.type.unit),
    )


def comparable(context: Context, left: Node, right: Node, *, ordering: bool) -> bool:
    """Whether two values can be compared; notes why not."""
    span = right.span
    one, two = left.type, right.type
    if {one.kind, two.kind} == {Kind.DATE, Kind.TEXT} and _date_as_text(context, left, right):
        return False
    if one.kind is not two.kind or (one.kind is Kind.RECORD and one.record != two.record):
        words = [type_in_words(side, context.vocabulary) for side in (one, two)]
        hint = _kind_hint(one, two)
        context.fault(codes.NOT_COMPARABLE, span, left=words[0], right=words[1], hint=hint)
        return False
    if ordering and one.kind not in ORDERED:
        words = [type_in_words(side, context.vocabulary) for side in (one, two)]
        hint = Text("这种值只能用 = 和 != 比较", "Such values compare with = and != only")
        context.fault(codes.NOT_COMPARABLE, span, left=words[0], right=words[1], hint=hint)
        return False
    return same_unit(context, left, right) and _choice_possible(context, left, right)


def same_unit(context: Context, left: Node, right: Node) -> bool:
    """Whether two numbers are in one unit, or one of them takes the other's; notes when not."""
    one, two = left.type.unit, right.type.unit
    if one is None or two is None or one == two:
        return True
    words = [unit_in_words(unit, context.vocabulary) for unit in (one, two)]
    context.fault(codes.UNIT_MISMATCH, right.span, left=words[0], right=words[1])
    return False


def _kind_hint(one: Type, two: Type) -> Text:
    kinds = {one.kind, two.kind}
    if kinds == _DURATIONS:
        return Text(
            "月的天数不定，天数与月数不能换算",
            "Months differ in length, so days and months cannot be compared",
        )
    if kinds == {Kind.NUMBER, Kind.DAYS}:
        return Text('时长写作 @"P30D"，或取 .days', 'Write the duration as @"P30D", or take its .days')
    if kinds == {Kind.NUMBER, Kind.DATE}:
        return Text('日期写作 @"2020-01-01"', 'Write a date as @"2020-01-01"')
    if kinds == {Kind.NUMBER, Kind.TEXT}:
        return Text("数不加引号", "Numbers take no quotes")
    if kinds == {Kind.BOOLEAN, Kind.TEXT}:
        return Text("是非值写作 true 或 false，不加引号", "Write true or false, without quotes")
    return NO_HINT


def _date_as_text(context: Context, left: Node, right: Node) -> bool:
    """Note a date that is written as a text."""
    text = left if left.type.kind is Kind.TEXT else right
    if not isinstance(text, Literal):
        return False
    try:
        dt.date.fromisoformat(str(text.value))
    except ValueError:
        return False
    value = f'"{text.value}"'
    context.fault(codes.DATE_AS_TEXT, text.span, value=value, instead=f"@{value}")
    return True


def _choice_possible(context: Context, left: Node, right: Node) -> bool:
    """Whether a choice can equal what it is compared with; notes when it never can."""
    for choice, other in ((left, right), (right, left)):
        known = {option.id for option in choice.type.choices}
        if not known or not isinstance(other, Literal) or other.value in known:
            continue
        labelled = next(
            (c.id for c in choice.type.choices if other.value in {c.label.zh, c.label.en}), None
        )
        hint = did_you_mean(str(other.value), known)
        if labelled is not None:
            hint = Text(f'请写 id："{labelled}"', f'Write the id: "{labelled}"')
        name = written(choice) if isinstance(choice, FieldRef) else _name_of(choice)
        context.fault(codes.UNKNOWN_CHOICE, other.span, value=f'"{other.value}"', name=name, hint=hint)
        return False
    return True


def _name_of(node: Node) -> str:
    return node.parameter if isinstance(node, ParameterRef) else "…"


def between(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return `value between low and high`."""
    assert isinstance(node, syntax.Between)  # noqa: S101 - the table of steps says so
    value = context.typed(node.value, scope, *ORDERED)
    low, high = context.typed(node.low, scope, *ORDERED), context.typed(node.high, scope, *ORDERED)
    return _in_range(context, node.span, value, (low, high), closed=(True, True))


def _in_range(
    context: Context,
    span: Span,
    value: Node | None,
    bounds: tuple[Node | None, Node | None],
    *,
    closed: tuple[bool, bool],
) -> Node | None:
    low, high = bounds
    if value is None or low is None or high is None:
        return None
    checks = [comparable(context, value, bound, ordering=True) for bound in (low, high)]
    if not all(checks):
        return None
    unit = common_unit(node.type.unit for node in (value, low, high))
    return InRange(
        span=span,
        type=BOOLEAN,
        value=in_unit(value, unit),
        low=in_unit(low, unit),
        high=in_unit(high, unit),
        low_closed=closed[0],
        high_closed=closed[1],
    )


def membership(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return `value in test`."""
    assert isinstance(node, syntax.Membership)  # noqa: S101 - the table of steps says so
    value = context.scalar(node.value, scope)
    tests = node.test.items if isinstance(node.test, syntax.Tests | syntax.List) else (node.test,)
    return _any_of(context, value, tests, scope, span=node.span)


def _any_of(
    context: Context, value: Node | None, tests: Sequence[syntax.Syntax], scope: Scope, *, span: Span
) -> Node | None:
    """Return that at least one test holds; plain values are gathered in one list."""
    results: list[Node | None] = []
    plain: list[Value | None] = []
    for test in tests:
        if isinstance(test, syntax.Range | syntax.ComparisonTest):
            results.append(_single_test(context, value, test, scope, span=span))
            continue
        found = context.value(test, scope)
        if found is None:
            results.append(None)
        elif isinstance(found, WholePeriod):
            results.append(_in_period(context, value, found, span))
        elif value is not None and isinstance(found, Related):
            results.append(contained(context, value, found, span))
        else:
            plain.extend(found.items if isinstance(found, Items) else (found,))
    if value is None:
        return None
    if plain or not tests:
        results.insert(0, one_of(context, value, plain, span))
    return _either(results, span)


def _either(results: Sequence[Node | None], span: Span) -> Node | None:
    operands = tuple(result for result in results if result is not None)
    if len(operands) < len(results):
        return None
    return operands[0] if len(operands) == 1 else Or(span=span, type=BOOLEAN, operands=operands)


def one_of(context: Context, value: Node, items: Sequence[Value | None], span: Span) -> Node | None:
    """Return that `value` equals one of `items`."""
    nodes = [context.require_scalar(item) for item in items]
    nulls = [node for node in nodes if is_null(node)]
    others = [node for node in nodes if node is not None and not is_null(node)]
    checks = [comparable(context, value, other, ordering=False) for other in others]
    if None in nodes or not all(checks):
        return None
    results: list[Node | None] = []
    if len(others) == 1:
        results.append(compared(context, "=", value, others[0], span))
    elif others or not nulls:
        unit = common_unit(node.type.unit for node in (value, *others))
        listed = tuple(in_unit(other, unit) for other in others)
        results.append(InList(span=span, type=BOOLEAN, value=in_unit(value, unit), items=listed))
    if nulls:
        results.append(IsMissing(span=span, type=BOOLEAN, operand=value))
    return _either(results, span)


def contained(context: Context, value: Node, rows: Related, span: Span) -> Node | None:
    """Return that some of the values taken of `rows` equals `value`."""
    if rows.value is None:
        context.fault(
            codes.WRONG_TYPE,
            rows.span,
            expected=kind_in_words(value.type.kind),
            found=kind_in_words(Kind.RECORD),
        )
        return None
    try:
        seen = lift_node(value, rows.reference)
    except OutOfReachError as fault:
        context.fault(codes.OUT_OF_REACH, value.span, name=written(fault.node), record="…")
        return None
    equal = compared(context, "=", rows.value, seen, span)
    return None if equal is None else over_rows("some", rows, equal, span)


def _single_test(
    context: Context, value: Node | None, test: syntax.Syntax, scope: Scope, *, span: Span
) -> Node | None:
    if isinstance(test, syntax.Range):
        bounds = (context.typed(test.low, scope, *ORDERED), context.typed(test.high, scope, *ORDERED))
        return _in_range(
            context,
            span,
            context.require_kind(value, *ORDERED),
            bounds,
            closed=(test.low_closed, test.high_closed),
        )
    assert isinstance(test, syntax.ComparisonTest)  # noqa: S101 - the caller asked
    operand = context.scalar(test.operand, scope)
    if value is None or operand is None:
        return None
    return compared(context, test.operator, value, operand, span)


def _in_period(context: Context, value: Node | None, period: WholePeriod, span: Span) -> Node | None:
    bounds = tuple(PeriodBound(span=period.span, type=DATE, bound=bound) for bound in ("start", "end"))
    checked = context.require_kind(value, Kind.DATE)
    return _in_range(context, span, checked, (bounds[0], bounds[1]), closed=(True, True))
