"""Reads the sheets of a workbook (.xlsx, .xls, .ods) as grids."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from xml.etree.ElementTree import ParseError

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from zhangcheng.dataset.cell_errors import CellErrors
from zhangcheng.dataset.files import is_notice, is_of_form
from zhangcheng.dataset.ods_cells import OdsSheet, ods_sheets
from zhangcheng.dataset.personal_text import masked
from zhangcheng.dataset.sheet import Cell, Grid, Notice, Part, SourceFile
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text

_KIND = Text("Excel 工作簿", "Excel workbook")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK"
_PAGES = (b"<html", b"<table", b"<!doctype", b"<?xml", b"<meta")
_BEGINNING = 200
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WEB_PAGE = Text("这其实是网页，不是工作簿", "it is in fact a web page, not a workbook")
_NO_ZIP = Text("内容不是工作簿", "the content is no workbook")
_SIGNS_OF_DAMAGE = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    KeyError,
    NotImplementedError,
    ParseError,
    RuntimeError,
    ValueError,
)
"""What the two readers of the archive raise, depending on where in it the damage is."""

_NO_BYTES = Text("文件里没有任何字节", "the file has no bytes")
_DAMAGED = Text("文件已损坏或不完整", "the file is damaged or incomplete")


class _NotAWorkbookError(Exception):
    """The first bytes are not those of a workbook."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def read_workbook(file: SourceFile, collector: Collector) -> list[Part]:
    """Return the sheets that hold anything, in the order of the workbook."""
    place = Location(file=file.name)
    parts: list[Part] = []
    try:
        content = file.path.read_bytes()
        _check_kind(content)
        parts = _sheets(file, content, collector)
    except PasswordError:
        collector.add(codes.PASSWORD_PROTECTED, place)
    except _NotAWorkbookError as error:
        collector.add(codes.NOT_READABLE, place, kind=_KIND, reason=error.reason)
    except _SIGNS_OF_DAMAGE:
        collector.add(codes.NOT_READABLE, place, kind=_KIND, reason=_DAMAGED)
    else:
        if not parts:
            collector.add(codes.NOTHING_INSIDE, place)
        elif content.startswith(_OLE):
            collector.add(codes.OLD_WORKBOOK, place)
    return parts


def _check_kind(content: bytes) -> None:
    """Tell by its first bytes what a file is: calamine only says that it is no archive."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise PasswordError
        return
    if not content.startswith(_ZIP):
        is_page = content[:_BEGINNING].lstrip().lower().startswith(_PAGES)
        raise _NotAWorkbookError(_WEB_PAGE if is_page else _NO_ZIP if content else _NO_BYTES)


def _sheets(file: SourceFile, content: bytes, collector: Collector) -> list[Part]:
    """Read a workbook by what it is, whatever its extension says."""
    parts: list[Part] = []
    others = ods_sheets(content) if content.startswith(_ZIP) else {}
    with (
        CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook,
        CellErrors(content) as errors,
    ):
        for about in workbook.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet, other = workbook.get_sheet_by_name(about.name), others.get(about.name, OdsSheet())
            rows = _rows(sheet)
            found = (*errors.of_sheet(about.name), *errors.shown_of(about.name), *other.cells)
            for row, column, cell in found:
                _place(rows, row, column, cell)
            if not rows:
                continue
            grid = Grid(
                file=file.name,
                sheet=masked(about.name),
                rows=rows,
                merged=(*(sheet.merged_cell_ranges or ()), *other.merged),
                shows_percents=errors.knows_percents or bool(others),
                from_1904=errors.from_1904,
            )
            parts.append(_part(grid, about.name))
            if isinstance(parts[-1], Grid):
                size = {"rows": len(rows), "columns": max(map(len, rows))}
                hidden = other.hidden_of(**size) if others else errors.hidden_of(about.name, **size)
                is_hidden = about.visible is not SheetVisibleEnum.Visible
                _tell_hidden(grid, collector, *hidden, whole=is_hidden)
    return parts


def _part(grid: Grid, name: str) -> Part:
    if is_of_form(name):
        return Notice(file=grid.file, sheet=name, lines=())
    if is_notice(name):
        return Notice(file=grid.file, sheet=name, lines=notice_lines(grid.rows))
    return grid


def _tell_hidden(grid: Grid, collector: Collector, lines: int, columns: int, *, whole: bool) -> None:
    """Say what of a sheet is read though nobody sees it."""
    found = [Text("工作表", "the sheet")] if whole else []
    if lines:
        found.append(Text(f"{lines} 行", f"{lines} row" + "s" * (lines > 1)))
    if columns:
        found.append(Text(f"{columns} 列", f"{columns} column" + "s" * (columns > 1)))
    if found:
        place = Location(file=grid.file, sheet=grid.sheet)
        collector.add(codes.HIDDEN_READ, place, what=Text.listed(found))


def _rows(sheet: CalamineSheet) -> list[list[Cell]]:
    if sheet.start is None:
        return []
    # The empty area above and left of the data is kept, so that positions are addresses.
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
    return rows


def _place(rows: list[list[Cell]], row: int, column: int, cell: Cell) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
    rows[row][column] = cell


def notice_lines(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """Return the text of a sheet line by line, without the empty ones."""
    lines = (" ".join(str(cell).strip() for cell in row if cell not in (None, "")) for row in rows)
    return tuple(line for line in lines if line)
