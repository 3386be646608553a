"""What a column of a form looks like: its format, what it accepts, and an example."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.diagnostics.text import Language
from zhangcheng.diagnostics.width import width as display_width
from zhangcheng.ledger.words import NO, YES
from zhangcheng.model.jurisdiction import JurisdictionLevel, JurisdictionTree
from zhangcheng.model.record_type import CodeKind, Field, FieldType, RecordType

_LONGEST_LIST = 255
"""Characters of a list of choices that a spreadsheet takes within a validation."""

_FIRST_DAY, _LAST_DAY = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
_DAY = dt.date(2021, 6, 30)
_LONGEST_WIDTH, _SHORTEST_WIDTH = 40, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """What all columns of a form are made with."""

    record_types: Mapping[str, RecordType]
    jurisdictions: JurisdictionTree
    language: Language


def choices_of(field: Field, language: Language) -> list[str]:
    """Return what a column accepts, where that is a list."""
    if field.type is FieldType.BOOLEAN:
        return [YES.get(language), NO.get(language)]
    return [choice.label.get(language) for choice in field.choices]


def fits_inline(choices: list[str]) -> bool:
    """Whether a list goes into the validation itself."""
    return len(",".join(choices)) <= _LONGEST_LIST and not any("," in choice for choice in choices)


def number_format(field: Field) -> str:
    """Return the format of a column's cells; what is not a number or a date is text."""
    if field.type is FieldType.NUMBER:
        return "0" if field.decimals == 0 else "0." + "0" * field.decimals
    return {FieldType.DATE: "yyyy-mm-dd", FieldType.MONTH: "yyyy-mm"}.get(field.type, "@")


def validation(field: Field) -> dict[str, object]:
    """Return the validation of numbers and dates; nothing for columns that take any text."""
    if field.type in (FieldType.DATE, FieldType.MONTH):
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": _FIRST_DAY,
            "maximum": _LAST_DAY,
        }
    if field.type is FieldType.NUMBER:
        kind = "integer" if field.decimals == 0 else "decimal"
        low = field.minimum if field.minimum is not None else Decimal(-(10**12))
        high = field.maximum if field.maximum is not None else Decimal(10**12)
        return {
            "validate": kind,
            "criteria": "between",
            "minimum": float(low),
            "maximum": float(high),
        }
    return {}


def example(field: Field, forms: Forms, *, of: str = "", depth: int = 0) -> str:
    """Return a value as somebody might write it; `of` is the record type, perhaps a level of places."""
    if field.type is FieldType.REFERENCE:
        return _example_of_target(field, forms, depth)
    if field.type is FieldType.JURISDICTION:
        level = of if of in set(JurisdictionLevel) else JurisdictionLevel.SUBDISTRICT
        return next((p.code for p in forms.jurisdictions if p.level == level), "350602001")
    choices = choices_of(field, forms.language)
    if choices:
        return choices[0]
    if field.type is FieldType.NUMBER:
        low = field.minimum if field.minimum is not None else Decimal(0)
        return f"{max(low, min(Decimal(200), field.maximum or Decimal(200))):.{field.decimals}f}"
    if field.type in (FieldType.DATE, FieldType.MONTH):
        return f"{_DAY:%Y-%m}" if field.type is FieldType.MONTH else _DAY.isoformat()
    if field.code is not None:
        return "350602001001" if field.code is CodeKind.DIVISION else "91350100M000100Y43"
    return f"{field.label.get(forms.language)} 1"


def _example_of_target(field: Field, forms: Forms, depth: int) -> str:
    target = forms.record_types.get(field.to or "")
    key = target.field(target.key[0]) if target is not None and target.key else None
    if key is None or depth > len(forms.record_types):
        return ""
    return example(key, forms, depth=depth + 1)


def width(text: str) -> int:
    """Return how wide a column should be for its heading; Chinese characters take two."""
    return max(_SHORTEST_WIDTH, min(_LONGEST_WIDTH, display_width(text) + 2))
