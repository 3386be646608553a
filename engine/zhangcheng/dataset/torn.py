"""Finds the rows whose code is one institution's and whose name another's: they may be of either.

As where a column was shifted by a row: whether code or name is right, nobody knows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.names import quoted, unread_name
from zhangcheng.dataset.normal import without_kind
from zhangcheng.dataset.nowhere import Nowhere
from zhangcheng.model.record_type import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A reference, the field beside it that names what it means, and the tables of both ends."""

    reference: Field
    name: Field
    joined: Joined
    table: Table
    target: Table

    def differing(self, table: str) -> str:
        """Return the rows `s` of a table, as SQL, that name another thing than their key means, `t`."""
        called = quoted(self.target.record_type.name or "")
        return (
            f"FROM {quoted(table)} AS s "
            f"JOIN {quoted(self.target.name)} AS t ON t._key = s.{quoted(self.reference.id)} "
            f"WHERE s.{quoted(self.name.id)} <> t.{called}"
        )

    def odd(self, table: str, intake: Intake) -> list[list[str]]:
        """Return the names of such rows, each with that of its key; mere endings do not matter."""
        called = quoted(self.target.record_type.name or "")
        pairs = intake.connection.execute(
            f"SELECT DISTINCT s.{quoted(self.name.id)}, t.{called} {self.differing(table)}"
        ).fetchall()
        return [[a, b] for a, b in pairs if without_kind(a) != without_kind(b)]


def torn_rows(beside: Beside, held: Joined | None, intake: Intake) -> list[Nowhere]:
    """Return the rows that name exactly another record than their key means.

    Records of the row's own file are looked through, where it has any. `held` are those of the target.
    """
    found = list(_torn(beside, beside.table.name, held, intake))
    rejected = beside.table.rejected
    # Of a rejected row it is known already that it may be of the record that its key means.
    return found + (
        [] if rejected is None else [_by_name(row) for row in _torn(beside, rejected, held, intake)]
    )


def _by_name(row: Nowhere) -> Nowhere:
    return replace(row, row=None, either=row.either[1:])


def _torn(beside: Beside, table: str, held: Joined | None, intake: Intake) -> Iterator[Nowhere]:
    odd = beside.odd(table, intake)
    if not odd:
        return
    name, called = quoted(beside.name.id), quoted(beside.target.record_type.name or "")
    rows = intake.connection.execute(
        f"SELECT s._row, s._source, s._line, s._to_key, s._to_row, list([o._key, o._row::VARCHAR]) "
        f"FROM (SELECT s.*, t._key AS _to_key, t._row AS _to_row {beside.differing(table)} "
        f"AND [s.{name}, t.{called}] IN (SELECT unnest($odd::VARCHAR[][]))) AS s "
        f"JOIN {quoted(beside.target.name)} AS o ON o.{called} = s.{name} "
        f"WHERE [s._source, o._source] IN (SELECT unnest($near::SMALLINT[][])) "
        f"GROUP BY ALL ORDER BY s._row",
        {"odd": odd, "near": _near(beside.joined, held)},
    ).fetchall()
    for row, source, line, key, number, others in rows:
        either = ((key, number), *((other, int(at)) for other, at in others))
        yield Nowhere(row, source, line, None, None, either)


def _near(joined: Joined, held: Joined | None) -> list[list[int]]:
    """Return the sheets of rows, each with those of the records that they may refer to."""
    pairs: list[list[int]] = []
    for sheet in (sheet.matched for sheet in joined.sheets):
        targets = [other.matched for other in held.sheets] if held is not None else []
        own = [other for other in targets if other.part.file == sheet.part.file]
        pairs += ([sheet.source, other.source] for other in own or targets)
    return pairs


def left_open(table: Table, rows: Mapping[str, Sequence[Nowhere]], intake: Intake) -> Table:
    """Make unread to what the torn ones of the rows refer, by reference; return the table."""
    for name, of_reference in rows.items():
        torn = [row.row for row in of_reference if row.either and row.row is not None]
        if not torn:
            continue
        unread = quoted(unread_name(name))
        values = [f"{quoted(name)} = NULL", f"{unread} = TRUE"]
        if name == table.record_type.belongs_to:
            own = table.record_type.jurisdiction_field
            values += ["_owner_row = NULL", f"_jurisdiction = {quoted(own.id) if own else 'NULL'}"]
        for stored in filter(None, (table.name, table.rejected)):
            intake.connection.execute(
                f"ALTER TABLE {quoted(stored)} ADD COLUMN IF NOT EXISTS {unread} BOOLEAN DEFAULT FALSE"
            )
        intake.connection.execute(
            f"UPDATE {quoted(table.name)} SET {', '.join(values)} "
            f"WHERE _row IN (SELECT unnest(?::BIGINT[]))",
            [torn],
        )
        table = replace(table, unread=tuple(dict.fromkeys((*table.unread, name))))
    return table
