"""What a run evaluates: the rules in force, compiled over their frames, cut into parts."""

import datetime as dt
from dataclasses import dataclass

from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.frame import Compiled
from zhangcheng.evaluate.parts import PartTrees, parts_of
from zhangcheng.feel import tree
from zhangcheng.model.clock import Clock
from zhangcheng.model.rule import Rule
from zhangcheng.model.unit import Unit


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

    `applies` and `holds` are SQL; `needs` is all that the rule and its parts read. `waived` is the
    condition that a waiver in force covers a record, where there are any.
    """

    number: int
    depth: int
    rule: Rule
    applies: str | None
    holds: str
    parts: tuple[PartPlan, ...]
    needs: tuple[Compiled, ...]
    waived: str | None = None

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
    applies = compiler.compile_truth(rule.record, compiler.pack.tree(rule.when)) if rule.when else None
    holds = compiler.compile_truth(rule.record, require)
    planner = _PartPlanner(compiler, rule.record, [holds, *([applies] if applies else [])])
    parts = tuple(planner.plan(part) for part in parts_of(require))
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


@dataclass(frozen=True, slots=True)
class _PartPlanner:
    """Plans parts over one record type; `read` gathers all that they read."""

    compiler: Compiler
    record_type: str
    read: list[Compiled]

    def plan(self, part: PartTrees) -> PartPlan:
        """Return the plan of one conjunct."""
        holds = self._truth(part.node)
        return PartPlan(
            node=part.node,
            holds=holds,
            actual=self._maybe(part.actual, decided=holds),
            required=self._maybe(part.required),
            fixed=part.fixed,
            gap=self._maybe(part.gap, decided=holds),
            unit=part.unit,
            scale=part.scale,
            numeric=part.numeric,
        )

    def _maybe(self, node: tree.Node | None, *, decided: str | None = None) -> str | None:
        if node is None:
            return None
        compiled = self.compiler.compile_shown(self.record_type, node, decided)
        self.read.append(compiled)
        return compiled.text

    def _truth(self, node: tree.Node) -> str:
        compiled = self.compiler.compile_truth(self.record_type, node)
        self.read.append(compiled)
        return compiled.text
