"""A sheet left blank gives no data; 无 alone below its headings says that there are none."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from command_line import Command


def report(zhangcheng: Command, data: Path, *words: str) -> Mapping[str, Any]:
    out = data.parent / "out"
    zhangcheng(
        "check", str(data), "--as-of", "2021-12-31", "--format", "json", "--out", str(out), *words
    )
    found: Mapping[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return found


def fails(found: Mapping[str, Any]) -> int:
    return sum(finding["outcome"] == "fail" for finding in found["findings"])


def test_blank_sheets_of_the_form_fail_nobody(zhangcheng: Command, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert zhangcheng("template", "--out", str(form), "--record", "community,service_point").code == 0
    book = load_workbook(form)
    book["社区"].append(["350602001001", "甲社区居委会", "芗城区", "东铺头街道", "350602001", "新城区"])
    book.save(form)
    blank = report(zhangcheng, form, "--rule", "community-police-room")
    assert (fails(blank), blank["rules_without_records"]) == (0, ["community-police-room"])
    book["服务点"]["A3"] = "无"
    book.save(form)
    stated = report(zhangcheng, form, "--rule", "community-police-room")
    assert (fails(stated), stated["rules_without_records"]) == (1, [])
    assert "D188" in {d["code"] for d in stated["diagnostics"]}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], 0),
        ([["示例：1", "350602001001"]], 0),
        ([["无"]], 1),
        ([[None, "None"]], 1),
        ([[" 没有 "]], 1),
        ([["合计"]], 0),
        ([["无锡路", "350602001001", "警务室"]], 0),
    ],
)
def test_what_says_none(
    rows: list[list[str | None]], expected: int, zhangcheng: Command, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "社区"
    sheet.append(("社区代码", "社区名称", "区（县）", "街道（镇）代码"))
    sheet.append(("350602001001", "甲社区居委会", "芗城区", "350602001"))
    points = book.create_sheet("服务点")
    points.append(("服务点编号", "社区代码", "服务类别"))
    for row in rows:
        points.append(row)
    data = tmp_path / "台账.xlsx"
    book.save(data)
    assert fails(report(zhangcheng, data, "--rule", "community-police-room")) == expected


FILLED = [["A1", "350602001001", "警务室"]]


def write(path: Path, communities: list[list[str]], points: list[list[list[str]]]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "社区"
    sheet.append(("社区代码", "社区名称", "区（县）", "街道（镇）代码"))
    for row in communities:
        sheet.append(row)
    for number, rows in enumerate(points):
        points_sheet = book.create_sheet("服务点" + "（续）" * number)
        points_sheet.append(("服务点编号", "社区代码", "服务类别"))
        for row in rows:
            points_sheet.append(row)
    book.save(path)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([FILLED], [[]], ["D196 乙.xlsx › 服务点"]),
        ([[["无"]]], [[]], ["D196 乙.xlsx › 服务点"]),
        ([FILLED], [], ["D196 乙.xlsx"]),
        ([[["无"]]], [[["无"]]], []),
        ([[]], [[]], []),
        ([[]], [], []),
        ([FILLED], [[["B1", "350603001001", "警务室"]], []], []),
        ([[*FILLED, ["B1", "350603001001", "警务室"]]], [[]], ["D189 乙.xlsx › 服务点"]),
        ([[*FILLED, ["B1", "350603001001", "警务室"]]], [], []),
    ],
)
def test_one_file_left_blank_where_another_is_not_is_told(
    first: list[list[list[str]]],
    second: list[list[list[str]]],
    expected: list[str],
    zhangcheng: Command,
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    write(data / "甲.xlsx", [["350602001001", "甲社区居委会", "芗城区", "350602001"]], first)
    write(data / "乙.xlsx", [["350603001001", "乙社区居委会", "龙文区", "350603001"]], second)
    found = report(zhangcheng, data, "--rule", "community-police-room")["diagnostics"]
    told = [(d["code"], d["location"]) for d in found if d["code"] in ("D189", "D196")]
    shown = [f"{code} {' › '.join(p.values())}" for code, p in told]
    assert shown == expected


def test_a_report_names_the_file_and_the_sheet(zhangcheng: Command, tmp_path: Path) -> None:
    data, key = tmp_path / "data", "350602001001"
    data.mkdir()
    filled = [["A1", "350603001001", "警务室"]]
    write(data / "甲.xlsx", [["350603001001", "甲社区居委会", "龙文区", "350603001"]], [filled])
    write(data / "乙.xlsx", [[key, "乙社区居委会", "芗城区", "350602001"]], [])
    asked = ("--rule", "community-police-room", "--as-of", "2021-12-31", "--lang")
    for language, words in (("zh", "乙.xlsx没有“服务点”表"), ("en", "乙.xlsxhasnosheet“Servicepoint”")):
        shown = zhangcheng("check", str(data), *asked, language, "--out", str(tmp_path / "out"))
        assert words in "".join(shown.out.split())
    said = zhangcheng("explain", str(data), asked[1], key, "--as-of", "2021-12-31").out
    assert "数据不足" in said
    assert "乙.xlsx 没有“服务点”表" in said
    found = report(zhangcheng, data, "--rule", "community-police-room", "--split-by", "county")
    outcomes = {f["key"]: f["outcome"] for f in found["findings"] if f["key"] == key}
    assert outcomes == {key: "insufficient_data"}
    own = json.loads((tmp_path / "out" / "350602" / "report.json").read_text("utf-8"))
    assert [f["outcome"] for f in own["findings"]] == ["insufficient_data"]
    assert own["findings"][0]["inputs"][0]["cells"] == [{"file": "乙.xlsx"}]
