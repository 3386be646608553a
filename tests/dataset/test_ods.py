"""OpenDocument spreadsheets: errors, percentages and merged cells are read as they are seen."""

from decimal import Decimal
from pathlib import Path

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from dataset.samples import read, stored
from zhangcheng.dataset.ods_cells import ods_sheets
from zhangcheng.dataset.sheet import CellError
from zhangcheng.diagnostics.codes import data as codes


def text(value: str, **more: object) -> TableCell:
    cell = TableCell(valuetype="string", **more)
    cell.addElement(P(text=value))
    return cell


def write(path: Path) -> Path:
    book = OpenDocumentSpreadsheet()
    table = Table(name="社区")
    share = TableCell(valuetype="percentage", value="0.855")
    share.addElement(P(text="85.5%"))
    for cells in (
        [text("社区编号"), text("街道"), text("户数")],
        [text("A01"), text("芗城区", numberrowsspanned=2, numbercolumnsspanned=1), text("3")],
        [text("A02"), CoveredTableCell(), text("4")],
        [text("A03"), text("龙文区"), share],
    ):
        row = TableRow()
        for cell in cells:
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def test_merged_cells_are_filled_and_percentages_are_seen(tmp_path: Path) -> None:
    dataset = read(write(tmp_path / "社区.ods"))
    assert stored(dataset, "community", "_key, subdistrict") == [
        ("A01", "350602"),
        ("A02", "350602"),
        ("A03", "350603"),
    ]
    # 85.5% of a household is no whole number: it is told, not read as 0.855 or 1.
    assert {d.code for d in dataset.diagnostics} == {codes.MERGED_FILLED, codes.TOO_MANY_DECIMALS}


def test_a_formula_without_a_value_is_no_empty_cell(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    table = Table(name="社区")
    for cells in (
        [text("社区编号"), text("街道"), text("户数")],
        [text("A01"), text("芗城区"), TableCell(formula="of:=1+2")],
        [text("A02"), text("芗城区"), TableCell(formula="of:=1+2", valuetype="float", value="3")],
    ):
        row = TableRow()
        for cell in cells:
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(str(tmp_path / "社区.ods"))
    dataset = read(tmp_path / "社区.ods")
    assert stored(dataset, "community", "_key, households") == [("A01", None), ("A02", 3)]
    assert [(d.code, d.location.cell) for d in dataset.diagnostics] == [
        (codes.FORMULA_WITHOUT_VALUE, "C2")
    ]


def test_an_error_of_a_formula_is_no_empty_cell() -> None:
    content = Path(__file__).with_name("error.ods").read_bytes()
    assert ods_sheets(content)["社区"].cells == [(1, 2, CellError("#DIV/0!"))]
    assert ods_sheets(content)["社区"].merged == [((2, 1), (3, 1))]


@pytest.mark.parametrize(
    ("number", "seen", "area", "code"),
    [
        ("0.02", "0.02公顷", "200.00", "D149"),
        ("200.4", "200 平方米", "200.40", None),
        ("0.0255", "0.03万平方米", "255.00", "D149"),
        # The format divides: what is shown is what the cell holds.
        ("2550", "0.26万平方米", "2550.00", "D149"),
        ("0", "0公顷", "0.00", "D149"),
        ("2", "0公顷", None, "D131"),
        ("200", "200（暂定）", "200.00", None),
        ("1200.5", "1,200.5", "1200.50", None),
        ("3", "3间", None, "D147"),
    ],
)
def test_a_number_is_read_with_the_unit_that_is_seen(
    number: str, seen: str, *, area: str | None, code: str | None, tmp_path: Path
) -> None:
    book = OpenDocumentSpreadsheet()
    shown = TableCell(valuetype="float", value=number)
    shown.addElement(P(text=seen))
    for name, rows in (
        ("社区", [[text("社区编号"), text("街道")], [text("A01"), text("芗城区")]]),
        ("用房", [[text("所属社区"), text("面积")], [text("A01"), shown]]),
    ):
        table = Table(name=name)
        for cells in rows:
            row = TableRow()
            for cell in cells:
                row.addElement(cell)
            table.addElement(row)
        book.spreadsheet.addElement(table)
    book.save(str(tmp_path / "台账.ods"))
    dataset = read(tmp_path / "台账.ods")
    assert stored(dataset, "premises", "floor_area") == [(None if area is None else Decimal(area),)]
    told = [(d.code.id, d.location.cell) for d in dataset.diagnostics]
    assert told == ([] if code is None else [(code, "B2")])
