"""Counts the records in force that belong to an institution of the day, and those of none."""

from collections.abc import Mapping

import duckdb

from zhangcheng.dataset.dataset import Table
from zhangcheng.evaluate.steps import in_force
from zhangcheng.model.clock import Clock
from zhangcheng.model.record_type import RecordType


class Owned:
    """Looks at records through the rows that they belong to, up to the institution."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], clock: Clock
    ) -> None:
        """Keep what is counted, and the day."""
        self._connection, self._tables, self._clock = connection, tables, clock

    def count(self) -> tuple[int, dict[str, int]]:
        """Return how many records (perhaps) in force have an institution; by type, how many none."""
        placed = 0
        unplaced: dict[str, int] = {}
        for name, table in self._tables.items():
            if not table.rows:
                continue
            has = self._has_owner(table, frozenset())
            ((own, all_of_them),) = self._connection.execute(
                f'SELECT count(*) FILTER ({has}), count(*) FROM "{table.name}" '
                f"WHERE ({self._force(table)}) IS NOT FALSE"
            ).fetchall()
            placed += own
            if own < all_of_them:
                unplaced[name] = all_of_them - own
        return placed, unplaced

    def _force(self, table: Table) -> str:
        return in_force(table.record_type, self._clock, table.undated) or "TRUE"

    def _has_owner(self, table: Table, below: frozenset[str]) -> str:
        """Return the condition that a record has an institution in force above it."""
        owner = self._owner(table.record_type)
        if owner is None or owner.record_type.id in below | {table.record_type.id}:
            return "TRUE"
        above = self._has_owner(owner, below | {table.record_type.id})
        institution = owner.record_type.belongs_to is None
        force = self._force(owner) if institution else "TRUE"
        if above == force == "TRUE":
            return "_owner_row IS NOT NULL"
        return (
            f'coalesce(_owner_row IN (SELECT _row FROM "{owner.name}" '
            f"WHERE ({force}) IS NOT FALSE AND {above}), FALSE)"
        )

    def _owner(self, record_type: RecordType) -> Table | None:
        reference = record_type.field(record_type.belongs_to) if record_type.belongs_to else None
        return None if reference is None else self._tables.get(reference.to or "")
