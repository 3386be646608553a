"""Finds in an OpenDocument spreadsheet what calamine leaves out: errors, percentages, merged cells."""

import io
import math
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from xml.etree.ElementTree import Element, iterparse

from zhangcheng.dataset.number_formats import Shown, is_unit
from zhangcheng.dataset.sheet import Area, Cell, CellError, Unvalued

_CONTENT = "content.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPH = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_NUMBERS = frozenset(("float", "currency"))
_SHOWN = re.compile(r"\D*?(?P<number>-?\d[\d,]*(?:\.\d+)?)(?P<unit>[^\d.,]+)")
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


@dataclass(kw_only=True)
class OdsSheet:
    """What a sheet has besides its values: cells by row and column from 0, and merged areas."""

    cells: list[tuple[int, int, Cell]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden: list[range] = field(default_factory=list)
    """Rows from 0 that are hidden or filtered out."""
    hidden_columns: list[range] = field(default_factory=list)

    def hidden_of(self, *, rows: int, columns: int) -> tuple[int, int]:
        """Return how many of the first rows and columns are hidden or filtered out."""
        return _within(self.hidden, rows), _within(self.hidden_columns, columns)


def _within(spans: Sequence[range], most: int) -> int:
    return sum(len(range(most)[span.start : span.stop]) for span in spans)


def ods_sheets(content: bytes) -> dict[str, OdsSheet]:
    """Return the sheets by name; none for a workbook of another kind."""
    found: dict[str, OdsSheet] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if _CONTENT not in archive.namelist() or "mimetype" not in archive.namelist():
            return found
        with archive.open(_CONTENT) as stream:
            # A document that the user has given to this program, not one of the network.
            for _, element in iterparse(stream):  # noqa: S314
                if element.tag == f"{_TABLE}table":
                    found[element.get(f"{_TABLE}name", "")] = _sheet(element)
                    element.clear()
    return found


def _sheet(table: Element) -> OdsSheet:
    sheet = OdsSheet()
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        for column, cell in _cells(line):
            _note(sheet, row, column, cell)
        after = row + int(line.get(f"{_TABLE}number-rows-repeated", "1"))
        if _is_hidden(line):
            sheet.hidden.append(range(row, after))
        row = after
    first = 0
    for wide in table.iter(f"{_TABLE}table-column"):
        after = first + int(wide.get(f"{_TABLE}number-columns-repeated", "1"))
        if _is_hidden(wide):
            sheet.hidden_columns.append(range(first, after))
        first = after
    return sheet


def _is_hidden(part: Element) -> bool:
    return part.get(f"{_TABLE}visibility", "visible") != "visible"


def _cells(line: Element) -> Iterator[tuple[int, Element]]:
    column = 0
    for cell in line:
        if cell.tag in _CELLS:
            yield column, cell
            column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))


def _value(cell: Element) -> Cell:
    """Return an error, a number as it is shown or a formula without a value; None for any other."""
    if cell.get(f"{_CALC}value-type") == "error":
        return CellError("".join(cell.itertext()).strip() or "#ERROR")
    if cell.get(f"{_OFFICE}value-type") == "percentage":
        shown = Decimal(repr(float(cell.get(f"{_OFFICE}value", "0")))) * 100
        return f"{shown.normalize():f}%"
    if cell.get(f"{_OFFICE}value-type") in _NUMBERS:
        return _with_unit(float(cell.get(f"{_OFFICE}value", "0")), cell)
    formula = cell.get(f"{_TABLE}formula")
    # Programs that compute leave the type of the value; those that only write files leave nothing.
    if formula is not None and cell.get(f"{_OFFICE}value-type") is None and not "".join(cell.itertext()):
        return Unvalued(formula.removeprefix("of:"))
    return None


def _with_unit(number: float, cell: Element) -> str | None:
    """Return a number with the unit that it is shown with; None for one without.

    What is shown is rounded, and may be a tenth or a thousandth of the number. Where it is rounded to
    nothing, nobody can tell: the mark makes it no number.
    """
    text = "".join("".join(part.itertext()) for part in cell.findall(_PARAGRAPH)).strip()
    match = _SHOWN.fullmatch(text)
    if match is None or not is_unit(match["unit"].strip()):
        return None
    seen = float(match["number"].replace(",", ""))
    if bool(seen) is not bool(number):
        return f"≈{text}"
    times = round(math.log10(abs(seen / number))) if number else 0
    return Shown(Decimal(10) ** times, match["unit"].strip()).text(number)


def _note(sheet: OdsSheet, row: int, column: int, cell: Element) -> None:
    noted = _value(cell)
    if noted is not None:
        alike = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        sheet.cells += [(row, column + right, noted) for right in range(alike)]
    rows = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
    columns = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
    if rows > 1 or columns > 1:
        sheet.merged.append(((row, column), (row + rows - 1, column + columns - 1)))
