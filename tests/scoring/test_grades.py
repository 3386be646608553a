"""Adjustments, vetoes, grades, quotas and ties."""

from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scoring.cards import account, one_indicator, run_card, units
from zhangcheng.report.scores.document import document
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.table import stages_table
from zhangcheng.report.scores.terminal import print_scores
from zhangcheng.scoring.improve import improved_points, improvements
from zhangcheng.scoring.lifting import Lifting, liftings
from zhangcheng.scoring.result import LineKind, ReasonKind
from zhangcheng.scoring.score import ScoreRun

BASE = one_indicator("{method: target, zero_at: 0, full_at: 100}")
GRADES = """
grades:
  - {id: top, title: {zh: 优秀, en: Top}, scores: ">= 90"QUOTA}
  - {id: good, title: {zh: 良好, en: Good}, scores: "[80..90)"}
  - {id: poor, title: {zh: 不合格, en: Poor}, scores: "< 80"}
"""


def with_grades(more: str = "", quota: str = "") -> str:
    return BASE + more + GRADES.replace("QUOTA", quota)


def grades(run: ScoreRun) -> dict[str, str | None]:
    return {s.key: s.grade for s in run.standings}


def lines(run: ScoreRun, key: str) -> dict[LineKind, Decimal]:
    return {line.kind: line.points for line in account(run, key).lines}


def test_bands_at_their_ends(tmp_path: Path) -> None:
    run = run_card(tmp_path, with_grades(), unit=units("79.994", "79.995", "89.99", 90))
    # The rounded score decides: 79.995 is 80.00.
    assert grades(run) == {"u0": "poor", "u1": "good", "u2": "good", "u3": "top"}


ADJUSTMENTS = """
adjustments:
  - {id: praise, title: {zh: 表彰, en: Praise}, kind: addition, value: b, each: 2, at_most: 5}
  - {id: meeting, title: {zh: 现场会, en: Meeting}, kind: addition, value: c, each: 3}
  - {id: complaint, title: {zh: 投诉, en: Complaint}, kind: deduction, value: d, each: 5}
  - {id: short, title: {zh: 走访过短, en: Short visits}, kind: deduction, rule: long-enough, each: 0.5}
additions_at_most: 6
highest: 100
lowest: 0
"""


def test_additions_with_ceilings_deductions_and_bounds(tmp_path: Path) -> None:
    rows = [
        {"code": "u0", "a": 80, "b": 1, "c": 0, "d": 0},
        {"code": "u1", "a": 80, "b": 9, "c": 1, "d": 1},
        {"code": "u2", "a": 99, "b": 1, "c": 0, "d": 0},
        {"code": "u3", "a": 3, "b": 0, "c": 0, "d": 1},
    ]
    visits = [{"unit": "u0", "hours": 1}, {"unit": "u0", "hours": 1}, {"unit": "u0", "hours": 5}]
    run = run_card(tmp_path, BASE + ADJUSTMENTS, unit=rows, visit=visits)
    assert {s.key: s.score for s in run.standings} == {
        "u0": Decimal("81.00"),  # 80 + 2 - 2 · 0.5
        "u1": Decimal("81.00"),  # 80 + min(5 + 3, 6) - 5
        "u2": Decimal("100.00"),
        "u3": Decimal("0.00"),
    }
    assert lines(run, "u1")[LineKind.CEILING] == -2
    assert lines(run, "u2")[LineKind.BOUND] == -1
    assert lines(run, "u3")[LineKind.BOUND] == 2


def test_a_veto_holds_the_grade_and_the_score(tmp_path: Path) -> None:
    vetoes = """
vetoes:
  - {id: accident, title: {zh: 事故, en: Accident}, when: b > 0, grade: good}
  - {id: fraud, title: {zh: 造假, en: Fraud}, when: c > 0, score: 59.99, grade: poor}
"""
    rows = [
        {"code": "u0", "a": 95, "b": 1, "c": 0},
        {"code": "u1", "a": 95, "b": 0, "c": 1},
        {"code": "u2", "a": 95, "c": 0},
    ]
    run = run_card(tmp_path, with_grades(vetoes), unit=rows)
    assert grades(run) == {"u0": "good", "u1": "poor", "u2": "top"}
    assert lines(run, "u1")[LineKind.VETO] == Decimal("-35.01")
    by_key = {s.key: s for s in run.standings}
    assert by_key["u0"].grade_by_score == "top"
    assert [r.kind for r in by_key["u0"].reasons] == [ReasonKind.VETO]
    assert by_key["u2"].open_vetoes == ("accident",)


def test_at_most_thirty_per_cent_and_no_tie_at_the_edge(tmp_path: Path) -> None:
    """Ten scored, so three places: the third and fourth are equal, and neither finds one."""
    run = run_card(
        tmp_path,
        with_grades(quota=", at_most_percent: 30"),
        unit=units(99, 98, 97, 97, 96, 95, 94, 93, 92, 50),
    )
    assert [key for key, grade in grades(run).items() if grade == "top"] == ["u0", "u1"]
    assert grades(run)["u8"] == "good"
    ranks = {s.key: s.rank for s in run.scored}
    assert (ranks["u2"], ranks["u3"], ranks["u4"]) == (3, 3, 5)


def test_ties_are_broken_by_declared_keys(tmp_path: Path) -> None:
    card = """
indicators:
  - {id: x, title: {zh: 甲, en: X}, weight: 50, value: a, NORMALISE}
  - {id: y, title: {zh: 乙, en: Y}, weight: 50, value: b, NORMALISE}
ties: [y]
""".replace("NORMALISE", "normalise: {method: target, zero_at: 0, full_at: 100}")
    rows = [
        {"code": "u0", "a": 60, "b": 40},
        {"code": "u1", "a": 40, "b": 60},
        {"code": "u2", "a": 60, "b": 40},
    ]
    run = run_card(tmp_path, card, unit=rows)
    assert [(s.key, s.rank) for s in run.scored] == [("u1", 1), ("u0", 2), ("u2", 2)]


def test_quotas_of_each_group(tmp_path: Path) -> None:
    rows = [*units(99, 98, team="x"), *({"code": f"v{n}", "a": 91 + n, "team": "y"} for n in range(4))]
    card = "group: team\nquota_within: group\n" + with_grades(quota=", at_most_percent: 50")
    run = run_card(tmp_path, card, unit=rows)
    assert sorted(key for key, grade in grades(run).items() if grade == "top") == ["u0", "v2", "v3"]


def test_a_failing_rule_takes_eligibility_away(tmp_path: Path) -> None:
    card = with_grades(quota=", not_with: [long-enough]")
    visits: list[dict[str, object]] = [
        {"unit": "u0", "hours": 1},
        {"unit": "u1", "hours": 2},
        {"unit": "u2"},
    ]
    run = run_card(tmp_path, card, unit=units(95, 95, 95), visit=visits)
    assert grades(run) == {"u0": "good", "u1": "top", "u2": "top"}
    assert next(s for s in run.standings if s.key == "u2").open_bars == ("long-enough",)


def test_an_adjustment_that_is_not_known_in_full_is_said(tmp_path: Path) -> None:
    card = (
        BASE
        + """
adjustments:
  - {id: praise, title: {zh: 表彰, en: Praise}, kind: addition, value: b, each: 2}
  - {id: short, title: {zh: 走访过短, en: Short}, kind: deduction, rule: long-enough, each: 1}
"""
    )
    rows = [
        {"code": "u0", "a": 80, "b": ""},
        {"code": "u1", "a": 70, "b": 1},
        {"code": "u2", "a": 60, "b": 0},
    ]
    visits: list[dict[str, object]] = [{"unit": "u0", "hours": 1}, {"unit": "u1", "hours": ""}]
    run = run_card(tmp_path, card, unit=rows, visit=visits)
    assert {s.key: (s.score, s.missing) for s in run.standings} == {
        "u0": (Decimal("79.00"), ("praise",)),
        "u1": (Decimal("72.00"), ("short",)),
        "u2": (Decimal("60.00"), ()),
    }


OPEN = """
vetoes:
  - {id: accident, title: {zh: 事故, en: Accident}, when: b > 0, grade: good}
  - {id: fraud, title: {zh: 造假, en: Fraud}, when: c > 0, score: 59.99}
"""


@pytest.mark.parametrize(
    ("row", "grade", "at_most"),
    [
        ({"a": 95, "b": 0, "c": 0}, "top", None),
        ({"a": 95, "b": "", "c": 0}, "top", "good"),
        ({"a": 95, "b": 0, "c": ""}, "top", "poor"),
        ({"a": 95, "b": "", "c": ""}, "top", "poor"),
        ({"a": 95, "b": 1, "c": ""}, "good", "poor"),
        ({"a": 85, "b": "", "c": 0}, "good", None),
        ({"a": 50, "b": "", "c": ""}, "poor", None),
    ],
)
def test_an_open_veto_leaves_the_grade_provisional(
    tmp_path: Path, row: dict[str, object], grade: str, at_most: str | None
) -> None:
    run = run_card(tmp_path, with_grades(OPEN), unit=[{"code": "u0", **row}])
    (standing,) = run.standings
    assert (standing.grade, standing.grade_at_most) == (grade, at_most)


def test_an_open_bar_leaves_the_grade_provisional(tmp_path: Path) -> None:
    card = with_grades(quota=", not_with: [long-enough]")
    visits: list[dict[str, object]] = [{"unit": "u0"}, {"unit": "u1", "hours": 2}]
    run = run_card(tmp_path, card, unit=units(95, 95), visit=visits)
    assert {s.key: s.grade_at_most for s in run.standings} == {"u0": "good", "u1": None}


def test_a_provisional_grade_is_said_in_every_format(tmp_path: Path) -> None:
    card = with_grades(OPEN + "sensitivity: {weights_percent: 20, draws: 100, seed: 1}")
    run = run_card(tmp_path, card, unit=[{"code": "u0", "a": 95, "b": "", "c": 0}])
    scores = Scores(run=run, engine_version="0")
    scores.compute_sensitivity()
    page = render_html(scores, "en")
    said = "Top (provisional, at most “Good” if the veto holds)"
    assert page.count(said) >= 2
    assert "reckoned as if nothing open held" in page
    assert "1 provisional" in page
    out = StringIO()
    print_scores(scores, language="en", file=out)
    assert "Top (provisional)" in out.getvalue()
    assert said in " ".join(out.getvalue().split())
    assert document(scores)["institutions"][0]["grade_at_most"] == "good"
    assert stages_table(scores).column("grade_at_most").to_pylist() == ["good"]
    scores.write_xlsx(tmp_path / "s.xlsx", language="en")
    book = load_workbook(tmp_path / "s.xlsx")
    assert said in [cell.value for row in book.worksheets[0] for cell in row]


CARD = """
indicators:
  - {id: visits, title: {zh: 走访, en: Visits}, weight: 20, rule: long-enough}
  - {id: size, title: {zh: 规模, en: Size}, weight: 80, value: a, step: 30,
     normalise: {method: target, zero_at: 0, full_at: 100}}
vetoes:
  - {id: short, title: {zh: 走访过短, en: Short visits}, rule: long-enough, grade: poor}
""" + GRADES.replace("QUOTA", "")


@pytest.mark.parametrize(
    ("hours", "helps"),
    [
        # The last failing record lifts the veto, and comes before what adds more points.
        ((1, 2, 2, 2), [("visits", "good", True), ("size", "poor", False)]),
        ((1, 1, 2, 2), [("size", "poor", False), ("visits", "poor", False)]),
        ((1, "", 2, 2), [("size", "poor", False), ("visits", "poor", False)]),
    ],
)
def test_what_changes_the_grade_helps_first_under_the_vetoes_that_hold(
    tmp_path: Path, hours: tuple[object, ...], helps: list[tuple[str, str, bool]]
) -> None:
    visits = [{"unit": "u0", "hours": value} for value in hours]
    run = run_card(tmp_path, CARD, unit=units(80), visit=visits)
    found = improvements(run, improved_points(run))["u0"]
    assert [(i.indicator, i.grade, i.changes_grade) for i in found] == helps


def test_what_holds_a_grade_down_comes_first_of_what_helps(tmp_path: Path) -> None:
    visits = [{"unit": "u0", "hours": 1}, {"unit": "u0", "hours": 3}]
    run = run_card(tmp_path, CARD, unit=units(95), visit=visits)
    scores = Scores(run=run, engine_version="0")
    assert scores.liftings["u0"] == (Lifting(ids=("short",), score=Decimal("86.00"), grade="good"),)
    said = "Without what holds it down, “Short visits”, the score would be 86.00 and the grade “Good”."
    page = render_html(scores, "en")
    assert page.index(said) < page.index("Improving “")
    written = document(scores)["institutions"][0]["lifting"]
    assert written == [{"ids": ["short"], "score": "86", "grade": "good"}]


def test_two_vetoes_of_one_effect_are_lifted_together(tmp_path: Path) -> None:
    vetoes = OPEN.replace("when: c > 0, score: 59.99", "when: c > 0, grade: good")
    run = run_card(tmp_path, with_grades(vetoes), unit=[{"code": "u0", "a": 95, "b": 1, "c": 1}])
    assert liftings(run)["u0"] == (
        Lifting(ids=("accident", "fraud"), score=Decimal("95.00"), grade="top"),
    )
