"""What is hidden in a workbook is read, and said once for each sheet."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dataset.samples import read, stored
from zhangcheng.dataset.ods_cells import ods_sheets


def nothing(sheet: Worksheet) -> None:
    sheet.row_dimensions[90].hidden = True  # below all records


def rows(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[3].hidden = True


def filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:C4"
    sheet.row_dimensions[3].hidden = True


def columns(sheet: Worksheet) -> None:
    sheet.column_dimensions.group("B", "XFD", hidden=True)


def sheet_and_row(sheet: Worksheet) -> None:
    sheet.sheet_state = "veryHidden"
    sheet.row_dimensions[4].hidden = True


@pytest.mark.parametrize(
    ("hide", "said"),
    [
        (nothing, []),
        (rows, ["2 行"]),
        (filtered, ["1 行"]),
        (columns, ["2 列"]),
        (sheet_and_row, ["工作表、1 行"]),
    ],
)
def test_it_is_read_and_said(hide: Callable[[Worksheet], None], said: list[str], tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "社区"
    for row in (("社区编号", "名称", "街道"), *((f"A0{n}", f"{n}", "芗城区") for n in (1, 2, 3))):
        sheet.append(row)
    book.create_sheet("其他")
    hide(sheet)
    path = tmp_path / "台账.xlsx"
    book.save(path)
    dataset = read(path)
    assert stored(dataset, "community", "id") == [("A01",), ("A02",), ("A03",)]
    told = [d for d in dataset.diagnostics if d.code.id == "D187"]
    assert [d.message("zh") for d in told] == [f"隐藏或筛选掉的也读了：{what}" for what in said]
    assert all(str(d.location) == "台账.xlsx › 社区" for d in told)


def test_rows_and_columns_of_an_open_document() -> None:
    content = io.BytesIO()
    names = "urn:oasis:names:tc:opendocument:xmlns"
    rows = "".join(
        f"<t:table-row {attributes}><t:table-cell/></t:table-row>"
        for attributes in (
            "",
            't:visibility="collapse"',
            't:visibility="filter" t:number-rows-repeated="2"',
            't:visibility="visible"',
            't:visibility="collapse" t:number-rows-repeated="9999"',
        )
    )
    columns = "".join(
        f"<t:table-column {attributes}/>"
        for attributes in (
            't:number-columns-repeated="2"',
            't:visibility="collapse"',
            't:visibility="filter" t:number-columns-repeated="1000"',
        )
    )
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<o:x xmlns:o="{names}:office:1.0" xmlns:t="{names}:table:1.0">'
            f'<t:table t:name="社区">{columns}{rows}</t:table></o:x>',
        )
    assert ods_sheets(content.getvalue())["社区"].hidden_of(rows=5, columns=4) == (3, 2)


def test_an_open_document_is_read_and_said(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    table = Table(name="社区")
    for visibility in ("visible", "collapse", "visible"):
        table.addElement(TableColumn(visibility=visibility))
    for cells in (("社区编号", "名称", "街道"), ("A01", "东园", "芗城区"), ("A02", "西园", "芗城区")):
        row = TableRow(visibility="filter" if "A02" in cells else "visible")
        for text in cells:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(str(tmp_path / "台账.ods"))
    dataset = read(tmp_path / "台账.ods")
    assert stored(dataset, "community", "id") == [("A01",), ("A02",)]
    assert [d.message("zh") for d in dataset.diagnostics if d.code.id == "D187"] == [
        "隐藏或筛选掉的也读了：1 行、1 列"
    ]
