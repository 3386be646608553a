"""Cells of the sheets that we add: text that is never a formula, numbers with their unit, styles."""

from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zhangcheng.exchange.rows import harmless, printable
from zhangcheng.wording.numbers import exact, shared_scale
from zhangcheng.wording.quantities import decimals_of_percentage

_LONGEST = 32_767
"""Characters that a cell of Excel holds."""

_LINE = Side(style="thin", color="B0B7BF")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", start_color="E8ECF1")
FILLS = {
    "fail": PatternFill("solid", start_color="F8CBC6"),
    "unknown": PatternFill("solid", start_color="FDE9B8"),
    "waived": PatternFill("solid", start_color="DDD6F0"),
    "fault": PatternFill("solid", start_color="D6DAE0"),
}
"""Colours of marked cells, light enough for the text of the sheet."""

_FONT = "等线"

_PLAIN, _BOLD = Font(name=_FONT, size=11), Font(name=_FONT, bold=True, size=11)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_RIGHT = Alignment(horizontal="right", vertical="top")

AnyCell = Cell | MergedCell
Style = Font | Alignment | Border | PatternFill | str
_STYLES: "WeakKeyDictionary[Book, dict[tuple[object, ...], tuple[StyleArray, object]]]" = (
    WeakKeyDictionary()
)
"""By workbook: what became of a style by attributes that were set."""


def put(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False) -> AnyCell:
    """Write text as text: what looks like a formula stays text, and is marked as such."""
    cell = sheet.cell(row, column)
    shown = printable(text)[:_LONGEST]
    cell.value = shown
    cell.data_type = "s"
    if harmless(shown) != shown:
        cell.quotePrefix = True  # Excel then keeps it as text when it is edited
    style(cell, font=_BOLD if bold else _PLAIN, alignment=_WRAPPED)
    return cell


def put_number(sheet: Worksheet, row: int, column: int, number: Decimal, unit: str = "") -> AnyCell:
    """Write a number that counts, shown with its unit."""
    cell = sheet.cell(row, column)
    scale = shared_scale((number,))
    # Excel computes in binary: beyond 15 digits a number would not be what it was.
    if len(number.as_tuple().digits) > 15:  # noqa: PLR2004 - the precision of a double
        return put(sheet, row, column, f"{exact(number)} {unit}".rstrip())
    cell.value = number
    digits = "#,##0" + ("." + "0" * scale if scale else "")
    quoted = unit.replace('"', "")
    shown = f'{digits}" {quoted}"' if unit else digits
    style(cell, number_format=shown, font=_PLAIN, alignment=_RIGHT)
    return cell


def put_percentage(sheet: Worksheet, row: int, column: int, share: Decimal) -> AnyCell:
    """Write a share as it is, shown as a percentage."""
    scale = decimals_of_percentage(share)
    cell = sheet.cell(row, column)
    cell.value = share
    style(
        cell,
        number_format="0" + ("." + "0" * scale if scale else "") + "%",
        font=_PLAIN,
        alignment=_RIGHT,
    )
    return cell


def style(cell: AnyCell, **attributes: Style) -> None:
    """Set attributes of a cell's style: what was once made of a style by them is taken from there.

    openpyxl compares each font, border and fill with all others, which takes minutes for a long sheet.
    """
    book: Any = cell.parent.parent
    known = _STYLES.setdefault(book, {})
    styled: Any = cell  # its style as openpyxl keeps it: numbers into the lists of the workbook
    values = tuple(attributes.values())
    # By identity: the attributes are constants, and kept besides, so that none takes another's place.
    same = (value if isinstance(value, str) else id(value) for value in values)
    before = bytes(styled._style or b"")  # noqa: SLF001
    key = (before, *attributes, *same)
    if key not in known:
        for name, value in attributes.items():
            setattr(cell, name, value)
        known[key] = (copy(styled._style), values)  # noqa: SLF001
    styled._style = copy(known[key][0])  # noqa: SLF001


def title(sheet: Worksheet, row: int, text: str) -> None:
    """Write the title of the sheet."""
    cell = put(sheet, row, 1, text)
    cell.font = Font(name=_FONT, bold=True, size=16)
    cell.alignment = Alignment(vertical="center")
    sheet.row_dimensions[row].height = 28


def heading(sheet: Worksheet, row: int, text: str) -> None:
    """Write the heading of a part."""
    cell = put(sheet, row, 1, text)
    cell.font = Font(name=_FONT, bold=True, size=13)
    cell.alignment = Alignment(vertical="bottom")
    sheet.row_dimensions[row].height = 26


def heads(sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    """Write the heads of a table."""
    for column, text in enumerate(texts, start=1):
        cell = put(sheet, row, column, text, bold=True)
        cell.fill = _HEAD
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _BOX


def box(sheet: Worksheet, row: int, columns: int) -> None:
    """Draw the lines of a row of a table."""
    for column in range(1, columns + 1):
        style(sheet.cell(row, column), border=_BOX)


def widths(sheet: Worksheet, columns: Sequence[float]) -> None:
    """Set the widths of the first columns."""
    for number, width in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def for_paper(sheet: Worksheet, *, head: int | None = None, large: bool = False) -> None:
    """Lay out for A4 (or A3) across, as wide as one page; `head` is repeated on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if large else sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    if head is not None:
        sheet.print_title_rows = f"{head}:{head}"
