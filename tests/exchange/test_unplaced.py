"""A mistyped code is no institution: no letter, no count, but every row is accounted for."""

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import zhangcheng as zc
from command_line import Command
from zhangcheng.exchange.rows import RowWriter
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.html_institutions import view_places
from zhangcheng.report.json_report import report_document
from zhangcheng.report.phrases import next_steps
from zhangcheng.report.summary import summarise
from zhangcheng.report.values import Labels

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
    assert "有4条记录没有写明属于核查日期名单里的哪个机构" in said
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


PREMISES = (
    "场所编号,社区代码,建筑面积（平方米）,启用日期,取得方式\n"
    "C1,3.50602E+11,300,2016-01-01,规划统建\n"
    "C2,,约二百,2016-01-01,规划统建\n"
    "C3,350602001999,300,2016-01-01,规划统建\n"
)
AGREEMENTS = "协议编号,街道（镇）,是否已签订,签订日期\nX1,东铺头街道,是,2018-01-01\n"
ACTIVITIES = (
    "活动编号,协议编号,活动日期,活动类别\nH1,X9,2018-06-01,党日活动\nH2,X9,2018-07-01,党日活动\n"
)


@pytest.fixture
def run(tmp_path: Path) -> zc.Run:
    (tmp_path / "社区.csv").write_text(COMMUNITIES, encoding="utf-8")
    (tmp_path / "综合服务场所.csv").write_text(PREMISES, encoding="utf-8")
    rules = ["new-premises-area"]
    return zc.check(zc.load_pack(), tmp_path, as_of=dt.date(2021, 12, 31), rules=rules)


def test_of_a_record_of_no_institution_it_is_said_where_its_code_should_be(run: zc.Run) -> None:
    rows = RowWriter(run, Labels(run, "zh")).rows((Outcome.INSUFFICIENT_DATA,))
    said = {(row.finding.rule, row.record): (row.institution, row.note, row.remedy) for row in rows}
    at = "综合服务场所.csv › B{}".format
    unread = (f"{MARK}〔代码读不出〕", f"代码读不出：{at(2)}", f"先核对代码：{at(2)}")
    assert said["new-premises-area", "C1"] == unread
    name, note, remedy = said["new-premises-area", "C2"]
    assert name == f"{MARK}〔没有写代码〕"
    # What it lacks itself is said too.
    assert (
        note
        == f"没有写代码：{at(3)}；缺少：建筑面积（平方米）（填写的内容不能采用：综合服务场所.csv › C3）"
    )
    assert remedy == f"先核对代码：{at(3)}；补录或更正缺少的数据，再行核查。"
    assert said["new-premises-area", "C3"] == (
        f"{MARK}〔350602001999〕",
        f"数据里没有这个代码：{at(4)}",
        f"先核对代码：{at(4)}",
    )


def test_the_reasons_stand_by_themselves(run: zc.Run) -> None:
    labels, summary = Labels(run, "zh"), summarise(run)
    lost = view_places(run, summary, labels)[-1].institutions
    assert [view.name for view in lost] == [
        f"{MARK}〔{why}〕" for why in ("代码读不出", "没有写代码", "350602001999")
    ]
    assert len({view.anchor for view in lost}) == len(lost)
    whys = [(one["institution"], one["why"]) for one in report_document(run)["unplaced"]]
    assert whys == [("", "code_not_read"), ("", "no_code"), ("350602001999", "code_not_in_data")]


def test_the_step_names_the_codes_or_where_they_should_be(run: zc.Run) -> None:
    labels = Labels(run, "zh")
    (how,) = (step.how for step in next_steps(run, summarise(run), labels) if "归属" in step.text)
    assert how == (
        "代码读不出（综合服务场所.csv › B2）、没有写代码（综合服务场所.csv › B3）、350602001999"
    )


def test_who_stands_under_an_unknown_record_is_not_said_to_have_no_code(tmp_path: Path) -> None:
    (tmp_path / "社区.csv").write_text(COMMUNITIES, encoding="utf-8")
    (tmp_path / "共建协议.csv").write_text(AGREEMENTS, encoding="utf-8")
    (tmp_path / "联合活动.csv").write_text(ACTIVITIES, encoding="utf-8")
    pack = zc.load_pack()
    rules = [rule.id for rule in pack.rules.values() if rule.record == "activity"]
    run = zc.check(pack, tmp_path, as_of=dt.date(2018, 12, 31), rules=rules)
    found = {(one["institution"], one["why"]) for one in report_document(run)["unplaced"]}
    assert found == {("", "code_not_in_data"), ("", "owner_unplaced")}
