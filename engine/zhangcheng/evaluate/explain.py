"""One rule on one record, opened up: every sub-expression with its value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from sqlglot import exp

from zhangcheng.dataset import Dataset
from zhangcheng.evaluate.evidence import plain, plan_evidence
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
class Step:
    """A sub-expression: how deep it stands, its text, its value and unit."""

    depth: int
    text: str
    value: Scalar
    unit: Unit | None


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
    compiled = [(name, _compiled(e, pack, frame)) for name, e in expressions if e is not None]
    for _, items in compiled:
        sqls = [sql for _, _, _, sql in items]
        frame.need(frame.depth_of(*sqls), *sqls, columns=("_key",))
    parameters.create(dataset.connection, wide=True)
    create_steps(dataset.connection, frames)
    scope = exp.EQ(this=exp.column("_key"), expression=exp.Literal.string(key))
    reader = FindingReader(dataset.connection, frames, dataset, everything=True, scope=scope)
    findings = reader.read(evidence)
    if not findings:
        return None
    steps = {name: _valued(items, dataset, frame, scope) for name, items in compiled}
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


_Compiled = list[tuple[int, str, Unit | None, Sql]]


def _compiled(expression: Expression, pack: Pack, frame: Frame) -> _Compiled:
    return [
        (depth, expression.text[slice(*node.span)], node.type.unit, frame.compile(node).sql)
        for depth, node in walk_tree(pack.tree(expression))
        if not isinstance(node, tree.Literal)
    ]


def _valued(items: _Compiled, dataset: Dataset, frame: Frame, scope: Sql) -> tuple[Step, ...]:
    source = table(frame.record_type.id, frame.depth_of(*(sql for _, _, _, sql in items)))
    select = exp.select(*(exp.alias_(sql, f"v{i}") for i, (_, _, _, sql) in enumerate(items)))
    (row,) = dataset.connection.execute(
        select.from_(source).where(scope).sql("duckdb", copy=False)
    ).fetchall()
    return tuple(
        Step(depth=depth, text=text, unit=unit, value=cast("Scalar", plain(value)))
        for (depth, text, unit, _), value in zip(items, row, strict=True)
    )
