"""Writes the tables under the headings of the pack: Parquet for the city, a workbook per county."""

import csv
import datetime as dt
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import duckdb

from city_data.lists import Row, Tables, Value
from made_up.community import Cell, Sheet
from sheets import write_book
from zhangcheng.model.record_type import Field, FieldType, RecordType
from zhangcheng.pack.pack import Pack

MARK = "（虚构）"
"""Stands in every file's name."""

_WIDTHS = {FieldType.TEXT: 22, FieldType.CHOICE: 22, FieldType.REFERENCE: 18}
_KINDS = {FieldType.DATE: "date", FieldType.MONTH: "month"}
_CREATED = dt.datetime(2019, 1, 4, 9, tzinfo=dt.UTC).replace(tzinfo=None)


def write_parquet(folder: Path, tables: Tables, pack: Pack, *, notice: Sequence[str]) -> None:
    """Write a Parquet file per record type and what they say about themselves."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "说明.txt").write_text("\n".join(notice) + "\n", encoding="utf-8", newline="\n")
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        for name, rows in tables.items():
            record_type = pack.record_types[name]
            path = folder / f"{_file_name(record_type)}{MARK}.parquet"
            _one_parquet(connection, path, record_type, rows)


def _file_name(record_type: RecordType) -> str:
    names = (record_type.title.zh, *record_type.labels)
    return next(name for name in names if "（" not in name)


def _one_parquet(
    connection: duckdb.DuckDBPyConnection, path: Path, record_type: RecordType, rows: Sequence[Row]
) -> None:
    fields = _filled(record_type, rows)
    columns = ", ".join(f"'{field.label.zh}': '{_sql_type(field)}'" for field in fields)
    with tempfile.TemporaryDirectory() as scratch:
        lines = Path(scratch) / "rows.csv"
        with lines.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerows([_plain(field, row.get(field.id)) for field in fields] for row in rows)
        connection.execute(
            f"COPY (SELECT * FROM read_csv('{lines}', header = false, columns = {{{columns}}}))"
            f" TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
        )


def _filled(record_type: RecordType, rows: Sequence[Row]) -> list[Field]:
    """Return the fields that the rows have, in the order of the pack."""
    given = {name for row in rows for name in row}
    return [field for field in record_type.fields if field.id in given]


def _sql_type(field: Field) -> str:
    match field.type:
        case FieldType.NUMBER:
            return f"DECIMAL(18, {field.decimals})" if field.decimals else "BIGINT"
        case FieldType.BOOLEAN:
            return "BOOLEAN"
        case FieldType.DATE | FieldType.MONTH:
            return "DATE"
        case _:
            return "VARCHAR"


def _plain(field: Field, value: Value) -> Value:
    if field.type is FieldType.CHOICE and value is not None:
        choice = field.choice(str(value))
        if choice is None:
            raise KeyError(value)
        return choice.label.zh
    return value


def write_workbook(
    path: Path,
    tables: Tables,
    pack: Pack,
    *,
    notice: Sequence[str],
    none: Mapping[str, Sequence[Row]] = MappingProxyType({}),
) -> None:
    """Write a workbook with a sheet per record type that has rows.

    Of `none`, whose rows are those of others, the sheet says that there are none.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    sheets = [
        _none(_sheet(pack.record_types[name], none[name]))
        if name in none
        else _sheet(pack.record_types[name], rows)
        for name, rows in tables.items()
        if rows or name in none
    ]
    properties: dict[str, str | dt.datetime] = {
        "title": path.stem,
        "comments": "Example data; every figure is made up.",
        "author": "examples/generate_city.py",
        "created": _CREATED,
    }
    write_book(path, sheets, notice=notice, bold=(0,), properties=properties)


def _sheet(record_type: RecordType, rows: Sequence[Row]) -> Sheet:
    fields = _filled(record_type, rows)
    columns = tuple((field.label.zh, _WIDTHS.get(field.type, 14), _kind(field)) for field in fields)
    cells = [[_cell(field, row.get(field.id)) for field in fields] for row in rows]
    return Sheet(record_type.title.zh, columns, cells)


def _none(sheet: Sheet) -> Sheet:
    (title, width, _), *others = sheet.columns
    nothing: list[Cell] = ["无", *(None for _ in others)]
    return Sheet(sheet.name, ((title, width, "text"), *others), [nothing])


def _kind(field: Field) -> str:
    if field.type is FieldType.NUMBER:
        return "amount" if field.decimals else "whole"
    return _KINDS.get(field.type, "text")


def _cell(field: Field, value: Value) -> Cell:
    if isinstance(value, bool):
        return "是" if value else "否"
    return _plain(field, value)
