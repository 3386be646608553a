"""The scorecards of the Zhangzhou pack on its example data, and the scorecard of the author guide."""

import datetime as dt
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from zhangcheng import check, load_pack, score
from zhangcheng.pack.pack import Pack
from zhangcheng.report.scores.accounts import account_views
from zhangcheng.report.scores.document import document
from zhangcheng.report.scores.items import Names
from zhangcheng.scoring.result import State

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2018, 12, 31)


@pytest.fixture(name="pack", scope="module")
def pack_fixture() -> Pack:
    return load_pack(ROOT / "rules/zhangzhou")


@pytest.mark.parametrize(
    ("data", "card", "scored", "not_ranked"),
    [
        ("zhangzhou", "community", 352, 0),
        ("zhangzhou", "subdistrict", 75, 5),
        ("departments-2018", "department", 20, 0),
        ("zhangzhou", "property-credit", 59, 0),
    ],
)
def test_everybody_is_accounted_for_and_scored(
    data: str, card: str, scored: int, not_ranked: int, pack: Pack
) -> None:
    run = score(pack, ROOT / "examples" / data, card, as_of=AS_OF).run
    assert run.balance.closes
    assert (len(run.scored), run.balance.states[State.NOT_RANKED]) == (scored, not_ranked)
    assert run.plan.lacking == {}
    for account in run.accounts:
        assert sum(line.points for line in account.lines) == account.standing.score
    assert {item.basis.illustrative for item in run.card.indicators} == {True}
    for grade in run.card.grades:
        if grade.at_most_percent is not None and not run.card.quota_within_group:
            number = sum(standing.grade == grade.id for standing in run.scored)
            assert number <= len(run.scored) * grade.at_most_percent // 100


def test_property_credit_is_what_the_rule_computes(pack: Pack) -> None:
    """The card and the rule reckon the same credit; what is not enrolled has no score and is listed."""
    data = ROOT / "examples/zhangzhou"
    scored = score(pack, data, "property-credit", as_of=AS_OF).run
    checked = check(pack, data, as_of=AS_OF, rules=["property-credit-qualified"])
    actual = {finding.key: finding.parts[0].actual for finding in checked.findings_list}
    assert {s.key: s.score for s in scored.scored} == actual
    assert len(scored.standings) - len(scored.scored) == 5
    # Two penalties that count hold a company down, whatever it was commended for.
    vetoed = [s for s in scored.scored if s.vetoes]
    assert vetoed
    assert {s.grade for s in vetoed} == {"c"}


def test_the_bands_of_property_credit_at_their_ends(pack: Pack, tmp_path: Path) -> None:
    heads = "信息编号,企业编号,信息类别,记录日期,有效期至,异议提出日期,异议处理结果,信用修复日期"
    items = {
        "W1": ("不良：行政处罚",),  # 60
        "W2": ("不良：行政处罚", "不良：投诉属实"),  # 55
        "W3": ("良好：表彰奖励",),  # 85
        "W4": (),  # 80
        "W5": ("不良：违反合同",),  # 70
        "W6": ("不良：行政处罚", "不良：行政处罚", *(("良好：示范项目",) * 6)),  # 80, as 48 is cut to 40
    }
    company = "企业编号,企业名称,区（县）,是否纳入信用管理"
    rows = [f"{key},{key},芗城区,是" for key in items]
    (tmp_path / "物业服务企业.csv").write_text("\n".join([company, *rows]), encoding="utf-8")
    rows = [
        f"{key}-{n},{key},{kind},2018-05-01,2019-05-01,,,"
        for key, kinds in items.items()
        for n, kind in enumerate(kinds)
    ]
    (tmp_path / "物业信用信息.csv").write_text("\n".join([heads, *rows]), encoding="utf-8")
    county = "区县名称,区划代码\n芗城区,350602\n"
    (tmp_path / "区县.csv").write_text(county, encoding="utf-8")
    run = score(pack, tmp_path, "property-credit", as_of=AS_OF).run
    assert {s.key: (str(s.score), s.grade) for s in run.standings} == {
        "W1": ("60.0", "b"),
        "W2": ("55.0", "c"),
        "W3": ("85.0", "aaa"),
        "W4": ("80.0", "aa"),
        "W5": ("70.0", "a"),
        "W6": ("80.0", "c"),
    }


def test_no_department_rates_itself(pack: Pack) -> None:
    run = score(pack, ROOT / "examples/departments-2018", "department", as_of=AS_OF).run
    (count,) = run.ballots
    assert (count.ballots, count.own, count.other) == (800, 20, 0)
    assert count.ballots == count.counted + count.trimmed + count.own + count.unmarked + count.other


@pytest.mark.parametrize("suffix", [".md", ".en.md"])
def test_the_card_of_the_author_guide_scores(suffix: str, tmp_path: Path) -> None:
    page = (ROOT / f"site/pages/author-guide/scorecards{suffix}").read_text(encoding="utf-8")
    (card,) = re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL)
    shutil.copytree(ROOT / "rules/zhangzhou", tmp_path / "zhangzhou")
    (tmp_path / "zhangzhou/scorecards/yearly.yaml").write_text(card, encoding="utf-8")
    own = load_pack(tmp_path / "zhangzhou")
    scores = score(own, ROOT / "examples/xiangcheng-2021.xlsx", "yearly", as_of=dt.date(2021, 12, 31))
    assert (len(scores.run.scored), len(scores.run.accounts)) == (135, 138)
    assert all(Decimal(0) <= (s.score or Decimal(0)) <= Decimal(100) for s in scores.run.scored)


def test_every_point_added_or_taken_off_opens_to_its_cells(pack: Pack) -> None:
    scores = score(pack, ROOT / "examples/zhangzhou", "property-credit", as_of=AS_OF)
    lines = [line for one in document(scores)["institutions"] for line in one["lines"]]
    outside = [line for line in lines if line["kind"] in ("addition", "deduction")]
    changed = [line for line in outside if Decimal(line["points"])]
    assert changed
    assert all(any(value["cells"] for value in line["inputs"]) for line in changed)
    view = account_views(scores, Names(pack, scores.run.card, "en"))[0]
    rows = {row.title: row for row in view.adjustments}
    assert set(rows) == {item.title.en for item in scores.run.card.adjustments}
    assert all(row.inputs for row in rows.values() if row.contribution != "0")
