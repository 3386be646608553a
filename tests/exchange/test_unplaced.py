"""A mistyped code is no institution: no letter, no count, but every row is accounted for."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from command_line import Command

COMMUNITIES = (
    "社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码,移出名单日期\n"
    "350602001001,甲社区居委会,芗城区,东铺头街道,350602001,\n"
    "350602001002,乙社区居委会,芗城区,东铺头街道,350602001,2020-06-30\n"
)
GRIDS = (
    "网格编号,社区代码,牵头单位数\n"
    "G1,350602001001,2\nG2,350602001999,0\nG3,350602001999,1\nG4,,0\nG5,350602001002,0\n"
)
MARK = "归属待核清"


@pytest.fixture
def folder(zhangcheng: Command, tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    (data / "社区.csv").write_text(COMMUNITIES, encoding="utf-8")
    (data / "网格.csv").write_text(GRIDS, encoding="utf-8")
    out = tmp_path / "out"
    words = ["--rule", "grid-one-lead-unit", "--as-of", "2021-12-31", "--out", str(out)]
    result = zhangcheng("check", str(data), *words, "--format", "html,json,xlsx,docx,md,csv")
    assert result.code == 1
    said = "".join(result.out.split())
    assert "有4条记录写的代码不是核查日期名单里的机构" in said
    assert "有效记录6=有所属机构2+归属待核清4" in said
    return out


def test_no_letter_goes_to_a_code(folder: Path) -> None:
    letters = [path.name for path in (folder / "letters/notices").iterdir()]
    assert letters == ["350602001001-甲社区居委会.docx"]


def test_a_code_is_not_counted_but_every_row_and_check_is(folder: Path) -> None:
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert [i["key"] for i in report["institutions"]] == ["350602001001"]
    assert sum(place["institutions"] for place in report["places"]) == 1
    assert [(u["institution"], u["why"], len(u["records"])) for u in report["unplaced"]] == [
        ("", "no_code", 1),
        ("350602001002", "not_in_force", 1),
        ("350602001999", "code_not_in_data", 2),
    ]
    balance = report["balance"]
    assert (balance["records_placed"], balance["records_unplaced"]) == (2, 4)
    assert balance["closes"]
    lost = {o: sum(u["outcomes"][o] for u in report["unplaced"]) for o in ("fail", "pass")}
    assert balance["outcomes"]["fail"] == 1 + lost["fail"] == 4
    assert lost["pass"] == 1


def test_the_ledger_lists_them_last_to_be_cleared_up(folder: Path) -> None:
    sheet = load_workbook(folder / "report.xlsx")["整改台账"]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    named = [row["机构"] for row in rows if row["机构"]]
    assert named[0] == "甲社区居委会"
    assert named[1:] == [f"{MARK}〔{w}〕" for w in ("没有写代码", "350602001002", "350602001999")]
    assert all(str(row["整改"]).startswith("先核对代码") for row in rows[1:4])


def test_every_table_says_so(folder: Path) -> None:
    with (folder / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["institution"] for row in csv.DictReader(file)]
    assert sum(name.startswith(MARK) for name in names) == 4
    assert (folder / "report.md").read_text("utf-8").count(f"{MARK}〔") == 3
    assert f"<h3>{MARK}</h3>" in (folder / "report.html").read_text("utf-8")
