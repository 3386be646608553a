"""What the files of a run hold: which record types, of whom, and which they leave out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Joined, Matched
from zhangcheng.dataset.left_blank import is_left_blank
from zhangcheng.dataset.names import quoted
from zhangcheng.diagnostics.location import Location
from zhangcheng.model.record_type import Field, RecordType


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """All sheets of known types; `filled` are those (by source) with accepted records."""

    matched: tuple[Matched, ...]
    filled: frozenset[int]
    tables: Mapping[str, Table]

    @classmethod
    def of(
        cls, joined: Iterable[Joined], tables: Mapping[str, Table], rejected: Mapping[int, int]
    ) -> "Holdings":
        """Return those of staged sheets; `rejected` is how many rows of each were not accepted."""
        sheets = [sheet for of_type in joined for sheet in of_type.sheets]
        accepted = {s.matched.source: s.read - rejected.get(s.matched.source, 0) for s in sheets}
        return cls(
            matched=tuple(sheet.matched for sheet in sheets),
            filled=frozenset(source for source, rows in accepted.items() if rows),
            tables=tables,
        )

    @property
    def files(self) -> set[str]:
        """The files that have sheets of known types."""
        return {sheet.part.file for sheet in self.matched}

    def references(self, record_type: RecordType) -> list[Field]:
        """Return the references of a type to others."""
        return [f for f in record_type.fields if f.to in self.tables and f.to != record_type.id]

    def givers(self, record_type: RecordType) -> dict[str, Matched]:
        """Return the files with rows of a type, or that say 无, each with its first such sheet."""
        found: dict[str, Matched] = {}
        for sheet in self.matched:
            if sheet.record_type.id == record_type.id and not is_left_blank(sheet):
                found.setdefault(sheet.part.file, sheet)
        return found

    def bearing(self, record_type: RecordType) -> dict[str, set[str]]:
        """Return the files with records that those of a type can name, and of which types they are."""
        targets = {reference.to for reference in self.references(record_type)}
        found: dict[str, set[str]] = {}
        for sheet in self.matched:
            if sheet.record_type.id in targets and sheet.source in self.filled:
                found.setdefault(sheet.part.file, set()).add(sheet.record_type.id)
        return found

    def named(self, record_type: RecordType, intake: Intake) -> set[str]:
        """Return the files with records that those of a type do name."""
        file_of = {sheet.source: sheet.part.file for sheet in self.matched}
        rows = quoted(self.tables[record_type.id].name)
        return {
            file_of[source]
            for reference in self.references(record_type)
            for (source,) in intake.connection.execute(
                f"SELECT DISTINCT t._source FROM {rows} AS s "
                f"JOIN {quoted(self.tables[reference.to or ''].name)} AS t "
                f"ON t._key = s.{quoted(reference.id)}"
            ).fetchall()
        }

    def place(self, record_type: RecordType, file: str) -> Location:
        """Return where a file should give a type: its blank sheet, or the file."""
        blank = (
            sheet.origin.whole
            for sheet in self.matched
            if sheet.record_type.id == record_type.id and sheet.part.file == file
        )
        return next(blank, Location(file=file))
