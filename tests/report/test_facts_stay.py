"""No report asks to change a fact of the past, nor shows that something lacks 0."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from dataset.samples import write_example
from zhangcheng.exchange.rows import Row, RowWriter
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack.pack import Pack
from zhangcheng.report.values import Labels

ROOT = Path(__file__).parents[2]
LIST = "# file: 社区.csv\n社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码\n"
ROW = "350602002001,北京社区,芗城区,西桥街道,350602002\n"
DATA = {
    "no-fire": "# file: 安全巡查汇总.csv\n社区代码,年度,火灾起数\n350602002001,2021,1",
    "opinion-before-decision": (
        "# file: 考核考评事项.csv\n事项编号,社区代码,考核考评项目,决定日期,是否征求意见,意见日期\n"
        "S1,350602002001,创建文明单位等相关评优评先,2021-05-01,是,2021-05-02"
    ),
    "volunteer-figures-agree": (
        "# file: 志愿服务月汇总.csv\n社区代码,月份,发布任务数,认领任务数,完成任务数\n"
        "350602002001,2021-03,16,17,3"
    ),
    "work-funds-grow": (
        "# file: 经费.csv\n社区代码,年度,经费类别,金额（元）\n"
        "350602002001,2020,社区工作经费,80000\n350602002001,2021,社区工作经费,80000"
    ),
    "premises-area": (
        "# file: 综合服务场所.csv\n场所编号,社区代码,建筑面积（平方米）,启用日期\n"
        "C1,350602002001,120,2012-05-01"
    ),
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return zc.load_pack(ROOT / "rules" / "zhangzhou")


def failing(pack: Pack, rule: str, folder: Path) -> Row:
    path = write_example(LIST + ROW + DATA[rule], folder)
    run = zc.check(pack, path, as_of=dt.date(2021, 12, 31), rules=[rule])
    (row,) = RowWriter(run, Labels(run, "zh")).rows((Outcome.FAIL,))
    return row


@pytest.mark.parametrize("rule", ["no-fire", "opinion-before-decision", "volunteer-figures-agree"])
def test_a_fact_of_the_past_is_not_to_be_changed(pack: Pack, tmp_path: Path, rule: str) -> None:
    row = failing(pack, rule, tmp_path)
    assert row.to_pass == ""
    assert row.remedy != ""


@pytest.mark.parametrize("rule", ["work-funds-grow", "premises-area"])
def test_what_can_still_be_done_is_said(pack: Pack, tmp_path: Path, rule: str) -> None:
    assert "增加" in failing(pack, rule, tmp_path).to_pass


def test_no_gap_of_nothing_is_shown(pack: Pack, tmp_path: Path) -> None:
    # As much as last year is not more than last year.
    assert failing(pack, "work-funds-grow", tmp_path).gap == ""
