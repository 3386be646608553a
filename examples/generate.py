"""Makes the example workbook of two districts of Zhangzhou: real places, made-up figures.

Run `python examples/generate.py [PATH]`. No clock is read and chance has a fixed seed, so that every
run makes the same workbook. Codes and names of places come from communities.csv; everything else is
invented in made_up/.
"""

import datetime as dt
import sys
from pathlib import Path

import xlsxwriter

from made_up.appraisals import appraisals
from made_up.community import Cell, Sheet, communities
from made_up.funds import funds
from made_up.notice import BOLD, NOTICE
from made_up.places import places
from made_up.posts import posts
from made_up.premises import premises

WORKBOOK = Path(__file__).parent / "xiangcheng-2021.xlsx"
CREATED = dt.datetime(2022, 1, 4, 9, tzinfo=dt.UTC).replace(tzinfo=None)
"""XlsxWriter would otherwise note the time of writing."""

FORMATS = {
    "text": {"num_format": "@"},
    "whole": {"num_format": "0"},
    "amount": {"num_format": "#,##0.00"},
    "date": {"num_format": "yyyy-mm-dd"},
    "month": {"num_format": 'yyyy"年"m"月"'},
}


def sheets() -> list[Sheet]:
    """Return all sheets of the workbook."""
    listed = communities()
    return [*places(listed), premises(listed), posts(listed), appraisals(listed), funds(listed)]


def write(path: Path) -> None:
    """Write the workbook."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as workbook:
        workbook.set_properties(
            {
                "title": "漳州市芗城区、龙文区社区示例数据（虚构）",
                "comments": "Example data; every figure is made up.",
                "author": "examples/generate.py",
                "created": CREATED,
            }
        )
        _write_notice(workbook)
        for sheet in sheets():
            _write_sheet(workbook, sheet)


def _write_notice(workbook: xlsxwriter.Workbook) -> None:
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    bold = workbook.add_format(
        {"text_wrap": True, "valign": "top", "bold": True, "font_color": "#C00000"}
    )
    page = workbook.add_worksheet("说明")
    page.set_column(0, 0, 110)
    for number, line in enumerate(NOTICE):
        page.write_string(number, 0, line, bold if number in BOLD else wrapped)


def _write_sheet(workbook: xlsxwriter.Workbook, sheet: Sheet) -> None:
    heading = workbook.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "text_wrap": True})
    page = workbook.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
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


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else WORKBOOK)
