"""Says which rules gave a number too wide to be exact, and which cells to look at first."""

from collections.abc import Iterable
from decimal import Decimal

import duckdb

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.names import quoted, table_name
from zhangcheng.diagnostics.codes import evaluation as codes
from zhangcheng.diagnostics.collector import Collector, UnusableDataError
from zhangcheng.diagnostics.location import Location
from zhangcheng.feel.checking.widths import MAX_WIDTH
from zhangcheng.model.record_type import FieldType, RecordType
from zhangcheng.pack.pack import Pack

TOO_WIDE = (duckdb.OutOfRangeException, duckdb.ConversionException)
"""What DuckDB raises when a number does not fit."""

_CELLS = 3
"""How many cells are named; the fault is nearly always in the largest."""


def too_wide(pack: Pack, dataset: Dataset, rules: Iterable[str]) -> UnusableDataError:
    """Return the error that names the `rules` whose numbers outgrow what can be exact."""
    collector = Collector()
    for id_ in rules:
        record_type = pack.record_types[pack.rules[id_].record]
        largest = largest_cells(pack, dataset, record_type)
        collector.add(
            codes.NUMBER_TOO_WIDE,
            largest[0] if largest else Location(file=pack.id),
            rule=id_,
            record_type=record_type.title,
            digits=MAX_WIDTH,
            cells="; ".join(map(str, largest)),
        )
    return UnusableDataError(collector.sorted)


def largest_cells(pack: Pack, dataset: Dataset, record_type: RecordType) -> list[Location]:
    """Return the cells of the largest numbers of a record type and of what relates to it."""
    near = [record_type.id, *(relation.record_type for relation in record_type.relations)]
    near += [field.to for field in record_type.fields if field.to is not None]
    found: list[tuple[Decimal, Location]] = []
    for name in dict.fromkeys(near):
        for field in pack.record_types[name].fields:
            if field.type is FieldType.NUMBER:
                found += _largest_of(dataset, name, field.id)
    found.sort(key=lambda entry: entry[0], reverse=True)
    return [location for _, location in found[:_CELLS]]


def _largest_of(dataset: Dataset, record_type: str, field: str) -> list[tuple[Decimal, Location]]:
    rows = dataset.connection.execute(
        f"SELECT abs({quoted(field)}), _row FROM {quoted(table_name(record_type))}"
        f" WHERE {quoted(field)} IS NOT NULL ORDER BY 1 DESC, 2 LIMIT {_CELLS}"
    ).fetchall()
    return [(Decimal(value), dataset.cell(record_type, row, field)) for value, row in rows]
