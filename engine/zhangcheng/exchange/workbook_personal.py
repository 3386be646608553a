"""Takes personal data out of the copy of a workbook: what reading left out must not be passed on.

Columns that reading dropped are emptied. Resident IDs and mobile numbers are masked wherever text
stands: in sheets and rows that are not read, formulas, comments, headers and names too. Who wrote the
file is no matter of the report.
"""

from collections.abc import Iterable
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from zhangcheng.dataset.personal_text import FIRST_MOBILE, SHORTEST, kind_of, masked
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.diagnostic import Diagnostic

_NOBODY = "zhangcheng"
_HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_OF_FILE = ("title", "subject", "description", "keywords", "category", "identifier")


def take_out_personal_data(book: Book, diagnostics: Iterable[Diagnostic], file: str) -> int:
    """Take it out of a workbook that was read as `file`; return how many places were changed.

    Args:
        book: the workbook, changed in place; its sheets then have the names that reading gave them.
        diagnostics: those of the run, which name the columns that were dropped.
        file: the name of the workbook in those.
    """
    changed = _properties(book)
    for sheet in book.worksheets:
        name = masked(sheet.title)
        if name != sheet.title:
            sheet.title = name
            changed += 1
        # A pivot table keeps a copy of the data that it was made of.
        sheet._pivots = []  # type: ignore[attr-defined]  # noqa: SLF001
        changed += _cells(sheet) + _surroundings(sheet)
    for found in diagnostics:
        place = found.location
        if found.code is codes.PERSONAL_DATA_DROPPED and place.file == file and place.cell:
            changed += _column(book[place.sheet or ""], place.cell)
    for sheet in book.worksheets:
        _drop_broken_tables(sheet)
    return changed


def _properties(book: Book) -> int:
    about = book.properties
    about.creator = about.lastModifiedBy = _NOBODY
    book.custom_doc_props = CustomPropertyList()  # type: ignore[attr-defined]
    changed = 0
    for name in _OF_FILE:
        text = getattr(about, name)
        if text and masked(text) != text:
            setattr(about, name, masked(text))
            changed += 1
    return changed


def _cells(sheet: Worksheet) -> int:
    changed = 0
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, MergedCell):
                continue
            if cell.comment is not None:
                text = masked(cell.comment.text)
                changed += text != cell.comment.text
                cell.comment.text, cell.comment.author = text, _NOBODY
            link = cell.hyperlink
            if link is not None and any(kind_of(text or "") for text in (link.target, link.tooltip)):
                cell.hyperlink = None
                changed += 1
            changed += _mask(cell)
    return changed


def _mask(cell: Cell) -> bool:
    value = without_numbers(cell.value)
    if value is cell.value:
        return False
    kind = cell.data_type
    cell.value = value
    if value is not None:
        cell.data_type = kind
    return True


def without_numbers(value: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    """Return a value of a cell without resident IDs and mobile numbers; None if it is one."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return value if value < FIRST_MOBILE or kind_of(value) is None else None
    text = str(value)  # a text with formats inside is a list of parts
    return value if len(text) < SHORTEST or masked(text) == text else masked(text)


def _surroundings(sheet: Worksheet) -> int:
    """Mask what stands around the cells: headers, footers, and the texts of drop-downs."""
    changed = 0
    texts = [
        (getattr(getattr(sheet, name), side), "text")
        for name in _HEADERS
        for side in ("left", "center", "right")
    ]
    for rule in sheet.data_validations.dataValidation:
        texts += [(rule, name) for name in ("formula1", "prompt", "promptTitle", "error", "errorTitle")]
    for holder, name in texts:
        text = getattr(holder, name)
        if text and masked(text) != text:
            setattr(holder, name, masked(text))
            changed += 1
    return changed


def _column(sheet: Worksheet, address: str) -> int:
    """Empty the column of a cell: below it, where it is the heading that says what the column holds."""
    letter, line = coordinate_from_string(address)
    at = sheet[address]
    is_heading = isinstance(at.value, str) and masked(at.value) == at.value and at.value.strip() != ""
    wide = {area.start_cell.coordinate for area in sheet.merged_cells.ranges if area.size["columns"] > 1}
    changed = 0
    for cell in sheet[letter]:
        if isinstance(cell, MergedCell) or cell.value is None or cell.coordinate in wide:
            continue
        if not is_heading or cell.row > line:
            cell.value = None
            changed += 1
    return changed


def _drop_broken_tables(sheet: Worksheet) -> None:
    """Make plain cells of a table whose headings no longer stand in the sheet: Excel would refuse it."""
    for table in tuple(sheet.tables.values()):
        head = next(iter(sheet[table.ref]))
        names = [column.name for column in table.tableColumns]
        if names and table.headerRowCount != 0 and [str(cell.value) for cell in head] != names:
            del sheet.tables[table.displayName]
