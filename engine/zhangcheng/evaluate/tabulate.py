"""Tables of expressions over records: the one door through which scoring reaches what rules compute."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhangcheng.dataset import Dataset
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.frame import PLACED, VALID, Compiled
from zhangcheng.evaluate.overflow import TOO_WIDE
from zhangcheng.evaluate.plan import RulePlan, plan_rule
from zhangcheng.evaluate.steps import create_steps, table
from zhangcheng.evaluate.waivers import Waiving, waivers_of
from zhangcheng.feel import tree
from zhangcheng.model.clock import Clock
from zhangcheng.model.data_facts import InputFile
from zhangcheng.model.rule import Rule
from zhangcheng.model.waiver import Waiver, Waivers, WaiverUse
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.review import stale

OPEN, WAIVED = ":open", ":waived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabulation:
    """A table to make: `_row` and `_key` of each record in force, and a column per expression.

    `_valid` is NULL for a record of which it is unknown whether it is in force, else true; `_placed`
    is true: of these rows it is known what they are.

    The column of a rule is true where it passes, false where it fails, and NULL where it does not
    apply or cannot be decided, all without waivers; a second one, its name with `OPEN`, is true where it
    cannot be decided; a third one, with `WAIVED`, where a waiver in force covers what fails or is open.
    """

    table: str
    record_type: str
    columns: Mapping[str, tree.Node | Rule]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabulated:
    """What became of the waivers, and which parameters in use are past their review date.

    `elsewhere` counts waivers for rules that were not asked for.
    """

    waivers: tuple[WaiverUse, ...]
    waiver_file: InputFile | None
    elsewhere: int
    stale: tuple[Diagnostic, ...]


def tabulate(
    pack: Pack, dataset: Dataset, clock: Clock, tables: Sequence[Tabulation], waivers: Waivers
) -> Tabulated:
    """Make temporary tables on the connection of `dataset`, each by its name.

    Like rules, expressions are first computed as wide as the pack declares their numbers, and 38
    digits wide should one outgrow that. Of `waivers`, and of those in the data, those count whose rule
    is tabulated, or is none of the pack's.

    Raises:
        duckdb.OutOfRangeException: when a number outgrows 38 digits.
    """
    given = waivers_of(dataset, waivers)
    asked = {c.id for wanted in tables for c in wanted.columns.values() if isinstance(c, Rule)}
    ours = tuple(w for w in given.waivers if _concerns(w, asked, pack))
    granted = replace(given, waivers=ours)
    try:
        made = _Tabulator(pack, dataset, clock, granted, wide=False).make(tables)
    except TOO_WIDE:
        made = _Tabulator(pack, dataset, clock, granted, wide=True).make(tables)
    return replace(made, elsewhere=len(given.waivers) - len(ours))


def _concerns(waiver: Waiver, asked: Collection[str], pack: Pack) -> bool:
    """Whether a waiver is for one of the rules that are asked for, or for none of the pack's."""
    rule = pack.find_rule(waiver.rule or "")
    return rule is None or rule.id in asked


class _Tabulator:
    def __init__(
        self, pack: Pack, dataset: Dataset, clock: Clock, waivers: Waivers, *, wide: bool
    ) -> None:
        self._pack, self._clock = pack, clock
        self._connection = dataset.connection
        self._compiler = Compiler(pack, clock, wide=wide, dataset=dataset)
        self._waiving = Waiving(pack, clock, waivers, dataset=dataset)
        self._plans: dict[str, RulePlan] = {}

    def make(self, tables: Sequence[Tabulation]) -> Tabulated:
        planned = [(wanted, *self._columns(wanted)) for wanted in tables]
        create_steps(self._connection, self._compiler)
        for wanted, columns, depth in planned:
            made = "".join(f', {sql} AS "{name}"' for name, sql in columns.items())
            source = table(wanted.record_type, depth)
            valid = f'"{VALID}"' if self._compiler.frames[wanted.record_type].undated else "TRUE"
            self._connection.execute(
                f'CREATE OR REPLACE TEMP TABLE "{wanted.table}" AS'
                f' SELECT _row, _key, {valid} AS "{VALID}", TRUE AS "{PLACED}"{made} FROM {source}'
            )
        self._waiving.note(list(self._plans.values()))
        used = {self._pack.parameters[name].location for name in self._compiler.parameters.used}
        return Tabulated(
            waivers=self._waiving.uses,
            waiver_file=self._waiving.file,
            elsewhere=0,
            stale=tuple(d for d in stale(self._pack, self._clock.as_of) if d.location in used),
        )

    def _columns(self, wanted: Tabulation) -> tuple[dict[str, str], int]:
        """Return the SQL of each column, and the depth of a table that has all that they read."""
        columns: dict[str, str] = {}
        needs: list[Compiled] = []
        depths = [0]
        frame = self._compiler.frames[wanted.record_type]
        extra = ["_row", "_key", *((VALID,) if frame.undated else ())]
        for name, column in wanted.columns.items():
            if isinstance(column, Rule):
                plan = self._plan(column)
                columns |= dict(_outcome_columns(name, plan))
                extra += ["_jurisdiction"] if plan.waived is not None else []
                needs += plan.needs
                depths.append(plan.depth)
            else:
                compiled = self._compiler.compile(wanted.record_type, column)
                columns[name] = compiled.text
                needs.append(compiled)
                depths.append(compiled.depth)
        depth = max(depths)
        frame.need(depth, *needs, columns=tuple(extra))
        return columns, depth

    def _plan(self, rule: Rule) -> RulePlan:
        if rule.id not in self._plans:
            plan = plan_rule(len(self._plans), rule, self._compiler)
            (self._plans[rule.id],) = self._waiving.extend([plan], self._compiler)
        return self._plans[rule.id]


def _outcome_columns(name: str, plan: RulePlan) -> Iterator[tuple[str, str]]:
    waived = f"({plan.attention}) AND ({plan.waived})" if plan.waived is not None else "FALSE"
    yield name, plan.decided
    yield f"{name}{OPEN}", plan.undecided
    yield f"{name}{WAIVED}", f"coalesce({waived}, FALSE)"
