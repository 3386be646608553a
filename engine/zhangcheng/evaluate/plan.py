"""What a run evaluates: the rules in force, compiled over their frames, cut into parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from zhangcheng.evaluate.frame import Frames
from zhangcheng.feel import tree
from zhangcheng.feel.sql import Sql
from zhangcheng.feel.sql.build import cast_to, is_null, when
from zhangcheng.feel.types import Kind
from zhangcheng.model.rule import Rule
from zhangcheng.model.unit import Unit

MEASURABLE = (Kind.NUMBER, Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPlan:
    """A conjunct of a requirement: its truth, and where it compares, both sides and the gap.

    `fixed` is what is required when that is no single value (the members of a list). `numeric` says
    that both sides are numbers, with at most `scale` decimals.
    """

    node: tree.Node
    holds: Sql
    actual: Sql | None
    required: Sql | None
    fixed: str | None
    gap: Sql | None
    unit: Unit | None
    scale: int = 0
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePlan:
    """A rule ready to run: its place among the rules of the run, and the depth that it reads."""

    number: int
    depth: int
    rule: Rule
    applies: Sql | None
    holds: Sql
    parts: tuple[PartPlan, ...]

    @property
    def decided(self) -> Sql:
        """True for pass, false for fail, NULL where it does not apply or is unknown."""
        return self.holds if self.applies is None else when(self.applies.copy(), self.holds.copy())


def plan_rule(number: int, rule: Rule, frames: Frames) -> RulePlan:
    """Compile one rule over the frame of its record type."""
    frame = frames.by_type[rule.record]
    require = frames.pack.tree(rule.require)
    applies = frame.compile(frames.pack.tree(rule.when)) if rule.when else None
    holds = frame.compile(require)
    parts = tuple(_part(part, frames, rule.record) for part in conjuncts(require))
    depth = max(holds.depth, applies.depth if applies else 0)
    for part in parts:
        frame.need(depth, part.holds, part.actual, part.required, part.gap)
    frame.need(depth, holds.sql, applies.sql if applies else None, columns=("_row", "_key"))
    return RulePlan(
        number=number,
        depth=depth,
        rule=rule,
        applies=applies.sql if applies else None,
        holds=holds.sql,
        parts=parts,
    )


def conjuncts(node: tree.Node) -> Iterator[tree.Node]:
    """Yield the operands of the conjunction at the top of `node`, or `node` itself."""
    if isinstance(node, tree.And):
        for operand in node.operands:
            yield from conjuncts(operand)
    else:
        yield node


def _part(node: tree.Node, frames: Frames, record_type: str) -> PartPlan:
    frame = frames.by_type[record_type]
    holds = frame.compile(node).sql
    match node:
        case tree.Compare() if node.left.type.kind is not Kind.BOOLEAN:
            operator, left, right = _oriented(node)
            actual, required = frame.compile(left).sql, frame.compile(right).sql
            gap = _gap(operator, actual, required, left) if left.type.kind in MEASURABLE else None
            return _compared(node, holds, (actual, required), gap=gap, compared=(left, right))
        case tree.InRange() if node.value.type.kind in MEASURABLE:
            return _ranged(node, frames, record_type)
        case tree.InList():
            actual = frame.compile(node.value).sql
            members = ", ".join(_member(item) for item in node.items)
            return PartPlan(
                node=node, holds=holds, actual=actual, required=None, fixed=members, gap=None, unit=None
            )
        case _:
            return PartPlan(
                node=node, holds=holds, actual=None, required=None, fixed=None, gap=None, unit=None
            )


def _compared(
    node: tree.Node,
    holds: Sql,
    sides: tuple[Sql, Sql | None],
    *,
    gap: Sql | None,
    compared: tuple[tree.Node, tree.Node],
) -> PartPlan:
    left, right = compared
    return PartPlan(
        node=node,
        holds=holds,
        actual=sides[0],
        required=sides[1],
        fixed=None,
        gap=gap,
        unit=_unit(left, right),
        scale=max(left.type.scale, right.type.scale),
        numeric=left.type.kind is Kind.NUMBER,
    )


def _ranged(node: tree.InRange, frames: Frames, record_type: str) -> PartPlan:
    """The bound that is missed is what is required; inside the range, the lower one."""
    frame = frames.by_type[record_type]
    value = frame.compile(node.value).sql
    low = frame.compile(node.low).sql if node.low is not None else None
    high = frame.compile(node.high).sql if node.high is not None else None
    required = low if low is not None else high
    gap: Sql | None = None
    if low is not None:
        gap = when(exp.LT(this=value.copy(), expression=low.copy()), _gap(">=", value, low, node.value))
    if high is not None:
        above = exp.GT(this=value.copy(), expression=high.copy())
        gap = when(above, _gap("<=", value, high, node.value), gap)
        if low is not None:
            required = when(above.copy(), high.copy(), low.copy())
    return _compared(
        node,
        frame.compile(node).sql,
        (value, required),
        gap=gap,
        compared=(node.value, node.low or node.high or node.value),
    )


_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def _oriented(node: tree.Compare) -> tuple[str, tree.Node, tree.Node]:
    """Return the comparison with what the data says on the left, what is asked for on the right."""
    if _reads_record(node.right) and not _reads_record(node.left):
        return _FLIPPED[node.operator], node.right, node.left
    return node.operator, node.left, node.right


def _reads_record(node: tree.Node) -> bool:
    readers = (tree.FieldRef, tree.MeasureRef, tree.Aggregate, tree.Quantified)
    return any(isinstance(inner, readers) for inner in walk(node, into_parameters=False))


def walk(node: tree.Node, *, into_parameters: bool = True) -> Iterator[tree.Node]:
    """Yield `node` and the nodes below it that belong to the same record."""
    return (inner for _, inner in walk_tree(node, into_parameters=into_parameters))


def walk_tree(
    node: tree.Node, depth: int = 0, *, into_parameters: bool = True
) -> Iterator[tuple[int, tree.Node]]:
    """Yield like `walk`, each node with how many nodes stand above it."""
    yield depth, node
    for inner in _below(node, into_parameters=into_parameters):
        if inner is not None:
            yield from walk_tree(inner, depth + 1, into_parameters=into_parameters)


def _below(node: tree.Node, *, into_parameters: bool) -> tuple[tree.Node | None, ...]:
    match node:
        case tree.Negate() | tree.IsMissing() | tree.Not():
            return (node.operand,)
        case tree.Arithmetic() | tree.Compare():
            return (node.left, node.right)
        case tree.And() | tree.Or():
            return node.operands
        case tree.InRange():
            return (node.value, node.low, node.high)
        case tree.InList():
            return (node.value, *node.items)
        case tree.If():
            return (node.condition, node.then, node.otherwise)
        case tree.Call():
            return node.arguments
        case tree.ParameterRef() if into_parameters:
            return (node.jurisdiction, *(argument for _, argument in node.arguments), node.on)
        case _:
            return ()


def _gap(operator: str, actual: Sql, required: Sql, side: tree.Node) -> Sql:
    """How far `actual` is from holding: in the unit of both, or in days between dates."""
    short = operator in (">", ">=")
    larger, smaller = (required, actual) if short else (actual, required)
    difference: Sql = exp.Sub(this=larger.copy(), expression=smaller.copy())
    if side.type.kind is Kind.DATE:
        difference = cast_to(difference, "DECIMAL(9, 0)")
    if operator in ("=", "!="):
        difference = exp.Abs(this=difference)
    return exp.Paren(this=difference)


def _unit(left: tree.Node, right: tree.Node) -> Unit | None:
    if left.type.kind is Kind.DATE:
        return None
    return left.type.unit if left.type.unit is not None else right.type.unit


def _member(item: tree.Node) -> str:
    if not isinstance(item, tree.Literal):
        return "…"
    return str(item.value)


def outcome_of(plan: RulePlan) -> tuple[Sql, Sql]:
    """Return two conditions on a record: the rule is failed, the rule cannot be decided."""
    unknown = is_null(plan.holds.copy())
    failed: Sql = exp.Not(this=exp.Paren(this=plan.holds.copy()))
    if plan.applies is None:
        return failed, unknown
    failed = exp.and_(plan.applies.copy(), failed)
    undecided = exp.or_(is_null(plan.applies.copy()), exp.and_(plan.applies.copy(), unknown))
    return failed, undecided
