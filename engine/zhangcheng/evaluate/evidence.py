"""What a rule read, what was there, what was asked for: the columns to fetch, and findings of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.dataset.names import unread_name
from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.compile import OWN_PLACE, Compiler, own
from zhangcheng.evaluate.frame import PLACED, Compiled
from zhangcheng.evaluate.needs import types_read
from zhangcheng.evaluate.parts import walk
from zhangcheng.evaluate.plan import RulePlan
from zhangcheng.feel import tree
from zhangcheng.feel.sql.build import written
from zhangcheng.model.expression import Expression
from zhangcheng.model.record_type import RecordType
from zhangcheng.model.unit import Unit
from zhangcheng.pack.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPlan:
    """Related rows behind an input: which rows, and the field of them that is read, if it is one.

    `doubts` are the columns that say whether a row counts at all, where that can be unknown; `strays` is
    the table of those of which it is not known what they refer to, if there are any.
    """

    record_type: str
    depth: int
    reference: str
    where: str | None
    value: str | None
    field: str | None
    doubts: tuple[str, ...]
    strays: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LackingPlan:
    """The condition that a value lacks what some file does not give, and which `types` that can be.

    `record_type` is that of the record that has the value.
    """

    condition: str
    record_type: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputPlan:
    """One value to show: its column, and where its cells are.

    `row` is the column with the row number of a referenced record; `cell` its record type and field.
    `lacking` is there for what may be unknown because some file does not give it.
    """

    name: str
    label: Text
    unit: Unit | None
    value: str
    cell: tuple[str, str] | None
    row: str | None
    related: tuple[RelatedPlan, ...]
    lacking: LackingPlan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterPlan:
    """One parameter to show: its value, and the place, categories and date it was looked up with."""

    id: str
    value: str
    place: str | None
    arguments: tuple[str, ...]
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePlan:
    """All that is fetched for the findings of one rule.

    `tested` names the inputs that the rule itself asks about with `= null`: empty is an answer there.
    `undated` are the dates between which a record is in force, each with the column that says that
    its cell could not be read.
    """

    rule: RulePlan
    depth: int
    institution_type: str
    institution: str
    inputs: tuple[InputPlan, ...]
    parameters: tuple[ParameterPlan, ...]
    tested: frozenset[str]
    undated: tuple[tuple[str, InputPlan], ...]


def plan_evidence(plan: RulePlan, compiler: Compiler) -> EvidencePlan:
    """Note on the frames every column that the evidence of a rule needs."""
    planner = _Planner(compiler, plan.rule.record, decided=plan.decided)
    for expression in (plan.rule.when, plan.rule.require):
        if expression is not None:
            for node in walk(compiler.pack.tree(expression)):
                planner.leaf(node, expression)
    institution_type, key = institution_of(compiler.pack.record_types[plan.rule.record], compiler.pack)
    institution = planner.sql(key)
    undated = planner.undated()
    needs = (*plan.needs, *planner.read)
    depth = max(compiled.depth for compiled in needs)
    compiler.frames[plan.rule.record].need(depth, *needs, columns=("_row", "_key"))
    return EvidencePlan(
        rule=plan,
        depth=depth,
        institution_type=institution_type,
        institution=institution,
        inputs=tuple(planner.inputs.values()),
        parameters=tuple(planner.parameters.values()),
        tested=frozenset(planner.tested),
        undated=undated,
    )


def plan_inputs(
    expression: Expression, record_type: str, compiler: Compiler
) -> tuple[tuple[InputPlan, ...], int]:
    """Return the inputs of any expression, and the depth of the table that they can be read from."""
    planner = _Planner(compiler, record_type)
    for node in walk(compiler.pack.tree(expression)):
        planner.leaf(node, expression)
    depth = max((compiled.depth for compiled in planner.read), default=0)
    compiler.frames[record_type].need(depth, *planner.read, columns=("_row", "_key"))
    return tuple(planner.inputs.values()), depth


def institution_of(record_type: RecordType, pack: Pack) -> tuple[str, tree.Node]:
    """Return the type of the institution that a record belongs to, and the node of its key."""
    path: list[str] = []
    current = record_type
    while current.belongs_to is not None:
        path.append(current.belongs_to)
        current = _referred(current, current.belongs_to, pack)
    return current.id, own(path[-1], tuple(path[:-1])) if path else own("_key")


def _referred(record_type: RecordType, reference: str, pack: Pack) -> RecordType:
    declared = record_type.field(reference)
    if declared is None or declared.to is None:
        raise KeyError(reference)
    return pack.record_types[declared.to]


class _Planner:
    """Plans the evidence of one rule; `read` gathers all that it reads."""

    def __init__(self, compiler: Compiler, record_type: str, *, decided: str | None = None) -> None:
        self.inputs: dict[str, InputPlan] = {}
        self.parameters: dict[str, ParameterPlan] = {}
        self.read: list[Compiled] = []
        self.tested: set[str] = set()
        self._compiler = compiler
        self._decided = decided
        self._record_type = compiler.pack.record_types[record_type]

    def sql(self, node: tree.Node) -> str:
        """Return the SQL of `node`, noting what it reads."""
        compiled = self._compiler.compile(self._record_type.id, node)
        self.read.append(compiled)
        return compiled.text

    def _shown(self, node: tree.Node) -> str:
        """Return the SQL of a computed value, as it is shown."""
        compiled = self._compiler.compile_shown(self._record_type.id, node, self._decided)
        self.read.append(compiled)
        return compiled.text

    def undated(self) -> tuple[tuple[str, InputPlan], ...]:
        """Plan the dates of `in_force` that have cells which could not be read."""
        fields = self._compiler.frames[self._record_type.id].undated
        return tuple((self.sql(own(unread_name(name))), self._field(name, own(name))) for name in fields)

    def leaf(self, node: tree.Node, expression: Expression) -> None:
        """Plan a value that an expression reads; other nodes are left to those below them."""
        match node:
            case tree.IsMissing(operand=tree.FieldRef() as field):
                self.tested.add(".".join((*field.path, field.field)))
            case tree.FieldRef():
                name = ".".join((*node.path, node.field))
                self.inputs.setdefault(name, self._field(name, node))
            case tree.MeasureRef():
                name = ".".join((*node.path, node.measure))
                if name not in self.inputs:
                    self.inputs[name] = self._measure(name, node)
                    self._parameters_of(node)
            case tree.Aggregate() | tree.Quantified():
                name = expression.text[slice(*node.span)]
                item = self._related(name, node)
                # The instances of `every x in [a, b] satisfies …` share a text, not a value.
                self.inputs.setdefault(f"{name} {item.value}", item)
            case tree.ParameterRef():
                plan = self._parameter(node)
                key = "|".join((node.parameter, plan.place or "", *plan.arguments, plan.on))
                self.parameters.setdefault(key, plan)
            case _:
                pass

    def _parameters_of(self, node: tree.MeasureRef) -> None:
        """Parameters that a measure of the record itself uses are evidence too."""
        if not node.path:
            measure = self._compiler.pack.measures[self._record_type.id][node.measure]
            for inner in walk(self._compiler.pack.tree(measure.expression)):
                if isinstance(inner, tree.ParameterRef | tree.MeasureRef):
                    self.leaf(inner, measure.expression)

    def _target(self, path: tuple[str, ...]) -> RecordType:
        current = self._record_type
        for step in path:
            current = _referred(current, step, self._compiler.pack)
        return current

    def _field(self, name: str, node: tree.FieldRef) -> InputPlan:
        target = self._target(node.path)
        declared = target.field(node.field)
        label = declared.label if declared is not None else Text("辖区", "jurisdiction")
        reference = self._record_type.field(node.path[0]) if node.path else None
        if reference is not None:
            label = Text(f"{reference.label.zh}的{label.zh}", f"{label.en} of the {reference.label.en}")
        return InputPlan(
            name=name,
            label=label,
            unit=declared.unit if declared is not None else None,
            value=self.sql(node),
            cell=(target.id, node.field) if declared is not None else None,
            row=self.sql(own("_row", node.path)) if node.path else None,
            related=(),
        )

    def _measure(self, name: str, node: tree.MeasureRef) -> InputPlan:
        measure = self._compiler.pack.measures[self._target(node.path).id][node.measure]
        body = self._compiler.pack.tree(measure.expression)
        return InputPlan(
            name=name,
            label=measure.title,
            unit=node.type.unit,
            value=self._shown(node),
            cell=None,
            row=self.sql(own("_row", node.path)) if node.path else None,
            related=() if node.path else tuple(_related_plans(body, self._compiler)),
            lacking=self._lacking(node),
        )

    def _related(self, name: str, node: tree.Aggregate | tree.Quantified) -> InputPlan:
        return InputPlan(
            name=name,
            label=self._compiler.pack.prose(node, record_type=self._record_type.id),
            unit=node.type.unit,
            value=self._shown(node),
            cell=None,
            row=None,
            related=tuple(_related_plans(node, self._compiler)),
            lacking=self._lacking(node),
        )

    def _lacking(self, node: tree.Node) -> LackingPlan | None:
        record_type, compiler = self._record_type.id, self._compiler
        lacks = compiler.compile(record_type, node).lacks
        if lacks is None:
            return None
        types = types_read(record_type, node, compiler.pack) & compiler.not_given.keys()
        return LackingPlan(condition=written(lacks), record_type=record_type, types=tuple(sorted(types)))

    def _parameter(self, node: tree.ParameterRef) -> ParameterPlan:
        return ParameterPlan(
            id=node.parameter,
            value=self.sql(node),
            place=self.sql(node.jurisdiction if node.jurisdiction is not None else OWN_PLACE),
            arguments=tuple(self.sql(argument) for _, argument in node.arguments),
            on=self.sql(node.on),
        )


def _related_plans(node: tree.Node, compiler: Compiler) -> Iterator[RelatedPlan]:
    for inner in walk(node):
        if isinstance(inner, tree.Aggregate | tree.Quantified):
            yield plan_related(inner, compiler)


def plan_related(node: tree.Aggregate | tree.Quantified, compiler: Compiler) -> RelatedPlan:
    """Note the columns of the related rows that a value is made of."""
    where, value = compiler.compile_related(node)
    depth = max((part.depth for part in (where, value) if part), default=0)
    rows = compiler.frames[node.source.record_type]
    rows.need(depth, where, value, columns=("_row", node.source.reference, *rows.doubts))
    strays = compiler.strays_of(node.source.record_type, node.source.reference)
    read = node.source.value if isinstance(node, tree.Aggregate) else None
    return RelatedPlan(
        record_type=node.source.record_type,
        depth=depth,
        reference=node.source.reference,
        where=where.text if where else None,
        value=value.text if value else None,
        doubts=rows.doubts if strays is None else (*rows.doubts, PLACED),
        strays=strays,
        field=read.field if isinstance(read, tree.FieldRef) and not read.path else None,
    )


def plain(value: object) -> object:
    """Return a number without trailing zeros, anything else as it is."""
    if not isinstance(value, Decimal):
        return value
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
