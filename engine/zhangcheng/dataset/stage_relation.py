"""Converts typed columns inside DuckDB: no value passes through Python but those that need words.

A column whose type is already that of its field is cast where it stands. Any other is converted by
its distinct values, through the same converters as the cells of a sheet, and joined back.
"""

from dataclasses import dataclass
from typing import Any

from zhangcheng.dataset.cells import column_type, converter
from zhangcheng.dataset.convert import FaultyCell, NotedCell, report_column, report_notes
from zhangcheng.dataset.fault import Converter, Fault, Noted, settled
from zhangcheng.dataset.headings import KEY, PLACE
from zhangcheng.dataset.intake import Intake, Matched, Staged
from zhangcheng.dataset.keys import is_of_key, key_sql
from zhangcheng.dataset.match import report_scale
from zhangcheng.dataset.names import quoted, stage_name
from zhangcheng.dataset.normal import KEY_LETTERS
from zhangcheng.dataset.sheet import Relation
from zhangcheng.dataset.typed_numbers import WHOLE, is_typed_number, number_sql, sound_numbers
from zhangcheng.dataset.units import Scale
from zhangcheng.dataset.unread import unread_columns
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.model.record_type import Field, FieldType

_TIMES = frozenset(("DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"))
_KEPT_AS_TEXT = frozenset((FieldType.TEXT, FieldType.REFERENCE))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """The relation being read, and what its columns are read with.

    `sound` are the fields whose numbers are cast as they stand.
    """

    relation: Relation
    matched: Matched
    intake: Intake
    sound: frozenset[str]

    @property
    def source(self) -> str:
        """The relation as it stands after FROM, called `r`."""
        return f"{self.relation.source} AS r"

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the result of a query."""
        return self.intake.connection.execute(sql, list(values)).fetchall()

    def converter(self, field: Field) -> Converter:
        """Return the converter of a field's cells."""
        return converter(field, self.intake.places, self.intake.target_key(field), self.scale(field))

    def scale(self, field: Field) -> Scale | None:
        """Return the unit that the heading of a field's column states."""
        columns = self.matched.columns
        return next(
            (columns.scales.get(n) for n, found in columns.fields.items() if found is field), None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """How one field is read: the SQL of its value, the join that needs, and its faulty cells."""

    value: str
    join: str = ""
    faulty: tuple[FaultyCell, ...] = ()
    noted: tuple[NotedCell, ...] = ()


def stage_relation(matched: Matched, relation: Relation, intake: Intake) -> Staged:
    """Create `stage_<id>` over a relation; faulty cells are reported and missing."""
    sound = sound_numbers(relation, matched.columns.fields, intake.connection)
    reading = _Reading(relation=relation, matched=matched, intake=intake, sound=sound)
    by_field = {field.id: index for index, field in matched.columns.fields.items()}
    selects, joins = ["r._line::INTEGER AS _line"], []
    faulty: dict[str, frozenset[int]] = {}
    for field in (*matched.record_type.fields, PLACE, KEY):
        index = by_field.get(field.id)
        if index is None:
            selects.append(f"NULL::{column_type(field)} AS {quoted(field.id)}")
            continue
        column = _column(field, relation.columns[index], reading)
        selects.append(f"{column.value} AS {quoted(field.id)}")
        joins.append(column.join)
        if column.faulty:
            report_column(column.faulty, field, matched.origin, intake.collector)
            faulty[field.id] = frozenset(cell.line for cell in column.faulty)
        report_notes(column.noted, field, matched.origin, intake.collector)
        if index in matched.columns.scales:
            ((count,),) = reading.rows(
                f"SELECT count({column.value}) FROM {reading.source}{column.join}"
            )
            report_scale(
                matched.columns, index, count, at=matched.origin.whole, collector=intake.collector
            )
    key = key_sql(matched.record_type, lenient=intake.lenient, nth=matched.nth)
    rows = f"{relation.sliced or relation.source} AS r"
    intake.connection.execute(
        f"CREATE OR REPLACE TEMP VIEW {quoted(stage_name(matched.record_type, matched.source))} AS "
        f"SELECT _line - 1 AS _row, * REPLACE ({key} AS _key)"
        f"{unread_columns(faulty)} "
        f"FROM (SELECT {', '.join(selects)} FROM {rows}{''.join(joins)})"
    )
    ((read,),) = reading.rows(f"SELECT count(*) FROM {reading.source}")
    return Staged(matched=matched, read=read, left_out={}, faulty=faulty)


def _column(field: Field, column: tuple[str, str], reading: _Reading) -> _Column:
    name, kind = f"r.{quoted(column[0])}", column[1]
    if kind == "FLOAT":
        # The shortest text of a 32-bit number is what was meant; its 64-bit value has noise behind it.
        name, kind = f"CAST(CAST({name} AS VARCHAR) AS DOUBLE)", "DOUBLE"
    scale = reading.scale(field)
    if scale is not None and scale.converts:
        return _by_distinct(field, name, reading)
    if field.id in reading.sound:
        return _Column(value=f"CAST({name} AS {column_type(field)})")
    if is_typed_number(field, kind):
        value = number_sql(field, name, kind)
        return _Column(value=value, faulty=_recheck(field, name, value, reading=reading))
    key = reading.intake.target_key(field)
    if field.type not in _KEPT_AS_TEXT or key is None or key.type in _KEPT_AS_TEXT:
        value_or_none = _direct(field, name, kind, reading.matched)
        if value_or_none is not None:
            return _Column(value=value_or_none)
    return _by_distinct(field, name, reading)


def _direct(field: Field, name: str, kind: str, matched: Matched) -> str | None:
    """Return the SQL of a column that is already of its field's type; None for any other."""
    if field.type in _KEPT_AS_TEXT and kind == "VARCHAR":
        is_key = field.type is FieldType.REFERENCE or is_of_key(field, matched.record_type)
        return _text(name, KEY_LETTERS if is_key else None)
    if field.type in _KEPT_AS_TEXT and kind in WHOLE:
        return f"CAST({name} AS VARCHAR)"
    if field.type is FieldType.BOOLEAN and kind == "BOOLEAN":
        return name
    if field.type is FieldType.DATE and kind in _TIMES:
        return f"CAST({name} AS DATE)"
    if field.type is FieldType.MONTH and kind in _TIMES:
        return f"CAST(date_trunc('month', {name}) AS DATE)"
    return None


def _text(name: str, letters: tuple[str, str] | None) -> str:
    """Return the SQL of a text without spaces around it, and with plain letters in place of others."""
    written = f"translate({name}, '{letters[0]}', '{letters[1]}')" if letters is not None else name
    # Most texts of large tables are short codes: these are told apart quicker than each is trimmed.
    is_code = f"{name} <> '' AND NOT contains({name}, ' ') AND strlen({name}) = length({name})"
    return f"CASE WHEN {is_code} THEN {name} ELSE nullif(trim({written}), '') END"


def _recheck(field: Field, name: str, value: str, *, reading: _Reading) -> tuple[FaultyCell, ...]:
    """Return the cells that the SQL of a number refused, each with the reason the converter gives."""
    rows = reading.rows(
        f"SELECT r._line, CAST({name} AS VARCHAR) FROM {reading.source} "
        f"WHERE {name} IS NOT NULL AND ({value}) IS NULL ORDER BY r._line"
    )
    convert = reading.converter(field)
    return tuple(FaultyCell(line=line, cell=text, fault=_fault(convert(text))) for line, text in rows)


def _fault(result: object) -> Fault:
    return result if isinstance(result, Fault) else Fault(codes.NOT_A_NUMBER, {"example": "1250"})


def _by_distinct(field: Field, name: str, reading: _Reading) -> _Column:
    """Convert each distinct value once, as text, and join the results back."""
    convert, text = reading.converter(field), f"CAST({name} AS VARCHAR)"
    found = reading.rows(f"SELECT DISTINCT {text} FROM {reading.source} WHERE {name} IS NOT NULL")
    converted = {cell: convert(cell) for (cell,) in found}
    notes = {cell: value for cell, value in converted.items() if isinstance(value, Noted)}
    results = {cell: settled(value) for cell, value in converted.items()}
    good = {cell: value for cell, value in results.items() if not isinstance(value, Fault)}
    faults = {cell: value for cell, value in results.items() if isinstance(value, Fault)}
    is_text = field.type is FieldType.CHOICE or column_type(field) == "VARCHAR"
    if is_text and not faults and all(cell == value for cell, value in good.items()):
        # None fails; but a cast that may is made once for each word of a dictionary that Parquet has.
        return _Column(value=f"TRY_CAST({text} AS {column_type(field)})")
    # No id holds a point or a space: no other column's words go by this name.
    words = quoted(f"words {reading.matched.record_type.id}.{field.id}")
    reading.intake.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {words} AS "
        f"SELECT unnest(?::VARCHAR[]) AS word, unnest(?::{column_type(field)}[]) AS value",
        [list(good), list(good.values())],
    )
    faulty = tuple(
        FaultyCell(line=line, cell=cell, fault=faults[cell])
        for line, cell in _cells_of(list(faults), text, reading)
    )
    noted = tuple(
        NotedCell(line=line, cell=cell, noted=notes[cell])
        for line, cell in _cells_of(list(notes), text, reading)
    )
    alias = quoted(f"w_{field.id}")
    join = f" LEFT JOIN {words} AS {alias} ON {alias}.word = {text}"
    return _Column(value=f"{alias}.value", join=join, faulty=faulty, noted=noted)


def _cells_of(texts: list[str], text: str, reading: _Reading) -> list[tuple[int, str]]:
    """Return the row number and text of the cells that hold one of `texts`."""
    if not texts:
        return []
    rows = reading.rows(
        f"SELECT r._line, {text} FROM {reading.source} "
        f"WHERE {text} IN (SELECT unnest(?::VARCHAR[])) ORDER BY r._line",
        texts,
    )
    return [(line, cell) for line, cell in rows]
