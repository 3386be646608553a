"""Percentages of workbooks: 85.5% is 0.855, whether the cell or the heading says so."""

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from dataset.samples import PLACES, write_old_workbook
from zhangcheng.dataset import Dataset, read_dataset
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType, RecordType
from zhangcheng.model.unit import Unit

SHARE = RecordType(
    id="share",
    title=Text("占比", "Shares"),
    key=("no",),
    fields=(
        Field(id="no", label=Text("编号", "No"), type=FieldType.TEXT),
        Field(
            id="share",
            label=Text("占比", "Share"),
            type=FieldType.NUMBER,
            unit=Unit.parse("1"),
            decimals=4,
        ),
        Field(id="place", label=Text("辖区", "Place"), type=FieldType.JURISDICTION),
    ),
)


def read(path: Path) -> Dataset:
    return read_dataset(path, record_types={"share": SHARE}, jurisdictions=PLACES)


def shares(dataset: Dataset) -> list[Decimal | None]:
    rows = dataset.connection.execute("SELECT share FROM data_share ORDER BY _row").fetchall()
    return [row[0] for row in rows]


@pytest.mark.parametrize("heading", ["占比", "占比（%）"])
@pytest.mark.parametrize("style", ["0%", "0.00%", "0.0000%"])
def test_a_cell_shown_as_a_percentage_is_one(heading: str, style: str, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "占比.xlsx") as book:
        sheet, percent = book.add_worksheet("占比"), book.add_format({"num_format": style})
        sheet.write_row(0, 0, ["编号", heading])
        sheet.write_row(1, 0, ["a"])
        sheet.write_number(1, 1, 0.855, percent)
        sheet.write_row(2, 0, ["b"])
        sheet.write_formula(2, 1, "=3/2", percent, 1.5)
    assert shares(read(tmp_path / "占比.xlsx")) == [Decimal("0.8550"), Decimal("1.5000")]


def test_a_plain_number_under_a_heading_in_percent_is_so_many_hundredths(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "占比.xlsx") as book:
        sheet, percent = book.add_worksheet("占比"), book.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, ["编号", "占比（%）"])
        sheet.write_row(1, 0, ["a", 85.5])
        sheet.write_row(2, 0, ["b"])
        sheet.write_number(2, 1, 1, percent)
    assert shares(read(tmp_path / "占比.xlsx")) == [Decimal("0.8550"), Decimal("1.0000")]


def test_an_old_workbook_cannot_say_what_its_percentages_are(tmp_path: Path) -> None:
    write_old_workbook(tmp_path / "占比.xls", {"占比": [["编号", "占比（%）"], ["a", 85.5]]})
    dataset = read(tmp_path / "占比.xls")
    assert shares(dataset) == [None]
    assert [d.code for d in dataset.diagnostics] == [codes.OLD_WORKBOOK, codes.UNIT_REFUSED]
