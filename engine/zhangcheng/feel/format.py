"""Writes the untyped tree as canonical FEEL: one spacing, no bracket that is not needed."""

from collections.abc import Callable, Mapping
from typing import Any

from zhangcheng.feel import syntax

_CLAUSE, _OR, _AND, _COMPARISON, _SUM, _PRODUCT, _POWER, _NEGATION, _POSTFIX = range(9)
_LEVELS = {
    "or": _OR,
    "and": _AND,
    **dict.fromkeys(("=", "!=", "<", "<=", ">", ">="), _COMPARISON),
    **dict.fromkeys(("+", "-"), _SUM),
    **dict.fromkeys(("*", "/"), _PRODUCT),
    "**": _POWER,
}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def format_expression(node: syntax.Syntax) -> str:
    """Return `node` as canonical FEEL on one line; parsing it gives an equal tree."""
    return FORMATTERS[type(node)](node)


def _level(node: syntax.Syntax) -> int:
    """Return how tightly the text of `node` holds together."""
    match node:
        case syntax.Conditional() | syntax.Loop() | syntax.Quantified():
            return _CLAUSE
        case syntax.Binary():
            return _LEVELS[node.operator]
        case syntax.Between() | syntax.Membership():
            return _COMPARISON
        case syntax.Negation():
            return _NEGATION
        case _:
            return _POSTFIX


def _at(node: syntax.Syntax, level: int) -> str:
    """Return the text of `node` where something at least as tight as `level` must stand."""
    text = format_expression(node)
    return text if _level(node) >= level else f"({text})"


def _listed(nodes: tuple[syntax.Syntax, ...]) -> str:
    return ", ".join(format_expression(node) for node in nodes)


def _string(node: syntax.String) -> str:
    return f'"{node.value.translate(_ESCAPES)}"'


def _boolean(node: syntax.Boolean) -> str:
    return "true" if node.value else "false"


def _path(node: syntax.Path) -> str:
    return f"{_source(node.source)}.{node.name}"


def _filter(node: syntax.Filter) -> str:
    return f"{_source(node.source)}[{format_expression(node.condition)}]"


def _source(node: syntax.Syntax) -> str:
    """Return what a dot or filter follows; a number would swallow the dot."""
    text = _at(node, _POSTFIX)
    return f"({text})" if isinstance(node, syntax.Number) else text


def _argument(node: syntax.Argument) -> str:
    name = "" if node.name is None else f"{node.name}: "
    return name + format_expression(node.value)


def _range(node: syntax.Range) -> str:
    left, right = "[" if node.low_closed else "(", "]" if node.high_closed else ")"
    return f"{left}{_at(node.low, _SUM)}..{_at(node.high, _SUM)}{right}"


def _binary(node: syntax.Binary) -> str:
    level = _LEVELS[node.operator]
    first = level + 1 if level == _COMPARISON else level
    return f"{_at(node.left, first)} {node.operator} {_at(node.right, level + 1)}"


def _between(node: syntax.Between) -> str:
    return f"{_at(node.value, _SUM)} between {_at(node.low, _SUM)} and {_at(node.high, _SUM)}"


def _conditional(node: syntax.Conditional) -> str:
    condition, then = format_expression(node.condition), format_expression(node.then)
    return f"if {condition} then {then} else {format_expression(node.otherwise)}"


def _loop(node: syntax.Loop) -> str:
    return f"for {node.variable} in {_at(node.source, _SUM)} return {format_expression(node.result)}"


def _quantified(node: syntax.Quantified) -> str:
    source, condition = _at(node.source, _SUM), format_expression(node.condition)
    return f"{node.quantifier} {node.variable} in {source} satisfies {condition}"


FORMATTERS: Mapping[type[syntax.Syntax], Callable[[Any], str]] = {
    syntax.Number: lambda node: f"{node.value:f}",
    syntax.String: _string,
    syntax.Boolean: _boolean,
    syntax.Null: lambda _: "null",
    syntax.At: lambda node: f'@"{node.text}"',
    syntax.Name: lambda node: node.name,
    syntax.Path: _path,
    syntax.Filter: _filter,
    syntax.Argument: _argument,
    syntax.Invocation: lambda node: f"{node.function}({_listed(node.arguments)})",
    syntax.List: lambda node: f"[{_listed(node.items)}]",
    syntax.Range: _range,
    syntax.ComparisonTest: lambda node: f"{node.operator} {_at(node.operand, _SUM)}",
    syntax.Tests: lambda node: f"({_listed(node.items)})",
    syntax.Negation: lambda node: f"-{_at(node.operand, _NEGATION)}",
    syntax.Binary: _binary,
    syntax.Between: _between,
    syntax.Membership: lambda node: f"{_at(node.value, _SUM)} in {_at(node.test, _SUM)}",
    syntax.Conditional: _conditional,
    syntax.Loop: _loop,
    syntax.Quantified: _quantified,
}
"""How each kind of node is written."""
