"""What is said of undecided checks: what they lack, and that it is to be filled in or put right."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from zhangcheng.diagnostics.text import Language
from zhangcheng.exchange.rows import Row, RowWriter
from zhangcheng.model.outcome import Outcome
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
    assert row.actual == "填写的内容读不出"
    assert row.note.startswith("缺少：建筑面积（平方米）（填写的内容读不出：")
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
        ("zh", "约二百", "算不出：在用综合服务场所总面积（填写的内容读不出：综合服务场所.csv"),
    ],
)
def test_of_a_computed_value_it_is_said_what_it_is_made_of(
    language: Language, area: str, note: str, tmp_path: Path
) -> None:
    row = rows(tmp_path, PREMISES.format(area=area), language)["premises-area"]
    assert row.note.startswith(note)
    assert row.actual == {"zh": "算不出", "en": "Cannot be computed"}[language]
