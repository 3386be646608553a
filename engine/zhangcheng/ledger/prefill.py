"""Carries over from last year's ledgers what does not change from year to year."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhangcheng.dataset import Dataset
from zhangcheng.diagnostics.text import Language
from zhangcheng.ledger.words import NO, YES
from zhangcheng.model.record_type import Field, FieldType, RecordType

Row = Mapping[str, object]


def carried_over(
    dataset: Dataset, record_types: Mapping[str, RecordType], *, language: Language, on: dt.date
) -> dict[str, list[Row]]:
    """Return the rows to begin with: without what is filled in anew each year, each of them once.

    Left out are records of types that are made anew each year, and those whose last day lies before
    `on`: history stays in last year's file.
    """
    return {
        record_type.id: _rows(dataset, record_type, language, on)
        for record_type in record_types.values()
        if not record_type.yearly and dataset.tables[record_type.id].rows
    }


def _rows(dataset: Dataset, record_type: RecordType, language: Language, on: dt.date) -> list[Row]:
    kept = [field for field in record_type.fields if not field.yearly]
    table = dataset.tables[record_type.id]
    until = record_type.in_force[1]
    where = f""" WHERE "{until}" IS NULL OR "{until}" >= DATE '{on}'""" if until is not None else ""
    columns = ", ".join(f'"{field.id}"' for field in kept)
    found = dataset.connection.execute(
        f'SELECT {columns} FROM "{table.name}"{where} ORDER BY _row'
    ).fetchall()
    rows: dict[Sequence[object], Row] = {}
    for values in found:
        row = {
            field.id: _written(value, field, language) for field, value in zip(kept, values, strict=True)
        }
        rows.setdefault(values, row)
    return list(rows.values())


def _written(value: object, field: Field, language: Language) -> object:
    if isinstance(value, bool):
        return (YES if value else NO).get(language)
    if isinstance(value, Decimal):
        return float(value)
    if field.type is FieldType.CHOICE and value is not None:
        choice = field.choice(str(value))
        return value if choice is None else choice.label.get(language)
    return value
