"""A date that can be read but hardly be meant is told at its cell, and kept."""

import datetime as dt
from pathlib import Path

import pytest

from dataset.samples import PLACES, RECORD_TYPES, read, stored, write_example
from zhangcheng.dataset import Dataset, read_dataset
from zhangcheng.report.unread import is_unread

OR_EMPTY = "若表示没有期限，这一格可以留空"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2018-05-01", None),
        ("1949-10-01", None),
        ("1949-09-30", "“成立日期”是 1949-09-30，早于 1949-10-01"),
        ("1918-05-01", "“成立日期”是 1918-05-01，早于 1949-10-01"),
        ("2052-06-30", None),
        ("2052-07-01", "“成立日期”是 2052-07-01，比核查日期 2022-06-30 晚 30 年以上"),
        ("2081年3月1日", "“成立日期”是 2081-03-01，比核查日期 2022-06-30 晚 30 年以上"),
        ("2099-12-31", "“成立日期”是 2099-12-31，比核查日期 2022-06-30 晚 30 年以上"),
        ("", None),
        ("二月", None),
    ],
)
def test_an_implausible_date_is_told_and_kept(written: str, said: str | None, tmp_path: Path) -> None:
    text = f"# file: 社区.csv\n社区编号,名称,街道,成立日期\nA00,西园,芗城区,\nA01,东园,芗城区,{written}"
    data = read(write_example(text, tmp_path))
    found = [d for d in data.diagnostics if d.code.id == "D201"]
    assert [d.message("zh") for d in found] == ([] if said is None else [said])
    for told in found:
        assert str(told.location) == "社区.csv › D3"
        assert (OR_EMPTY in told.hint("zh")) is (written[:1] == "2")
        # The value is taken: reports do not say of it that it could not be read.
        assert not is_unread(told)
        assert stored(data, "community", "established::VARCHAR")[1] == (told.arguments["value"],)


def test_those_of_a_column_are_told_once_each_way(tmp_path: Path) -> None:
    rows = "".join(
        f"\nP{n},A01,{month}"
        for n, month in enumerate(["2081-03", *["2099-12"] * 1500, "1918-05", "2018-05"])
    )
    text = (
        "# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n"
        f"# file: 岗位.csv\n岗位编号,所属社区,发放月份{rows}"
    )
    data = read(write_example(text, tmp_path))
    assert [f"{d.location}: {d.message('en')}" for d in data.diagnostics if d.code.id == "D201"] == [
        (
            "岗位.csv › C2: “Pay month” is 2081-03, over 30 years after the as-of date, 2022-06-30 "
            "(1,501 cells: C2, C3, C4, C5, C6 …)"
        ),
        "岗位.csv › C1503: “Pay month” is 1918-05, before 1949-10-01",
    ]


@pytest.mark.parametrize(
    ("as_of", "written", "told"),
    [
        (None, "9999-12-31", False),
        (None, "1918-01-01", True),
        (dt.date(2020, 2, 29), "2050-02-28", False),
        (dt.date(2020, 2, 29), "2050-03-01", True),
        (dt.date(9990, 1, 1), "9999-12-31", False),
    ],
)
def test_what_is_late_depends_on_the_day_of_the_check(
    as_of: dt.date | None, written: str, told: bool, tmp_path: Path
) -> None:
    text = f"# file: 社区.csv\n社区编号,名称,街道,成立日期\nA01,东园,芗城区,{written}"
    data: Dataset = read_dataset(
        write_example(text, tmp_path), record_types=RECORD_TYPES, jurisdictions=PLACES, as_of=as_of
    )
    assert ("D201" in {d.code.id for d in data.diagnostics}) is told
