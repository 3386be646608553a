"""What a sentence part needs to know of where it stands: the record spoken of, labels, brackets."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeAlias

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.feel import tree
from zhangcheng.feel.types import Kind, Type
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.record_type import Choice, RecordType
from zhangcheng.model.unit import Unit

Writer: TypeAlias = "Callable[[Any, Surroundings], str]"

CLAUSE, EITHER, BOTH, CONDITION, SUM, PRODUCT, POWER, PHRASE = range(8)
"""How tightly a part holds together; what stands in a tighter place is put in brackets."""

_PLACE = Text("辖区", "Place")
_CURRENCY = "元"
_UNIT_IN_HEADING = re.compile(r"\s*[（(][^（()）]*[）)]$")
_LEVELS: Mapping[type[tree.Node], int] = {
    tree.If: CLAUSE,
    tree.Quantified: CLAUSE,
    tree.Or: EITHER,
    tree.And: BOTH,
    tree.Compare: CONDITION,
    tree.InRange: CONDITION,
    tree.InList: CONDITION,
    tree.IsMissing: CONDITION,
    tree.Not: CONDITION,
}
_OPERATORS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "**": POWER}
_DURATIONS = frozenset({Kind.DAYS, Kind.MONTHS})
_PREDICATES = frozenset({"contains", "starts with", "ends with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The language, the words for each node, the pack's names and the record type spoken of."""

    language: Language
    writers: Mapping[type[tree.Node], Writer]
    vocabulary: Vocabulary
    record_type: RecordType
    brackets: tuple[str, str]
    by: str
    places: Mapping[str, Text]

    def write(self, node: tree.Node) -> str:
        """Return `node` in words."""
        return self.writers[type(node)](node, self)

    def part(self, node: tree.Node, level: int) -> str:
        """Return `node` in words, bracketed where it holds less tightly than `level`."""
        text = self.write(node)
        return text if level_of(node) >= level else text.join(self.brackets)

    def among(self, rows: tree.Related) -> "Surroundings":
        """Return the surroundings inside a filter or value of related records."""
        return replace(self, record_type=self.vocabulary.record_types[rows.record_type])

    def label(self, text: Text) -> str:
        """Return a label as it stands within a sentence."""
        label = text.get(self.language)
        return label if self.language == "zh" else _within(label)

    def labels(self, path: tuple[str, ...], last: str) -> list[str]:
        """Return the labels of the references in `path` and of the field or measure `last`."""
        record_type: RecordType | None = self.record_type
        labels: list[str] = []
        for name in path:
            field = record_type.field(name) if record_type is not None else None
            if record_type is None or field is None:
                return [*path, last]
            target = self.vocabulary.record_types.get(field.to or "")
            # A reference is labelled as the column of keys it is (社区代码); speak of the record.
            alone = sum(other.to == field.to for other in record_type.fields) == 1
            labels.append(self.label(target.title if target is not None and alone else field.label))
            record_type = target
        return [*labels, self._last(record_type, last)]

    def _last(self, record_type: RecordType | None, name: str) -> str:
        if record_type is None:
            return name
        field = record_type.field(name)
        if field is None and name == "jurisdiction":
            field = record_type.jurisdiction_field
            return self.label(field.label if field is not None else _PLACE)
        if field is not None:
            # Headings name the unit (面积（平方米）); a sentence says it with the figure.
            label = self.label(field.label)
            return label if field.unit is None else _UNIT_IN_HEADING.sub("", label)
        measure = self.vocabulary.measures.get(record_type.id, {}).get(name)
        return name if measure is None else self.label(measure.title)

    def unit(self, unit: Unit | None) -> str:
        """Return the unit's label; empty for a bare number."""
        return "" if unit is None else unit.label(self.vocabulary.units, self.language)

    def quantity(self, value: Decimal, unit: Unit | None) -> str:
        """Return a number with its unit, or as a percentage."""
        if unit is not None and unit.as_percent:
            return f"{number(value * 100)}%"
        return f"{number(value)} {self.unit(unit)}".rstrip()

    def is_amount(self, number: Type) -> bool:
        """Whether one counts or measures such numbers (不少于), rather than sets them (不低于)."""
        if number.unit is None:
            return True
        return bool(number.unit.powers) and _CURRENCY not in number.unit.label(
            self.vocabulary.units, "zh"
        )

    def choices_of(self, category: str) -> tuple[Choice, ...]:
        """Return the allowed values of the fields called `category`, of whichever record type."""
        fields = (record.field(category) for record in self.vocabulary.record_types.values())
        return next((field.choices for field in fields if field is not None and field.choices), ())

    def named_arguments(self, node: tree.ParameterRef) -> list[str]:
        """Return the arguments that a reader must be told: those that are not the record's own."""
        told = [
            self._told(value, self.choices_of(name))
            for name, value in node.arguments
            if not _is_field(value, name)
        ]
        if node.jurisdiction is not None and not _is_field(node.jurisdiction, "jurisdiction"):
            told.append(self._told(node.jurisdiction, ()))
        return told

    def _told(self, node: tree.Node, choices: tuple[Choice, ...]) -> str:
        """Return an argument: a constant by itself, anything else as what the lookup goes by."""
        text = self.constant(node, choices)
        return text if isinstance(node, tree.Literal) else f"{self.by}{text}"

    def dated(self, node: tree.ParameterRef) -> tree.Node | None:
        """Return the date that a parameter is read on, where it is not the usual one."""
        usual = {record.parameters_on for record in self.vocabulary.record_types.values()}
        if isinstance(node.on, tree.Today):
            return None
        return None if isinstance(node.on, tree.FieldRef) and node.on.field in usual else node.on

    def text(self, value: str) -> str:
        """Return a text in quotes, or the name of the place whose code it is."""
        place = self.places.get(value)
        return f"“{value}”" if place is None else place.get(self.language)

    def constant(self, node: tree.Node, choices: tuple[Choice, ...]) -> str:
        """Return a value beside something with `choices`: the label of the choice it names."""
        if isinstance(node, tree.Literal) and isinstance(node.value, str):
            choice = next((choice for choice in choices if choice.id == node.value), None)
            if choice is not None:
                return self.label(choice.label)
        return self.part(node, SUM)

    def items(self, node: tree.InList) -> list[str]:
        """Return the values of a list in words; only the last of several numbers shows the unit."""
        last = node.items[-1:]
        shown = [*(_without_unit(item) for item in node.items[:-1]), *last]
        return [self.constant(item, node.value.type.choices) for item in shown]


def _is_field(node: tree.Node, name: str) -> bool:
    return isinstance(node, tree.FieldRef) and node.field == name


def _without_unit(node: tree.Node) -> tree.Node:
    if isinstance(node, tree.Literal) and node.type.kind is Kind.NUMBER:
        return replace(node, type=replace(node.type, unit=None))
    return node


def _within(label: str) -> str:
    """Return an English label without its capital, unless it starts with an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def level_of(node: tree.Node) -> int:
    """Return how tightly the words of `node` hold together."""
    if isinstance(node, tree.Arithmetic):
        return (
            PHRASE if node.type.kind is Kind.DAYS and node.operator == "-" else _OPERATORS[node.operator]
        )
    if isinstance(node, tree.Negate):
        return SUM
    if isinstance(node, tree.Call) and node.function in _PREDICATES:
        return CONDITION
    if isinstance(node, tree.FieldRef | tree.MeasureRef) and node.type.kind is Kind.BOOLEAN:
        return CONDITION
    return _LEVELS.get(type(node), PHRASE)


def number(value: Decimal) -> str:
    """Return a number with no more zeros than it needs."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_condition(node: tree.Node) -> bool:
    """Whether the node is a truth value that is read, not worked out: a yes/no field or measure."""
    return isinstance(node, tree.FieldRef | tree.MeasureRef) and node.type.kind is Kind.BOOLEAN


def truth(node: tree.Node) -> bool | None:
    """Return the value of `true` or `false`, None for anything else."""
    return node.value if isinstance(node, tree.Literal) and isinstance(node.value, bool) else None


def is_time_between(node: tree.Node) -> bool:
    """Whether the node is the difference of two dates."""
    return (
        isinstance(node, tree.Arithmetic) and node.operator == "-" and node.right.type.kind is Kind.DATE
    )


def is_calendar(node: tree.Node) -> bool:
    """Whether the number is a year, month or day, which is earlier or later rather than less or more."""
    if isinstance(node, tree.Arithmetic):
        return is_calendar(node.left)
    return isinstance(node, tree.Call) and node.function in {"year", "month", "day"}


def counted_duration(node: tree.Arithmetic) -> tree.Node | None:
    """Return how many days or months `@"P1D" * n` means; None for anything else."""
    for unit, count in ((node.left, node.right), (node.right, node.left)):
        if isinstance(unit, tree.Literal) and unit.type.kind in _DURATIONS and unit.value == 1:
            return count
    return None


def about_data(node: tree.Compare) -> tree.Compare:
    """Return the comparison the way round that a sentence has it: the data first, then the bound."""
    bounds = (tree.Literal, tree.ParameterRef)
    if not isinstance(node.left, bounds) or isinstance(node.right, bounds):
        return node
    mirrored: Mapping[str, tree.ComparisonOperator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
    operator = mirrored.get(node.operator, node.operator)
    return replace(node, operator=operator, left=node.right, right=node.left)


def is_period(node: tree.InRange) -> bool:
    """Whether the range is the run's period."""
    return isinstance(node.low, tree.PeriodBound) and isinstance(node.high, tree.PeriodBound)
