"""What equals a number that it should exceed is told so in words."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from dataset.samples import write_example
from zhangcheng.exchange.rows import RowWriter
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.values import Labels

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("amount", "required"), [(90000, "高于 90,000 元/年"), (80000, "90,000 元/年")])
def test_a_number_that_should_be_exceeded_is_said_so(tmp_path: Path, amount: int, required: str) -> None:
    text = f"""\
# file: 社区.csv
社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码
350602002001,北京社区,芗城区,西桥街道,350602002
# file: 经费.csv
社区代码,年度,经费类别,金额（元）
350602002001,2020,社区工作经费,90000
350602002001,2021,社区工作经费,{amount}
"""
    run = zc.check(
        zc.load_pack(ROOT / "rules" / "zhangzhou"),
        write_example(text, tmp_path),
        as_of=dt.date(2021, 12, 31),
        rules=["work-funds-grow"],
    )
    (row,) = RowWriter(run, Labels(run, "zh")).rows([Outcome.FAIL])
    assert row.required == required
