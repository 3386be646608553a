"""The clean sheets that every mess starts from, and how sheets are written to files."""

import csv
import datetime as dt
import io
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from made_up.appraisals import appraisals
from made_up.community import Cell, communities
from made_up.funds import funds
from made_up.places import places
from made_up.posts import posts
from made_up.premises import premises

Rows = list[list[Cell]]
CREATED = dt.datetime(2022, 1, 4, 9, tzinfo=dt.UTC).replace(tzinfo=None)
_CHOSEN = {"350602002": 8, "350603001": 2, "350603002": 2, "350603100": 4}
"""How many communities of which subdistricts are in the ledgers."""


@dataclass(kw_only=True)
class Sheet:
    """A sheet to be written: its rows from the first, and the areas of merged cells."""

    name: str
    rows: Rows
    merged: list[str] = field(default_factory=list)

    @property
    def headings(self) -> list[str]:
        """The first row."""
        return [str(cell) for cell in self.rows[0]]

    def column(self, heading: str) -> int:
        """Return where a column stands, from 0."""
        return self.headings.index(heading)


def clean() -> list[Sheet]:
    """Return the sheets without any mess."""
    listed = communities()
    left = dict(_CHOSEN)
    codes, places_named = set(), set()
    for community in listed:
        if left.get(community.subdistrict_code, 0):
            left[community.subdistrict_code] -= 1
            codes.add(community.code)
            places_named |= {community.county, community.subdistrict}
    sheets = []
    for sheet in (*places(listed), premises(listed), posts(listed), appraisals(listed), funds(listed)):
        headings: list[Cell] = [heading for heading, _, _ in sheet.columns]
        rows = [list(row) for row in sheet.rows if _is_kept(row, codes, places_named)]
        sheets.append(Sheet(name=sheet.name, rows=[headings, *rows]))
    return sheets


def _is_kept(row: list[Cell], codes: set[str], places_named: set[str]) -> bool:
    return row[0] in places_named or any(cell in codes for cell in row[:2])


def write_xlsx(path: Path, sheets: list[Sheet]) -> None:
    """Write a workbook; no clock is read."""
    options = {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"created": CREATED, "comments": "Example data; every figure is made up."})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            for line, row in enumerate(sheet.rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        page.write_string(line, column, cell)
                    elif cell is not None:
                        page.write(line, column, cell)
            for area in sheet.merged:
                first = area.partition(":")[0]
                column, line = ord(first[0]) - ord("A"), int(first[1:]) - 1
                page.merge_range(area, sheet.rows[line][column])


def write_xls(path: Path, sheets: list[Sheet]) -> None:
    """Write an old workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for line, row in enumerate(sheet.rows):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    page.write(line, column, cell, dated)
                elif cell is not None:
                    page.write(line, column, cell)
    book.save(str(path))


def write_ods(path: Path, sheets: list[Sheet]) -> None:
    """Write an OpenDocument spreadsheet."""
    book = OpenDocumentSpreadsheet()
    for sheet in sheets:
        table = Table(name=sheet.name)
        for row in sheet.rows:
            line = TableRow()
            for cell in row:
                line.addElement(_ods_cell(cell))
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(str(path))


def _ods_cell(cell: Cell) -> TableCell:
    if cell is None:
        return TableCell()
    if isinstance(cell, dt.date):
        made = TableCell(valuetype="date", datevalue=cell.isoformat())
    elif isinstance(cell, str):
        made = TableCell(valuetype="string")
    else:
        made = TableCell(valuetype="float", value=str(cell))
    made.addElement(P(text=str(cell)))
    return made


def write_csv(path: Path, sheet: Sheet, *, delimiter: str = ",", encoding: str = "utf-8") -> None:
    """Write one sheet as text."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows(["" if cell is None else cell for cell in row] for row in sheet.rows)
    path.write_bytes(text.getvalue().encode(encoding))
