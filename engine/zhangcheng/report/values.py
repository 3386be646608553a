"""Puts numbers, dates, units and ids into the words of a reader's language."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.evaluate.parts import conjuncts, oriented
from zhangcheng.feel.tree import Compare, FieldRef, InList, InRange, Node
from zhangcheng.model.finding import Finding, Input, Part, Scalar
from zhangcheng.model.jurisdiction import JurisdictionLevel
from zhangcheng.model.parameter import Value
from zhangcheng.model.record_type import Choice, Field, FieldType
from zhangcheng.model.unit import Unit
from zhangcheng.report.reported import Reported
from zhangcheng.report.unread import unread_cells
from zhangcheng.wording.numbers import exact, grouped, shared_scale
from zhangcheng.wording.quantities import difference, quantity
from zhangcheng.wording.words import WORDS

_GROUPED_FROM = 10_000
"""Numbers without a unit have separators from here on: a year is one, and 2,018 is none."""

_ORDERS = {">": "over", ">=": "least", "<": "under", "<=": "most"}

KEY_JOIN = " · "
"""Stands between the parts of a key in words."""

_KEY_SEPARATOR = "/"
"""Stands between the parts of a key; see `dataset.keys`."""


@dataclass(frozen=True)
class Labels:
    """The words of one run in one language."""

    run: Reported
    language: Language
    _choices: dict[tuple[str, str], Mapping[str, Text]] = field(default_factory=dict)
    _categories: dict[tuple[str, str], str] = field(default_factory=dict)

    def text(self, text: Text) -> str:
        """Return `text` in the language."""
        return text.get(self.language)

    def word(self, key: str) -> str:
        """Return a word of the report itself."""
        return WORDS[key].get(self.language)

    def unit(self, unit: Unit | None) -> str:
        """Return a unit in words; empty for a bare number."""
        return "" if unit is None else unit.label(self.run.pack.units, self.language)

    def quantity(self, number: Decimal, unit: Unit | None, scale: int | None = None) -> str:
        """Return a number with its unit."""
        return quantity(number, unit, self.unit(unit), scale)

    def difference(self, number: Decimal, unit: Unit | None, scale: int | None = None) -> str:
        """Return how far two numbers in `unit` are apart."""
        return difference(number, unit, self.unit(unit), self.language, scale)

    def scalar(self, value: Scalar, unit: Unit | None = None, scale: int | None = None) -> str:
        """Return any value that a finding holds."""
        match value:
            case None:
                return self.word("missing_value")
            case bool():
                return self.word("true" if value else "false")
            case Decimal():
                return self.quantity(value, unit, scale)
            case dt.date():
                return value.isoformat()
            case _:
                return value

    def place(self, code: str | None) -> str:
        """Return the name of a place; its code when the pack does not know it."""
        if code is None:
            return ""
        known = self.run.pack.jurisdictions.by_code.get(code)
        return code if known is None else self.text(known.name)

    def place_path(self, code: str | None) -> str:
        """Return a place below the city with the county it lies in: `芗城区 东铺头街道`."""
        chain = self.run.pack.jurisdictions.chain(code) if code else ()
        if not chain:
            return code or ""
        shown = [
            p for p in chain if p.level in {JurisdictionLevel.COUNTY, JurisdictionLevel.SUBDISTRICT}
        ] or [chain[0]]
        return " ".join(self.text(place.name) for place in reversed(shown))

    def input(self, record_type: str, read: Input) -> str:
        """Return the value of an input, ids of choices and places put into words."""
        if read.value is None:
            return self._nothing(read, filled_in=self.is_filled_in(record_type, read.name))
        return self.value_of(record_type, read.name, read.value, read.unit)

    def value_of(self, record_type: str, name: str, value: Scalar, unit: Unit | None = None) -> str:
        """Return a value that the input of that name may have, in words."""
        if isinstance(value, str):
            labels = self._labels_of(record_type, name)
            if value in labels:
                return self.text(labels[value])
        if unit is None and isinstance(value, Decimal) and 0 <= value < _GROUPED_FROM:
            return exact(value)
        return self.scalar(value, unit)

    def record(self, finding: Finding) -> str:
        """Name a record by its key in words, or by its row; the institution itself has an empty name."""
        if (finding.record_type, finding.key) == (finding.institution_type, finding.institution):
            return ""
        declared = self.run.pack.record_types.get(finding.record_type)
        names = declared.key if declared is not None else ()
        if not names:
            return self.cell(finding.location)
        values = finding.key.split(_KEY_SEPARATOR)
        if len(values) != len(names):
            return finding.key
        named = (self._key_part(finding, *pair) for pair in zip(names, values, strict=True))
        return KEY_JOIN.join(word for word in named if word)

    def _key_part(self, finding: Finding, name: str, value: str) -> str:
        """Put a part of a key into words; that it belongs to its institution goes without saying."""
        declared = self._field(finding.record_type, name)
        if (
            declared is not None
            and declared.to == finding.institution_type
            and value == finding.institution
        ):
            return ""
        if declared is not None and declared.type is FieldType.MONTH:
            return value[:7]
        labels = self._labels_of(finding.record_type, name)
        return self.text(labels[value]) if value in labels else value

    def part(self, finding: Finding, part: Part, value: Scalar) -> str:
        """Return what is there or what is asked for; ids of choices and places in words."""
        if value is None:
            return self._nothing_there(finding, part)
        if not isinstance(value, str):
            return self.scalar(value, part.unit, self.scale(part))
        labels = [self._labels_of(finding.record_type, read.name) for read in finding.inputs]
        words = [
            next((self.text(of[item]) for of in labels if item in of), item)
            for item in value.split(", ")
        ]
        return self.word("list_comma").join(words)

    def _nothing_there(self, finding: Finding, part: Part) -> str:
        """Say why nothing is there: not given, written but not readable, or not to be computed."""
        match self._node(finding, part):
            case Compare() as node:
                side: Node | None = oriented(node)[1]
            case InRange() | InList() as node:
                side = node.value
            case _:
                return self.word("missing_value")
        if not isinstance(side, FieldRef):
            return self.word("not_computed")
        name = ".".join((*side.path, side.field))
        read = next((read for read in finding.inputs if read.name == name), None)
        return self.word("missing_value") if read is None else self._nothing(read, filled_in=True)

    def _nothing(self, read: Input, *, filled_in: bool) -> str:
        if not filled_in:
            return self.word("not_computed")
        return self.word("unread_value" if self.unread(read) else "missing_value")

    def is_filled_in(self, record_type: str, name: str) -> bool:
        """Whether a value is filled in as it is, rather than computed."""
        own = name.rpartition(".")[2] == "jurisdiction"
        return own or self._field(record_type, name) is not None

    def unread(self, read: Input) -> tuple[Location, ...]:
        """Return the cells of a value in which something is written that could not be read."""
        return tuple(cell for cell in read.cells if cell in self._unread)

    @cached_property
    def _unread(self) -> frozenset[Location]:
        return unread_cells(self.run.diagnostics)

    def required(self, finding: Finding, part: Part) -> str:
        """Return what is asked for; `≠` stands before what must not be.

        Where what is there equals it and falls short all the same, it is said which way it must differ.
        """
        if part.required is None:
            return ""
        shown = self.part(finding, part, part.required)
        if "!=" in part.formula:
            return "≠ " + shown
        if part.holds is not False or part.actual != part.required:
            return shown
        return self._differing(finding, part, shown)

    def asked(self, finding: Finding, part: Part) -> str:
        """Return what is asked for as a sentence has it: `at least 200 m²`, `one of A, B`."""
        node = self._node(finding, part)
        shown = self.part(finding, part, part.required)
        match node:
            case InRange():
                return self.text(part.prose)
            case InList() if len(node.items) > 1:
                return self.word("one_of").format(value=shown)
            case Compare(operator="!="):
                return self.word("other_than").format(value=shown)
        return self._ordered(part, node, shown)

    def _differing(self, finding: Finding, part: Part, shown: str) -> str:
        return self._ordered(part, self._node(finding, part), shown)

    def _node(self, finding: Finding, part: Part) -> Node | None:
        nodes = conjuncts(self.run.pack.tree(self.run.pack.rules[finding.rule].require))
        return next((n for n, p in zip(nodes, finding.parts, strict=False) if p is part), None)

    def _ordered(self, part: Part, node: Node | None, shown: str) -> str:
        order = _ORDERS.get(oriented(node)[0]) if isinstance(node, Compare) else None
        kind = "day" if isinstance(part.required, dt.date) else "number"
        return shown if order is None else self.word(f"{kind}_{order}").format(value=shown)

    def gap(self, part: Part) -> str:
        """Return a gap with its unit; gaps of dates are in days.

        What equals a number that it should exceed is short of it by nothing that can be told.
        """
        if not part.gap:
            return ""
        if isinstance(part.actual, dt.date):
            return WORDS["days"].get(self.language).format(n=grouped(part.gap))
        return self.difference(part.gap, part.unit, self.scale(part))

    def scale(self, part: Part) -> int:
        """Return the decimals in which the numbers of a part are shown."""
        numbers = (part.actual, part.required, part.gap)
        return shared_scale(tuple(number for number in numbers if isinstance(number, Decimal)))

    def category(self, name: str, choice: str) -> str:
        """Return a parameter's category in words; some record type has a field of that name."""
        known = self._categories.get((name, choice))
        if known is None:
            known = next((self.text(c.label) for c in self._choices_named(name, choice)), choice)
            self._categories[name, choice] = known
        return known

    def scope(self, value: Value) -> str:
        """Return where and for whom a parameter's value holds."""
        words = [self.category(name, choice) for name, choice in value.categories]
        return " · ".join(([self.place(value.jurisdiction)] if value.jurisdiction else []) + words)

    def cell(self, location: Location) -> str:
        """Return the address of a cell; the file goes without saying when there is only one."""
        if len(self.run.files) == 1 and location.sheet and location.cell:
            return f"{location.sheet} › {location.cell}"
        return str(location)

    def _choices_named(self, name: str, choice: str) -> list[Choice]:
        fields = (r.field(name) for _, r in sorted(self.run.pack.record_types.items()))
        found = (declared.choice(choice) for declared in fields if declared is not None)
        return [labelled for labelled in found if labelled is not None]

    def _labels_of(self, record_type: str, name: str) -> Mapping[str, Text]:
        key = (record_type, name)
        if key not in self._choices:
            self._choices[key] = _labels(self._field(record_type, name), name, self.run)
        return self._choices[key]

    def _field(self, record_type: str, name: str) -> Field | None:
        declared: Field | None = None
        current: str | None = record_type
        for step in name.split("."):
            known = self.run.pack.record_types.get(current or "")
            declared = known.field(step) if known is not None else None
            current = declared.to if declared is not None else None
        return declared


def _labels(declared: Field | None, name: str, run: Reported) -> Mapping[str, Text]:
    if name.rpartition(".")[2] == "jurisdiction" or (declared and declared.type == "jurisdiction"):
        return {code: place.name for code, place in run.pack.jurisdictions.by_code.items()}
    if declared is None:
        return {}
    if declared.choices:
        return {choice.id: choice.label for choice in declared.choices}
    named = ((key, i) for (kind, key), i in run.institutions.items() if kind == declared.to)
    return {key: Text.same(institution.name) for key, institution in named}
