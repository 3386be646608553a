"""One rule on one record, opened up: every sub-expression with its value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from sqlglot import exp

from zhangcheng.dataset import Dataset
from zhangcheng.diagnostics.location import Location
from zhangcheng.evaluate.evidence import RelatedPlan, plain, plan_evidence, plan_related
from zhangcheng.evaluate.findings import FindingReader
from zhangcheng.evaluate.frame import Frame, Frames
from zhangcheng.evaluate.parameters import ParameterTables
from zhangcheng.evaluate.plan import plan_rule, walk_tree
from zhangcheng.evaluate.steps import create_steps, table
from zhangcheng.feel import tree
from zhangcheng.feel.sql import Sql
from zhangcheng.model.clock import Clock
from zhangcheng.model.expression import Expression
from zhangcheng.model.finding import Finding, Scalar
from zhangcheng.model.rule import Rule
from zhangcheng.model.unit import Unit
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

    `measures` holds the steps of each measure read, by its id.
    """

    pack: Pack
    clock: Clock
    rule: Rule
    finding: Finding
    when: tuple[Step, ...]
    require: tuple[Step, ...]
    measures: tuple[tuple[str, tuple[Step, ...]], ...]


def explain(pack: Pack, dataset: Dataset, clock: Clock, *, rule: Rule, key: str) -> Explanation | None:
    """Explain `rule` on the record with `key`; None when no such record is in force."""
    parameters = ParameterTables(pack, clock)
    frames = Frames(pack, clock, parameters, wide=True)
    frame = frames.by_type[rule.record]
    plan = plan_rule(0, rule, frames)
    evidence = plan_evidence(plan, frames)
    expressions = [("when", rule.when), ("require", rule.require), *_measures(pack, rule)]
    compiled = [(name, _compiled(e, frames, frame)) for name, e in expressions if e is not None]
    for _, items in compiled:
        sqls = [item.sql for item in items]
        frame.need(frame.depth_of(*sqls), *sqls, columns=("_key",))
    parameters.create(dataset.connection, wide=True)
    create_steps(dataset.connection, frames)
    scope = exp.EQ(this=exp.column("_key"), expression=exp.Literal.string(key))
    reader = FindingReader(dataset.connection, frames, dataset, everything=True, scope=scope)
    findings = reader.read(evidence)
    if not findings:
        return None
    steps = {name: _valued(items, dataset, frame, key) for name, items in compiled}
    return Explanation(
        pack=pack,
        clock=clock,
        rule=rule,
        finding=findings[0],
        when=steps.pop("when", ()),
        require=steps.pop("require"),
        measures=tuple(steps.items()),
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
    """A sub-expression compiled: its SQL, and that of the related rows it is about."""

    depth: int
    text: str
    unit: Unit | None
    sql: Sql
    related: RelatedPlan | None


def _compiled(expression: Expression, frames: Frames, frame: Frame) -> list[_Item]:
    return [
        _Item(
            depth=depth,
            text=_text(node, expression),
            unit=node.type.unit,
            sql=frame.compile(node).sql,
            related=plan_related(node, frames)
            if isinstance(node, tree.Aggregate | tree.Quantified)
            else None,
        )
        for depth, node in walk_tree(frames.pack.tree(expression))
        if not isinstance(node, tree.Literal)
    ]


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


def _valued(items: list[_Item], dataset: Dataset, frame: Frame, key: str) -> tuple[Step, ...]:
    source = table(frame.record_type.id, frame.depth_of(*(item.sql for item in items)))
    select = exp.select(*(exp.alias_(item.sql.copy(), f"v{i}") for i, item in enumerate(items)))
    select = select.from_(source).where(exp.column("_key").eq(exp.Literal.string(key)))
    (row,) = dataset.connection.execute(select.sql("duckdb", copy=False)).fetchall()
    return tuple(
        Step(
            depth=item.depth,
            text=item.text,
            unit=item.unit,
            value=cast("Scalar", plain(value)),
            rows=tuple(_rows(item.related, dataset, key)) if item.related else (),
        )
        for item, value in zip(items, row, strict=True)
    )


def _rows(plan: RelatedPlan, dataset: Dataset, key: str) -> Iterator[RelatedRow]:
    kept = plan.where.copy() if plan.where is not None else exp.Boolean(this=True)
    value = plan.value.copy() if plan.value is not None else exp.Null()
    select = exp.select("_row", exp.alias_(kept, "kept"), exp.alias_(value, "value"))
    select = select.from_(table(plan.record_type, plan.depth))
    select = select.where(exp.column(plan.reference, quoted=True).eq(exp.Literal.string(key)))
    rows = dataset.connection.execute(select.order_by("_row").sql("duckdb", copy=False)).fetchall()
    for row, is_kept, taken in rows:
        yield RelatedRow(
            location=dataset.row_location(plan.record_type, row),
            kept=is_kept,
            value=cast("Scalar", plain(taken)),
        )
