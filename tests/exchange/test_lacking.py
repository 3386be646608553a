"""What is said of undecided checks: what they lack, and that it is to be filled in or put right."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from openpyxl import Workbook

import zhangcheng as zc
from report.sample_run import make_run
from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.letter_words import bulletins
from zhangcheng.exchange.rows import Row, RowWriter
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.mending import to_pass_views
from zhangcheng.report.phrases import notices
from zhangcheng.report.values import Labels


def rows(folder: Path, premises: str, language: Language = "zh") -> dict[str, Row]:
    """Return the undecided rows, by rule, of a community with those premises."""
    (folder / "社区.csv").write_text(
        "社区代码,社区名称,街道（镇）代码,设立日期\n350602001001,东园社区,350602001,2015-01-01\n",
        encoding="utf-8",
    )
    (folder / "综合服务场所.csv").write_text(
        f"场所编号,社区代码,建筑面积（平方米）,启用日期,取得方式\n{premises}", encoding="utf-8"
    )
    rules = ["premises-area", "new-premises-area"]
    run = zc.check(zc.load_pack(), folder, as_of=dt.date(2018, 12, 31), rules=rules)
    labels = Labels(run, language)
    found = RowWriter(run, labels).rows((Outcome.INSUFFICIENT_DATA,))
    return {row.finding.rule: row for row in found}


PREMISES = "350602001001-C1,350602001001,{area},2016-01-01,规划统建\n"


def test_the_remedy_of_an_undecided_check_is_to_fill_in_what_lacks(tmp_path: Path) -> None:
    found = rows(tmp_path, PREMISES.format(area=""))
    assert {row.remedy for row in found.values()} == {"补录或更正缺少的数据，再行核查。"}
    assert found["new-premises-area"].note == "缺少：建筑面积（平方米）"
    assert found["new-premises-area"].actual == "未填"


def test_what_is_written_is_not_said_to_be_empty(tmp_path: Path) -> None:
    row = rows(tmp_path, PREMISES.format(area="约二百"))["new-premises-area"]
    assert row.actual == "填写的内容不能采用"
    assert row.note.startswith("缺少：建筑面积（平方米）（填写的内容不能采用：")
    assert "C2" in row.note


@pytest.mark.parametrize(
    ("language", "area", "note"),
    [
        ("zh", "", "算不出：在用综合服务场所总面积（要由“综合服务场所”的建筑面积（平方米）得出）"),
        (
            "en",
            "",
            "Cannot be computed: Floor area of the premises in use (to be had from “Floor area (m²)” of",
        ),
        ("zh", "约二百", "算不出：在用综合服务场所总面积（填写的内容不能采用：综合服务场所.csv"),
    ],
)
def test_of_a_computed_value_it_is_said_what_it_is_made_of(
    language: Language, area: str, note: str, tmp_path: Path
) -> None:
    row = rows(tmp_path, PREMISES.format(area=area), language)["premises-area"]
    assert row.note.startswith(note)
    assert row.actual == {"zh": "算不出", "en": "Cannot be computed"}[language]


AGREEMENTS = (
    "协议编号,街道（镇）,社区代码,签订层面,是否已签订,签订日期,到期日期,参与共建的在职党员数\n"
    "X1,东铺头街道,350602001001,社区层面,{signed},{signed_on},,几个\n"
)


@pytest.mark.parametrize(
    ("signed", "signed_on", "cell"),
    [("是", "2018年4月", "F2"), ("嗯", "2018-04-01", "E2")],
)
def test_of_a_row_that_counts_the_cells_that_could_not_be_read_are_named(
    signed: str, signed_on: str, cell: str, tmp_path: Path
) -> None:
    """Those of columns that the value is made of: the number of members has nothing to do with it."""
    text = AGREEMENTS.format(signed=signed, signed_on=signed_on)
    (tmp_path / "共建协议.csv").write_text(text, encoding="utf-8")
    (tmp_path / "社区.csv").write_text(
        "社区代码,社区名称,街道（镇）代码\n350602001001,东园社区,350602001\n", encoding="utf-8"
    )
    rules = ["community-has-agreement"]
    run = zc.check(zc.load_pack(), tmp_path, as_of=dt.date(2018, 12, 31), rules=rules)
    (row,) = RowWriter(run, Labels(run, "zh")).rows((Outcome.INSUFFICIENT_DATA,))
    assert row.note == f"算不出：有效共建协议数（填写的内容不能采用：共建协议.csv › {cell}）"


def test_a_row_that_may_be_any_of_two_ways_is_named_once(tmp_path: Path) -> None:
    sheets = {
        "区（县）": "区（县）名称,区划代码\n芗城区,350602\n",
        "街道（镇）": "街道（镇）名称,区划代码,区（县）\n东铺头街道,350602001,芗城区\n",
        "社区": "社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码\n"
        "350602001001,东园社区,芗城区,东铺头街道,350602001\n,西园社区,芗城区,东铺头街道,350602001\n",
        "综合服务场所": "场所编号,社区代码,建筑面积（平方米）,启用日期,取得方式\n"
        + PREMISES.format(area=300),
    }
    for name, text in sheets.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    rules = ["district-premises-complete"]
    run = zc.check(zc.load_pack(), tmp_path, as_of=dt.date(2018, 12, 31), rules=rules)
    (row,) = RowWriter(run, Labels(run, "zh")).rows((Outcome.INSUFFICIENT_DATA,))
    assert row.note == "算不出：综合服务场所达标社区占比（对不上号的行：社区.csv › 3）"


COUNTIES = (("350602001001", "350602001", "甲.xlsx"), ("350603100002", "350603100", "乙.xlsx"))


@pytest.fixture
def two_ledgers(tmp_path: Path) -> Path:
    """Two counties' workbooks, the second without the sheet of premises; both without enough area."""
    for code, subdistrict, file in COUNTIES:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "社区"
        sheet.append(["社区代码", "社区名称", "街道（镇）代码", "设立日期"])
        sheet.append([code, f"{file[0]}社区", subdistrict, "2015-01-01"])
        if file == "甲.xlsx":
            sheet = book.create_sheet("综合服务场所")
            sheet.append(["场所编号", "社区代码", "建筑面积（平方米）", "启用日期", "取得方式"])
            sheet.append([f"{code}-C1", code, 99, "2016-01-01", "规划统建"])
        book.save(tmp_path / file)
    return tmp_path


def of_county(folder: Path, county: str | None) -> Run:
    rules = ["premises-area", "new-premises-area"]
    day = dt.date(2018, 12, 31)
    return zc.check(zc.load_pack(), folder, as_of=day, rules=rules, jurisdiction=county)


def test_a_county_is_told_which_sheet_it_did_not_hand_in(two_ledgers: Path) -> None:
    said = notices(of_county(two_ledgers, "350603"), "zh")
    assert (
        "乙.xlsx 没有报送或没有填写这些表：“综合服务场所”。"
        "表里的事项没有核查，别的检查用到它们的判为“数据不足”。" in said
    )
    assert not any("没有一条记录在核查日期有效" in one for one in said)


@pytest.mark.parametrize(("county", "told"), [("350602", False), ("350603", True), (None, True)])
def test_only_the_county_itself_is_told(county: str | None, told: bool, two_ledgers: Path) -> None:
    said = notices(of_county(two_ledgers, county), "en")
    assert any(one.startswith("乙.xlsx lacks these sheets") for one in said) is told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_bulletin_names_the_sheet(language: Language, two_ledgers: Path) -> None:
    run = of_county(two_ledgers, None)
    values = {name[:6]: values for name, values in bulletins(run, Labels(run, language))}
    title = {"zh": "“综合服务场所”", "en": "“Premises”"}[language]
    assert title in str(values["350603"]["not_given"])
    assert values["350602"]["not_given"] == ""


def test_what_is_asked_for_stands_in_the_order_of_the_problems_with_its_rule(two_ledgers: Path) -> None:
    run = of_county(two_ledgers, "350602")
    ((_, values),) = bulletins(run, Labels(run, "zh"))
    problems = [item["rule"] for item in cast("list[dict[str, str]]", values["items"])]
    asked = [item["text"] for item in cast("list[dict[str, str]]", values["remedies"])]
    assert len(problems) == len(asked) > 1
    assert [text.partition("：")[0] for text in asked] == problems
    assert values["subject"] == "城市基层党建工作"
    assert "共差 202 平方米" in str(values["to_pass"])


def test_what_the_city_itself_needs_goes_by_its_name() -> None:
    run = make_run()
    kind, key = next(
        (f.institution_type, f.institution) for f in run.findings_list if f.outcome == "fail"
    )
    city = replace(run.institutions[kind, key], jurisdiction="3506")
    moved = replace(run, institutions={**run.institutions, (kind, key): city})
    named = [view.county for view in to_pass_views(moved, Labels(moved, "zh"))]
    assert "漳州市" in named
    assert "辖区不明" not in named
