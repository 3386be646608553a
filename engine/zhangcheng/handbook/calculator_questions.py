"""What a calculator asks for: the values that a rule reads, as far as they are not computed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.parts import walk
from zhangcheng.feel import tree
from zhangcheng.feel.javascript import text
from zhangcheng.feel.types import Kind, Type
from zhangcheng.model.expression import Expression
from zhangcheng.model.record_type import Choice, Field, FieldType, RecordType
from zhangcheng.model.unit import Unit
from zhangcheng.pack.pack import Pack

PLACE = "jurisdiction"
"""The name under which the place of the record is asked for."""


class Control(StrEnum):
    """How an answer is given."""

    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    DATE = "date"
    MONTH = "month"
    TEXT = "text"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A value to ask for; `name` is as the expression writes it.

    `definition` says what a value made of related records is; `note` what the pack remarks on it.
    `tested` says that the rule asks whether it is missing, so that leaving it out is an answer.
    """

    name: str
    label: Text
    control: Control
    unit: Unit | None = None
    decimals: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    choices: tuple[Choice, ...] = ()
    definition: Text | None = None
    note: Text | None = None


_CONTROLS = {
    FieldType.NUMBER: Control.NUMBER,
    FieldType.BOOLEAN: Control.BOOLEAN,
    FieldType.DATE: Control.DATE,
    FieldType.MONTH: Control.MONTH,
    FieldType.CHOICE: Control.CHOICE,
    FieldType.JURISDICTION: Control.PLACE,
}
_CONTROLS_OF_KINDS = {
    Kind.NUMBER: Control.NUMBER,
    Kind.BOOLEAN: Control.BOOLEAN,
    Kind.DATE: Control.DATE,
}


class Answers:
    """The names of one rule: asks for what is read, and notes the parameters that are looked up.

    `questions` are by name, `nodes` what each stands for in the rule, `tested` those of which the
    rule asks whether they are missing.
    """

    def __init__(self, pack: Pack, record_type: str) -> None:
        """Start with nothing asked."""
        self.questions: dict[str, Question] = {}
        self.parameters: dict[tuple[object, ...], tree.ParameterRef] = {}
        self.tested: set[str] = set()
        self.nodes: dict[str, tree.Node] = {}
        self._names: dict[tree.Node, str] = {}
        self._pack = pack
        self._record_type = pack.record_types[record_type]
        self._expression: Expression | None = None
        self._read: list[Expression] = []

    @property
    def ask_places(self) -> bool:
        """Whether a place is asked for."""
        return any(question.control is Control.PLACE for question in self.questions.values())

    @property
    def speak_of_period(self) -> bool:
        """Whether the rule, or what is asked for, depends on the period."""
        return any(
            speaks_of_period(self._pack, self._record_type.id, self._pack.tree(read))
            for read in self._read
        )

    def reading(self, expression: Expression) -> tree.Node:
        """Return the tree of an expression of the rule, whose text names what is asked for next."""
        self._expression = expression
        if expression not in self._read:
            self._read.append(expression)
        node = self._pack.tree(expression)
        for inner in walk(node):
            if isinstance(inner, tree.IsMissing) and isinstance(inner.operand, tree.FieldRef):
                self.tested.add(".".join((*inner.operand.path, inner.operand.field)))
        return node

    def name_of(self, node: tree.Node | None) -> str | None:
        """Return the question that `node` stands for by itself, None when it is computed."""
        match node:
            case tree.FieldRef():
                return self._field(node).name
            case tree.MeasureRef() if self._is_asked(node):
                return ".".join((*node.path, node.measure))
            case tree.Aggregate() | tree.Quantified() if self._expression is not None:
                return self._name_of_rows(node, self._expression)
            case _:
                return None

    def _name_of_rows(self, node: tree.Aggregate | tree.Quantified, expression: Expression) -> str:
        """Return the text of what is made of related rows.

        Text that says something else for each item of a list written out is numbered.
        """
        if node not in self._names:
            text_, label = expression.text[slice(*node.span)], self._label_of_rows(node)
            alike = {
                other: name
                for other, name in self._names.items()
                if name == text_ or name.startswith(f"{text_} #")
            }
            same = next((n for other, n in alike.items() if self._label_of_rows(other) == label), None)
            count = len(set(alike.values()))
            self._names[node] = same or (f"{text_} #{count + 1}" if count else text_)
        return self._names[node]

    def _label_of_rows(self, node: tree.Node) -> Text:
        return self._pack.prose(node, record_type=self._record_type.id)

    def given(self, node: tree.Node) -> str | None:
        """Return where the answer stands; None for what is computed from answers."""
        if isinstance(node, tree.ParameterRef):
            key = (node.parameter, node.jurisdiction, node.arguments, node.on)
            self.parameters.setdefault(key, node)
        name = self.name_of(node)
        if name is None:
            return None
        if name not in self.questions:
            self.questions[name] = self._question(name, node)
            self.nodes[name] = node
        return f"r[{text(name)}]"

    def definition(self, node: tree.MeasureRef) -> tree.Node:
        """Return what a measure of the record itself stands for."""
        measure = self._pack.measures[self._record_type.id][node.measure]
        return self._pack.tree(measure.expression)

    def by_place(self, parameter: str) -> bool:
        """Whether a parameter is looked up by place."""
        return PLACE in self._pack.parameters[parameter].by

    def _is_asked(self, node: tree.MeasureRef) -> bool:
        """A measure is computed from answers unless related or other records stand behind it."""
        if node.path:
            return True
        return any(
            isinstance(inner, tree.Aggregate | tree.Quantified)
            or (isinstance(inner, tree.MeasureRef) and self._is_asked(inner))
            for inner in walk(self.definition(node))
        )

    def _question(self, name: str, node: tree.Node) -> Question:
        match node:
            case tree.FieldRef():
                return self._field(node)
            case tree.MeasureRef():
                return self._measure(name, node)
            case _:
                return _of_type(name, self._label_of_rows(node), node.type)

    def _field(self, node: tree.FieldRef) -> Question:
        target = _target(self._pack, self._record_type, node.path)
        declared = target.field(node.field)
        if declared is None or declared.type is FieldType.JURISDICTION:
            return self._place(node)
        label = declared.label
        if node.path and (reference := self._record_type.field(node.path[0])) is not None:
            of = self._pack.record_types[reference.to or ""].title
            label = Text(f"{of.zh}的{label.zh}", f"{label.en} of the {_small(of.en)}")
        return Question(
            name=".".join((*node.path, node.field)),
            label=label,
            control=_CONTROLS.get(declared.type, Control.TEXT),
            unit=declared.unit,
            decimals=declared.decimals,
            minimum=declared.minimum,
            maximum=declared.maximum,
            choices=declared.choices,
            note=declared.note,
        )

    def _place(self, node: tree.FieldRef) -> Question:
        """A record lies where what it belongs to lies; another record may lie elsewhere."""
        own = node.path == tuple(_owners(self._pack, self._record_type))[: len(node.path)]
        name = PLACE if own else ".".join((*node.path, node.field))
        return Question(name=name, label=_PLACE_LABEL, control=Control.PLACE)

    def _measure(self, name: str, node: tree.MeasureRef) -> Question:
        target = _target(self._pack, self._record_type, node.path)
        measure = self._pack.measures[target.id][node.measure]
        said = self._pack.prose(self._pack.tree(measure.expression), record_type=target.id)
        return _of_type(name, measure.title, node.type, definition=said, note=measure.note)


def speaks_of_period(pack: Pack, record_type: str, node: tree.Node) -> bool:
    """Whether the value of `node`, said of a record of `record_type`, depends on the run's period."""

    def below(inner: tree.Node) -> bool:
        match inner:
            case tree.PeriodBound():
                return True
            case tree.MeasureRef():
                target = _target(pack, pack.record_types[record_type], inner.path).id
                expression = pack.measures[target][inner.measure].expression
                return speaks_of_period(pack, target, pack.tree(expression))
            case tree.Aggregate() | tree.Quantified():
                satisfies = inner.satisfies if isinstance(inner, tree.Quantified) else None
                parts = (inner.source.where, inner.source.value, satisfies)
                rows = inner.source.record_type
                return any(speaks_of_period(pack, rows, part) for part in parts if part is not None)
            case _:
                return False

    return any(below(inner) for inner in walk(node))


_PLACE_LABEL = Text("所在辖区", "District or county")


def _of_type(
    name: str, label: Text, of: Type, *, definition: Text | None = None, note: Text | None = None
) -> Question:
    control = _CONTROLS_OF_KINDS.get(of.kind, Control.TEXT)
    return Question(
        name=name,
        label=label,
        control=Control.CHOICE if of.choices else control,
        unit=of.unit,
        decimals=of.scale,
        choices=of.choices,
        definition=definition,
        note=note,
    )


def _owners(pack: Pack, record_type: RecordType) -> Iterator[str]:
    """Yield the references that lead from a record to its institution."""
    while record_type.belongs_to is not None:
        yield record_type.belongs_to
        record_type = _target(pack, record_type, (record_type.belongs_to,))


def _target(pack: Pack, record_type: RecordType, path: tuple[str, ...]) -> RecordType:
    for step in path:
        record_type = pack.record_types[_reference(record_type, step).to or ""]
    return record_type


def _reference(record_type: RecordType, step: str) -> Field:
    declared = record_type.field(step)
    if declared is None:
        raise KeyError(step)
    return declared


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
