"""Runs the stages over what was read: match, convert, check keys, load, check references."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from zhangcheng.dataset.dataset import Dataset, Table
from zhangcheng.dataset.header import Framed, find_header
from zhangcheng.dataset.intake import Intake, Matched, Staged
from zhangcheng.dataset.load import load_tables
from zhangcheng.dataset.match import (
    KEY,
    Columns,
    check_columns,
    check_keys,
    check_required,
    match_columns,
    type_named,
    type_names,
)
from zhangcheng.dataset.merged import fill_merged
from zhangcheng.dataset.names import quoted, stage_name
from zhangcheng.dataset.origin import Origin
from zhangcheng.dataset.references import check_references, check_required_cells
from zhangcheng.dataset.rows import classify_rows
from zhangcheng.dataset.sheet import Cell, Grid, Notice, Part, Relation
from zhangcheng.dataset.stage_grid import stage_grid
from zhangcheng.dataset.stage_relation import stage_relation
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import UnusableDataError
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.suggest import did_you_mean_label
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.data_facts import InputFile, SheetCount
from zhangcheng.model.record_type import FieldType, RecordType

_NOTICE = Text("数据说明", "what the data says about itself")


def load(parts: Sequence[Part], intake: Intake, *, name: str, files: tuple[InputFile, ...]) -> Dataset:
    """Return the dataset of everything that was read from the input called `name`.

    Raises:
        UnusableDataError: when any of it cannot be used.
    """
    matched = _match_all(parts, intake)
    if not matched and not intake.lenient and not intake.collector.has_errors:
        found = ", ".join(part.sheet or part.file for part in parts)
        known = type_names(intake.record_types)
        intake.collector.add(codes.NO_KNOWN_SHEET, Location(file=name), found=found, known=known)
    intake.collector.raise_errors(UnusableDataError)
    staged = {sheet.record_type.id: _stage(sheet, intake) for sheet in matched.values()}
    if staged and not intake.may_be_empty and not any(sheet.read for sheet in staged.values()):
        for sheet in staged.values():
            title = sheet.matched.record_type.title
            intake.collector.add(codes.NO_RECORDS, sheet.matched.origin.whole, record_type=title)
        intake.collector.raise_errors(UnusableDataError)
    tables = load_tables(staged, intake)
    for sheet in staged.values():
        check_references(sheet, tables, intake)
        if not intake.lenient:
            check_required_cells(sheet, tables, intake)
        _drop_stage(sheet, intake)
    intake.collector.raise_errors(UnusableDataError)
    by_source = {sheet.matched.source: sheet for sheet in staged.values()}
    return Dataset(
        connection=intake.connection,
        tables=tables,
        files=files,
        sheets=tuple(
            _count(part, by_source.get(source), tables, intake) for source, part in enumerate(parts)
        ),
        origins=tuple(
            matched[source].origin if source in matched else _origin(part)
            for source, part in enumerate(parts)
        ),
        notices=tuple(line for part in parts if isinstance(part, Notice) for line in part.lines),
        diagnostics=intake.collector.sorted,
        columns=None if intake.lenient else _columns(matched.values()),
    )


def _columns(matched: Iterable[Matched]) -> dict[str, frozenset[str]]:
    """Return the fields that have a column, by record type."""
    found: dict[str, frozenset[str]] = {}
    for sheet in matched:
        name = sheet.record_type.id
        found[name] = found.get(name, frozenset()) | sheet.columns.found
    return found


def _match_all(parts: Sequence[Part], intake: Intake) -> dict[int, Matched]:
    matched: dict[int, Matched] = {}
    first: dict[str, Location] = {}
    for source, part in enumerate(parts):
        if isinstance(part, Notice):
            continue
        place = Location(file=part.file, sheet=part.sheet)
        record_type = _type_of(part, parts, intake)
        if record_type is None:
            _report_unknown_sheet(part, place, intake)
        elif record_type.id in first:
            earlier = str(first[record_type.id])
            intake.collector.add(
                codes.TWO_FOR_ONE_TYPE, place, first=earlier, record_type=record_type.title
            )
        else:
            first[record_type.id] = place
            matched[source] = _match(source, part, record_type, intake=intake)
    return matched


def _type_of(part: Grid | Relation, parts: Sequence[Part], intake: Intake) -> RecordType | None:
    """Return the record type a sheet is named after; a file's only sheet may go by the file's name."""
    found = None if part.sheet is None else type_named(part.sheet, intake.record_types)
    if found is None and sum(other.file == part.file for other in parts) == 1:
        found = type_named(PurePath(part.file).stem, intake.record_types)
    return found


def _match(source: int, part: Grid | Relation, record_type: RecordType, *, intake: Intake) -> Matched:
    framed = None
    if isinstance(part, Relation):
        headings = tuple(column for column, _ in part.columns)
        filled = [True] * len(headings)
    else:
        framed = find_header(part)
        headings = framed.headings
        filled = [_holds_anything(framed.body, index) for index in range(len(headings))]
    letters = isinstance(part, Grid) and part.headings is None
    extra = (KEY,) if intake.lenient else ()
    columns = match_columns(headings, record_type, letters=letters, extra=extra)
    if isinstance(part, Grid) and framed is not None and part.merged:
        framed = _filled(part, framed, columns, intake)
    place = Location(file=part.file, sheet=part.sheet)
    if headings or letters:
        check_columns(columns, place, intake.collector, filled=filled)
    if headings and not intake.lenient:
        check_keys(columns, place, intake.collector)
        check_required(columns, place, intake.collector)
    nodes = part.nodes if isinstance(part, Grid) else ()
    origin = Origin(
        file=part.file, sheet=part.sheet, columns=columns.by_field, has_letters=letters, nodes=nodes
    )
    return Matched(
        source=source,
        part=part,
        record_type=record_type,
        columns=columns,
        origin=origin,
        framed=framed,
    )


def _filled(grid: Grid, framed: Framed, columns: Columns, intake: Intake) -> Framed:
    """Fill merged cells, and say so: it is what the reader of the sheet sees."""
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


def _holds_anything(body: Sequence[Sequence[Cell]], index: int) -> bool:
    return any(index < len(row) and row[index] not in (None, "") for row in body)


def _stage(matched: Matched, intake: Intake) -> Staged:
    if isinstance(matched.part, Relation):
        return stage_relation(matched, matched.part, intake)
    return stage_grid(matched, matched.part, intake)


def _drop_stage(sheet: Staged, intake: Intake) -> None:
    kind = "VIEW" if isinstance(sheet.matched.part, Relation) else "TABLE"
    intake.connection.execute(f"DROP {kind} {quoted(stage_name(sheet.matched.record_type))}")


def _report_unknown_sheet(part: Grid | Relation, place: Location, intake: Intake) -> None:
    name = part.sheet or PurePath(part.file).stem
    titles = [record_type.title for record_type in intake.record_types.values()]
    suggestion = did_you_mean_label(name, titles)
    rows = _rows_in(part, intake)
    intake.collector.add(codes.UNKNOWN_SHEET, place, name=name, rows=rows, suggestion=suggestion)


def _rows_in(part: Grid | Relation, intake: Intake) -> int:
    if isinstance(part, Grid):
        return len(classify_rows(find_header(part), keep_blank=part.headings is not None).rows)
    row = intake.connection.execute(f"SELECT count(*) FROM {part.source}").fetchone()
    return int(row[0]) if row else 0


def _count(part: Part, staged: Staged | None, tables: dict[str, Table], intake: Intake) -> SheetCount:
    if staged is not None:
        record_type = staged.matched.record_type.id
        accepted = tables[record_type].rows
        return SheetCount(
            file=part.file,
            sheet=part.sheet,
            record_type=record_type,
            read=staged.read,
            accepted=accepted,
            rejected=staged.read - accepted,
            blank=staged.blank,
        )
    note = _NOTICE
    if not isinstance(part, Notice):
        rows = _rows_in(part, intake)
        note = Text(
            f"不对应任何记录类型，{rows} 行未读取", f"of no known record type; {rows} rows not read"
        )
    return SheetCount(
        file=part.file, sheet=part.sheet, record_type=None, read=0, accepted=0, rejected=0, note=note
    )


def _origin(part: Part) -> Origin:
    return Origin(file=part.file, sheet=part.sheet, columns={}, has_letters=True)
