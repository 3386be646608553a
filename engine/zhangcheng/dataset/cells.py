"""Turns one cell into a value of its field's type, or says what is wrong with it."""

import datetime as dt
import re

from zhangcheng.dataset.cell_text import DigitsLostError, text_of
from zhangcheng.dataset.codes_in_text import code_reader
from zhangcheng.dataset.dates import date_of, month_of
from zhangcheng.dataset.fault import Converted, Converter, Fault, Value, settled
from zhangcheng.dataset.guard import guard, with_marks
from zhangcheng.dataset.normal import key_letters
from zhangcheng.dataset.numbers import column_type as number_type
from zhangcheng.dataset.numbers import number_converter, with_all_decimals
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.sheet import Cell
from zhangcheng.dataset.units import Scale
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.suggest import did_you_mean_label
from zhangcheng.model.label import plain
from zhangcheng.model.record_type import Field, FieldType

_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+\d{2}")
"""How spreadsheets show a long code that they take for a number, and save it in a CSV file."""

_YES = frozenset(("是", "有", "对", "√", "✓", "✔", "☑", "true", "yes", "y"))
_NO = frozenset(("否", "无", "没有", "不是", "错", "×", "✗", "✘", "☒", "false", "no", "n", "x"))
_SQL_TYPES = {FieldType.BOOLEAN: "BOOLEAN", FieldType.DATE: "DATE", FieldType.MONTH: "DATE"}


def column_type(field: Field) -> str:
    """Return the DuckDB type of the field's column.

    A choice is an ENUM of its ids: comparing one costs a third of comparing texts.
    """
    if field.type is FieldType.NUMBER:
        return number_type(field)
    if field.type is FieldType.CHOICE and field.choices:
        ids = (choice.id.replace("'", "''") for choice in field.choices)
        return "ENUM(" + ", ".join(f"'{choice_id}'" for choice_id in ids) + ")"
    return _SQL_TYPES.get(field.type, "VARCHAR")


def converter(
    field: Field, places: Places, target_key: Field | None = None, scale: Scale | None = None
) -> Converter:
    """Return the function that converts a cell of `field`; an empty cell is None, no fault.

    Args:
        field: the column.
        places: the places that a jurisdiction may be.
        target_key: the field whose values a reference names; None when there are several.
        scale: the unit that the heading of a number states.
    """
    marks = frozenset(map(plain, field.missing))
    if field.type is FieldType.NUMBER:
        return with_marks(number_converter(field, scale), marks)
    return with_marks(guard(_of_type(field, places, target_key)), marks)


def _of_type(field: Field, places: Places, target_key: Field | None) -> Converter:
    if field.type is FieldType.CHOICE:
        return _choice(field)
    if field.type is FieldType.JURISDICTION:
        return _jurisdiction(places)
    if field.code is not None:
        return code_reader(field.code, places, _text)
    if field.type is FieldType.REFERENCE:
        return _reference if target_key is None else key_text(target_key, places)
    simple: dict[FieldType, Converter] = {
        FieldType.BOOLEAN: _boolean,
        FieldType.DATE: date_of,
        FieldType.MONTH: month_of,
    }
    return simple.get(field.type, _text)


def _text(cell: Cell) -> Value | Fault:
    try:
        text = text_of(cell)
    except DigitsLostError:
        return Fault(codes.DIGITS_LOST)
    return Fault(codes.SCIENTIFIC_CODE) if _SCIENTIFIC.fullmatch(text) else text


def _reference(cell: Cell) -> Value | Fault:
    text = _text(cell)
    return key_letters(text) if isinstance(text, str) else text


def key_text(key: Field, places: Places) -> Converter:
    """Return the converter to the text of `key`, which DuckDB's cast of its column gives too.

    A reference is written by it, so that the two meet; what is no value of `key` stays as it stands.
    """
    of_key = converter(key, places)

    def convert(cell: Cell) -> Converted:
        value = settled(of_key(cell))
        if value is None or isinstance(value, Fault):
            return _reference(cell)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, dt.date):
            return value.isoformat()
        return with_all_decimals(value, key) if key.type is FieldType.NUMBER else key_letters(value)

    return convert


def _boolean(cell: Cell) -> Value | Fault:
    if isinstance(cell, bool):
        return cell
    word = plain(cell) if isinstance(cell, str) else ""
    if word in _YES or word in _NO:
        return word in _YES
    return Fault(codes.NOT_A_BOOLEAN)


def _choice(field: Field) -> Converter:
    ids = {plain(choice.id): choice.id for choice in field.choices}
    for choice in field.choices:
        ids.setdefault(plain(choice.label.zh), choice.id)
        ids.setdefault(plain(choice.label.en), choice.id)
    labels = [choice.label for choice in field.choices]

    def convert(cell: Cell) -> Value | Fault:
        text = _text(cell)
        if not isinstance(text, str):
            return text
        found = ids.get(plain(text))
        if found is not None:
            return found
        return Fault(codes.UNKNOWN_CHOICE, {"suggestion": did_you_mean_label(text, labels)})

    return convert


def _jurisdiction(places: Places) -> Converter:
    def convert(cell: Cell) -> Value | Fault:
        text = _text(cell)
        if not isinstance(text, str):
            return text
        found = places.find(text)
        if len(found) == 1:
            return found[0]
        if not found:
            return Fault(codes.UNKNOWN_JURISDICTION, {"suggestion": places.suggestion(text)})
        return Fault(codes.AMBIGUOUS_JURISDICTION, {"codes": ", ".join(found)})

    return convert
