"""Writes example workbooks: a first sheet that says what they are, and sheets of rows."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from made_up.community import Cell, Sheet

FORMATS = {
    "text": {"num_format": "@"},
    "whole": {"num_format": "0"},
    "amount": {"num_format": "#,##0.00"},
    "date": {"num_format": "yyyy-mm-dd"},
    "month": {"num_format": 'yyyy"年"m"月"'},
}


def write_book(
    path: Path,
    sheets: Sequence[Sheet],
    *,
    notice: Sequence[str],
    bold: Sequence[int],
    properties: dict[str, str | dt.datetime],
) -> None:
    """Write a workbook; `bold` are the lines of the notice that say it in a word.

    `properties` must state when it was created: XlsxWriter would otherwise note the time of writing.
    """
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as workbook:
        workbook.set_properties(properties)
        _write_notice(workbook, notice, bold)
        for sheet in sheets:
            _write_sheet(workbook, sheet)


def _write_notice(workbook: xlsxwriter.Workbook, notice: Sequence[str], bold: Sequence[int]) -> None:
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    loud = workbook.add_format(
        {"text_wrap": True, "valign": "top", "bold": True, "font_color": "#C00000"}
    )
    page = workbook.add_worksheet("说明")
    page.set_column(0, 0, 110)
    for number, line in enumerate(notice):
        page.write_string(number, 0, line, loud if number in bold else wrapped)


def _write_sheet(workbook: xlsxwriter.Workbook, sheet: Sheet) -> None:
    heading = workbook.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "text_wrap": True})
    page = workbook.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header('&C&"宋体"&10虚构示例数据 Made-up example data')
    formats = [workbook.add_format(FORMATS[kind]) for _, _, kind in sheet.columns]
    for column, (title, width, _) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, title, heading)
    for line, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(page, (line, column), cell, formats[column])
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _write_cell(
    page: xlsxwriter.worksheet.Worksheet,
    at: tuple[int, int],
    cell: Cell,
    style: xlsxwriter.format.Format,
) -> None:
    if isinstance(cell, str):
        page.write_string(*at, cell, style)
    elif isinstance(cell, int | float):
        page.write_number(*at, cell, style)
    elif cell is not None:
        page.write_datetime(*at, dt.datetime.combine(cell, dt.time()), style)
