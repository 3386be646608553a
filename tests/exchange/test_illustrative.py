"""Illustrative means one thing in all reports: a finding is where its rule or a value of it is."""

import csv
import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

import zhangcheng as zc
from zhangcheng.exchange.formats import write
from zhangcheng.exchange.report import Report
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack import Pack
from zhangcheng.report.provenance import is_illustrative, provenance_of

ROOT = Path(__file__).parents[2]
LIST = "社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码"
ROW = {
    "350602": "350602002002,延安社区,芗城区,西桥街道,350602002",
    "350603": "350603001001,步文社区,龙文区,步文街道,350603001",
}
POINTS = "服务点编号,社区代码,服务类别\nF1,{code},法官工作室"
MARK = "〔示意〕"


RULE = "community-police-room"
PLACES = [(["350602"], False), (["350602", "350603"], False), (["350603"], True)]
"""Xiangcheng's number has a source, that of all other places (none) is illustrative."""


def run_of(folder: Path, *counties: str, pack: Pack | None = None) -> zc.Run:
    """Check communities without a police room, of which one county requires one and the other none."""
    (folder / "社区.csv").write_text("\n".join([LIST, *(ROW[county] for county in counties)]), "utf-8")
    (folder / "服务点.csv").write_text(POINTS.format(code=ROW[counties[0]].split(",")[0]), "utf-8")
    return zc.check(
        pack or zc.load_pack(ROOT / "rules" / "zhangzhou"),
        folder,
        as_of=dt.date(2021, 12, 31),
        areas=["services"],
    )


@pytest.mark.parametrize(("counties", "marked"), PLACES)
def test_a_rule_is_marked_as_its_findings_are(tmp_path: Path, counties: list[str], marked: bool) -> None:
    run = run_of(tmp_path, *counties)
    rule = run.pack.rules[RULE]
    failing = [f for f in run.findings_list if f.rule == rule.id and f.outcome is Outcome.FAIL]
    assert len(failing) == (0 if marked else 1)
    assert not any(is_illustrative(rule, finding) for finding in failing)
    assert provenance_of(run, rule).illustrative is marked


@pytest.mark.parametrize(("counties", "marked"), PLACES)
def test_so_are_dates_that_are_assumed(tmp_path: Path, counties: list[str], marked: bool) -> None:
    pack = zc.load_pack(ROOT / "rules" / "zhangzhou")
    rule, needed = pack.rules[RULE], pack.parameters["service_points_required"]
    values = tuple(replace(value, assumed=value.illustrative) for value in needed.values)
    pack = replace(
        pack,
        rules={**pack.rules, RULE: replace(rule, effective=replace(rule.effective, assumed=False))},
        parameters={**pack.parameters, needed.id: replace(needed, values=values)},
    )
    run = run_of(tmp_path, *counties, pack=pack)
    assert provenance_of(run, run.pack.rules[RULE]).assumed is marked


def test_every_format_marks_the_same_findings(example: Report, tmp_path: Path) -> None:
    (run,) = example.runs
    failing = [f for f in run.findings_list if f.outcome is Outcome.FAIL]
    resting = [f for f in failing if is_illustrative(run.pack.rules[f.rule], f)]
    rules = {f.rule for f in resting}
    assert resting
    assert len(resting) == sum(f.rule in rules for f in failing)
    for name in ("csv", "xlsx", "md", "json"):
        write(name, example, tmp_path)
    rows = list(csv.DictReader((tmp_path / "findings.csv").read_text("utf-8-sig").splitlines()))
    sheet = openpyxl.load_workbook(tmp_path / "report.xlsx")["整改台账"]
    found = json.loads((tmp_path / "report.json").read_text("utf-8"))
    counted = {
        "csv": sum(row["outcome"] == "未达标" and MARK in row["rule_title"] for row in rows),
        "xlsx": sum(
            "未达标" in cells and any(MARK in cell for cell in cells)
            for cells in ([str(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
        ),
        "json": sum(f["outcome"] == "fail" and f["illustrative"] for f in found["findings"]),
    }
    assert counted == dict.fromkeys(counted, len(resting))
    assert {rule["id"] for rule in found["rules"] if rule["illustrative"]} >= rules
    assert f"有 {len(resting)} 项依据示意内容" in (tmp_path / "report.md").read_text("utf-8")
