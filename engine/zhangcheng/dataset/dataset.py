"""Loaded data: a typed table per record type, and the way back from a row to its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from zhangcheng.dataset.former import Recoded
from zhangcheng.dataset.names import quoted
from zhangcheng.dataset.origin import Origin
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.model.data_facts import InputFile, SheetCount
from zhangcheng.model.record_type import RecordType

_BLOCK = 4096

NotGiven = Mapping[str, Mapping[int, Location]]
"""By record type, the sheets (indexes into `Dataset.sheets`) of files that do not give it.

Each with the place that should: the sheet that was left blank, or the file without one.
"""

Strays = Mapping[tuple[str, str], Sequence[Location]]
"""By record type and reference, the cells of stray rows: what they refer to is not known.

There is a table `stray_<type>_<reference>` with a row for each record that one of them may refer to:
`_at` (which of the cells), `_row` (the row's number among the records; NULL if it is none of them),
`_to_key` and `_to_row` (key and number of the record referred to).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A record type's table in DuckDB.

    Columns: `_row` (BIGINT, dense from 0), `_key` (VARCHAR, unique), `_source` (index into
    `Dataset.sheets`), `_line` (row number there, from 1), one per field, `_jurisdiction` (VARCHAR,
    the record's own place or the one it inherits), and `_owner_row` (BIGINT, the `_row` of the
    record that it belongs to; not set where record types belong to each other in a circle).
    `unread` are the fields with cells that are not blank, but could not be read: for each there is a
    column `_unread_<id>` (BOOLEAN), true in those rows. `rejected` is
    the table of the rows that were not accepted, where there are any.
    """

    name: str
    record_type: RecordType
    rows: int
    unread: tuple[str, ...] = ()
    rejected: str | None = None

    @property
    def undated(self) -> tuple[str, ...]:
        """The dates of `in_force` among `unread`: a record may or may not be in force."""
        return tuple(name for name in self.record_type.in_force if name in self.unread)


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """Everything that was read.

    `tables` has every record type of the pack, with no rows where the data has none. `sheets` are
    all sheets met, `origins` their counterparts that know addresses. `diagnostics` are sorted and
    hold no errors: an input with errors is not loaded. `columns` has, for each record type that the
    data has a sheet or table of, the fields that have a column; None where records were made by a
    program, which leaves out what it has no use for. `recoded` has, by record type, the present key
    of each former one that its records state. `not_given` is what the ledger of some institutions
    leaves out though those of others have it: nobody knows what records they have. `strays` are the
    rows of which nobody knows what they refer to. `unread` has, by record type and field, source and
    line of the cells in which something stands that could not be read.
    """

    connection: duckdb.DuckDBPyConnection
    tables: Mapping[str, Table]
    files: tuple[InputFile, ...]
    sheets: tuple[SheetCount, ...]
    origins: tuple[Origin, ...]
    notices: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    columns: Mapping[str, frozenset[str]] | None = None
    recoded: Recoded = field(default_factory=dict)
    not_given: NotGiven = field(default_factory=dict)
    strays: Strays = field(default_factory=dict)
    unread: Mapping[tuple[str, str], Sequence[tuple[int, int]]] = field(default_factory=dict)
    _blocks: dict[tuple[str, int], Sequence[tuple[int, int]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def undated(self) -> dict[str, tuple[str, ...]]:
        """By record type, the fields of `in_force` that have cells nobody could read."""
        return {name: table.undated for name, table in self.tables.items() if table.undated}

    def locate(self, source: int, line: int, field_id: str | None = None) -> Location:
        """Return the address of a row, or of a field in it, from the row's `_source` and `_line`."""
        origin = self.origins[source]
        return origin.row(line) if field_id is None else origin.cell(line, field_id)

    def cell(self, record_type: str, row: int, field_id: str) -> Location:
        """Return the address of a field of the record with `_row` = `row`."""
        return self.locate(*self._block(record_type, row // _BLOCK)[row % _BLOCK], field_id)

    def row_location(self, record_type: str, row: int) -> Location:
        """Return the address of the record with `_row` = `row`."""
        return self.row_locations(record_type, [row])[0]

    def cells(self, record_type: str, rows: Sequence[int], field_id: str) -> list[Location]:
        """Return the addresses of a field in many records, in the order of `rows`."""
        return [self.locate(*place, field_id) for place in self._places(record_type, rows)]

    def row_locations(self, record_type: str, rows: Sequence[int]) -> list[Location]:
        """Return the addresses of many records, in the order of `rows`."""
        return [self.locate(*place) for place in self._places(record_type, rows)]

    def stray(self, record_type: str, reference: str, row: int) -> Location | None:
        """Return the cell of a stray row, which are numbered from -1 down; None for any other."""
        return self.strays[record_type, reference][-1 - row] if row < 0 else None

    def _places(self, record_type: str, rows: Sequence[int]) -> list[tuple[int, int]]:
        return [self._block(record_type, row // _BLOCK)[row % _BLOCK] for row in rows]

    def _block(self, record_type: str, number: int) -> Sequence[tuple[int, int]]:
        """Return source and line of a run of rows; findings ask for neighbours again and again."""
        block = self._blocks.get((record_type, number))
        if block is None:
            # A cursor of its own, so that a result someone is reading on the connection lives on.
            block = (
                self.connection.cursor()
                .execute(
                    f"SELECT _source, _line FROM {quoted(self.tables[record_type].name)} "
                    f"WHERE _row BETWEEN {number * _BLOCK} AND {(number + 1) * _BLOCK - 1} ORDER BY _row"
                )
                .fetchall()
            )
            self._blocks[record_type, number] = block
        return block
