"""Arithmetic on numbers, dates and durations, and the literals it works on."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax
from zhangcheng.feel.checking.comparison import same_unit
from zhangcheng.feel.checking.context import NO_HINT, Context
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.values import Value, is_null
from zhangcheng.feel.checking.widths import (
    MAX_WIDTH,
    added,
    decimals_of_quotient,
    divided,
    in_unit,
    most_decimals,
    multiplied,
    number_literal,
    raised,
)
from zhangcheng.feel.checking.words import type_in_words
from zhangcheng.feel.tree import Arithmetic, ArithmeticOperator, Literal, Negate, Node, Span
from zhangcheng.feel.types import BOOLEAN, DATE, DAYS, MONTHS, NULL, QUOTIENT_SCALE, TEXT, Kind, Type

MAX_DIGITS = 28
"""Digits a number may be written with: the 38 of a decimal, less the 10 that a quotient adds."""

MAX_EXPONENT = 6
"""Above this a power of an ordinary number no longer fits an exact decimal."""

_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<years>\d{1,4})Y)?(?:(?P<months>\d{1,5})M)?(?:(?P<days>\d{1,6})D)?"
)
_CALENDAR = {
    ("+", Kind.DATE, Kind.DAYS): DATE,
    ("+", Kind.DATE, Kind.MONTHS): DATE,
    ("+", Kind.DAYS, Kind.DATE): DATE,
    ("+", Kind.MONTHS, Kind.DATE): DATE,
    ("-", Kind.DATE, Kind.DAYS): DATE,
    ("-", Kind.DATE, Kind.MONTHS): DATE,
    ("-", Kind.DATE, Kind.DATE): DAYS,
    ("+", Kind.DAYS, Kind.DAYS): DAYS,
    ("-", Kind.DAYS, Kind.DAYS): DAYS,
    ("+", Kind.MONTHS, Kind.MONTHS): MONTHS,
    ("-", Kind.MONTHS, Kind.MONTHS): MONTHS,
    ("*", Kind.DAYS, Kind.NUMBER): DAYS,
    ("*", Kind.NUMBER, Kind.DAYS): DAYS,
    ("*", Kind.MONTHS, Kind.NUMBER): MONTHS,
    ("*", Kind.NUMBER, Kind.MONTHS): MONTHS,
    ("/", Kind.DAYS, Kind.DAYS): Type(kind=Kind.NUMBER, digits=7, scale=QUOTIENT_SCALE),
    ("/", Kind.MONTHS, Kind.MONTHS): Type(kind=Kind.NUMBER, digits=7, scale=QUOTIENT_SCALE),
}
"""What an operator makes of dates and durations; anything else is a fault."""


def literal(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return a constant."""
    del scope
    match node:
        case syntax.Number():
            settled = number_literal(node.value)
            if settled.digits + settled.scale > MAX_DIGITS:
                context.fault(codes.TOO_WIDE, node.span, limit=MAX_DIGITS)
                return None
            return Literal(span=node.span, type=settled, value=node.value)
        case syntax.String():
            return Literal(span=node.span, type=TEXT, value=node.value)
        case syntax.Boolean():
            return Literal(span=node.span, type=BOOLEAN, value=node.value)
        case syntax.At():
            return moment(context, node.text, node.span)
        case _:
            return Literal(span=node.span, type=NULL, value=None)


def moment(context: Context, text: str, span: Span) -> Literal | None:
    """Return the date or duration that `text` writes, or None after noting that it writes none."""
    if re.match(r"-?P.*T|\d{4}-\d\d-\d\dT|\d\d:\d\d", text):
        construct = Text("时刻和小时分秒的时长", "A time of day, or a duration with hours")
        context.fault(codes.OUTSIDE, span, construct=construct)
        return None
    try:
        if "P" not in text and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return Literal(span=span, type=DATE, value=dt.date.fromisoformat(text))
        duration = _duration(text, span)
    except ValueError:
        duration = None
    if duration is None:
        context.fault(codes.BAD_AT, span, found=f'"{text}"')
    return duration


def _duration(text: str, span: Span) -> Literal | None:
    match = _DURATION.fullmatch(text)
    if match is None or not any(match[unit] for unit in ("years", "months", "days")):
        return None
    sign = -1 if match["sign"] else 1
    months = 12 * int(match["years"] or 0) + int(match["months"] or 0)
    if match["days"] is None:
        return Literal(span=span, type=MONTHS, value=sign * months)
    if match["years"] or match["months"]:
        return None
    return Literal(span=span, type=DAYS, value=sign * int(match["days"]))


def negation(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return `-operand`; a negative literal is a literal."""
    assert isinstance(node, syntax.Negation)  # noqa: S101 - the table of steps says so
    operand = context.typed(node.operand, scope, Kind.NUMBER, Kind.DAYS, Kind.MONTHS)
    if operand is None:
        return None
    if isinstance(operand, Literal) and isinstance(operand.value, Decimal | int):
        return replace(operand, value=-operand.value)
    return Negate(span=node.span, type=operand.type, operand=operand)


def arithmetic(context: Context, node: syntax.Binary, scope: Scope) -> Node | None:
    """Return `left operator right`."""
    left, right = context.scalar(node.left, scope), context.scalar(node.right, scope)
    if left is None or right is None:
        return None
    nulls = [side for side in (left, right) if is_null(side)]
    for null in nulls:
        context.fault(codes.NULL_ORDER, null.span)
    if nulls:
        return None
    operator: ArithmeticOperator = node.operator  # type: ignore[assignment]
    if left.type.kind is Kind.NUMBER and right.type.kind is Kind.NUMBER:
        return _numeric(context, operator, left, right, node.span)
    found = _CALENDAR.get((operator, left.type.kind, right.type.kind))
    if found is None:
        _report_operands(context, operator, left, right)
        return None
    if operator == "*" and not all(_whole(context, side) for side in (left, right)):
        return None
    return Arithmetic(span=node.span, type=found, operator=operator, left=left, right=right)


def _numeric(
    context: Context, operator: ArithmeticOperator, left: Node, right: Node, span: Span
) -> Node | None:
    if operator in {"+", "-"}:
        if not same_unit(context, left, right):
            return None
        left, right = in_unit(left, right.type.unit), in_unit(right, left.type.unit)
        result = added(left.type, right.type)
    elif operator == "*":
        result = multiplied(left.type, right.type)
    elif operator == "/":
        result = divided(left.type, right.type)
    else:
        exponent = right.value if isinstance(right, Literal) else None
        if not isinstance(exponent, Decimal) or exponent not in range(MAX_EXPONENT + 1):
            expected = Text(
                f"写定的 0 到 {MAX_EXPONENT} 的整数指数",
                f"a whole exponent from 0 to {MAX_EXPONENT}, written out",
            )
            context.fault(codes.NOT_CONSTANT, right.span, expected=expected)
            return None
        result = raised(left.type, int(exponent))
    needed, most = result.scale, most_decimals(result)
    if operator == "/":
        needed, most = decimals_of_quotient(left.type, right.type), MAX_WIDTH
    if needed > most:
        context.fault(codes.TOO_MANY_DECIMALS, span, found=needed, limit=most)
        return None
    return Arithmetic(span=span, type=result, operator=operator, left=left, right=right)


def _whole(context: Context, node: Node) -> bool:
    """Whether a factor of a duration is a whole number without unit; notes when not."""
    if node.type.kind is not Kind.NUMBER or node.type.scale == 0:
        return True
    expected = Text("整数（时长只有整天、整月）", "a whole number (durations are whole days or months)")
    context.fault(
        codes.WRONG_TYPE,
        node.span,
        expected=expected,
        found=Text("带小数的数", "a number with decimals"),
    )
    return False


def _report_operands(context: Context, operator: str, left: Node, right: Node) -> None:
    """Note which operand does not fit, in the eyes of the other."""
    numeric = {Kind.NUMBER, Kind.DATE, Kind.DAYS, Kind.MONTHS}
    wrong = left if left.type.kind not in numeric else right
    other = right if wrong is left else left
    words = type_in_words(wrong.type, context.vocabulary)
    expected = Text("可以运算的数、日期或时长", "a number, date or duration to compute with")
    hint = NO_HINT
    if wrong.type.kind in numeric:
        beside = type_in_words(other.type, context.vocabulary)
        expected = Text(
            f"能与{beside.zh}作 {operator} 运算的值",
            f"something that {operator} takes beside {beside.en}",
        )
        if {left.type.kind, right.type.kind} == {Kind.DATE, Kind.NUMBER}:
            hint = Text(
                '日期加减时长，例如 d + @"P30D" 或 d + @"P1D" * n',
                'Add a duration to a date: d + @"P30D" or d + @"P1D" * n',
            )
    elif wrong.type.kind is Kind.TEXT and operator == "+":
        hint = Text("文本的拼接不在子集内", "Joining texts is outside the subset")
    context.fault(codes.WRONG_TYPE, wrong.span, expected=expected, found=words, hint=hint)
