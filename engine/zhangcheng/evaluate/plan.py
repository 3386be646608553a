"""What a run evaluates: the rules in force, compiled over their frames, cut into parts."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.frame import Compiled
from zhangcheng.feel import tree
from zhangcheng.feel.sql.build import FLIPPED
from zhangcheng.feel.types import Kind
from zhangcheng.model.clock import Clock
from zhangcheng.model.rule import Rule
from zhangcheng.model.unit import Unit

MEASURABLE = (Kind.NUMBER, Kind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPlan:
    """A conjunct of a requirement: its truth, and where it compares, both sides and the gap, as SQL.

    `fixed` is what is required when that is no single value (the members of a list). `numeric` says
    that both sides are numbers, with at most `scale` decimals.
    """

    node: tree.Node
    holds: str
    actual: str | None = None
    required: str | None = None
    fixed: str | None = None
    gap: str | None = None
    unit: Unit | None = None
    scale: int = 0
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePlan:
    """A rule ready to run: its place among the rules of the run, and the depth that it reads.

    `applies` and `holds` are SQL; `needs` is all that the rule and its parts read.
    """

    number: int
    depth: int
    rule: Rule
    applies: str | None
    holds: str
    parts: tuple[PartPlan, ...]
    needs: tuple[Compiled, ...]

    @property
    def decided(self) -> str:
        """True for pass, false for fail, NULL where it does not apply or is unknown."""
        return self.holds if self.applies is None else f"CASE WHEN {self.applies} THEN {self.holds} END"

    @property
    def failed(self) -> str:
        """The condition that a record fails the rule."""
        failed = f"NOT ({self.holds})"
        return failed if self.applies is None else f"({self.applies}) AND {failed}"

    @property
    def undecided(self) -> str:
        """The condition that the rule cannot be decided for a record."""
        unknown = f"({self.holds}) IS NULL"
        if self.applies is None:
            return unknown
        return f"(({self.applies}) IS NULL OR (({self.applies}) AND {unknown}))"

    @property
    def attention(self) -> str:
        """The condition that a record fails the rule or cannot be decided."""
        open_rule = f"({self.holds}) IS NOT TRUE"
        if self.applies is None:
            return open_rule
        return f"(({self.applies}) IS NULL OR (({self.applies}) AND {open_rule}))"


def plan_rule(number: int, rule: Rule, compiler: Compiler) -> RulePlan:
    """Compile one rule over the frame of its record type."""
    require = compiler.pack.tree(rule.require)
    applies = compiler.compile(rule.record, compiler.pack.tree(rule.when)) if rule.when else None
    holds = compiler.compile(rule.record, require)
    planner = _PartPlanner(compiler, rule.record, [holds, *([applies] if applies else [])])
    parts = tuple(planner.plan(part) for part in conjuncts(require))
    needs = tuple(planner.read)
    depth = max(compiled.depth for compiled in needs)
    compiler.frames[rule.record].need(depth, *needs, columns=("_row", "_key"))
    return RulePlan(
        number=number,
        depth=depth,
        rule=rule,
        applies=applies.text if applies else None,
        holds=holds.text,
        parts=parts,
        needs=needs,
    )


def is_known_in_force(rule: Rule, clock: Clock) -> bool:
    """Whether a rule is in force on the as-of date, and was promulgated by the known-as-of date."""
    promulgated = rule.effective.promulgated or dt.date.min
    return rule.effective.covers(clock.as_of) and promulgated <= clock.known_as_of


def conjuncts(node: tree.Node) -> Iterator[tree.Node]:
    """Yield the operands of the conjunction at the top of `node`, or `node` itself."""
    if isinstance(node, tree.And):
        for operand in node.operands:
            yield from conjuncts(operand)
    else:
        yield node


@dataclass(frozen=True, slots=True)
class _PartPlanner:
    """Plans parts over one record type; `read` gathers all that they read."""

    compiler: Compiler
    record_type: str
    read: list[Compiled]

    def plan(self, node: tree.Node) -> PartPlan:
        """Return the plan of one conjunct."""
        match node:
            case tree.Compare() if node.left.type.kind is not Kind.BOOLEAN:
                operator, left, right = _oriented(node)
                actual, required = self._sql(left), self._sql(right)
                measurable = left.type.kind in MEASURABLE
                gap = _gap(operator, actual, required, left) if measurable else None
                return self._compared(node, (left, right), sides=(actual, required), gap=gap)
            case tree.InRange() if node.value.type.kind in MEASURABLE:
                return self._ranged(node)
            case tree.InList():
                members = ", ".join(_member(item) for item in node.items)
                actual = self._sql(node.value)
                return PartPlan(node=node, holds=self._sql(node), actual=actual, fixed=members)
            case _:
                return PartPlan(node=node, holds=self._sql(node))

    def _sql(self, node: tree.Node) -> str:
        compiled = self.compiler.compile(self.record_type, node)
        self.read.append(compiled)
        return compiled.text

    def _compared(
        self,
        node: tree.Node,
        compared: tuple[tree.Node, tree.Node],
        *,
        sides: tuple[str, str | None],
        gap: str | None,
    ) -> PartPlan:
        left, right = compared
        return PartPlan(
            node=node,
            holds=self._sql(node),
            actual=sides[0],
            required=sides[1],
            gap=gap,
            unit=_unit(left, right),
            scale=max(left.type.scale, right.type.scale),
            numeric=left.type.kind is Kind.NUMBER,
        )

    def _ranged(self, node: tree.InRange) -> PartPlan:
        """The bound that is missed is what is required; inside the range, the lower one."""
        value = self._sql(node.value)
        low = self._sql(node.low) if node.low is not None else None
        high = self._sql(node.high) if node.high is not None else None
        branches = []
        if low is not None:
            missed = f"{value} {'<' if node.low_closed else '<='} {low}"
            branches.append((missed, low, _gap(">=", value, low, node.value)))
        if high is not None:
            missed = f"{value} {'>' if node.high_closed else '>='} {high}"
            branches.append((missed, high, _gap("<=", value, high, node.value)))
        gap = " ".join(f"WHEN {missed} THEN {short}" for missed, _, short in branches)
        bound = " ".join(f"WHEN {missed} THEN {missing}" for missed, missing, _ in branches)
        return self._compared(
            node,
            (node.value, node.low or node.high or node.value),
            sides=(value, f"CASE {bound} ELSE {low if low is not None else high} END"),
            gap=f"CASE WHEN ({self._sql(node)}) IS NULL THEN NULL {gap} END",
        )


def _oriented(node: tree.Compare) -> tuple[str, tree.Node, tree.Node]:
    """Return the comparison with what the data says on the left, what is asked for on the right."""
    if _reads_record(node.right) and not _reads_record(node.left):
        return FLIPPED[node.operator], node.right, node.left
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
    if into_parameters or not isinstance(node, tree.ParameterRef):
        for inner in tree.children(node):
            yield from walk_tree(inner, depth + 1, into_parameters=into_parameters)


def _gap(operator: str, actual: str, required: str, side: tree.Node) -> str:
    """How far `actual` is from holding: in the unit of both, or in days between dates."""
    short = operator in (">", ">=")
    difference = f"({required}) - ({actual})" if short else f"({actual}) - ({required})"
    if side.type.kind is Kind.DATE:
        difference = f"CAST({difference} AS DECIMAL(9, 0))"
    return f"abs({difference})" if operator in ("=", "!=") else f"({difference})"


def _unit(left: tree.Node, right: tree.Node) -> Unit | None:
    if left.type.kind is Kind.DATE:
        return None
    return left.type.unit if left.type.unit is not None else right.type.unit


def _member(item: tree.Node) -> str:
    if not isinstance(item, tree.Literal):
        return "…"
    return str(item.value)
