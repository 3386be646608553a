"""Reports by county: each county alone, an index that leads to them, and sums that are the whole."""

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from command_line import Command
from report.page import read_page

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "xiangcheng-2021.xlsx")
WAIVERS = """\
waivers:
  - rule: running-subsidy
    jurisdiction: "350602"
    reason: 财政体制调整
    basis: 芗政办〔2021〕8号
    approved_by: 芗城区人民政府
    from: 2021-01-01
    to: 2021-12-31
"""


@pytest.fixture
def folder(zhangcheng: Command, tmp_path: Path) -> Path:
    (tmp_path / "w.yaml").write_text(WAIVERS, encoding="utf-8")
    words = ["--area", "funds", "--fail-on", "never", "--waivers", str(tmp_path / "w.yaml")]
    before = ["check", EXAMPLE, *words, "--as-of", "2020-12-31", "--out", str(tmp_path / "before")]
    assert zhangcheng(*before).code == 0
    options = ["--against", str(tmp_path / "before/report.json"), "--split-by", "county"]
    result = zhangcheng(
        "check", EXAMPLE, *words, *options, "--as-of", "2021-12-31", "--out", str(tmp_path / "out")
    )
    assert result.code == 0
    assert "index.html" in result.out
    return tmp_path / "out"


def test_counties_add_up_to_the_whole(folder: Path) -> None:
    reports = {
        name: json.loads((folder / name / "report.json").read_text(encoding="utf-8"))
        for name in (".", "350602", "350603")
    }
    for outcome, number in reports["."]["balance"]["outcomes"].items():
        parts = (reports[code]["balance"]["outcomes"][outcome] for code in ("350602", "350603"))
        assert number == sum(parts)
    assert all(report["balance"]["closes"] for report in reports.values())
    whole = reports["."]["against"]["counts"]
    for kind, number in whole.items():
        assert number == sum(reports[c]["against"]["counts"][kind] for c in ("350602", "350603"))
    assert [len(reports[c]["waivers"]) for c in (".", "350602", "350603")] == [1, 1, 0]


def test_the_index_leads_to_every_file(folder: Path) -> None:
    text = (folder / "index.html").read_text(encoding="utf-8")
    page = read_page(text)
    links = [link.attributes["href"] for link in page.all("a")]
    assert len(links) == 6
    assert all((folder / link).is_file() for link in links)
    rows = [row.text for row in page.all("tr")]
    assert any("芗城区" in row for row in rows)
    assert any("全部" in row for row in rows)
    assert not re.search(r"(src|href)=\"https?:", text)


def test_the_workbook_of_a_county_holds_no_rows_of_others(zhangcheng: Command, tmp_path: Path) -> None:
    words = [
        "--area",
        "funds",
        "--fail-on",
        "never",
        "--as-of",
        "2021-12-31",
        "--format",
        "xlsx",
    ]
    zhangcheng("check", EXAMPLE, *words, "--split-by", "county", "--out", str(tmp_path))
    whole = load_workbook(tmp_path / "report.xlsx")
    assert "社区" in whole.sheetnames
    for code in ("350602", "350603"):
        book = load_workbook(tmp_path / code / "report.xlsx")
        assert book.sheetnames == ["核查汇总", "整改台账", "规则一览"]
        counties = {row[1].value for row in book["整改台账"].iter_rows(min_row=2)}
        assert counties == {{"350602": "芗城区", "350603": "龙文区"}[code]}
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "不带原台账" in index
