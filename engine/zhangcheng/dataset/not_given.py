"""Finds what the ledger of some institutions does not give though those of others do: it is not known.

Where each county keeps a workbook of its own and one of them has no sheet of agreements, nobody knows
how many its institutions have. Where a list is for all, what is not in it is not there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhangcheng.dataset.dataset import NotGiven, Table
from zhangcheng.dataset.intake import Intake, Joined, Matched
from zhangcheng.dataset.left_blank import is_left_blank
from zhangcheng.dataset.names import quoted
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, RecordType


def find_not_given(
    joined: Mapping[str, Joined],
    tables: Mapping[str, Table],
    rejected: Mapping[int, int],
    intake: Intake,
) -> NotGiven:
    """Return, and report, what the files do not give of the institutions that stand in them.

    A file lacks a record type when it has records that those of the type refer to, but no sheet of it
    with rows or 无; when no record of the type in any file refers to one of that file; and when each
    file that gives the type has such records too: it is the ledger of others, and no list for all.
    `rejected` is how many rows of each sheet were not accepted.
    """
    sheets = [sheet for of_type in joined.values() for sheet in of_type.sheets]
    if intake.lenient or len({sheet.matched.part.file for sheet in sheets}) < 2:  # noqa: PLR2004
        return {}
    holding = _Files(
        matched=tuple(sheet.matched for sheet in sheets),
        filled=frozenset(
            sheet.matched.source
            for sheet in sheets
            if sheet.read > rejected.get(sheet.matched.source, 0)
        ),
    )
    found: dict[str, Mapping[int, Location]] = {}
    for record_type in intake.record_types.values():
        lacking = {
            file: holding.place(record_type, file)
            for file in _lacking(record_type, holding, tables=tables, intake=intake)
        }
        for place in lacking.values():
            intake.collector.add(
                codes.NOT_IN_OWN_FILE,
                place,
                what=_what(record_type.title, blank=place.sheet is not None),
                other=next(iter(holding.givers(record_type))),
            )
        if lacking:
            found[record_type.id] = {
                sheet.source: lacking[sheet.part.file]
                for sheet in holding.matched
                if sheet.part.file in lacking
            }
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    """All sheets of known types; `filled` are those (by source) with accepted records."""

    matched: tuple[Matched, ...]
    filled: frozenset[int]

    def givers(self, record_type: RecordType) -> dict[str, None]:
        """Return the files with rows of a type, or that say 无."""
        return dict.fromkeys(
            sheet.part.file
            for sheet in self.matched
            if sheet.record_type.id == record_type.id and not is_left_blank(sheet)
        )

    def bearing(self, references: list[Field]) -> dict[str, None]:
        """Return the files with records that those references can name."""
        targets = {reference.to for reference in references}
        return dict.fromkeys(
            sheet.part.file
            for sheet in self.matched
            if sheet.record_type.id in targets and sheet.source in self.filled
        )

    def place(self, record_type: RecordType, file: str) -> Location:
        """Return where a file should give the type: its blank sheet, or the file."""
        blank = (
            sheet.origin.whole
            for sheet in self.matched
            if sheet.record_type.id == record_type.id and sheet.part.file == file
        )
        return next(blank, Location(file=file))


def _lacking(
    record_type: RecordType, files: _Files, *, tables: Mapping[str, Table], intake: Intake
) -> Iterator[str]:
    references = [f for f in record_type.fields if f.to in tables and f.to != record_type.id]
    givers, bearing = files.givers(record_type), files.bearing(references)
    without = [file for file in bearing if file not in givers]
    if not givers or not without or not givers.keys() <= bearing.keys():
        return
    file_of = {sheet.source: sheet.part.file for sheet in files.matched}
    named = {
        file_of[source]
        for reference in references
        for (source,) in intake.connection.execute(
            f"SELECT DISTINCT t._source FROM {quoted(tables[record_type.id].name)} AS s "
            f"JOIN {quoted(tables[reference.to or ''].name)} AS t ON t._key = s.{quoted(reference.id)}"
        ).fetchall()
    }
    yield from (file for file in without if file not in named)


def _what(title: Text, *, blank: bool) -> Text:
    if blank:
        return Text(f"“{title.zh}”没有填", f"“{title.en}” is left blank")
    return Text(f"没有“{title.zh}”表", f"There is no sheet “{title.en}”")
