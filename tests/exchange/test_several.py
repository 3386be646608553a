"""A check against several packs: one document in every format, each pack with its own figures."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from junitparser import JUnitXml

from command_line import Command
from report.page import read_page

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples" / "xiangcheng-2021.xlsx")
PACKS = [
    word for name in ("zhangzhou", "example-county") for word in ("--pack", str(ROOT / "rules" / name))
]


def check(zhangcheng: Command, out: Path, *words: str) -> Path:
    options = ["--as-of", "2021-12-31", "--area", "funds", "--fail-on", "never", "--out", str(out)]
    result = zhangcheng("check", EXAMPLE, *PACKS, *options, *words)
    assert result.code == 0, result.err
    return out


@pytest.fixture
def folder(zhangcheng: Command, tmp_path: Path) -> Path:
    return check(zhangcheng, tmp_path / "out", "--format", "html,json,csv,junit,md,sarif,oscal")


def test_it_is_one_document_in_every_format(folder: Path) -> None:
    document = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert document["format"] == "zhangcheng-reports/1"
    ids = [report["pack"]["id"] for report in document["reports"]]
    assert len(set(ids)) == 2
    with (folder / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["pack"] for row in csv.DictReader(file)} == set(ids)
    names = {suite.name.partition(".")[0] for suite in JUnitXml.fromfile(str(folder / "junit.xml"))}
    assert names == set(ids)
    assert len(json.loads((folder / "report.sarif").read_text(encoding="utf-8"))["runs"]) == 2
    oscal = json.loads((folder / "oscal.json").read_text(encoding="utf-8"))
    assert len(oscal["assessment-results"]["results"]) == 2
    assert (folder / "report.md").read_text(encoding="utf-8").count("\n# ") == 1


def test_the_page_keeps_the_anchors_of_packs_apart(folder: Path) -> None:
    page = read_page((folder / "report.html").read_text(encoding="utf-8"))
    ids = Counter(e.attributes["id"] for e in page.all() if "id" in e.attributes)
    assert max(ids.values()) == 1
    links = {a.attributes["href"] for a in page.all("a") if a.attributes["href"].startswith("#")}
    assert {link[1:] for link in links} <= set(ids)
    assert {link.partition("-")[0] for link in links} == {"#p1", "#p2"}


def test_it_can_be_set_against_an_earlier_one(folder: Path, zhangcheng: Command, tmp_path: Path) -> None:
    earlier = str(folder / "report.json")
    again = check(zhangcheng, tmp_path / "again", "--format", "json", "--against", earlier)
    document = json.loads((again / "report.json").read_text(encoding="utf-8"))
    for report in document["reports"]:
        counts = report["against"]["counts"]
        assert counts["new"] == counts["fixed"] == counts["gone"] == 0
        assert counts["still_failing"] == report["balance"]["outcomes"]["fail"]
