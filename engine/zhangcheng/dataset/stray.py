"""Finds out to which records the rows may refer of which nobody knows to which they do.

A row whose reference cannot be read, or leads to no record, counts for none of them for certain and
for each perhaps. So does a row of which no record was made for want of a key of its own, and one whose
code means another record than its name counts for either of the two.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhangcheng.dataset.dataset import NotGiven, Strays, Table
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.named_records import written_in
from zhangcheng.dataset.names import quoted, stray_name
from zhangcheng.dataset.nowhere import Nowhere, rejected_rows
from zhangcheng.diagnostics.location import Location
from zhangcheng.model.jurisdiction import JurisdictionTree
from zhangcheng.model.record_type import Field, FieldType

NowhereByType = Mapping[str, Mapping[str, Sequence[Nowhere]]]
"""The accepted rows whose reference leads nowhere, by record type and reference."""

_PAIRS = 1_000_000
"""Stray rows times records that are noted one by one; beyond, nothing is known of these records."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where the record lies that a row may refer to.

    A `place`; or a file, by the `sources` of its sheets; else anywhere. `unnamed` is one that no row
    at all refers to.
    """

    place: str | None
    sources: tuple[int, ...]
    unnamed: bool


def find_strays(
    joined: Mapping[str, Joined], tables: Mapping[str, Table], nowhere: NowhereByType, intake: Intake
) -> tuple[Strays, NotGiven]:
    """Return the stray rows, and create the tables of what they may refer to.

    Where there are too many of them, as in a column of other codes altogether, nobody knows what
    records of their type there are: that is returned too.
    """
    known = _Known(joined=joined, tables=tables, used=unknown_values(tables, nowhere), intake=intake)
    strays: dict[tuple[str, str], Sequence[Location]] = {}
    unknown: dict[str, Mapping[int, Location]] = {}
    for name in joined:
        for field in tables[name].record_type.fields:
            target = tables.get(field.to or "") if field.type is FieldType.REFERENCE else None
            rows = nowhere.get(name, {}).get(field.id, ())
            if target is None or not target.rows or not (rows or tables[name].rejected):
                continue
            seeker = _Seeker(name, field, known)
            cells = seeker.write(rows)
            if cells:
                strays[name, field.id] = cells
            if seeker.crowded:
                unknown[name] = {**unknown.get(name, {}), **seeker.crowded}
    return strays, unknown


def unknown_values(
    tables: Mapping[str, Table], nowhere: NowhereByType
) -> Mapping[tuple[str, str], set[str]]:
    """Return, by target and value that leads to none of its records, the record types it stands in.

    One wrong cell is a slip; a code that several ledgers agree on is that of a record that is missing,
    or stands under a wrong one.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for name, references in nowhere.items():
        for reference, rows in references.items():
            field = tables[name].record_type.field(reference)
            for row in rows:
                if row.value is not None and field is not None and field.to is not None:
                    found.setdefault((field.to, row.value), set()).add(name)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The data, and the `used` values that lead to no record."""

    joined: Mapping[str, Joined]
    tables: Mapping[str, Table]
    used: Mapping[tuple[str, str], set[str]]
    intake: Intake


class _Seeker:
    """Looks for the records that the stray rows of one reference may refer to.

    `crowded` are the sheets of records that too many of them may refer to, each with one of their cells.
    """

    def __init__(self, record_type: str, field: Field, known: _Known) -> None:
        self.crowded: dict[int, Location] = {}
        self._known, self._field = known, field
        self._sheets, self._table = known.joined[record_type], known.tables[record_type]
        self._target = known.tables[field.to or ""]
        self._stray = quoted(stray_name(record_type, field.id))
        held = known.joined.get(self._target.record_type.id)
        self._held = [] if held is None else [sheet.matched for sheet in held.sheets]
        places = self._execute(f"SELECT DISTINCT _jurisdiction FROM {quoted(self._target.name)}")
        self._places = [place for (place,) in places if place in known.intake.places.tree]

    def write(self, accepted: Sequence[Nowhere]) -> list[Location]:
        """Create the table of what the rows may refer to; return their cells."""
        cells: list[Location] = []
        direct: list[tuple[int, int | None, str, int]] = []
        scoped: dict[_Scope, list[tuple[int, Nowhere]]] = {}
        rejected = rejected_rows(
            self._field, table=self._table, target=self._target, intake=self._known.intake
        )
        for row, to in (*((row, None) for row in accepted), *rejected):
            meant = row.either if to is None else (to,)
            scope = None if meant else self._scope(row)
            if meant:
                direct += ((len(cells), row.row, *one) for one in meant)
            elif scope is not None:
                scoped.setdefault(scope, []).append((len(cells), row))
            else:
                continue
            cells.append(self._cell(row, found=to is not None))
        if cells:
            self._create(direct)
            for scope, rows in scoped.items():
                self._add(scope, rows, cells)
        return cells

    def _execute(self, sql: str, values: object = None) -> list[tuple[Any, ...]]:
        return self._known.intake.connection.execute(sql, values).fetchall()

    def _cell(self, row: Nowhere, *, found: bool) -> Location:
        """Return the cell that is at fault: the reference, or the row whose key is."""
        origin = self._sheets.origin(row.source)
        if found:
            return origin.row(row.line)
        written = written_in(self._field, self._sheets.sheet(row.source).matched, row.line)
        return origin.cell(row.line, written.id)

    def _scope(self, row: Nowhere) -> _Scope | None:
        """Return where the record may lie that a row refers to; None for one that was not handed in."""
        tree = self._known.intake.places.tree
        file = self._sheets.sheet(row.source).matched.part.file
        sources = tuple(sheet.source for sheet in self._held if sheet.part.file == file)
        unnamed = len(self._known.used.get((self._target.record_type.id, row.value or ""), ())) > 1
        if row.place is not None:
            return _Scope(row.place, (), unnamed)
        if sources:
            # A slip in a code of a county's own workbook may be anywhere in it, even where the code
            # is one of another county, and nothing of that was handed in.
            return _Scope(None, sources, unnamed)
        written = tree.known_part(row.value) if row.value is not None else None
        if written is not None and not any(tree.may_be_one(place, written) for place in self._places):
            return None
        return _Scope(written, (), unnamed)

    def _create(self, direct: Sequence[tuple[int, int | None, str, int]]) -> None:
        self._execute(
            f"CREATE OR REPLACE TABLE {self._stray} "
            f"(_at INTEGER, _row BIGINT, _to_key VARCHAR, _to_row BIGINT)"
        )
        if direct:
            self._execute(
                f"INSERT INTO {self._stray} SELECT unnest(?::INTEGER[]), unnest(?::BIGINT[]), "
                f"unnest(?::VARCHAR[]), unnest(?::BIGINT[])",
                [list(column) for column in zip(*direct, strict=True)],
            )

    def _add(
        self, scope: _Scope, rows: Sequence[tuple[int, Nowhere]], cells: Sequence[Location]
    ) -> None:
        """Note that the rows, each with the number of its cell, may be of any record of the scope."""
        condition, values = self._within(scope)
        targets = f"{quoted(self._target.name)} AS t WHERE {condition}"
        held = self._execute(f"SELECT _source, count(*) FROM {targets} GROUP BY _source", values)
        if len(rows) * sum(count for _, count in held) > _PAIRS:
            self.crowded |= {source: cells[rows[0][0]] for source, _ in held}
            return
        columns = [(at, row.row, row.source, row.line) for at, row in rows]
        added = "unnest($at::INTEGER[]) AS at, unnest($row::BIGINT[]) AS row"
        where = "unnest($source::INTEGER[]) AS source, unnest($line::INTEGER[]) AS line"
        self._execute(
            f"INSERT INTO {self._stray} SELECT s.at, s.row, t._key, t._row "
            f"FROM (SELECT {added}, {where}) AS s, {targets}{self._not_taken()}",
            values
            | dict(
                zip(("at", "row", "source", "line"), map(list, zip(*columns, strict=True)), strict=True)
            ),
        )

    def _not_taken(self) -> str:
        """Return the condition that a record has no row yet with the rest of the key of row `s`."""
        key = self._table.record_type.key
        rest = [quoted(name) for name in key if name != self._field.id]
        if self._field.id not in key or not rest:
            return ""
        columns = ", ".join(("_source", "_line", *rest))
        tables = [name for name in (self._table.name, self._table.rejected) if name is not None]
        rows = " UNION ALL ".join(f"SELECT {columns} FROM {quoted(name)}" for name in tables)
        same = " AND ".join(f"d.{name} = x.{name}" for name in rest)
        return (
            f" AND NOT EXISTS (SELECT 1 FROM ({rows}) AS x, {quoted(self._table.name)} AS d "
            f"WHERE x._source = s.source AND x._line = s.line "
            f"AND d.{quoted(self._field.id)} = t._key AND {same})"
        )

    def _within(self, scope: _Scope) -> tuple[str, dict[str, object]]:
        """Return the condition that a record lies within a scope, and its values."""
        conditions = ["TRUE"]
        values: dict[str, object] = {}
        if scope.place is not None:
            near = "t._jurisdiction IN (SELECT unnest($places::VARCHAR[]))"
            conditions.append(f"(t._jurisdiction IS NULL OR {near})")
            values["places"] = _near(scope.place, self._places, self._known.intake.places.tree)
        if scope.sources:
            conditions.append(f"t._source IN ({', '.join(map(str, scope.sources))})")
        if scope.unnamed:
            conditions += [f"t._key NOT IN ({named})" for named in self._named()]
        return " AND ".join(conditions), values

    def _named(self) -> Iterator[str]:
        """Yield queries of the keys that rows refer to, of all types that refer to the target."""
        for table in self._known.tables.values():
            for field in table.record_type.fields:
                if field.to == self._target.record_type.id and table.rows:
                    column = quoted(field.id)
                    yield f"SELECT {column} FROM {quoted(table.name)} WHERE {column} IS NOT NULL"


def _near(place: str, places: Sequence[str], tree: JurisdictionTree) -> list[str]:
    """Return those of the places that may be said of the same spot; all where that is not known."""
    return [other for other in places if place not in tree or tree.may_be_one(other, place)]
