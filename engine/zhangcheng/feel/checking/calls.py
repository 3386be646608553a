"""Invocations: FEEL's functions of the subset, and parameters with named arguments."""

from collections.abc import Callable, Mapping, Sequence

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax
from zhangcheng.feel.checking.aggregates import AGGREGATES, aggregate, distinct_values, list_contains
from zhangcheng.feel.checking.context import NO_HINT, Context
from zhangcheng.feel.checking.names import names_of
from zhangcheng.feel.checking.numbers import absolute, date, duration, modulo, months_between, rounding
from zhangcheng.feel.checking.parameters import invoked_parameter
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.values import Value
from zhangcheng.feel.checking.widths import COUNT_DIGITS
from zhangcheng.feel.foreign import FUNCTIONS as FOREIGN_FUNCTIONS
from zhangcheng.feel.foreign import write
from zhangcheng.feel.functions import FEEL_ONLY, FUNCTIONS, ROUNDINGS, Function
from zhangcheng.feel.tree import Call, Node, Not, Today
from zhangcheng.feel.types import BOOLEAN, DATE, TEXT, Kind, Type

Arguments = Sequence[syntax.Syntax]
_LENGTH = Type(kind=Kind.NUMBER, digits=COUNT_DIGITS)
_TEXT_CALLS: Mapping[str, tuple[tuple[Kind, ...], Type]] = {
    "string length": ((Kind.TEXT,), _LENGTH),
    "substring": ((Kind.TEXT, Kind.NUMBER, Kind.NUMBER), TEXT),
    "upper case": ((Kind.TEXT,), TEXT),
    "lower case": ((Kind.TEXT,), TEXT),
    "contains": ((Kind.TEXT, Kind.TEXT), BOOLEAN),
    "starts with": ((Kind.TEXT, Kind.TEXT), BOOLEAN),
    "ends with": ((Kind.TEXT, Kind.TEXT), BOOLEAN),
}


def invocation(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return `function(arguments)`."""
    assert isinstance(node, syntax.Invocation)  # noqa: S101 - the table of steps says so
    function = FUNCTIONS.get(node.function)
    if function is not None:
        arguments = _placed(context, node, function)
        return None if arguments is None else _call(context, node, arguments, scope)
    signature = context.vocabulary.parameters.get(node.function)
    if signature is not None:
        return invoked_parameter(context, signature, node, scope)
    _report_unknown(context, node, scope)
    for argument in node.arguments:
        context.value(argument.value, scope)
    return None


def _placed(context: Context, node: syntax.Invocation, function: Function) -> Arguments | None:
    """Return the arguments in the order of the function's parameters."""
    named = {argument.name: argument.value for argument in node.arguments if argument.name is not None}
    given = [named[name] for name in function.parameters if name in named]
    required = len(function.parameters) - function.optional
    if not named:
        given = [argument.value for argument in node.arguments]
    enough = required <= len(given) and (function.variadic or len(given) <= len(function.parameters))
    if enough and len(given) == len(node.arguments):
        return given
    context.fault(codes.WRONG_ARGUMENTS, node.span, name=function.name, usage=function.usage)
    return None


def _call(context: Context, node: syntax.Invocation, arguments: Arguments, scope: Scope) -> Value | None:
    name = node.function
    if name in AGGREGATES:
        return aggregate(context, node, arguments, scope)
    if name in _TEXT_CALLS:
        return _text_call(context, node, arguments, scope)
    if name in ROUNDINGS or name == "decimal":
        return rounding(context, node, arguments, scope)
    return _OTHERS[name](context, node, arguments, scope)


def _text_call(
    context: Context, node: syntax.Invocation, arguments: Arguments, scope: Scope
) -> Node | None:
    kinds, result = _TEXT_CALLS[node.function]
    checked = [context.typed(part, scope, kind) for part, kind in zip(arguments, kinds, strict=False)]
    nodes = tuple(part for part in checked if part is not None)
    if len(nodes) < len(checked):
        return None
    for part in nodes:
        if part.type.kind is Kind.NUMBER and part.type.scale:
            expected, found = (
                Text("整数", "a whole number"),
                Text("带小数的数", "a number with decimals"),
            )
            context.fault(codes.WRONG_TYPE, part.span, expected=expected, found=found)
            return None
    return Call(span=node.span, type=result, function=node.function, arguments=nodes)


def _not(context: Context, node: syntax.Invocation, arguments: Arguments, scope: Scope) -> Node | None:
    operand = context.typed(arguments[0], scope, Kind.BOOLEAN)
    return None if operand is None else Not(span=node.span, type=BOOLEAN, operand=operand)


def _today(context: Context, node: syntax.Invocation, arguments: Arguments, scope: Scope) -> Node:
    del context, arguments, scope
    return Today(span=node.span, type=DATE)


_OTHERS: Mapping[str, Callable[[Context, syntax.Invocation, Arguments, Scope], Value | None]] = {
    "not": _not,
    "today": _today,
    "distinct values": distinct_values,
    "list contains": list_contains,
    "abs": absolute,
    "modulo": modulo,
    "date": date,
    "duration": duration,
    "years and months duration": months_between,
}


def _report_unknown(context: Context, node: syntax.Invocation, scope: Scope) -> None:
    name, span = node.function, node.function_span
    if name in FEEL_ONLY:
        construct = Text(f"函数 {name}", f"The function {name}")
        hint = Text("今天写作 today()", "Write today()") if name == "now" else NO_HINT
        context.fault(codes.OUTSIDE, span, construct=construct, hint=hint)
        return
    own = {known for level in scope.outward for known in names_of(context, level.record_type)}
    instead = FOREIGN_FUNCTIONS.get(name)
    known = {*FUNCTIONS, *context.vocabulary.parameters}
    hint = did_you_mean(name, known) if instead is None else write(instead)
    if name in own:
        hint = Text(f"{name} 不是函数，不写括号", f"{name} is no function: leave the brackets out")
    context.fault(codes.UNKNOWN_FUNCTION, span, name=name, hint=hint)
