"""JavaScript of a typed expression, as text over the runtime `F`, a record `r` and a context `c`.

The context holds the dates of the run (`asOf`, `start`, `end`) and the parameters. A record is
`{values, place, references, rows}`, its fields by id, the records that its references name, and the
rows that point at it. Exactness is the runtime's: each result of arithmetic is held against the
decimals of its type, so that a number that does not fit 38 digits is an error.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol, cast

from zhangcheng.feel import tree
from zhangcheng.feel.javascript.build import call, constant, text
from zhangcheng.feel.javascript.functions import FUNCTIONS
from zhangcheng.feel.open_counts import ENDS, Bearing, End, bearing, has_ends, most_of_each, settled_by
from zhangcheng.feel.types import TEXT, Kind

_DURATIONS = (Kind.DAYS, Kind.MONTHS)


class Names(Protocol):
    """What stands behind an expression's names."""

    def given(self, node: tree.Node) -> str | None:
        """Return the JavaScript of a value that is given rather than computed, None otherwise."""

    def definition(self, node: tree.MeasureRef) -> tree.Node:
        """Return what a measure stands for, said of the record that it belongs to."""

    def by_place(self, parameter: str) -> bool:
        """Whether a parameter is looked up by place."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders typed trees against `names`; `end` is where open counts are taken, if at an end."""

    names: Names
    end: End | None = None

    def js(self, node: tree.Node) -> str:
        """Return the JavaScript of `node`; its value is null exactly when the expression is unknown."""
        given = self.names.given(node)
        return given if given is not None else RENDERINGS[type(node)](self, node)

    def function(self, node: tree.Node) -> str:
        """Return `node` as a function of a record and a context."""
        return f"(r, c) => {self.js(node)}"

    def lookup(self, node: tree.ParameterRef) -> tuple[str, ...]:
        """Return the arguments with which the runtime finds a parameter."""
        place = node.jurisdiction
        if place is None and self.names.by_place(node.parameter):
            place = tree.FieldRef(span=node.span, type=TEXT, path=(), field="jurisdiction")
        return (
            "c",
            text(node.parameter),
            "null" if place is None else self.js(place),
            f"[{', '.join(self.js(argument) for _, argument in node.arguments)}]",
            self.js(node.on),
        )

    def of_row(self, node: tree.Node | None) -> str:
        """Return `node`, which is said of a related record, as a function of it."""
        return "null" if node is None else f"(r) => {replace(self, end=None).js(node)}"

    def bearing(self, node: tree.Node) -> Bearing:
        """Return how `node` goes with the open counts in it."""
        return bearing(node, definition=self._definition, is_open=self._is_open)

    def _definition(self, node: tree.Node) -> tree.Node:
        own = isinstance(node, tree.MeasureRef) and not node.path
        if own and self.names.given(node) is None:
            return self._definition(self.names.definition(cast("tree.MeasureRef", node)))
        return node

    def _is_open(self, node: tree.Node) -> bool:
        if not has_ends(node) or self.end is not None or self.names.given(node) is not None:
            return False
        return cast("tree.Aggregate", node).source.where is not None


def _literal(_renderer: Renderer, node: tree.Node) -> str:
    return constant(cast("tree.Literal", node).value)


def _field(_renderer: Renderer, node: tree.Node) -> str:
    node = cast("tree.FieldRef", node)
    return call("field", "r", text(list(node.path)), text(node.field))


def _measure(renderer: Renderer, node: tree.Node) -> str:
    node = cast("tree.MeasureRef", node)
    value = renderer.js(renderer.names.definition(node))
    if not node.path:
        return f"({value})"
    return f"((r) => r === null ? null : {value})({call('follow', 'r', text(list(node.path)))})"


def _parameter(renderer: Renderer, node: tree.Node) -> str:
    return call("parameter", *renderer.lookup(cast("tree.ParameterRef", node)))


def _today(_renderer: Renderer, _node: tree.Node) -> str:
    return "c.asOf"


def _period_bound(_renderer: Renderer, node: tree.Node) -> str:
    return f"c.{cast('tree.PeriodBound', node).bound}"


def _negate(renderer: Renderer, node: tree.Node) -> str:
    return call("negate", renderer.js(cast("tree.Negate", node).operand))


def _arithmetic(renderer: Renderer, node: tree.Node) -> str:
    node = cast("tree.Arithmetic", node)
    left, right = renderer.js(node.left), renderer.js(node.right)
    kinds = (node.left.type.kind, node.right.type.kind)
    if node.type.kind is Kind.DATE:
        date, duration = (left, right) if kinds[0] is Kind.DATE else (right, left)
        later = "laterByMonths" if Kind.MONTHS in kinds else "laterByDays"
        return call(later, date, call("negate", duration) if node.operator == "-" else duration)
    if kinds == (Kind.DATE, Kind.DATE):
        return call("daysBetween", left, right)
    if node.operator == "/":
        return call("divide", left, right)
    if node.type.kind in _DURATIONS:
        return call(_OF_DURATIONS[node.operator], left, right)
    if node.operator == "**":
        exponent = cast("Decimal", cast("tree.Literal", node.right).value)
        return call("power", left, str(int(exponent)), str(node.type.scale))
    return call(_OF_NUMBERS[node.operator], left, right, str(node.type.scale))


_OF_NUMBERS: Mapping[str, str] = {"+": "add", "-": "subtract", "*": "multiply"}
_OF_DURATIONS: Mapping[str, str] = {
    "+": "addDurations",
    "-": "subtractDurations",
    "*": "timesDuration",
}
_COMPARISONS: Mapping[tree.ComparisonOperator, str] = {
    "=": "equal",
    "!=": "unequal",
    "<": "less",
    "<=": "atMost",
    ">": "more",
    ">=": "atLeast",
}


def _compare(renderer: Renderer, node: tree.Node) -> str:
    node = cast("tree.Compare", node)
    goes = renderer.bearing(node.left) + -renderer.bearing(node.right)
    if not goes.is_one_way:
        return _compared(renderer, node)
    sides = [
        call("settled", *(_compared(replace(renderer, end=end), one) for end in ENDS))
        for one in (replace(node, operator=operator) for operator in settled_by(node.operator))
    ]
    whole = call("and", *sides)
    return call("not", whole) if node.operator == "!=" else whole


def _compared(renderer: Renderer, node: tree.Compare) -> str:
    return call(_COMPARISONS[node.operator], renderer.js(node.left), renderer.js(node.right))


def _is_missing(renderer: Renderer, node: tree.Node) -> str:
    return f"({renderer.js(cast('tree.IsMissing', node).operand)} === null)"


def _and(renderer: Renderer, node: tree.Node) -> str:
    return call("and", *(renderer.js(part) for part in cast("tree.And", node).operands))


def _or(renderer: Renderer, node: tree.Node) -> str:
    return call("or", *(renderer.js(part) for part in cast("tree.Or", node).operands))


def _not(renderer: Renderer, node: tree.Node) -> str:
    return call("not", renderer.js(cast("tree.Not", node).operand))


def _in_range(renderer: Renderer, node: tree.Node) -> str:
    comparisons = cast("tree.InRange", node).comparisons
    return call("and", *(_compare(renderer, one) for one in comparisons))


def _in_list(renderer: Renderer, node: tree.Node) -> str:
    node = cast("tree.InList", node)
    return call("oneOf", renderer.js(node.value), *(renderer.js(item) for item in node.items))


def _if(renderer: Renderer, node: tree.Node) -> str:
    node = cast("tree.If", node)
    then, otherwise = renderer.js(node.then), renderer.js(node.otherwise)
    return f"((is) => is === null ? null : is ? {then} : {otherwise})({renderer.js(node.condition)})"


def _call(renderer: Renderer, node: tree.Node) -> str:
    node = cast("tree.Call", node)
    return FUNCTIONS[node.function](tuple(renderer.js(argument) for argument in node.arguments), node)


def _related(renderer: Renderer, node: tree.Node) -> str:
    node = cast("tree.Related", node)
    return _rows(renderer, node, node.value)


def _rows(renderer: Renderer, node: tree.Related, value: tree.Node | None) -> str:
    where = renderer.of_row(node.where)
    rows = call("related", "r", text(node.relation), where, renderer.of_row(value))
    return call("distinct", rows) if node.distinct and value is not None else rows


def _aggregate(renderer: Renderer, node: tree.Node) -> str:
    node = cast("tree.Aggregate", node)
    source = node.source
    scale = source.value.type.scale if source.value is not None else 0
    if has_ends(node):
        end = "null" if renderer.end is None else text(renderer.end)
        asked = ("r", text(source.relation), renderer.of_row(source.where))
        if node.function == "count":
            return call("count", *asked, end)
        return call("sum", *asked, renderer.of_row(source.value), str(scale), _most(node), end)
    rows = _rows(renderer, source, source.value)
    if node.function == "count":
        return call("aggregate", text("count distinct"), rows)
    return call("aggregate", text(node.function), rows, str(scale))


def _most(node: tree.Aggregate) -> str:
    most = most_of_each(node)
    return "null" if most is None else constant(most)


def _quantified(renderer: Renderer, node: tree.Node) -> str:
    node = cast("tree.Quantified", node)
    functions = (renderer.of_row(node.source.where), renderer.of_row(node.satisfies))
    return call(node.quantifier, "r", text(node.source.relation), *functions)


RENDERINGS: Mapping[type[tree.Node], Callable[[Renderer, tree.Node], str]] = {
    tree.Literal: _literal,
    tree.FieldRef: _field,
    tree.MeasureRef: _measure,
    tree.ParameterRef: _parameter,
    tree.Today: _today,
    tree.PeriodBound: _period_bound,
    tree.Negate: _negate,
    tree.Arithmetic: _arithmetic,
    tree.Compare: _compare,
    tree.IsMissing: _is_missing,
    tree.And: _and,
    tree.Or: _or,
    tree.Not: _not,
    tree.InRange: _in_range,
    tree.InList: _in_list,
    tree.If: _if,
    tree.Call: _call,
    tree.Related: _related,
    tree.Aggregate: _aggregate,
    tree.Quantified: _quantified,
}
"""How each kind of node is written."""
