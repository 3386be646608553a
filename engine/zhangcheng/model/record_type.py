"""Kinds of rows and their columns."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from zhangcheng.diagnostics.text import Text
from zhangcheng.model.unit import Unit


class FieldType(StrEnum):
    """What a column holds.

    `month` is a date on the first of its month; `choice` is one of the declared values;
    `reference` is the key of a record of another type; `jurisdiction` is the code of a place.
    """

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    MONTH = "month"
    CHOICE = "choice"
    REFERENCE = "reference"
    JURISDICTION = "jurisdiction"


class CodeKind(StrEnum):
    """Which code a text column holds: a statistical division code, or a unified social credit code."""

    DIVISION = "division"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An allowed value of a `choice` column and its labels; ledgers may write id or label."""

    id: str
    label: Text
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column: its id, labels, type and what its cells may hold.

    `labels` are further headings under which ledgers carry the column. Numbers are exact with
    `decimals` places after the point and lie between `minimum` and `maximum` (inclusive, when
    given). `to` is the record type of a reference; `inverse` the name by which that record type
    reaches the rows that point at it. Words in `missing` mean that nothing is known (——, 无). `code`
    says which code a text is. A text that `names` a reference holds the name of the record that is
    pointed at, for the reader, and for rows without its key. A number that is `part_of` another of the
    record is never greater. What is `required_for` some records must be filled in where one of those
    choice fields has one of those choices. What is `yearly` is filled in anew each
    year. What is `fixed` is a fact that is over: nobody is asked to change it.
    """

    id: str
    label: Text
    type: FieldType
    labels: tuple[str, ...] = ()
    note: Text | None = None
    unit: Unit | None = None
    decimals: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    choices: tuple[Choice, ...] = ()
    to: str | None = None
    inverse: str | None = None
    required: bool = False
    required_for: tuple[tuple[str, tuple[str, ...]], ...] = ()
    missing: tuple[str, ...] = ()
    code: CodeKind | None = None
    names: str | None = None
    part_of: str | None = None
    yearly: bool = False
    fixed: bool = False

    def choice(self, choice_id: str) -> Choice | None:
        """Return the allowed value of that id, or None."""
        return next((choice for choice in self.choices if choice.id == choice_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Rows of another type that point at this one: `visits` of a community."""

    name: str
    record_type: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """A kind of row.

    `key` names the fields that identify a record (empty: its row does). `name` is the field shown
    for it. `belongs_to` is the reference through which it has its institution and jurisdiction;
    a type without one is an institution itself and has a field of type `jurisdiction`.
    `parameters_on` is the date field on which its parameters are read (none: the as-of date).
    `in_force` names the two date fields between which a record counts (either may be None). `yearly`
    records are made anew each year. `former_key` is the field with the key that the record had before.
    """

    id: str
    title: Text
    labels: tuple[str, ...] = ()
    note: Text | None = None
    key: tuple[str, ...] = ()
    name: str | None = None
    belongs_to: str | None = None
    parameters_on: str | None = None
    in_force: tuple[str | None, str | None] = (None, None)
    yearly: bool = False
    former_key: str | None = None
    fields: tuple[Field, ...]
    relations: tuple[Relation, ...] = ()

    def field(self, field_id: str) -> Field | None:
        """Return the column of that id, or None."""
        return next((field for field in self.fields if field.id == field_id), None)

    def relation(self, name: str) -> Relation | None:
        """Return the relation of that name, or None."""
        return next((relation for relation in self.relations if relation.name == name), None)

    def required_where(self, field: Field) -> Text | None:
        """Return, in words, for which records a column must be filled in; None for all or for none."""
        if field.required or not field.required_for:
            return None
        zh, en = [], []
        for name, choice_ids in field.required_for:
            deciding = self.field(name)
            if deciding is not None:
                choices = [choice for choice in deciding.choices if choice.id in choice_ids]
                named = "或".join(f"“{choice.label.zh}”" for choice in choices)
                zh.append(f"“{deciding.label.zh}”为{named}")
                named = " or ".join(f"“{choice.label.en}”" for choice in choices)
                en.append(f"“{deciding.label.en}” is {named}")
        return Text(f"{'，或'.join(zh)}时必填", f"required where {', or '.join(en)}")

    @property
    def jurisdiction_field(self) -> Field | None:
        """The column that holds the record's own place, if it has one."""
        return next((f for f in self.fields if f.type is FieldType.JURISDICTION), None)
