"""Finds the rows whose reference leads to no record, though it should: unread, unknown or left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake
from zhangcheng.dataset.names import literal, quoted, unread_name
from zhangcheng.model.record_type import Field


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A row by its number among the records, if it is one of them, and by its sheet and line.

    `value` is what the reference says, if that could be read; `place` where the row lies, if known.
    `either` are the records, by key and row number, of which it may be one: of a row whose code means
    another than its name.
    """

    row: int | None
    source: int
    line: int
    value: str | None
    place: str | None
    either: tuple[tuple[str, int], ...] = ()


def leading_nowhere(field: Field, *, table: Table, target: Table, intake: Intake) -> list[Nowhere]:
    """Return the accepted rows of which a reference leads to no record."""
    column = quoted(field.id)
    # Records that were joined to their owner have one: only the others are looked into.
    alone = " AND s._owner_row IS NULL" if field.id == table.record_type.belongs_to else ""
    rows = intake.connection.execute(
        f"SELECT s._row, s._source, s._line, s.{column}, s._jurisdiction FROM {quoted(table.name)} AS s "
        f"ANTI JOIN {quoted(target.name)} AS t ON t._key = s.{column} "
        f"WHERE ({' OR '.join(_should_lead(table, field))}){alone} ORDER BY s._row"
    ).fetchall()
    return [Nowhere(*row) for row in rows]


def rejected_rows(
    field: Field, *, table: Table, target: Table, intake: Intake
) -> Iterator[tuple[Nowhere, tuple[str, int] | None]]:
    """Yield the rejected rows, each with the key and row number of the record it refers to, if any.

    A row that refers to none, as it may, is left out.
    """
    if table.rejected is None:
        return
    column = quoted(field.id)
    # One with the key of another is no other record, where its key says to which it refers.
    other = " AND s._key IS NULL" if field.id in table.record_type.key else ""
    rows = intake.connection.execute(
        f"SELECT s._source, s._line, s.{column}, s._jurisdiction, t._key, t._row "
        f"FROM {quoted(table.rejected)} AS s "
        f"LEFT JOIN {quoted(target.name)} AS t ON t._key = s.{column} "
        f"WHERE ({' OR '.join(_should_lead(table, field))}){other} ORDER BY s._row"
    ).fetchall()
    for *row, key, number in rows:
        yield Nowhere(None, *row), None if key is None else (key, number)


def must_be_filled(field: Field, alias: str) -> str | None:
    """Return the condition under which a column must be filled in; None where it need never be.

    It is unknown where a column that decides is blank or unread.
    """
    if field.required:
        return "TRUE"
    conditions = [
        f"{alias}.{quoted(name)} IN ({', '.join(map(literal, ids))})" for name, ids in field.required_for
    ]
    return " OR ".join(conditions) if conditions else None


def _should_lead(table: Table, field: Field) -> Iterator[str]:
    """Yield the conditions under which a row is meant to refer to a record, or may be."""
    column = f"s.{quoted(field.id)}"
    yield f"{column} IS NOT NULL"
    if field.required:
        yield f"{column} IS NULL"
        return
    needed = must_be_filled(field, "s")
    if needed is not None:
        # Of a row that does not say for what it is, nobody knows that it refers to none.
        yield f"({column} IS NULL AND coalesce({needed}, TRUE))"
    if field.id in table.unread:
        yield f"s.{quoted(unread_name(field.id))}"
