"""What a rule read, what was there, what was asked for: the columns to fetch, and findings of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.frame import Frame, Frames
from zhangcheng.evaluate.plan import RulePlan, walk
from zhangcheng.feel import tree
from zhangcheng.feel.prose import prose
from zhangcheng.feel.sql import Sql
from zhangcheng.feel.types import TEXT
from zhangcheng.model.expression import Expression
from zhangcheng.model.record_type import RecordType
from zhangcheng.model.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPlan:
    """Related rows behind an input: which rows, and the field of them that is read, if it is one."""

    record_type: str
    depth: int
    reference: str
    where: Sql | None
    value: Sql | None
    field: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InputPlan:
    """One value to show: its column, and where its cells are.

    `row` is the column with the row number of a referenced record; `cell` its record type and field.
    """

    name: str
    label: Text
    unit: Unit | None
    value: Sql
    cell: tuple[str, str] | None
    row: Sql | None
    related: tuple[RelatedPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterPlan:
    """One parameter to show: its value, and the place, categories and date it was looked up with."""

    id: str
    name: str
    value: Sql
    place: Sql | None
    arguments: tuple[Sql, ...]
    on: Sql


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePlan:
    """All that is fetched for the findings of one rule."""

    rule: RulePlan
    depth: int
    institution_type: str
    institution: Sql
    inputs: tuple[InputPlan, ...]
    parameters: tuple[ParameterPlan, ...]


def plan_evidence(plan: RulePlan, frames: Frames) -> EvidencePlan:
    """Note on the frames every column that the evidence of a rule needs."""
    frame = frames.by_type[plan.rule.record]
    inputs: dict[str, InputPlan] = {}
    parameters: dict[str, ParameterPlan] = {}
    for expression in (plan.rule.when, plan.rule.require):
        if expression is not None:
            for node in walk(frames.pack.tree(expression)):
                _plan_leaf(node, expression, frame, frames, (inputs, parameters))
    institution_type, key = institution_of(frame.record_type, frames)
    institution = frame.compile(key).sql
    sqls = [institution, plan.holds, plan.applies]
    for part in plan.parts:
        sqls += [part.holds, part.actual, part.required, part.gap]
    for item in inputs.values():
        sqls += [item.value, item.row]
    for parameter in parameters.values():
        sqls += [parameter.value, parameter.place, *parameter.arguments, parameter.on]
    depth = frame.depth_of(*sqls)
    frame.need(depth, *sqls, columns=("_row", "_key"))
    return EvidencePlan(
        rule=plan,
        depth=depth,
        institution_type=institution_type,
        institution=institution,
        inputs=tuple(inputs.values()),
        parameters=tuple(parameters.values()),
    )


def institution_of(record_type: RecordType, frames: Frames) -> tuple[str, tree.Node]:
    """Return the type of the institution that a record belongs to, and the node of its key."""
    path: list[str] = []
    current = record_type
    while current.belongs_to is not None:
        reference = current.field(current.belongs_to)
        if reference is None or reference.to is None:
            raise KeyError(current.belongs_to)
        path.append(reference.id)
        current = frames.pack.record_types[reference.to]
    if not path:
        return current.id, _own("_key")
    return current.id, tree.FieldRef(span=(0, 0), type=TEXT, path=tuple(path[:-1]), field=path[-1])


def _own(name: str, path: tuple[str, ...] = ()) -> tree.FieldRef:
    return tree.FieldRef(span=(0, 0), type=TEXT, path=path, field=name)


_Plans = tuple[dict[str, InputPlan], dict[str, ParameterPlan]]


def _plan_leaf(
    node: tree.Node, expression: Expression, frame: Frame, frames: Frames, found: _Plans
) -> None:
    inputs, parameters = found
    match node:
        case tree.FieldRef():
            name = ".".join((*node.path, node.field))
            inputs.setdefault(name, _field_input(name, node, frame, frames))
        case tree.MeasureRef():
            name = ".".join((*node.path, node.measure))
            if name not in inputs:
                inputs[name] = _measure_input(name, node, frame, frames)
                _plan_measure_parameters(node, frame, frames, found)
        case tree.Aggregate() | tree.Quantified():
            name = expression.text[slice(*node.span)]
            inputs.setdefault(name, _related_input(name, node, frame, frames))
        case tree.ParameterRef():
            plan = _parameter_plan(node, frame)
            key = "|".join([node.parameter, *(a.sql() for a in plan.arguments), plan.on.sql()])
            parameters.setdefault(key, plan)
        case _:
            pass


def _plan_measure_parameters(node: tree.MeasureRef, frame: Frame, frames: Frames, found: _Plans) -> None:
    """Parameters that a measure of the record itself uses are evidence too."""
    if node.path:
        return
    measure = frames.pack.measures[frame.record_type.id][node.measure]
    for inner in walk(frames.pack.tree(measure.expression)):
        if isinstance(inner, tree.ParameterRef | tree.MeasureRef):
            _plan_leaf(inner, measure.expression, frame, frames, found)


def _target(path: tuple[str, ...], frame: Frame, frames: Frames) -> RecordType:
    current = frame.record_type
    for step in path:
        reference = current.field(step)
        if reference is None or reference.to is None:
            raise KeyError(step)
        current = frames.pack.record_types[reference.to]
    return current


def _field_input(name: str, node: tree.FieldRef, frame: Frame, frames: Frames) -> InputPlan:
    target = _target(node.path, frame, frames)
    declared = target.field(node.field)
    label = declared.label if declared is not None else Text("辖区", "jurisdiction")
    if node.path:
        reference = frame.record_type.field(node.path[0])
        if reference is not None:
            label = Text(f"{reference.label.zh}的{label.zh}", f"{label.en} of the {reference.label.en}")
    return InputPlan(
        name=name,
        label=label,
        unit=declared.unit if declared is not None else None,
        value=frame.compile(node).sql,
        cell=(target.id, node.field) if declared is not None else None,
        row=frame.compile(_own("_row", node.path)).sql if node.path else None,
        related=(),
    )


def _measure_input(name: str, node: tree.MeasureRef, frame: Frame, frames: Frames) -> InputPlan:
    target = _target(node.path, frame, frames)
    measure = frames.pack.measures[target.id][node.measure]
    related = () if node.path else tuple(_related_plans(frames.pack.tree(measure.expression), frames))
    return InputPlan(
        name=name,
        label=measure.title,
        unit=node.type.unit,
        value=frame.compile(node).sql,
        cell=None,
        row=frame.compile(_own("_row", node.path)).sql if node.path else None,
        related=related,
    )


def _related_input(
    name: str, node: tree.Aggregate | tree.Quantified, frame: Frame, frames: Frames
) -> InputPlan:
    return InputPlan(
        name=name,
        label=prose(node, frames.pack.vocabulary, record_type=frame.record_type.id),
        unit=node.type.unit,
        value=frame.compile(node).sql,
        cell=None,
        row=None,
        related=tuple(_related_plans(node, frames)),
    )


def _related_plans(node: tree.Node, frames: Frames) -> Iterator[RelatedPlan]:
    for inner in walk(node):
        if isinstance(inner, tree.Aggregate | tree.Quantified):
            yield plan_related(inner, frames)


def plan_related(node: tree.Aggregate | tree.Quantified, frames: Frames) -> RelatedPlan:
    """Note the columns of the related rows that a value is made of."""
    rows = frames.by_type[node.source.record_type]
    read = node.satisfies if isinstance(node, tree.Quantified) else node.source.value
    where = rows.compile(node.source.where).sql if node.source.where else None
    value = rows.compile(read).sql if read is not None else None
    depth = rows.depth_of(where, value)
    rows.need(depth, where, value, columns=("_row", node.source.reference))
    return RelatedPlan(
        record_type=node.source.record_type,
        depth=depth,
        reference=node.source.reference,
        where=where,
        value=value,
        field=read.field if isinstance(read, tree.FieldRef) and not read.path else None,
    )


def _parameter_plan(node: tree.ParameterRef, frame: Frame) -> ParameterPlan:
    place = node.jurisdiction if node.jurisdiction is not None else _own("jurisdiction")
    return ParameterPlan(
        id=node.parameter,
        name=node.parameter,
        value=frame.compile(node).sql,
        place=frame.compile(place).sql,
        arguments=tuple(frame.compile(argument).sql for _, argument in node.arguments),
        on=frame.compile(node.on).sql,
    )


def plain(value: object) -> object:
    """Return a number without trailing zeros, anything else as it is."""
    if not isinstance(value, Decimal):
        return value
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
