"""What the stages of reading share, and a sheet that was matched to its record type."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb

from zhangcheng.dataset.cells import converter
from zhangcheng.dataset.fault import Converter
from zhangcheng.dataset.header import Framed
from zhangcheng.dataset.match import Columns
from zhangcheng.dataset.origin import Origin
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.rows import LeftOut, Records
from zhangcheng.dataset.sheet import Grid, Relation
from zhangcheng.dataset.units import Scale
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.model.record_type import Field, FieldType, RecordType


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What every stage needs.

    `lenient` is for records that a program made: keys and required fields may be left out. Unless
    `may_be_empty`, there must be a record. Columns of personal data stop the reading, unless they are
    to be dropped. `as_of` is the day that the data is read for, if any.
    """

    connection: duckdb.DuckDBPyConnection
    record_types: Mapping[str, RecordType]
    places: Places
    collector: Collector = field(default_factory=Collector)
    lenient: bool = False
    may_be_empty: bool = False
    drop_personal_data: bool = False
    as_of: dt.date | None = None

    def converter(self, field: Field, scale: Scale | None = None) -> Converter:
        """Return the converter of a field's cells."""
        return converter(field, self.places, self.target_key(field), scale)

    def target_key(self, reference: Field) -> Field | None:
        """Return the field whose values a reference names."""
        return target_key(reference, self.record_types)


def target_key(reference: Field, record_types: Mapping[str, RecordType]) -> Field | None:
    """Return the single key field of the record type that a reference points at.

    Where that key is a reference itself, it is the field at the end of the chain.
    """
    found: Field | None = reference
    for _ in range(len(record_types) + 1):
        if found is None or (found.type is not FieldType.REFERENCE):
            break
        target = record_types.get(found.to or "")
        found = target.field(target.key[0]) if target is not None and len(target.key) == 1 else None
    return None if found is not None and found.type is FieldType.REFERENCE else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A sheet of a known record type; `source` is its index among all sheets.

    `nth` is its place among the sheets of that type, `framed` a grid cut into headings and rows, of
    which `records` are to be read.
    """

    source: int
    part: Grid | Relation
    record_type: RecordType
    columns: Columns
    origin: Origin
    framed: Framed | None = None
    records: Records = field(default_factory=lambda: Records(rows=(), lines=()))
    nth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """Rows of a sheet that stand converted; `read` of them, and those `left_out` as no records.

    `faulty` has, by field, the row numbers of cells that were reported already.
    """

    matched: Matched
    read: int
    left_out: Mapping[LeftOut, int]
    faulty: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The sheets of one record type, in their order; `stage_<id>` has the rows of all of them."""

    record_type: RecordType
    sheets: tuple[Staged, ...]

    def origin(self, source: int) -> Origin:
        """Return where the rows of a sheet came from."""
        return self.sheet(source).matched.origin

    def sheet(self, source: int) -> Staged:
        """Return the sheet that is `source` among all sheets."""
        return next(sheet for sheet in self.sheets if sheet.matched.source == source)

    @property
    def unread(self) -> tuple[str, ...]:
        """The fields of which some cells could not be read, or some sheets alone have no column."""
        unread = {name for sheet in self.sheets for name in (*sheet.faulty, *self.lacking(sheet))}
        return tuple(field.id for field in self.record_type.fields if field.id in unread)

    def lacking(self, sheet: Staged) -> tuple[str, ...]:
        """Return the fields that a sheet has no column of, though others have: nobody knows them.

        Of the dates between which a record is in force, none is taken for blank, and that is told.
        """
        others = {name for other in self.sheets for name in other.matched.columns.found}
        own = sheet.matched.columns.found
        return tuple(sorted(others - own - {name or "" for name in self.record_type.in_force}))
