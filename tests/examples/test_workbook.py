"""The example workbook is what its script makes, and shows what the README says it shows."""

import csv
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import zhangcheng as zc
from zhangcheng.pack.pack import Pack
from zhangcheng.report.phrases import notices

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
WORKBOOK = EXAMPLES / "xiangcheng-2021.xlsx"


def cells(path: Path) -> Mapping[str, Sequence[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path, read_only=True)
    found = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    book.close()
    return found


@pytest.fixture(scope="module")
def pack() -> Pack:
    return zc.load_pack(ROOT / "rules" / "zhangzhou")


@pytest.fixture(scope="module")
def of_2021(pack: Pack) -> zc.Run:
    return zc.check(pack, WORKBOOK, as_of=date(2021, 12, 31), details="all")


def outcomes(run: zc.Run, rule: str) -> dict[str, int]:
    count = next(count for count in run.rule_counts if count.rule == rule)
    return {outcome.value: number for outcome, number in count.outcomes.items() if number}


def failures(run: zc.Run, area: str) -> list[tuple[str, str]]:
    rules = run.pack.rules
    return [
        (finding.rule, finding.key)
        for finding in run.findings_list
        if finding.outcome.value == "fail" and rules[finding.rule].area == area
    ]


def test_the_script_makes_the_workbook_that_is_committed(tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    subprocess.run([sys.executable, EXAMPLES / "generate_workbook.py", again], check=True)
    assert cells(again) == cells(WORKBOOK)


def test_the_first_sheet_says_that_the_figures_are_made_up() -> None:
    sheets = cells(WORKBOOK)
    assert next(iter(sheets)) == "说明"
    text = "\n".join(str(row[0]) for row in sheets["说明"])
    assert "虚构" in text
    assert "Made up" in text


def test_every_community_of_the_list_is_in_the_workbook() -> None:
    with (EXAMPLES / "communities.csv").open(encoding="utf-8", newline="") as file:
        listed = [(line["code"], line["name"]) for line in csv.DictReader(file)]
    assert [row[:2] for row in cells(WORKBOOK)["社区"][1:]] == listed
    assert len(listed) == 138


def test_34_communities_of_xiangcheng_are_too_small_in_2016(pack: Pack) -> None:
    run = zc.check(pack, WORKBOOK, as_of=date(2016, 12, 31))
    assert outcomes(run, "premises-area") == {"fail": 34, "pass": 83}
    failed = [pair for pair in failures(run, "premises") if pair[0] == "premises-area"]
    assert len(failed) == 34
    assert all(key.startswith("350602") for _, key in failed)


def test_none_is_too_small_in_2018(pack: Pack) -> None:
    run = zc.check(pack, WORKBOOK, as_of=date(2018, 12, 31))
    assert outcomes(run, "premises-area") == {"pass": 138}
    # The province looks at each new place by itself: the second of two may be small.
    failed = [finding for finding in run.findings_list if finding.outcome.value == "fail"]
    assert {(finding.rule, finding.key) for finding in failed} == {
        ("new-premises-area", "350602102001-C2"),
        ("new-premises-area", "350602103001-C2"),
    }


def test_every_area_has_failures_and_gaps_in_the_data_in_2021(pack: Pack, of_2021: zc.Run) -> None:
    assert of_2021.balance.closes
    checked = {pack.rules[count.rule].area for count in of_2021.rule_counts}
    assert checked == {"stipends", "premises", "consultation", "funds"}
    for area in pack.areas:
        if area.id not in checked:
            continue
        assert failures(of_2021, area.id), area.id
        unknown = [f for f in of_2021.findings_list if f.outcome.value == "insufficient_data"]
        assert any(pack.rules[finding.rule].area == area.id for finding in unknown), area.id


@pytest.mark.parametrize(
    ("rule", "key", "outcome", "gap"),
    [
        ("principal-stipend", "350602002006-1/2021-12-01", "pass", None),
        ("principal-stipend", "350602002003-1/2021-12-01", "fail", "0.01"),
        ("committee-stipend", "350602001007-3/2021-12-01", "pass", None),
        ("committee-stipend", "350602002002-4/2021-12-01", "fail", "0.01"),
        ("principal-stipend", "350603001001-1/2021-12-01", "fail", "157"),
        ("principal-stipend", "350602003004-2/2021-12-01", "insufficient_data", None),
        ("committee-stipend", "350602004016-4/2021-12-01", "insufficient_data", None),
        ("premises-area", "350603001003", "fail", "60"),
        ("premises-area", "350603002012", "insufficient_data", None),
        ("premises-area", "350603103001", "insufficient_data", None),
        ("work-funds-grow", "350602002001", "pass", None),
        ("work-funds-grow", "350602001003", "fail", "0"),
        ("running-subsidy", "350602005012", "fail", "0.01"),
        ("running-subsidy", "350603500001", "pass", None),
        ("opinion-sought", "2021-003", "fail", None),
        ("opinion-sought", "2021-006", "insufficient_data", None),
        ("opinion-before-decision", "2021-003", "not_applicable", None),
        ("opinion-before-decision", "2021-008", "fail", "3"),
        ("opinion-before-decision", "2021-014", "fail", "0"),
        ("appraisal-matter-listed", "2021-005", "fail", None),
        ("opinion-sought", "2021-019", "not_applicable", None),
    ],
)
def test_rows_on_and_around_the_line(
    of_2021: zc.Run, rule: str, key: str, outcome: str, gap: str | None
) -> None:
    found = next(f for f in of_2021.findings_list if (f.rule, f.key) == (rule, key))
    assert found.outcome.value == outcome
    if gap is not None:
        assert found.parts[-1].gap == Decimal(gap)


@pytest.mark.parametrize(
    ("sheet", "text"),
    [("综合服务场所", "约210"), ("岗位报酬", "待核定"), ("考核考评事项", "优秀网格评选")],
)
def test_bad_cells_are_named_by_their_address(of_2021: zc.Run, sheet: str, text: str) -> None:
    shown = "\n".join(f"{d.location} {d.message('zh')}" for d in of_2021.diagnostics)
    assert re.search(rf"xiangcheng-2021\.xlsx › {sheet} › [A-Z]\d+ .*{text}", shown)


@pytest.mark.parametrize(
    ("year", "xiangcheng", "longwen"),
    [(2018, "1", "1"), (2021, "1", "0.8888888889")],
)
def test_the_share_of_communities_that_reach_it_per_district(
    pack: Pack, year: int, xiangcheng: str, longwen: str
) -> None:
    run = zc.check(pack, WORKBOOK, as_of=date(year, 12, 31), rules=["district-premises-complete"])
    shares = {finding.key: finding.parts[0].actual for finding in run.findings_list}
    assert shares == {"芗城区": Decimal(xiangcheng), "龙文区": Decimal(longwen)}


def test_rules_on_sheets_and_columns_that_are_not_there_are_said_in_two_lines(of_2021: zc.Run) -> None:
    said = [line for line in notices(of_2021, "zh") if "没有核查" in line]
    assert len(said) == 2
    in_force = [
        rule
        for rule in of_2021.pack.rules.values()
        if (rule.effective.since or date.min) <= date(2021, 12, 31)
    ]
    assert len(of_2021.rules_without_records) == len(in_force) - len(of_2021.rule_counts)
    assert not any(f.rule in of_2021.lacking for f in of_2021.findings_list)
