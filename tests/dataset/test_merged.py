"""Merged cells and formulas of workbooks: filled as they are seen, and never taken for empty."""

from pathlib import Path

import openpyxl

from dataset.samples import read, stored, write_workbook
from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.codes import data as codes

HEAD: list[object] = ["社区编号", "街道", "户数"]


def _rows(*rows: list[object]) -> dict[str, list[list[object]]]:
    return {"社区": [HEAD, *rows]}


def test_a_place_merged_down_is_that_of_every_row(tmp_path: Path) -> None:
    rows = _rows(["A01", "芗城区", 1], ["A02", "", 2], [], ["A03", "", 3], ["A04", "龙文区", 4])
    dataset = read(write_workbook(tmp_path / "社区.xlsx", rows, ["B2:B5"]))
    assert stored(dataset, "community", "_key, subdistrict") == [
        ("A01", "350602"),
        ("A02", "350602"),
        ("A03", "350602"),
        ("A04", "350603"),
    ]
    (said,) = dataset.diagnostics
    assert (said.code, said.severity) == (codes.MERGED_FILLED, Severity.NOTICE)
    assert str(said.location) == "社区.xlsx › 社区 › B2:B5"
    assert (said.arguments["areas"], said.arguments["count"]) == (1, 2)
    assert dataset.sheets[0].blank == 1


def test_areas_of_a_column_are_told_once(tmp_path: Path) -> None:
    rows = _rows(["A01", "芗城区", 1], ["A02", "", 2], ["A03", "龙文区", 3], ["A04", "", 4])
    dataset = read(write_workbook(tmp_path / "社区.xlsx", rows, ["B2:B3", "B4:B5"]))
    (said,) = dataset.diagnostics
    assert (said.arguments["areas"], said.arguments["count"]) == (2, 2)


def test_a_number_merged_down_is_that_of_no_row(tmp_path: Path) -> None:
    rows = _rows(["A01", "芗城区", 500], ["A02", "芗城区", ""])
    dataset = read(write_workbook(tmp_path / "社区.xlsx", rows, ["C2:C3"]))
    assert stored(dataset, "community", "households") == [(None,), (None,)]
    assert [(d.code, str(d.location)) for d in dataset.diagnostics] == [
        (codes.MERGED_NUMBER, "社区.xlsx › 社区 › C2"),
        (codes.MERGED_NUMBER, "社区.xlsx › 社区 › C3"),
    ]


def test_a_formula_without_a_value_is_told_with_its_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "社区"
    for row in (HEAD, ["A01", "芗城区", "=100+200"], ["A02", "=B2", 3]):
        sheet.append(row)
    book.save(tmp_path / "社区.xlsx")
    dataset = read(tmp_path / "社区.xlsx")
    assert [(d.code, str(d.location), d.arguments["text"]) for d in dataset.diagnostics] == [
        (codes.FORMULA_WITHOUT_VALUE, "社区.xlsx › 社区 › C2", "=100+200"),
        (codes.FORMULA_WITHOUT_VALUE, "社区.xlsx › 社区 › B3", "=B2"),
    ]


def test_a_formula_with_a_value_is_its_value(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "社区.xlsx") as book:
        sheet = book.add_worksheet("社区")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["A01", "芗城区"])
        sheet.write_formula(1, 2, "=100+200", None, 300)
    dataset = read(tmp_path / "社区.xlsx")
    assert dataset.diagnostics == ()
    assert stored(dataset, "community", "households") == [(300,)]
