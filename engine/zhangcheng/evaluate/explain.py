"""One rule on one record, opened up: every sub-expression with its value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from zhangcheng.dataset import Dataset
from zhangcheng.diagnostics.location import Location
from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.evidence import RelatedPlan, plain, plan_evidence, plan_related
from zhangcheng.evaluate.findings import FindingReader
from zhangcheng.evaluate.frame import Compiled
from zhangcheng.evaluate.parts import walk_tree
from zhangcheng.evaluate.plan import is_known_in_force, plan_rule
from zhangcheng.evaluate.steps import create_steps, related_rows, table
from zhangcheng.evaluate.waivers import Waiving, waivers_of
from zhangcheng.feel import tree
from zhangcheng.feel.sql.build import constant, written
from zhangcheng.model.clock import Clock
from zhangcheng.model.expression import Expression
from zhangcheng.model.finding import Finding, Scalar
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.rule import Rule
from zhangcheng.model.unit import Unit
from zhangcheng.model.waiver import Waiver, Waivers
from zhangcheng.pack.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedRow:
    """A related row behind a value: whether the filter kept it, and the value taken of it.

    `kept` None is a filter that is unknown for the row, which leaves it out. `value` None is a
    missing value, or none asked for where rows are only counted.
    """

    location: Location
    kept: bool | None
    value: Scalar


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A sub-expression: how deep it stands, its text, its value and unit, the rows behind it."""

    depth: int
    text: str
    value: Scalar
    unit: Unit | None
    rows: tuple[RelatedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The steps of `when` and of `require`, those of the measures they use, and the finding.

    `in_force` says whether a check on that date would look at the rule. `measures` holds the steps
    of each measure read, by its id. `waiver` is the one that waives the outcome.
    """

    pack: Pack
    clock: Clock
    rule: Rule
    in_force: bool
    finding: Finding
    when: tuple[Step, ...]
    require: tuple[Step, ...]
    measures: tuple[tuple[str, tuple[Step, ...]], ...]
    waiver: Waiver | None


def explain(  # noqa: PLR0913 - keyword-only: what is explained, and what was waived
    pack: Pack,
    dataset: Dataset,
    clock: Clock,
    *,
    rule: Rule,
    key: str,
    waivers: Waivers | None = None,
) -> Explanation | None:
    """Explain `rule` on the record with `key`; None when no such record is in force.

    `waivers` are exceptions that a check grants; those of the data's own sheet are added.
    """
    compiler = Compiler(pack, clock, wide=True, dataset=dataset)
    granted = waivers_of(dataset, waivers or Waivers())
    waiving = Waiving(pack, clock, granted, dataset=dataset)
    (plan,) = waiving.extend([plan_rule(0, rule, compiler)], compiler)
    evidence = plan_evidence(plan, compiler)
    if plan.waived is not None:
        compiler.frames[rule.record].need(evidence.depth, columns=("_jurisdiction",))
    expressions = [("when", rule.when), ("require", rule.require), *_measures(pack, rule)]
    items = [(name, _items(e, compiler, rule.record)) for name, e in expressions if e is not None]
    create_steps(dataset.connection, compiler)
    scope = f"_key = {written(constant(key))}"
    reader = FindingReader(
        dataset.connection,
        compiler,
        dataset,
        outcomes=tuple(Outcome),
        scope=scope,
        waiving=waiving,
    )
    findings = reader.read(evidence)
    if not findings:
        return None
    number = findings[0].waiver
    steps = {name: _valued(of_name, dataset, rule.record, scope) for name, of_name in items}
    return Explanation(
        pack=pack,
        clock=clock,
        rule=rule,
        in_force=is_known_in_force(rule, clock),
        finding=findings[0],
        when=steps.pop("when", ()),
        require=steps.pop("require"),
        measures=tuple(steps.items()),
        waiver=None if number is None else waiving.uses[number - 1].waiver,
    )


def _measures(pack: Pack, rule: Rule) -> Iterator[tuple[str, Expression]]:
    """Yield the measures of the record itself that the rule reads, also through other measures."""
    seen: dict[str, Expression] = {}
    waiting = [pack.tree(e) for e in (rule.when, rule.require) if e is not None]
    while waiting:
        for _, node in walk_tree(waiting.pop(0)):
            if isinstance(node, tree.MeasureRef) and not node.path and node.measure not in seen:
                seen[node.measure] = pack.measures[rule.record][node.measure].expression
                waiting.append(pack.tree(seen[node.measure]))
    yield from seen.items()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A sub-expression compiled: its SQL, and the related rows that it is about."""

    depth: int
    text: str
    unit: Unit | None
    compiled: Compiled
    related: RelatedPlan | None


def _items(expression: Expression, compiler: Compiler, record_type: str) -> list[_Item]:
    found = [
        _Item(
            depth=depth,
            text=_text(node, expression),
            unit=node.type.unit,
            compiled=compiler.compile(record_type, node),
            related=plan_related(node, compiler)
            if isinstance(node, tree.Aggregate | tree.Quantified)
            else None,
        )
        for depth, node in walk_tree(compiler.pack.tree(expression))
        if not isinstance(node, tree.Literal)
    ]
    compiled = [item.compiled for item in found]
    compiler.frames[record_type].need(_depth(found), *compiled, columns=("_key",))
    return found


def _depth(items: list[_Item]) -> int:
    return max((item.compiled.depth for item in items), default=0)


def _text(node: tree.Node, expression: Expression) -> str:
    """Return a node's text; names that the expression leaves unsaid are spelt out."""
    match node:
        case tree.FieldRef():
            return ".".join((*node.path, node.field))
        case tree.Today():
            return "today()"
        case tree.PeriodBound():
            return f"period.{node.bound}"
        case _:
            return expression.text[slice(*node.span)]


def _valued(items: list[_Item], dataset: Dataset, record_type: str, scope: str) -> tuple[Step, ...]:
    columns = ", ".join(item.compiled.text for item in items)
    source = table(record_type, _depth(items))
    query = f"SELECT _key, {columns} FROM {source} WHERE {scope}"
    (row,) = dataset.connection.execute(query).fetchall()
    return tuple(
        Step(
            depth=item.depth,
            text=item.text,
            unit=item.unit,
            value=cast("Scalar", plain(value)),
            rows=tuple(_rows(item.related, dataset, str(row[0]))) if item.related else (),
        )
        for item, value in zip(items, row[1:], strict=True)
    )


def _rows(plan: RelatedPlan, dataset: Dataset, key: str) -> Iterator[RelatedRow]:
    source = related_rows(plan.record_type, plan.depth, plan.reference, plan.strays)
    kept = plan.where or "TRUE"
    for name in plan.doubts:
        kept = f'CASE WHEN "{name}" THEN {kept} END'
    rows = dataset.connection.execute(
        f"SELECT _row, {kept}, {plan.value or 'NULL'} FROM {source}"
        f' WHERE "{plan.reference}" = ? ORDER BY _row',
        [key],
    ).fetchall()
    for row, is_kept, taken in rows:
        yield RelatedRow(
            location=dataset.stray(plan.record_type, plan.reference, row)
            or dataset.row_location(plan.record_type, row),
            kept=is_kept,
            value=cast("Scalar", plain(taken)),
        )
