"""What the stages of reading share, and a sheet that was matched to its record type."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb

from zhangcheng.dataset.match import Columns
from zhangcheng.dataset.origin import Origin
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.sheet import Grid, Relation
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.model.record_type import Field, RecordType


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What every stage needs.

    `lenient` is for records that a program made: keys and required fields may be left out.
    """

    connection: duckdb.DuckDBPyConnection
    record_types: Mapping[str, RecordType]
    places: Places
    collector: Collector = field(default_factory=Collector)
    lenient: bool = False

    def target_key(self, reference: Field) -> Field | None:
        """Return the single key field of the record type that a reference points at."""
        target = self.record_types.get(reference.to or "")
        return target.field(target.key[0]) if target is not None and len(target.key) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A sheet of a known record type; `source` is its index among all sheets."""

    source: int
    part: Grid | Relation
    record_type: RecordType
    columns: Columns
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """Rows that stand converted in `stage_<id>`; `read` of them, and `blank` ones left out.

    `faulty` has, by field, the row numbers of cells that were reported already.
    """

    matched: Matched
    read: int
    blank: int
    faulty: Mapping[str, frozenset[int]]
