"""Makes examples/ledgers: one clean workbook, and the same records as messily as counties keep them.

Run `python examples/generate_ledgers.py [FOLDER]`. Each mess has a name, and all of them read to
exactly the records of `clean.xlsx`. Places are real, every figure is made up.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from messes import cells, layout
from messes.sheets import Sheet, clean, write_csv, write_ods, write_xls, write_xlsx

LEDGERS = Path(__file__).parent / "ledgers"


class Mess(NamedTuple):
    """A mess: where it is written, what is messy about it, and how it is made."""

    name: str
    zh: str
    en: str
    write: Callable[[Path], None]


def _book(*steps: Callable[[list[Sheet]], list[Sheet]]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        write_xlsx(path, _made(*steps))

    return write


def _made(*steps: Callable[[list[Sheet]], list[Sheet]]) -> list[Sheet]:
    sheets = clean()
    for step in steps:
        sheets = step(sheets)
    return sheets


def _texts(path: Path) -> None:
    path.mkdir()
    ways = ((",", "utf-8"), (",", "utf-8-sig"), (";", "gb18030"), ("\t", "utf-8"), (";", "utf-8"))
    for number, sheet in enumerate(_made()):
        delimiter, encoding = ways[number % len(ways)]
        write_csv(path / f"{sheet.name}.csv", sheet, delimiter=delimiter, encoding=encoding)


def _by_county(path: Path) -> None:
    path.mkdir()
    for county, digits in (("芗城区", "350602"), ("龙文区", "350603")):
        sheets = []
        for sheet in _made():
            kept = [row for row in sheet.rows[1:] if any(_lies_in(cell, county, digits) for cell in row)]
            sheets.append(Sheet(name=sheet.name, rows=[sheet.rows[0], *kept]))
        write_xlsx(path / f"{county}.xlsx", [sheet for sheet in sheets if len(sheet.rows) > 1])


def _lies_in(cell: object, county: str, digits: str) -> bool:
    return isinstance(cell, str) and (cell == county or cell.startswith(digits))


def _unnamed(sheets: list[Sheet]) -> list[Sheet]:
    known = [sheet for sheet in sheets if sheet.name in ("区（县）", "街道（镇）")]
    rest = [sheet for sheet in sheets if sheet not in known]
    for number, sheet in enumerate(rest, start=1):
        sheet.name = f"Sheet{number}"
    return [*known, *rest]


MESSES = (
    Mess(
        "title-and-notes.xlsx",
        "标题、填报单位、“单位：元”在表头之上；表后有备注、填表人",
        "a title, who fills it in and 单位：元 above the headings; notes and signatures below",
        _book(layout.titled),
    ),
    Mess(
        "headings-in-two-rows.xlsx",
        "两行表头，上行是合并的大类",
        "headings in two rows, with a group in merged cells",
        _book(layout.grouped),
    ),
    Mess(
        "merged-down.xlsx",
        "区县、街道竖向合并单元格",
        "districts and subdistricts merged down the column",
        _book(layout.merged_down),
    ),
    Mess(
        "totals-and-pages.xlsx",
        "空行、小计、合计、每页重复的表头",
        "blank rows, subtotals, totals, the headings again on each page",
        _book(layout.totalled),
    ),
    Mess(
        "numbered-rows.xlsx",
        "前有序号，后有备注，总计写在序号列",
        "a running number before, a remark behind, the total in the column of numbers",
        _book(layout.numbered),
    ),
    Mess(
        "ten-thousands.xlsx",
        "列名写明万元、千元、公顷",
        "headings in 万元, 千元 and hectares",
        _book(cells.in_other_units),
    ),
    Mess(
        "units-in-cells.xlsx",
        "2,550元、0.255万元、1 570、全角数字、200㎡",
        "2,550元, 0.255万元, 1 570, full-width digits, 200㎡",
        _book(cells.with_units_in_cells),
    ),
    Mess(
        "dates-as-text.xlsx",
        "2018年6月30日、2018.6.30、20180630、日期序号；√ × 有 无 Y N",
        "2018年6月30日, 2018.6.30, 20180630, serial dates; √ × 有 无 Y N",
        _book(cells.with_dates_as_text),
    ),
    Mess(
        "other-words.xlsx",
        "列名用别名、英文，带换行和空格，次序颠倒",
        "headings by synonyms, in English, with line breaks and spaces, in reverse order",
        _book(cells.in_other_words),
    ),
    Mess(
        "names-for-codes.xlsx",
        "社区代码空着，只写社区名称",
        "the codes of communities left out, their names given",
        _book(cells.by_name),
    ),
    Mess(
        "unnamed-sheets.xlsx",
        "工作表叫 Sheet1、Sheet2，按表头认出",
        "sheets called Sheet1, Sheet2, known by their headings",
        _book(_unnamed),
    ),
    Mess("old-workbook.xls", "旧式 .xls", "an old .xls workbook", lambda p: write_xls(p, _made())),
    Mess(
        "open-document.ods",
        "OpenDocument 表格 .ods",
        "an OpenDocument spreadsheet",
        lambda p: write_ods(p, _made()),
    ),
    Mess(
        "text-files",
        "一个文件夹的 csv：UTF-8、带 BOM、GB18030，逗号、分号、制表符",
        "a folder of csv files in UTF-8, with BOM and in GB18030; commas, semicolons, tabs",
        _texts,
    ),
    Mess(
        "by-county",
        "一个文件夹，一个区一个工作簿",
        "a folder with a workbook per district",
        _by_county,
    ),
    Mess(
        "personal-columns.xlsx",
        "多了姓名、联系方式两列（用 --drop-personal-data 读）",
        "columns of names and phone numbers (read with --drop-personal-data)",
        _book(cells.with_personal_columns),
    ),
    Mess(
        "all-at-once.xlsx",
        "以上多种同时出现",
        "many of these at once",
        _book(
            cells.with_dates_as_text,
            cells.in_other_units,
            layout.merged_down,
            layout.numbered,
        ),
    ),
)
"""Every mess with its file or folder."""


def write_all(folder: Path) -> None:
    """Write the clean workbook and every mess."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_xlsx(folder / "clean.xlsx", clean())
    for mess in MESSES:
        mess.write(folder / mess.name)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else LEDGERS)
