"""Records whose keys changed: rows under a former key are the same record's, and that is told."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from dataset.samples import read, stored, write_example
from zhangcheng.dataset import Dataset
from zhangcheng.dataset.former import Former
from zhangcheng.dataset.keys import joined, parts_of
from zhangcheng.pack.pack import Pack

ROOT = Path(__file__).parents[2]
LISTED = """\
# file: 社区.csv
社区编号,名称,街道,原编号
A01,东园,芗城区,B01
A02,西园,龙文区,
"""
USED = """\
# file: 用房.csv
所属社区,面积
{of},200
A02,120
"""
COMMUNITY = "区（县）,街道（镇）,社区代码,社区名称,街道（镇）代码,原社区代码,列入名单日期,移出名单日期"
OLD = "龙海市,石码镇,350681100001,石码社区,350681100,,,2021-02-02"
NEW = "龙海区,石码街道,350604001001,石码社区,350604001,350681100001,2021-02-03,"
FUNDS = """\
社区代码,年度,经费类别,金额（元）
350681100001,2020,社区工作经费,80000
350604001001,2021,社区工作经费,90000
"""
WAIVER = """\
规则,机构,理由,依据,批准机关,起始日期,截止日期
work-funds-grow,350681100001,整体搬迁,芗政办〔2021〕8号,龙海区民政局,2021-01-01,2021-12-31
"""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return zc.load_pack(ROOT / "rules" / "zhangzhou")


def told(dataset: Dataset) -> list[tuple[str, str]]:
    return [(d.code.id, str(d.location)) for d in dataset.diagnostics]


def ledgers(folder: Path, *rows: str, funds: str = FUNDS) -> Path:
    (folder / "社区.csv").write_text("\n".join((COMMUNITY, *rows)) + "\n", "utf-8")
    (folder / "经费.csv").write_text(funds, "utf-8")
    return folder


def check(pack: Pack, folder: Path, year: int) -> zc.Run:
    day = dt.date(year, 12, 31)
    return zc.check(pack, folder, as_of=day, rules=["work-funds-grow"], details="all")


def outcomes(run: zc.Run, rule: str) -> dict[str, str]:
    return {f.key: f.outcome.value for f in run.findings_list if f.rule == rule}


def test_a_row_under_the_former_key_is_the_records_and_takes_its_place(tmp_path: Path) -> None:
    data = read(write_example(LISTED + USED.format(of="B01"), tmp_path))
    assert stored(data, "premises", "community, _jurisdiction") == [("A01", "350602"), ("A02", "350603")]
    assert data.recoded["community"] == Former(keys={"B01": "A01"})
    assert told(data) == [("D180", "用房.csv › A2")]
    (notice,) = data.diagnostics
    assert "1 格" in notice.message("zh")
    assert "B01 现在是 A01" in notice.message("zh")


def test_steps_are_followed_to_the_last(tmp_path: Path) -> None:
    # The rows of all three codes are there; those of the earlier ones have ended.
    folder = ledgers(
        tmp_path,
        "龙海市,石码镇,350681100009,石码社区,350681100,,,2018-12-31",
        OLD.replace("350681100,,,", "350681100,350681100009,2019-01-01,"),
        NEW,
        funds=FUNDS.replace("350681100001", "350681100009"),
    )
    pack = zc.load_pack(ROOT / "rules" / "zhangzhou")
    run = check(pack, folder, 2021)
    assert outcomes(run, "work-funds-grow") == {"350604001001": "pass"}


def test_without_a_former_key_nothing_is_guessed(tmp_path: Path) -> None:
    data = read(write_example(LISTED.replace("B01", "") + USED.format(of="B01"), tmp_path))
    assert data.recoded["community"] == Former()
    assert [code for code, _ in told(data)] == ["D154"]


def test_funds_before_and_after_the_change_are_one_communitys(tmp_path: Path, pack: Pack) -> None:
    run = zc.check(
        pack,
        ledgers(tmp_path, NEW),
        as_of=dt.date(2021, 12, 31),
        rules=["work-funds-grow"],
        details="all",
    )
    assert outcomes(run, "work-funds-grow") == {"350604001001": "pass"}
    assert [d.code.id for d in run.diagnostics if d.code.id.startswith("D18")] == ["D180"]
    assert run.balance.closes


def test_both_rows_of_a_community_are_one_on_every_day(tmp_path: Path, pack: Pack) -> None:
    folder = ledgers(tmp_path, OLD, NEW)
    later = check(pack, folder, 2021)
    assert outcomes(later, "work-funds-grow") == {"350604001001": "pass"}
    before = check(pack, folder, 2020)
    assert outcomes(before, "work-funds-grow") == {"350681100001": "insufficient_data"}
    assert not [d for d in before.diagnostics if d.code.id.startswith("D18")]


def test_a_waiver_for_the_former_code_holds_for_the_present_one(tmp_path: Path, pack: Pack) -> None:
    same = FUNDS.replace("90000", "80000")
    folder = ledgers(tmp_path, NEW, funds=same)
    assert outcomes(check(pack, folder, 2021), "work-funds-grow") == {"350604001001": "fail"}
    (folder / "豁免.csv").write_text(WAIVER, "utf-8")
    assert outcomes(check(pack, folder, 2021), "work-funds-grow") == {"350604001001": "waived"}


def test_an_old_row_without_an_end_is_told(tmp_path: Path, pack: Pack) -> None:
    folder = ledgers(tmp_path, OLD.replace("2021-02-02", ""), NEW)
    run = check(pack, folder, 2021)
    assert [d.code.id for d in run.diagnostics if d.code.id.startswith("D18")] == ["D182"]


def test_a_row_that_stands_under_both_keys_is_one_row(tmp_path: Path, pack: Pack) -> None:
    twice = FUNDS + "350604001001,2020,社区工作经费,80000\n"
    run = check(pack, ledgers(tmp_path, NEW, funds=twice), 2021)
    assert outcomes(run, "work-funds-grow") == {"350604001001": "pass"}
    assert sum(sheet.rejected for sheet in run.sheets) == 1


@pytest.mark.parametrize("parts", [["a"], ["a", "b"], ["a/b", "c"], ["a\\", "/b", ""], ["\\/", "\\\\"]])
def test_a_key_comes_apart_as_it_was_joined(parts: list[str]) -> None:
    if len(parts) > 1:
        assert parts_of(joined(parts)) == parts
