"""Messes of the layout: titles, groups of headings, merged cells, totals, notes, headings again."""

from made_up.community import Cell
from messes.sheets import Rows, Sheet

_LETTERS = "ABCDEFGHIJKL"
_PAGE = 15


def titled(sheets: list[Sheet]) -> list[Sheet]:
    """Put a merged title, who fills it in, and the unit above the headings, and notes below."""
    made = []
    for sheet in sheets:
        width = len(sheet.rows[0])
        last = _LETTERS[max(width - 1, 1)]
        above: Rows = [
            [f"芗城区、龙文区{sheet.name}台账（虚构）"],
            ["填报单位：示例街道", None, "单位：元"],
            [],
        ]
        below: Rows = [
            [],
            ["备注：本表数字均为虚构。"],
            ["1. 名单是2018年的。"],
            ["填表人：", None, "审核人："],
        ]
        made.append(Sheet(name=sheet.name, rows=[*above, *sheet.rows, *below], merged=[f"A1:{last}1"]))
    return made


def grouped(sheets: list[Sheet]) -> list[Sheet]:
    """Give the communities headings in two rows: a group over three columns, the others merged down."""
    made = []
    for sheet in sheets:
        if sheet.name != "社区":
            made.append(sheet)
            continue
        upper: list[Cell] = list(sheet.headings)
        lower: list[Cell] = [None] * len(upper)
        first, last = sheet.column("区（县）"), sheet.column("街道（镇）代码")
        for column in range(first, last + 1):
            lower[column], upper[column] = upper[column], None
        upper[first] = "所属辖区"
        merged = [f"{_LETTERS[first]}1:{_LETTERS[last]}1"]
        merged += [
            f"{_LETTERS[column]}1:{_LETTERS[column]}2"
            for column in range(len(upper))
            if not first <= column <= last
        ]
        made.append(Sheet(name=sheet.name, rows=[upper, lower, *sheet.rows[1:]], merged=merged))
    return made


def merged_down(sheets: list[Sheet]) -> list[Sheet]:
    """Merge equal districts and subdistricts down the list of communities."""
    for sheet in sheets:
        if sheet.name == "社区":
            for heading in ("区（县）", "街道（镇）", "街道（镇）代码"):
                sheet.merged += _merge_equal(sheet.rows, sheet.column(heading))
    return sheets


def _merge_equal(rows: Rows, column: int) -> list[str]:
    areas = []
    start = 1
    for line in range(2, len(rows) + 1):
        if line < len(rows) and rows[line][column] == rows[start][column]:
            continue
        if line - start > 1:
            areas.append(f"{_LETTERS[column]}{start + 1}:{_LETTERS[column]}{line}")
            for inside in range(start + 1, line):
                rows[inside][column] = None
        start = line
    return areas


def totalled(sheets: list[Sheet]) -> list[Sheet]:
    """Insert blank rows, subtotals, totals and the headings again on every page."""
    made = []
    for sheet in sheets:
        rows: Rows = []
        for number, row in enumerate(sheet.rows[1:], start=1):
            rows.append(row)
            if number % _PAGE == 0:
                rows += [_total("小计", sheet, rows), [], list(sheet.rows[0])]
        rows += [_total("合　计", sheet, rows), []]
        made.append(Sheet(name=sheet.name, rows=[sheet.rows[0], *rows]))
    return made


def _total(word: str, sheet: Sheet, above: Rows) -> list[Cell]:
    row: list[Cell] = [word, *[None] * (len(sheet.rows[0]) - 1)]
    row[-1] = len(above)
    return row


def numbered(sheets: list[Sheet]) -> list[Sheet]:
    """Put a running number before and a remark after each row, with the total in the number's column."""
    made = []
    for sheet in sheets:
        rows: Rows = [["序号", *sheet.rows[0], "备注"]]
        rows += [[n, *row, "虚构" if n == 1 else None] for n, row in enumerate(sheet.rows[1:], start=1)]
        rows.append(["总计", *[None] * len(sheet.rows[0]), None])
        merged = [_one_right(area) for area in sheet.merged]
        made.append(Sheet(name=sheet.name, rows=rows, merged=merged))
    return made


def _one_right(area: str) -> str:
    return ":".join(_LETTERS[_LETTERS.index(cell[0]) + 1] + cell[1:] for cell in area.split(":"))
