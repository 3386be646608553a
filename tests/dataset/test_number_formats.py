"""A number whose format shows a unit is read as what is seen: 5 shown as 5.00万元 are 50000 元."""

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from dataset.samples import PLACES
from zhangcheng.dataset import Dataset, read_dataset
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType, RecordType
from zhangcheng.model.unit import Unit

FUND = RecordType(
    id="fund",
    title=Text("经费", "Funds"),
    key=("no",),
    fields=(
        Field(id="no", label=Text("编号", "No"), type=FieldType.TEXT),
        Field(
            id="amount",
            label=Text("金额", "Amount"),
            type=FieldType.NUMBER,
            unit=Unit.parse("yuan"),
            decimals=2,
        ),
        Field(id="people", label=Text("人数", "People"), type=FieldType.NUMBER),
        Field(
            id="year",
            label=Text("年度", "Year"),
            type=FieldType.NUMBER,
            minimum=Decimal(2000),
            maximum=Decimal(2100),
        ),
        Field(id="day", label=Text("日期", "Day"), type=FieldType.DATE),
    ),
)


def read(number: float, style: str, folder: Path, heading: str = "金额") -> Dataset:
    path = folder / "经费.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, shown = book.add_worksheet("经费"), book.add_format({"num_format": style})
        sheet.write_row(0, 0, ["编号", heading])
        sheet.write_row(1, 0, ["a"])
        sheet.write_number(1, 1, number, shown)
    return read_dataset(path, record_types={"fund": FUND}, jurisdictions=PLACES)


def value(dataset: Dataset, name: str) -> object:
    ((found,),) = dataset.connection.execute(f"SELECT {name} FROM data_fund").fetchall()
    return found


@pytest.mark.parametrize(
    ("style", "number", "amount", "code"),
    [
        ('0.00"万元"', 5, 50000, "D149"),
        ("0.00万元", 5, 50000, "D149"),
        (r"0.00\万\元", 5, 50000, "D149"),
        ('#,##0.00 "千元"', 1234.5, 1234500, "D149"),
        ('General"万元"', 0.1 + 0.2, 3000, "D149"),
        ('[Red]0.0"万元"_);[Blue]-0.0"万元"', 5, 50000, "D149"),
        ('\'0.0"万"', 5, 50000, "D149"),
        # What is shown is what the cell holds: the format divides.
        ('0,"千元"', 50000, 50000, "D149"),
        ('0!.0,"万元"', 50000, 50000, "D149"),
        ('0"."0000"万元"', 50001.5, 50001.5, "D149"),
        # Its own unit, none, or a choice by size that shows the number as it is.
        ('0.00"元"', 5, 5, None),
        ("#,##0.00", 5, 5, None),
        ('"¥"#,##0.00', 5, 5, None),
        ('0.00"（暂定）"', 5, 5, None),
        ('[>=10000]0!.0,"万元";0"元"', 50000, 50000, None),
        # Other kinds of units are not guessed.
        ('0.00"美元"', 5, None, "D147"),
        ('0"亩"', 5, None, "D147"),
    ],
)
def test_a_unit_that_the_format_shows(
    style: str, number: float, amount: float | None, code: str | None, tmp_path: Path
) -> None:
    dataset = read(number, style, tmp_path)
    assert value(dataset, "amount") == (None if amount is None else Decimal(str(amount)))
    told = [(d.code.id, d.location.cell) for d in dataset.diagnostics]
    assert told == ([] if code is None else [(code, "B2")])


@pytest.mark.parametrize(
    ("heading", "style", "number", "expected"),
    [
        ("人数", '0"人"', 12, ("people", "12")),
        ("年度", '0"年"', 2021, ("year", "2021")),
        ("日期", 'yyyy"年"m"月"d"日"', 44561, ("day", "2021-12-31")),
    ],
)
def test_formats_that_change_nothing(
    heading: str, style: str, number: float, expected: tuple[str, str], tmp_path: Path
) -> None:
    dataset = read(number, style, tmp_path, heading)
    assert str(value(dataset, expected[0])) == expected[1]
    assert dataset.diagnostics == ()


def test_the_unit_of_the_heading_gives_way_to_what_the_cell_shows(tmp_path: Path) -> None:
    dataset = read(5, '0.00"万元"', tmp_path, "金额（万元）")
    assert value(dataset, "amount") == Decimal(50000)
