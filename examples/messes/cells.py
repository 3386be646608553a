"""Messes of cells and headings: units, ways of writing numbers and dates, other words for columns."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from made_up.community import Cell
from messes.sheets import Sheet

_DAY_ZERO = dt.date(1899, 12, 30)
_FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
_AMOUNTS = ("金额（元）", "月基本报酬（元）")
_AREA = "建筑面积（平方米）"
_DATES = ("启用日期", "停用日期", "列入名单日期", "移出名单日期", "决定日期", "意见日期")


def _each(sheets: list[Sheet], heading: str, write: Callable[[int, Cell], Cell]) -> None:
    """Write the cells of every column of that heading anew, each with its number."""
    for sheet in sheets:
        if heading in sheet.headings:
            column = sheet.column(heading)
            for number, row in enumerate(sheet.rows[1:]):
                if row[column] is not None:
                    row[column] = write(number, row[column])


def _rename(sheets: list[Sheet], names: dict[str, str]) -> list[Sheet]:
    for sheet in sheets:
        sheet.rows[0] = [names.get(str(cell), cell) for cell in sheet.rows[0]]
    return sheets


def in_other_units(sheets: list[Sheet]) -> list[Sheet]:
    """Give amounts in 万元 and 千元, and areas in hectares, as the headings say."""
    _each(sheets, "金额（元）", lambda _, cell: float(Decimal(str(cell)) / 10_000))
    _each(sheets, "月基本报酬（元）", lambda _, cell: float(Decimal(str(cell)) / 1000))
    _each(sheets, _AREA, lambda _, cell: float(Decimal(str(cell)) / 10_000))
    names = {
        "金额（元）": "金额（万元）",
        "月基本报酬（元）": "月基本报酬（单位：千元）",
        _AREA: "建筑面积（公顷）",
    }
    return _rename(sheets, names)


def with_units_in_cells(sheets: list[Sheet]) -> list[Sheet]:
    """Write numbers as people type them: 2,550元, 0.255万元, 1 570, full-width, 200㎡."""
    for heading in _AMOUNTS:
        _each(sheets, heading, _amount)
    _each(sheets, _AREA, lambda n, cell: (f"{cell}㎡", f"{cell} 平方米", f"{cell}")[n % 3])
    return sheets


def _amount(number: int, cell: Cell) -> Cell:
    amount = Decimal(str(cell))
    ways: tuple[Cell, ...] = (
        f"{amount:,}元",
        f"{amount / 10_000:f}万元",
        f"{amount:,}".replace(",", " "),
        f"{amount:,}".translate(_FULL_WIDTH),
        f"¥{amount:,}",
        float(amount),
    )
    return ways[number % len(ways)]


def with_dates_as_text(sheets: list[Sheet]) -> list[Sheet]:
    """Write dates and months in all the ways that are understood, and yes or no as ticks."""
    for heading in _DATES:
        _each(sheets, heading, _date)
    _each(sheets, "发薪月份", _month)
    _each(sheets, "是否征求意见", lambda n, cell: _TICKS[str(cell)][n % len(_TICKS[str(cell)])])
    return sheets


_TICKS = {"是": ("√", "有", "Y", "是"), "否": ("×", "无", "N", "否")}


def _day(cell: Cell) -> dt.date:
    if not isinstance(cell, dt.date):
        raise TypeError(cell)
    return cell


def _date(number: int, cell: Cell) -> Cell:
    day = _day(cell)
    ways: tuple[Cell, ...] = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        int(f"{day:%Y%m%d}"),
        f"{day.year}/{day.month}/{day.day}",
        (day - _DAY_ZERO).days,
        day.isoformat().translate(_FULL_WIDTH),
        day,
    )
    return ways[number % len(ways)]


def _month(number: int, cell: Cell) -> Cell:
    day = _day(cell)
    ways: tuple[Cell, ...] = (
        f"{day.year}年{day.month}月",
        f"{day.year}年{day.month:02}月份",
        f"{day:%Y%m}",
        f"{day.year}/{day.month}",
        day,
    )
    return ways[number % len(ways)]


def in_other_words(sheets: list[Sheet]) -> list[Sheet]:
    """Head columns by synonyms, in English, with line breaks and spaces, in another order."""
    names = {
        "社区代码": "统计用\n区划代码",
        "社区名称": "社 区 名 称",
        "区（县）": "所属区县",
        "街道（镇）": "所属街道",
        "街道（镇）代码": "Subdistrict code",
        "建筑面积（平方米）": "综合服务场所面积\n（㎡）",
        "金额（元）": "金额(元)",
        "月基本报酬（元）": "基本报酬（元/月）",
        "启用日期": "In use from",
        "年度": "预算年度",
    }
    for sheet in sheets:
        other = {old: new for old, new in names.items() if old != "社区代码" or sheet.name == "社区"}
        _rename([sheet], other)
        sheet.rows = [row[::-1] for row in sheet.rows]
    return sheets


def by_name(sheets: list[Sheet]) -> list[Sheet]:
    """Leave out the code of the community wherever its name stands beside it."""
    for sheet in sheets:
        if sheet.name != "社区" and "社区名称" in sheet.headings and "社区代码" in sheet.headings:
            column = sheet.column("社区代码")
            for row in sheet.rows[1:]:
                row[column] = None
    return sheets


def with_personal_columns(sheets: list[Sheet]) -> list[Sheet]:
    """Add the columns that must not be there; the names and numbers are of nobody."""
    for sheet in sheets:
        if sheet.name == "岗位报酬":
            sheet.rows[0] += ["姓名", "联系方式"]
            for row in sheet.rows[1:]:
                row += ["某某", "13800000000"]
    return sheets
