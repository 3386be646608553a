"""Runs the stages over what was read: match, convert, join, check keys, load, check references."""

from collections.abc import Iterable, Mapping, Sequence

import duckdb

from zhangcheng.dataset.absent_columns import report_absent_columns
from zhangcheng.dataset.dataset import Dataset, Table
from zhangcheng.dataset.former import (
    Former,
    Recoded,
    followed_references,
    present_keys,
    report_followed,
    with_present_keys,
    write_present_keys,
)
from zhangcheng.dataset.holdings import Holdings
from zhangcheng.dataset.implausible_dates import check_dates
from zhangcheng.dataset.intake import Intake, Joined, Matched, Staged
from zhangcheng.dataset.left_blank import is_left_blank, report_left_blank
from zhangcheng.dataset.load import load_tables, targets_first
from zhangcheng.dataset.match import type_names
from zhangcheng.dataset.named_records import Named, named_records
from zhangcheng.dataset.names import quoted, stage_name, unread_name
from zhangcheng.dataset.not_given import find_not_given
from zhangcheng.dataset.nowhere import Nowhere
from zhangcheng.dataset.origin import Origin
from zhangcheng.dataset.orphans import report_orphans
from zhangcheng.dataset.parquet import report_damaged
from zhangcheng.dataset.parts_of_totals import check_parts
from zhangcheng.dataset.personal import refuse_personal_data
from zhangcheng.dataset.references import check_references, check_required_cells
from zhangcheng.dataset.rows import LeftOut
from zhangcheng.dataset.same_names import check_names_beside_keys, check_same_names
from zhangcheng.dataset.sheet import Grid, Notice, Part, Relation
from zhangcheng.dataset.sheets import count_rows, match_sheets
from zhangcheng.dataset.stage_grid import stage_grid
from zhangcheng.dataset.stage_relation import stage_relation
from zhangcheng.dataset.stray import NowhereByType, find_strays
from zhangcheng.dataset.torn import left_open
from zhangcheng.dataset.whereabouts import check_whereabouts
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import UnusableDataError
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.data_facts import InputFile, SheetCount

_TITLES_NAMED = 5
_OF_A_FORM = Text("模板的填写说明或选项", "guide or lists of a form")
_NOTICE = Text("数据说明", "what the data says about itself")


def load(parts: Sequence[Part], intake: Intake, *, name: str, files: tuple[InputFile, ...]) -> Dataset:
    """Return the dataset of everything that was read from the input called `name`.

    Raises:
        UnusableDataError: when any of it cannot be used.
    """
    try:
        return _load(parts, intake, name=name, files=files)
    except duckdb.Error:
        if report_damaged([part for part in parts if isinstance(part, Relation)], intake):
            intake.collector.raise_errors(UnusableDataError)
        raise


def _load(parts: Sequence[Part], intake: Intake, *, name: str, files: tuple[InputFile, ...]) -> Dataset:
    parts = refuse_personal_data(parts, intake)
    intake.collector.raise_errors(UnusableDataError)
    matched = match_sheets(parts, intake)
    if not matched and not intake.lenient and not intake.collector.has_errors:
        found = ", ".join(part.sheet or part.file for part in parts)
        known = type_names(intake.record_types)
        intake.collector.add(codes.NO_KNOWN_SHEET, Location(file=name), found=found, known=known)
    intake.collector.raise_errors(UnusableDataError)
    joined, recoded = _stage_all(matched, intake)
    _check_records(joined, intake)
    tables, rejected = load_tables(joined, intake)
    holdings = Holdings.of(joined.values(), tables, rejected)
    not_given = find_not_given(holdings, intake)
    if not intake.lenient:
        report_absent_columns(holdings, intake)
        report_left_blank(matched.values(), not_given, intake)
    nowhere = _check_tables(joined, tables, intake)
    intake.collector.raise_errors(UnusableDataError)
    tables |= {name: left_open(tables[name], rows, intake) for name, rows in nowhere.items()}
    strays, unknown = ({}, {}) if intake.lenient else find_strays(joined, tables, nowhere, intake)
    staged = {s.matched.source: s for sheets in joined.values() for s in sheets.sheets}
    return Dataset(
        connection=intake.connection,
        tables=tables,
        files=files,
        sheets=tuple(
            _count(part, staged.get(source), rejected.get(source, 0), intake)
            for source, part in enumerate(parts)
        ),
        origins=tuple(
            matched[source].origin if source in matched else _origin(part)
            for source, part in enumerate(parts)
        ),
        notices=tuple(line for part in parts if isinstance(part, Notice) for line in part.lines),
        diagnostics=intake.collector.sorted,
        columns=None if intake.lenient else _columns(matched.values()),
        recoded=recoded,
        not_given={
            name: {**unknown.get(name, {}), **not_given.get(name, {})} for name in (*unknown, *not_given)
        },
        strays=strays,
        unread=_unread(joined),
    )


def _unread(joined: Mapping[str, Joined]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Return the cells that could not be read, by record type and field."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for name, of_type in joined.items():
        for sheet in of_type.sheets:
            for field_id, lines in sheet.faulty.items():
                cells = found.setdefault((name, field_id), [])
                cells += ((sheet.matched.source, line) for line in sorted(lines))
    return found


def _check_tables(
    joined: Mapping[str, Joined], tables: Mapping[str, Table], intake: Intake
) -> NowhereByType:
    """Check the loaded tables, type by type; return the rows whose references lead nowhere."""
    nowhere: dict[str, Mapping[str, Sequence[Nowhere]]] = {}
    for name, sheets in joined.items():
        found = check_references(sheets, tables, intake)
        if not intake.lenient:
            check_required_cells(sheets, tables, intake)
            check_parts(sheets, tables, intake)
            check_dates(sheets, tables, intake)
            check_whereabouts(sheets, tables, intake)
            check_same_names(sheets, tables, intake)
            for reference, torn in check_names_beside_keys(sheets, joined, tables, intake).items():
                found.setdefault(reference, []).extend(torn)
        nowhere[name] = found
        _drop_stages(sheets, intake)
    report_orphans(joined, tables, nowhere, intake)
    return nowhere


def _columns(matched: Iterable[Matched]) -> dict[str, frozenset[str]]:
    """Return the fields that have a column, by record type.

    A sheet of headings alone, as a form has it, says nothing: there are no data of its kind. One that
    says 无 says that there is nothing of its kind.
    """
    found: dict[str, frozenset[str]] = {}
    for sheet in matched:
        if is_left_blank(sheet):
            continue
        name = sheet.record_type.id
        found[name] = found.get(name, frozenset()) | sheet.columns.found
    return found


def _stage_all(matched: Mapping[int, Matched], intake: Intake) -> tuple[dict[str, Joined], Recoded]:
    """Convert all sheets, those that others point at first: their records may be meant by name.

    Or by a former key: those are returned too.
    """
    by_type: dict[str, list[Matched]] = {}
    for sheet in matched.values():
        by_type.setdefault(sheet.record_type.id, []).append(sheet)
    joined: dict[str, Joined] = {}
    named: dict[str, Named] = {}
    recoded: dict[str, Former] = {}
    for record_type in targets_first(intake.record_types):
        sheets = by_type.get(record_type.id)
        if sheets is None:
            continue
        staged = [_stage(sheet, intake, named) for sheet in sheets]
        joined[record_type.id] = _join(staged, intake, recoded)
        recoded[record_type.id] = former = present_keys(joined[record_type.id], intake)
        if former.keys:
            write_present_keys(record_type.id, former.keys, intake)
        grids = all(isinstance(sheet.part, Grid) for sheet in sheets)
        pointed_at = any(f.to == record_type.id for m in matched.values() for f in m.record_type.fields)
        looked_up = grids and pointed_at and not intake.lenient
        found = named_records(record_type, intake) if looked_up else None
        if found is not None:
            named[record_type.id] = found
    return joined, recoded


def _stage(matched: Matched, intake: Intake, named: Mapping[str, Named]) -> Staged:
    if isinstance(matched.part, Relation):
        return stage_relation(matched, matched.part, intake)
    return stage_grid(matched, intake, named)


def _join(sheets: Sequence[Staged], intake: Intake, recoded: Recoded) -> Joined:
    """Create `stage_<id>` over the sheets of a record type, whose rows are numbered on."""
    record_type = sheets[0].matched.record_type
    references = followed_references(record_type, sheets, recoded)
    report_followed(sheets, references, intake)
    joined = Joined(record_type=record_type, sheets=tuple(sheets))
    selects, before = [], 0
    for sheet in sheets:
        source = sheet.matched.source
        lacking = "".join(f", TRUE AS {quoted(unread_name(name))}" for name in joined.lacking(sheet))
        number = f"* REPLACE ((_row + {before})::BIGINT AS _row)" if before else "*"
        rows = with_present_keys(sheet, references)
        selects.append(f"SELECT {number}, {source}::SMALLINT AS _source{lacking} FROM {rows}")
        before += sheet.read
    intake.connection.execute(
        f"CREATE OR REPLACE TEMP VIEW {quoted(stage_name(record_type))} AS "
        # By name: a column that is empty in one sheet stands elsewhere among its columns.
        + " UNION ALL BY NAME ".join(selects)
    )
    return joined


def _check_records(joined: Mapping[str, Joined], intake: Intake) -> None:
    """Stop when there are headings, but not one record."""
    sheets = [sheet for of_type in joined.values() for sheet in of_type.sheets]
    if intake.may_be_empty or not sheets or any(sheet.read for sheet in sheets):
        return
    for file in dict.fromkeys(sheet.matched.part.file for sheet in sheets):
        titles = [s.matched.record_type.title for s in sheets if s.matched.part.file == file]
        more = " …" * (len(titles) > _TITLES_NAMED)
        zh = "、".join(title.zh for title in titles[:_TITLES_NAMED])
        en = ", ".join(title.en for title in titles[:_TITLES_NAMED])
        place = Location(file=file)
        intake.collector.add(codes.NO_RECORDS, place, record_types=Text(zh + more, en + more))
    intake.collector.raise_errors(UnusableDataError)


def _drop_stages(joined: Joined, intake: Intake) -> None:
    intake.connection.execute(f"DROP VIEW {quoted(stage_name(joined.record_type))}")
    for sheet in joined.sheets:
        kind = "VIEW" if isinstance(sheet.matched.part, Relation) else "TABLE"
        name = quoted(stage_name(joined.record_type, sheet.matched.source))
        intake.connection.execute(f"DROP {kind} {name}")


def _count(part: Part, staged: Staged | None, rejected: int, intake: Intake) -> SheetCount:
    if staged is not None:
        framed = staged.matched.framed
        return SheetCount(
            file=part.file,
            sheet=part.sheet,
            record_type=staged.matched.record_type.id,
            read=staged.read,
            accepted=staged.read - rejected,
            rejected=rejected,
            blank=staged.left_out.get(LeftOut.BLANK, 0),
            head=framed.line if framed is not None else 0,
            totals=staged.left_out.get(LeftOut.TOTAL, 0),
            notes=staged.left_out.get(LeftOut.NOTE, 0) + staged.left_out.get(LeftOut.NONE, 0),
            repeated=staged.left_out.get(LeftOut.HEADINGS, 0),
            examples=staged.left_out.get(LeftOut.EXAMPLE, 0),
        )
    note = _NOTICE if not isinstance(part, Notice) or part.lines else _OF_A_FORM
    rows = len(part.lines) if isinstance(part, Notice) else count_rows(part, intake)
    if not isinstance(part, Notice):
        note = Text(
            f"不对应任何记录类型，{rows} 行未读取", f"of no known record type; {rows} rows not read"
        )
    return SheetCount(
        file=part.file,
        sheet=part.sheet,
        record_type=None,
        read=0,
        accepted=0,
        rejected=0,
        unread=rows,
        note=note,
    )


def _origin(part: Part) -> Origin:
    return Origin(file=part.file, sheet=part.sheet, columns={}, has_letters=True)
