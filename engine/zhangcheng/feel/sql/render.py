"""SQL of a typed expression, as a sqlglot tree in DuckDB's dialect.

Exactness: numbers stay DECIMAL throughout. A product or sum first runs in the width of its operands,
where DuckDB raises an error on overflow; with `wide=True` every number is 38 digits wide. A quotient
is computed on whole numbers and rounded half to even at the tenth decimal.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol, cast

from sqlglot import exp

from zhangcheng.feel import tree
from zhangcheng.feel.open_counts import ENDS, settled_by
from zhangcheng.feel.sql import bounds
from zhangcheng.feel.sql.build import (
    Sql,
    all_of,
    cast_to,
    compare,
    constant,
    date_literal,
    decimal_literal,
    either,
    is_null,
    negation,
    of_one_scale,
    quotient,
    try_cast,
    when,
)
from zhangcheng.feel.sql.dates import later, later_by
from zhangcheng.feel.sql.functions import FUNCTIONS
from zhangcheng.feel.types import QUOTIENT_SCALE, Kind, Type
from zhangcheng.model.clock import Clock


class Names(Protocol):
    """Where the columns behind an expression's names are."""

    def column(self, node: tree.Node) -> Sql:
        """Return the column of a field, measure, parameter, aggregate or quantifier."""

    def definition(self, node: tree.Node) -> tree.Node:
        """Return what a measure of the record itself stands for; any other node as it is."""

    def unread(self, node: tree.Node) -> Sql | None:
        """Return whether the cell of a field could not be read, where that can be."""

    def is_open(self, node: tree.Node) -> bool:
        """Whether `node` is a count or sum of which it can be open whether some rows count."""

    def bounds(self, node: tree.Node) -> tuple[Sql, Sql] | None:
        """Return the least and the most that a count can be, where it is open if some rows count."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders typed trees against `names`, at the dates of `clock`."""

    names: Names
    clock: Clock
    wide: bool = False

    def sql(self, node: tree.Node) -> Sql:
        """Return the SQL of `node`; its value is NULL exactly when the expression is unknown."""
        return RENDERINGS[type(node)](self, node)


def _named(renderer: Renderer, node: tree.Node) -> Sql:
    return renderer.names.column(node)


def _literal(renderer: Renderer, node: tree.Node) -> Sql:
    return constant(cast("tree.Literal", node).value, wide=renderer.wide)


def _today(renderer: Renderer, _node: tree.Node) -> Sql:
    return date_literal(renderer.clock.as_of)


def _period_bound(renderer: Renderer, node: tree.Node) -> Sql:
    period = renderer.clock.period
    return date_literal(period.start if cast("tree.PeriodBound", node).bound == "start" else period.end)


def _negate(renderer: Renderer, node: tree.Node) -> Sql:
    return exp.Neg(this=exp.Paren(this=renderer.sql(cast("tree.Negate", node).operand)))


def _arithmetic(renderer: Renderer, node: tree.Node) -> Sql:
    node = cast("tree.Arithmetic", node)
    if node.type.kind is Kind.DATE:
        return _later(renderer, node)
    left, right = renderer.sql(node.left), renderer.sql(node.right)
    kinds = (node.left.type.kind, node.right.type.kind)
    if node.operator == "/":
        sides = (node.left.type, node.right.type)
        digits = None if renderer.wide else (_digits(sides[0]), _digits(sides[1]))
        return quotient(left, right, scales=(sides[0].scale, sides[1].scale), digits=digits)
    if node.operator == "**":
        return _power(left, node.right)
    if node.operator == "*" and node.type.kind in (Kind.DAYS, Kind.MONTHS):
        return try_cast(exp.Mul(this=left, expression=right), "INTEGER")
    operator = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}[node.operator]
    if node.operator == "*" and not renderer.wide and Kind.NUMBER in kinds and _needs_wide(node):
        left = cast_to(left, f"DECIMAL(38, {node.left.type.scale})")
    return exp.Paren(this=operator(this=left, expression=right))


def _later(renderer: Renderer, node: tree.Arithmetic) -> Sql:
    """A date and a duration, in either order; a duration is only ever subtracted from a date."""
    date, duration = node.left, node.right
    if date.type.kind is not Kind.DATE:
        date, duration = duration, date
    back, months = node.operator == "-", duration.type.kind is Kind.MONTHS
    if isinstance(duration, tree.Literal) and isinstance(duration.value, int):
        count = -duration.value if back else duration.value
        known = _known_date(renderer, date)
        return later_by(known if known is not None else renderer.sql(date), count, months=months)
    return later(renderer.sql(date), renderer.sql(duration), back=back, months=months)


def _known_date(renderer: Renderer, node: tree.Node) -> dt.date | None:
    """Return the date that `node` is in this run for every record."""
    match node:
        case tree.Literal(value=dt.date() as date):
            return date
        case tree.Today():
            return renderer.clock.as_of
        case tree.PeriodBound():
            period = renderer.clock.period
            return period.start if node.bound == "start" else period.end
    return None


_INTEGER_DIGITS = 10
"""Decimal digits that no number of 32 bits exceeds."""


def _digits(of: Type) -> int:
    """Return the most digits before the point; days and months are counted in 32 bits."""
    return of.digits if of.kind is Kind.NUMBER else _INTEGER_DIGITS


def _needs_wide(node: tree.Arithmetic) -> bool:
    """Whether a product's decimals alone leave too little room in 18 digits."""
    return node.type.scale > 12  # noqa: PLR2004 - leaves six digits before the point


def _power(base: Sql, exponent: tree.Node) -> Sql:
    times = int(cast("Decimal", cast("tree.Literal", exponent).value))
    if times == 0:
        # What is missing is missing to any power.
        return exp.Paren(this=when(negation(is_null(base)), decimal_literal(Decimal(1))))
    product: Sql = decimal_literal(Decimal(1))
    for _ in range(times):
        product = exp.Mul(this=product, expression=base.copy())
    return exp.Paren(this=product)


def _compare(renderer: Renderer, node: tree.Node) -> Sql:
    node = cast("tree.Compare", node)
    goes = bounds.bearing(renderer, node.left) + -bounds.bearing(renderer, node.right)
    if not goes.is_one_way:
        return _compared(renderer, node)
    sides = [_settled(renderer, replace(node, operator=one)) for one in settled_by(node.operator)]
    whole = exp.Paren(this=all_of(tuple(sides)))
    return negation(whole) if node.operator == "!=" else whole


def _settled(renderer: Renderer, node: tree.Compare) -> Sql:
    """Return a comparison where it comes out the same for the least and the most of open counts."""
    low, high = (_compared(bounds.at_end(renderer, end), node) for end in ENDS)
    same = exp.EQ(this=exp.Paren(this=low), expression=exp.Paren(this=high))
    return when(same, low.copy())


def _compared(renderer: Renderer, node: tree.Compare) -> Sql:
    crossed = cross_multiplied(renderer, node.operator, node.left, node.right)
    if crossed is not None:
        return crossed
    return compare(node.operator, renderer.sql(node.left), renderer.sql(node.right))


_HALF_STEP = Decimal(5).scaleb(-QUOTIENT_SCALE - 1)


def cross_multiplied(
    renderer: Renderer, operator: tree.ComparisonOperator, left: tree.Node, right: tree.Node
) -> Sql | None:
    """Return `a / b operator c` as a comparison of products; None when no side is a quotient.

    The quotient that is compared is rounded half to even at `QUOTIENT_SCALE` decimals. Where c has
    fewer decimals, its last digit at that scale is 0, so a quotient exactly half a step away rounds
    to c: "at least c" means at least c minus half a step, "more than c" more than c plus half a
    step. Where b and the decimals are small enough, a / b cannot lie within half a step of c
    without being c, and the half step is left out.
    """
    over = renderer.names.definition(left)
    if not _is_quotient(over):
        over, right, operator = renderer.names.definition(right), left, tree.FLIPPED[operator]
    if not _is_quotient(over) or right.type.scale >= QUOTIENT_SCALE:
        return None
    quotient_node = cast("tree.Arithmetic", over)
    under = quotient_node.right
    a, b, c = renderer.sql(quotient_node.left), renderer.sql(under), renderer.sql(right)
    decimals = under.type.digits + under.type.scale + quotient_node.left.type.scale + right.type.scale
    if decimals <= QUOTIENT_SCALE and not renderer.wide:
        return _signed_comparison(operator, a, b, c)
    wide_b = cast_to(b, f"DECIMAL(38, {under.type.scale})")
    low, high = (
        exp.Paren(this=shift(this=c.copy(), expression=decimal_literal(_HALF_STEP)))
        for shift in (exp.Sub, exp.Add)
    )
    if operator in ("=", "!="):
        within = all_of(
            (_signed_comparison(">=", a, wide_b, low), _signed_comparison("<=", a, wide_b, high))
        )
        return exp.Paren(this=within) if operator == "=" else negation(within)
    return _signed_comparison(operator, a, wide_b, low if operator in (">=", "<") else high)


def _is_quotient(node: tree.Node) -> bool:
    return isinstance(node, tree.Arithmetic) and node.operator == "/"


def _signed_comparison(operator: tree.ComparisonOperator, a: Sql, b: Sql, c: Sql) -> Sql:
    """Return whether a / b stands so to c: an unknown for b = 0, turned round for a negative b."""
    product = exp.Mul(this=exp.Paren(this=c.copy()), expression=exp.Paren(this=b.copy()))
    zero = decimal_literal(Decimal(0))
    positive = exp.GT(this=b.copy(), expression=zero)
    negative = exp.LT(this=b.copy(), expression=zero.copy())
    turned = compare(tree.FLIPPED[operator], a.copy(), product.copy())
    return exp.Paren(
        this=exp.Case(
            ifs=[
                exp.If(this=positive, true=compare(operator, a.copy(), product)),
                exp.If(this=negative, true=turned),
            ]
        )
    )


def _is_missing(renderer: Renderer, node: tree.Node) -> Sql:
    operand = cast("tree.IsMissing", node).operand
    missing = exp.Paren(this=is_null(renderer.sql(operand)))
    unread = renderer.names.unread(operand)
    # What is written but cannot be read is not blank.
    return missing if unread is None else when(unread, exp.Null(), missing)


def _and(renderer: Renderer, node: tree.Node) -> Sql:
    return exp.Paren(this=all_of(tuple(renderer.sql(part) for part in cast("tree.And", node).operands)))


def _or(renderer: Renderer, node: tree.Node) -> Sql:
    return exp.Paren(this=either(tuple(renderer.sql(part) for part in cast("tree.Or", node).operands)))


def _not(renderer: Renderer, node: tree.Node) -> Sql:
    return negation(renderer.sql(cast("tree.Not", node).operand))


def _in_range(renderer: Renderer, node: tree.Node) -> Sql:
    comparisons = cast("tree.InRange", node).comparisons
    return exp.Paren(this=all_of(tuple(_compare(renderer, one) for one in comparisons)))


def _in_list(renderer: Renderer, node: tree.Node) -> Sql:
    node = cast("tree.InList", node)
    items = [renderer.sql(item) for item in node.items]
    return exp.Paren(this=exp.In(this=renderer.sql(node.value), expressions=items))


_PLAIN = (tree.Literal, tree.FieldRef, tree.ParameterRef)
"""What is at most 18 digits wide unless all is wide, so that DuckDB finds room for all decimals."""


def _if(renderer: Renderer, node: tree.Node) -> Sql:
    node = cast("tree.If", node)
    branches = (node.then, node.otherwise)
    values = tuple(renderer.sql(branch) for branch in branches)
    if renderer.wide or not all(isinstance(branch, _PLAIN) for branch in branches):
        values = of_one_scale(values, branches)
    condition = renderer.sql(node.condition)
    if _is_always_known(node.condition):
        return when(condition, *values)
    known = (exp.If(this=condition, true=values[0]), exp.If(this=negation(condition), true=values[1]))
    return exp.Case(ifs=list(known))


def _is_always_known(condition: tree.Node) -> bool:
    if isinstance(condition, tree.Not):
        return _is_always_known(condition.operand)
    return isinstance(condition, tree.IsMissing)


def _call(renderer: Renderer, node: tree.Node) -> Sql:
    node = cast("tree.Call", node)
    return FUNCTIONS[node.function](tuple(renderer.sql(argument) for argument in node.arguments), node)


RENDERINGS: dict[type[tree.Node], Callable[[Renderer, tree.Node], Sql]] = {
    tree.Literal: _literal,
    tree.FieldRef: _named,
    tree.MeasureRef: _named,
    tree.ParameterRef: _named,
    tree.Aggregate: _named,
    tree.Quantified: _named,
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
}
