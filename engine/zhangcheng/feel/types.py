"""The types of FEEL expressions: what a value is, in which unit, and how wide a number can be."""

from dataclasses import dataclass
from enum import StrEnum

from zhangcheng.model.record_type import Choice, Field, FieldType
from zhangcheng.model.unit import NUMBER, Unit


class Kind(StrEnum):
    """Kinds of values. `days` and `months` are FEEL's two durations in whole days and months."""

    NUMBER = "number"
    TEXT = "string"
    BOOLEAN = "boolean"
    DATE = "date"
    DAYS = "days"
    MONTHS = "months"
    LIST = "list"
    RANGE = "range"
    RECORD = "record"
    NULL = "null"


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The type of an expression.

    Numbers have `unit` (None: a literal, which takes the unit of what it is compared or added to),
    `scale` (digits after the point) and `digits` (digits before it, at most). Texts may have
    `choices`. Lists have the type of their `item`; records their `record` type.
    """

    kind: Kind
    unit: Unit | None = None
    digits: int = 0
    scale: int = 0
    choices: tuple[Choice, ...] = ()
    item: "Type | None" = None
    record: str | None = None


BOOLEAN = Type(kind=Kind.BOOLEAN)
TEXT = Type(kind=Kind.TEXT)
DATE = Type(kind=Kind.DATE)
DAYS = Type(kind=Kind.DAYS)
MONTHS = Type(kind=Kind.MONTHS)
NULL = Type(kind=Kind.NULL)

QUOTIENT_SCALE = 10
"""Decimals to which a quotient is rounded, half to even."""

UNBOUNDED_DIGITS = 18
"""Digits of a number field that declares no maximum, before and after the point together."""


def type_of_field(field: Field) -> Type:
    """Return the type of the values in a column."""
    match field.type:
        case FieldType.NUMBER:
            return Type(
                kind=Kind.NUMBER,
                unit=field.unit or NUMBER,
                digits=_field_digits(field),
                scale=field.decimals,
            )
        case FieldType.BOOLEAN:
            return BOOLEAN
        case FieldType.DATE | FieldType.MONTH:
            return DATE
        case FieldType.CHOICE:
            return Type(kind=Kind.TEXT, choices=field.choices)
        case FieldType.REFERENCE:
            return Type(kind=Kind.RECORD, record=field.to)
        case _:
            return TEXT


def _field_digits(field: Field) -> int:
    if field.maximum is None:
        return UNBOUNDED_DIGITS - field.decimals
    farthest = max(
        abs(field.maximum), abs(field.minimum if field.minimum is not None else field.maximum)
    )
    return len(str(int(farthest)))
