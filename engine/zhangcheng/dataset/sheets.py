"""Finds out what each sheet holds: its record type, its headings, its columns and its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from zhangcheng.dataset.dittos import fill_dittos
from zhangcheng.dataset.header import Framed, find_header
from zhangcheng.dataset.headings import KEY, Headings
from zhangcheng.dataset.intake import Intake, Matched
from zhangcheng.dataset.match import (
    Columns,
    check_columns,
    check_keys,
    check_required,
    match_columns,
    type_named,
    types_by_headings,
    without_shares,
)
from zhangcheng.dataset.merged import fill_merged
from zhangcheng.dataset.origin import Origin
from zhangcheng.dataset.rows import LeftOut, Records, classify_rows
from zhangcheng.dataset.sheet import Cell, Grid, Notice, Part, Relation
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.suggest import did_you_mean_label
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import FieldType, RecordType

_LINES_NAMED = 8
_TITLES_NAMED = 3
_LEFT_OUT = {
    LeftOut.TOTAL: codes.TOTALS_LEFT_OUT,
    LeftOut.NOTE: codes.NOTES_LEFT_OUT,
    LeftOut.HEADINGS: codes.HEADINGS_LEFT_OUT,
    LeftOut.NONE: codes.NONE_STATED,
}


def match_sheets(parts: Sequence[Part], intake: Intake) -> dict[int, Matched]:
    """Return the sheets of known record types, by their place among all sheets."""
    matched: dict[int, Matched] = {}
    copies: list[tuple[Matched, Matched]] = []
    for source, part in enumerate(parts):
        if isinstance(part, Notice):
            continue
        record_type = _type_of(part, parts, intake)
        if record_type is None:
            _report_unknown_sheet(part, intake)
            continue
        earlier = [m for m in matched.values() if m.record_type.id == record_type.id]
        sheet = _match(source, part, record_type, nth=len(earlier), intake=intake)
        copy = next((m for m in earlier if _is_copy(m, sheet)), None)
        if copy is None:
            matched[source] = sheet
        else:
            copies.append((copy, sheet))
    _report_copies(copies, intake)
    _report_examples(matched.values(), intake)
    return matched


def rows_in(part: Grid) -> int:
    """Return how many rows of a sheet of no known record type hold anything, headings aside."""
    held = sum(any(cell not in (None, "") for cell in row) for row in part.rows)
    return held if part.headings is not None else max(0, held - 1)


def _type_of(part: Grid | Relation, parts: Sequence[Part], intake: Intake) -> RecordType | None:
    """Return the record type a sheet is named after; failing that, the one its headings belong to.

    A file's only sheet may go by the name of the file.
    """
    alone = sum(other.file == part.file for other in parts) == 1
    names = [part.sheet] if part.sheet is not None else []
    names += [PurePath(part.file).stem] if alone else []
    for name in names:
        found = type_named(name, intake.record_types)
        if found is not None:
            return found
    if isinstance(part, Relation) or part.headings is not None:
        return None
    return _type_by_headings(part, " ".join(names), intake)


def _type_by_headings(part: Grid, name: str, intake: Intake) -> RecordType | None:
    headings = {}
    for record_type in intake.record_types.values():
        known = Headings(record_type)
        headings[record_type.id] = (find_header(part, known), known)
    found = types_by_headings(name, headings, intake.record_types)
    place = Location(file=part.file, sheet=part.sheet)
    shown = part.sheet or PurePath(part.file).stem
    if len(found) == 1:
        (record_type,) = found
        intake.collector.add(codes.TYPE_BY_HEADINGS, place, name=shown, record_type=record_type.title)
        return record_type
    if found:
        known_as = Text.listed(record_type.title for record_type in found)
        intake.collector.add(codes.AMBIGUOUS_SHEET, place, name=shown, record_types=known_as)
    return None


def _match(
    source: int, part: Grid | Relation, record_type: RecordType, *, nth: int, intake: Intake
) -> Matched:
    known = Headings(record_type, (KEY,) if intake.lenient else ())
    framed = _framed(part, known)
    letters = isinstance(part, Grid) and part.headings is None
    columns = match_columns(framed, record_type, letters=letters, known=known)
    if isinstance(part, Grid) and not part.shows_percents:
        columns = without_shares(columns)
    place = Location(file=part.file, sheet=part.sheet)
    if isinstance(part, Grid):
        framed = _filled(part, framed, columns, intake)
    records = _records(framed, columns, is_list=not letters)
    if letters:
        records = fill_dittos(records, columns, place, intake.collector)
    if framed.headings or letters:
        filled = [
            isinstance(part, Relation) or _holds_anything(records.rows, index)
            for index in range(len(framed.headings))
        ]
        check_columns(columns, place, intake.collector, filled=filled)
    if framed.headings and not intake.lenient:
        check_keys(columns, place, intake.collector)
        check_required(columns, place, intake.collector)
    nodes = part.nodes if isinstance(part, Grid) else ()
    origin = Origin(
        file=part.file, sheet=part.sheet, columns=columns.by_field, has_letters=letters, nodes=nodes
    )
    sheet = Matched(
        source=source,
        part=part,
        record_type=record_type,
        columns=columns,
        origin=origin,
        framed=framed,
        records=records,
        nth=nth,
    )
    _report_rows(sheet, intake)
    return sheet


def _framed(part: Grid | Relation, known: Headings) -> Framed:
    if isinstance(part, Grid):
        return find_header(part, known)
    headings = tuple(column for column, _ in part.columns)
    return Framed(headings=headings, body=(), first_line=1, line=0, rows=0)


def _records(framed: Framed, columns: Columns, *, is_list: bool) -> Records:
    key = columns.record_type.key
    keys = frozenset(index for index, field in columns.fields.items() if field.id in key)
    numbered = bool(framed.headings) and 0 not in columns.fields
    return classify_rows(framed, keys=keys, keep_all=is_list, numbered=numbered)


def _filled(grid: Grid, framed: Framed, columns: Columns, intake: Intake) -> Framed:
    """Fill merged cells, and say so: it is what the reader of the sheet sees."""
    if not grid.merged:
        return framed
    key = columns.record_type.key
    shared = frozenset(
        index
        for index, field in columns.fields.items()
        if field.type is FieldType.NUMBER and field.id not in key
    )
    rows, filled = fill_merged(grid, framed.body, first_line=framed.first_line, shared=shared)
    for index, told in filled.items():
        if index in columns.fields:
            place = Location(file=grid.file, sheet=grid.sheet, cell=told.area)
            label = columns.fields[index].label
            intake.collector.add(
                codes.MERGED_FILLED, place, field=label, areas=told.areas, count=told.cells
            )
    return replace(framed, body=rows)


def _report_rows(sheet: Matched, intake: Intake) -> None:
    """Say which rows were taken for titles, totals, notes and headings over again."""
    framed, origin = sheet.framed, sheet.origin
    if framed is not None and framed.above:
        intake.collector.add(
            codes.HEADINGS_BELOW, origin.row(framed.line), line=framed.line, count=framed.above
        )
    for reason, code in _LEFT_OUT.items():
        lines = sheet.records.left_out.get(reason, ())
        if lines:
            named = ", ".join(map(str, lines[:_LINES_NAMED])) + " …" * (len(lines) > _LINES_NAMED)
            intake.collector.add(code, origin.row(lines[0]), count=len(lines), lines=named)


def _report_examples(matched: Iterable[Matched], intake: Intake) -> None:
    """Say once for each file which rows are the examples of a form."""
    found: dict[str, list[Location]] = {}
    for sheet in matched:
        for line in sheet.records.left_out.get(LeftOut.EXAMPLE, ()):
            found.setdefault(sheet.part.file, []).append(sheet.origin.row(line))
    for file, rows in found.items():
        named = "; ".join(f"{row.sheet or file} › {row.cell}" for row in rows)
        intake.collector.add(codes.EXAMPLES_LEFT_OUT, Location(file=file), count=len(rows), places=named)


def _is_copy(one: Matched, other: Matched) -> bool:
    """Whether two sheets hold the same rows: reading both would count each record twice."""
    return (
        bool(one.records.rows)
        and one.framed is not None
        and other.framed is not None
        and one.framed.headings == other.framed.headings
        and [list(row) for row in one.records.rows] == [list(row) for row in other.records.rows]
    )


def _report_copies(pairs: Sequence[tuple[Matched, Matched]], intake: Intake) -> None:
    """Report the sheets that hold the same, those of two files at once."""
    by_files: dict[tuple[str, str], list[tuple[Matched, Matched]]] = {}
    for first, again in pairs:
        by_files.setdefault((first.part.file, again.part.file), []).append((first, again))
    for (file, other), of_files in by_files.items():
        if file == other or len(of_files) == 1:
            for first, again in of_files:
                place, title = again.origin.whole, again.record_type.title
                _report_copy(place, str(first.origin.whole), title, intake)
        else:
            titles = [again.record_type.title for _, again in of_files]
            _report_copy(Location(file=other), file, _sheets_named(titles), intake)


def _report_copy(place: Location, first: str, what: Text, intake: Intake) -> None:
    intake.collector.add(codes.SHEET_TWICE, place, first=first, record_type=what)


def _sheets_named(titles: Sequence[Text]) -> Text:
    listed = Text.listed(titles[:_TITLES_NAMED])
    if len(titles) <= _TITLES_NAMED:
        return listed
    return Text(f"{listed.zh}等 {len(titles)} 张表", f"{listed.en} and others, {len(titles)} sheets")


def _holds_anything(body: Sequence[Sequence[Cell]], index: int) -> bool:
    return any(index < len(row) and row[index] not in (None, "") for row in body)


def _report_unknown_sheet(part: Grid | Relation, intake: Intake) -> None:
    name = part.sheet or PurePath(part.file).stem
    titles = [record_type.title for record_type in intake.record_types.values()]
    intake.collector.add(
        codes.UNKNOWN_SHEET,
        Location(file=part.file, sheet=part.sheet),
        name=name,
        rows=count_rows(part, intake),
        suggestion=did_you_mean_label(name, titles),
    )


def count_rows(part: Grid | Relation, intake: Intake) -> int:
    """Return how many rows a sheet of no known record type has."""
    if isinstance(part, Grid):
        return rows_in(part)
    row = intake.connection.execute(f"SELECT count(*) FROM {part.source}").fetchone()
    return int(row[0]) if row else 0
