"""Parses FEEL text into the untyped tree; a fault becomes a diagnostic at its column."""

import functools
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import lark
from lark.visitors import Transformer_NonRecursive

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.feel import syntax
from zhangcheng.feel.faults import report
from zhangcheng.feel.tables import load_parser
from zhangcheng.model.expression import Expression

_Part = Any
"""A child as lark hands it over: a token, a node, or the arguments of an invocation."""

MAX_DEPTH = 100
"""Levels an expression may have: every later step walks the tree by recursion."""

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)", re.DOTALL)


def parse(expression: Expression, collector: Collector) -> syntax.Syntax | None:
    """Return the tree of `expression`, or None after noting in `collector` why there is none."""
    if not expression.text.strip():
        collector.add(codes.EMPTY, expression.at(0, len(expression.text)))
        return None
    try:
        tree = _Builder().transform(_parser().parse(expression.text))
    except lark.exceptions.UnexpectedInput as fault:
        report(fault, expression, collector)
        return None
    if _depth(tree) > MAX_DEPTH:
        collector.add(codes.TOO_DEEP, expression.at(*tree.span), limit=MAX_DEPTH)
        return None
    return tree


def _depth(tree: syntax.Syntax) -> int:
    """Return the levels of the tree, without the recursion that a deep one would not survive."""
    depth, level = 0, [tree]
    while level:
        depth, level = depth + 1, [child for node in level for child in syntax.children(node)]
    return depth


@functools.cache
def _parser() -> lark.Lark:
    return load_parser()


def _span(parts: list[_Part]) -> syntax.Span:
    return _start(parts[0]), _end(parts[-1])


def _start(part: _Part) -> int:
    return int(part.span[0] if isinstance(part, syntax.Syntax) else part.start_pos)


def _end(part: _Part) -> int:
    return int(part.span[1] if isinstance(part, syntax.Syntax) else part.end_pos)


def _nodes(parts: list[_Part]) -> tuple[syntax.Syntax, ...]:
    return tuple(part for part in parts if isinstance(part, syntax.Syntax))


def _unescape(match: re.Match[str]) -> str:
    escaped = match[1]
    if escaped[0] == "u" and len(escaped) > 1:
        return chr(int(escaped[1:], 16))
    return _ESCAPES.get(escaped, escaped)


class _Builder(Transformer_NonRecursive[Any, syntax.Syntax]):
    """One method per rule or alias of the grammar; the parts are its tokens and nodes."""

    def number(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Number(span=_span(parts), value=Decimal(str(parts[0])))

    def string(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.String(span=_span(parts), value=_ESCAPE.sub(_unescape, parts[0][1:-1]))

    def at(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.At(span=_span(parts), text=parts[0].split('"')[1])

    def boolean(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Boolean(span=_span(parts), value=parts[0] == "true")

    def null(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Null(span=_span(parts))

    def name(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Name(span=_span(parts), name=str(parts[0]))

    def parenthesis(self, parts: list[_Part]) -> syntax.Syntax:
        inner: syntax.Syntax = parts[1]
        return replace(inner, span=_span(parts))

    def path(self, parts: list[_Part]) -> syntax.Syntax:
        token = parts[2]
        return syntax.Path(
            span=_span(parts),
            source=parts[0],
            name=str(token),
            name_span=(token.start_pos, token.end_pos),
        )

    def filter(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Filter(span=_span(parts), source=parts[0], condition=parts[2])

    def arguments(self, parts: list[_Part]) -> tuple[syntax.Argument, ...]:
        return tuple(
            node
            if isinstance(node, syntax.Argument)
            else syntax.Argument(span=node.span, name=None, value=node)
            for node in _nodes(parts)
        )

    def named(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Argument(span=_span(parts), name=str(parts[0]), value=parts[2])

    def invocation(self, parts: list[_Part]) -> syntax.Syntax:
        token = parts[0]
        return syntax.Invocation(
            span=_span(parts),
            function=" ".join(token.split()),
            function_span=(token.start_pos, token.end_pos),
            arguments=parts[2],
        )

    def range(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Range(
            span=_span(parts),
            low=parts[1],
            high=parts[3],
            low_closed=parts[0] == "[",
            high_closed=parts[4] == "]",
        )

    def written_list(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.List(span=_span(parts), items=_nodes(parts))

    def comparison_test(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.ComparisonTest(span=_span(parts), operator=str(parts[0]), operand=parts[1])  # type: ignore[arg-type]

    def tests(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Tests(span=_span(parts), items=_nodes(parts))

    def negation(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Negation(span=_span(parts), operand=parts[1])

    def binary(self, parts: list[_Part]) -> syntax.Syntax:
        left, operator, right = parts
        return syntax.Binary(span=_span(parts), operator=str(operator), left=left, right=right)  # type: ignore[arg-type]

    def between(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Between(span=_span(parts), value=parts[0], low=parts[2], high=parts[4])

    def membership(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Membership(span=_span(parts), value=parts[0], test=parts[2])

    def conditional(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Conditional(
            span=_span(parts), condition=parts[1], then=parts[3], otherwise=parts[5]
        )

    def loop(self, parts: list[_Part]) -> syntax.Syntax:
        return syntax.Loop(span=_span(parts), variable=str(parts[1]), source=parts[3], result=parts[5])

    def quantified(self, parts: list[_Part]) -> syntax.Syntax:
        quantifier, variable, _, source, _, condition = parts
        return syntax.Quantified(
            span=_span(parts),
            quantifier=str(quantifier),  # type: ignore[arg-type]
            variable=str(variable),
            source=source,
            condition=condition,
        )
