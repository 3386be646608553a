"""What is said of a ledger is said once, with numbers that leave headings out."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import zhangcheng as zc
from command_line import Command
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import UnusableDataError


def diagnostics(zhangcheng: Command, data: Path, *words: str) -> list[Any]:
    out = data.parent / "out"
    options = ["--as-of", "2021-12-31", "--rule", "premises-area", "--fail-on", "never"]
    zhangcheng("check", str(data), *options, "--out", str(out), "--format", "json,md", *words)
    found: list[Any] = json.loads((out / "report.json").read_text("utf-8"))["diagnostics"]
    return found


def test_the_examples_of_a_form_are_told_once(zhangcheng: Command, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert zhangcheng("template", "--out", str(form), "--record", "community,premises").code == 0
    book = load_workbook(form)
    book["社区"].append(
        ["350602001001", "甲社区居委会", "芗城区", "东铺头街道", "350602001", "新城区", "一般社区"]
    )
    book.save(form)
    told = [d for d in diagnostics(zhangcheng, form) if d["code"] == "D159"]
    assert [(d["location"]["file"], d["location"].get("sheet")) for d in told] == [("form.xlsx", None)]
    assert told[0]["message"]["zh"] == "2 行以“示例：”开头，不作记录：社区 › 2; 综合服务场所 › 2"
    assert told[0]["message"]["en"].startswith("2 rows left out")


def copied(folder: Path, *, rows: int = 1) -> list[str]:
    """Return what is said of a workbook of three sheets, and of one that differs in `rows` of one."""
    for name in ("乙", "甲"):
        book = Workbook()
        for title, heads, row in (
            ("社区", ["社区代码", "社区名称", "街道（镇）代码"], ["350602001001", "东园", "350602001"]),
            ("网格", ["网格编号", "社区代码", "牵头单位数"], ["G1", "350602001001", 1]),
            ("服务点", ["服务点编号", "社区代码", "服务类别"], ["F1", "350602001001", "其他"]),
        ):
            sheet = book.create_sheet(title)
            sheet.append(heads)
            for _ in range(1 if title == "社区" or name == "乙" else rows):
                sheet.append(row)
        book.save(folder / f"{name}.xlsx")
    with pytest.raises(UnusableDataError) as raised:
        zc.check(zc.load_pack(), folder, as_of=dt.date(2018, 12, 31))
    told = [d for d in raised.value.diagnostics if d.code is codes.SHEET_TWICE]
    return [f"{d.location}: {d.message('zh')}" for d in told]


def test_a_copied_workbook_is_told_once(tmp_path: Path) -> None:
    assert copied(tmp_path) == ["甲.xlsx: 这里和 乙.xlsx 是同样的“社区、网格、服务点”"]


def test_a_copied_sheet_is_told_by_its_name(tmp_path: Path) -> None:
    assert copied(tmp_path, rows=2) == ["甲.xlsx › 社区: 这里和 乙.xlsx › 社区 是同样的“社区”"]


def test_headings_are_no_personal_data(zhangcheng: Command, tmp_path: Path) -> None:
    data = tmp_path / "社区.csv"
    data.write_text(
        "社区台账,,,,,\n社区代码,社区名称,街道（镇）代码,联系电话,说明\n"
        "350602001001,甲,350602001,（略）,找 13800138000\n350602001002,乙,350602001,,已迁\n",
        encoding="utf-8",
    )
    told = [d for d in diagnostics(zhangcheng, data, "--drop-personal-data") if d["code"] == "D116"]
    assert ["in 1 cell of this column was left out" in d["message"]["en"] for d in told] == [True, True]


def test_markdown_says_what_to_do(zhangcheng: Command, tmp_path: Path) -> None:
    data = tmp_path / "社区.csv"
    data.write_text("社区代码,社区名称,街道（镇）代码\n35060200100,甲,350602001\n", encoding="utf-8")
    diagnostics(zhangcheng, data)
    text = (tmp_path / "out/report.md").read_text("utf-8")
    assert "`D165`\n  请核对代码。" in text


def test_all_rows_of_a_sheet_are_in_the_report(zhangcheng: Command, tmp_path: Path) -> None:
    data = tmp_path / "社区.csv"
    data.write_text(
        "社区台账,,\n社区代码,社区名称,街道（镇）代码\n350602001001,甲,350602001\n,,\n"
        "合计,1,\n备注：虚构,,\n",
        encoding="utf-8",
    )
    diagnostics(zhangcheng, data)
    (sheet,) = json.loads((tmp_path / "out/report.json").read_text("utf-8"))["sheets"]
    counts = ("read", "head", "blank", "totals", "notes", "repeated", "examples", "unread")
    assert [sheet[name] for name in counts] == [1, 2, 1, 1, 1, 0, 0, 0]
    assert sheet["rows"] == 6


def test_a_total_in_the_running_number_is_no_record(zhangcheng: Command, tmp_path: Path) -> None:
    """The number of communities stands where the code would be."""
    data = tmp_path / "社区.csv"
    data.write_text(
        "序号,社区代码,社区名称,街道（镇）代码\n1,350602001001,甲,350602001\n合 计,1,,\n",
        encoding="utf-8",
    )
    diagnostics(zhangcheng, data)
    (sheet,) = json.loads((tmp_path / "out/report.json").read_text("utf-8"))["sheets"]
    assert (sheet["read"], sheet["totals"]) == (1, 1)
