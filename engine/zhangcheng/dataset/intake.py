"""What the stages of reading share, and a sheet that was matched to its record type."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb

from zhangcheng.dataset.header import Framed
from zhangcheng.dataset.match import Columns
from zhangcheng.dataset.origin import Origin
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.sheet import Grid, Relation
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.model.record_type import Field, FieldType, RecordType


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What every stage needs.

    `lenient` is for records that a program made: keys and required fields may be left out. Unless
    `may_be_empty`, there must be a record.
    """

    connection: duckdb.DuckDBPyConnection
    record_types: Mapping[str, RecordType]
    places: Places
    collector: Collector = field(default_factory=Collector)
    lenient: bool = False
    may_be_empty: bool = False

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

    `framed` is a grid cut into headings and rows.
    """

    source: int
    part: Grid | Relation
    record_type: RecordType
    columns: Columns
    origin: Origin
    framed: Framed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """Rows that stand converted in `stage_<id>`; `read` of them, and `blank` ones left out.

    `faulty` has, by field, the row numbers of cells that were reported already.
    """

    matched: Matched
    read: int
    blank: int
    faulty: Mapping[str, frozenset[int]]
