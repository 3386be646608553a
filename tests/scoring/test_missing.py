"""What is missing: whose weight it adds to, how much of the weight is scored, and who is not ranked."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from report.page import read_page
from scoring.cards import account, one_indicator, run_card
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.workbook import write_workbook
from zhangcheng.scoring.result import State

NORMALISE = "normalise: {method: target, zero_at: 0, full_at: 100}"
CARD = f"""
dimensions:
  - id: work
    title: {{zh: 工作, en: Work}}
    weight: 60
    indicators:
      - {{id: a, title: {{zh: 甲, en: A}}, weight: 50, value: a, {NORMALISE}}}
      - {{id: b, title: {{zh: 乙, en: B}}, weight: 50, value: b, {NORMALISE}}}
  - id: views
    title: {{zh: 评价, en: Views}}
    weight: 40
    indicators:
      - {{id: c, title: {{zh: 丙, en: C}}, weight: 75, value: c, {NORMALISE}}}
      - {{id: d, title: {{zh: 丁, en: D}}, weight: 25, value: d, {NORMALISE}}}
"""


def test_the_weight_of_what_is_missing_goes_to_its_siblings(tmp_path: Path) -> None:
    """Not to all others: with b missing, a alone makes up its dimension, and the rest is as it was."""
    run = run_card(tmp_path, CARD, unit=[{"code": "u", "a": 90, "c": 80, "d": 40}])
    stages = account(run, "u").stages
    assert {s.indicator: s.full for s in stages} == {"a": 30, "b": 30, "c": 30, "d": 10}
    assert {s.indicator: s.best for s in stages} == {"a": 60, "b": None, "c": 30, "d": 10}
    assert {s.indicator: s.contribution for s in stages} == {"a": 54, "b": None, "c": 24, "d": 4}


def test_a_dimension_without_any_data_goes_to_the_others(tmp_path: Path) -> None:
    run = run_card(tmp_path, CARD, unit=[{"code": "u", "c": 80, "d": 40}])
    best = {s.indicator: s.best for s in account(run, "u").stages}
    assert best == {"a": None, "b": None, "c": 75, "d": 25}
    assert run.standings[0].weight_scored == Decimal("0.4")


def test_full_points_add_up_where_they_have_no_end(tmp_path: Path) -> None:
    thirds = "".join(
        f"  - {{id: {n}, title: {{zh: {n}, en: {n}}}, weight: {w}, value: {n}, {NORMALISE}}}\n"
        for n, w in (("a", 30), ("b", 30), ("c", 30), ("d", 10))
    )
    run = run_card(tmp_path, f"indicators:\n{thirds}", unit=[{"code": "u", "a": 1, "b": 2, "c": 3}])
    found = account(run, "u")
    assert sum(s.best or Decimal(0) for s in found.stages) == 100
    assert sum(line.points for line in found.lines) == found.standing.score


@pytest.mark.parametrize(
    ("missing", "share"), [("exclude", "0.7"), ("zero", "0.7"), ("group_mean", "0.7"), ("refuse", "0.7")]
)
def test_what_a_policy_fills_in_is_not_scored_from_data(
    missing: str, share: str, tmp_path: Path
) -> None:
    rows = [{"code": "u", "a": 90, "c": 80, "d": 40}, {"code": "v", "a": 1, "b": 1, "c": 1, "d": 1}]
    run = run_card(tmp_path, f"missing: {missing}\n{CARD}", unit=rows)
    assert {s.key: s.weight_scored for s in run.standings} == {"u": Decimal(share), "v": 1}


@pytest.mark.parametrize(("least", "ranked"), [(69, ["u", "v"]), (70, ["u", "v"]), (71, ["v"])])
def test_less_than_the_least_share_has_no_place(least: int, ranked: list[str], tmp_path: Path) -> None:
    rows = [{"code": "u", "a": 100, "c": 100, "d": 100}, {"code": "v", "a": 1, "b": 1, "c": 1, "d": 1}]
    grades = 'grades: [{id: one, title: {zh: 一, en: One}, scores: ">= 0"}, '
    grades += '{id: two, title: {zh: 二, en: Two}, scores: "< 0"}]\n'
    run = run_card(tmp_path, f"scored_at_least_percent: {least}\n{grades}{CARD}", unit=rows)
    assert [s.key for s in run.scored] == ranked
    first = run.scored[0]
    assert (first.rank, first.group_rank, first.grade) == (1, 1, "one")
    for standing in run.standings:
        if standing.key not in ranked:
            assert (standing.state, standing.score) == (State.NOT_RANKED, Decimal(100))
            assert (standing.rank, standing.group_rank, standing.grade) == (None, None, None)
    assert run.balance.closes


@pytest.mark.parametrize("missing", ["exclude", "zero", "group_mean"])
def test_without_any_data_nobody_is_ranked(missing: str, tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"code": "u"}, {"code": "v", "a": 1}]
    run = run_card(tmp_path, f"missing: {missing}\n{CARD}", unit=rows)
    assert [s.key for s in run.scored] == ["v"]


def test_the_page_says_how_much_is_scored_and_why_one_is_not_ranked(tmp_path: Path) -> None:
    rows = [{"code": "u", "a": 100, "c": 100, "d": 100}, {"code": "v", "a": 1, "b": 1, "c": 1, "d": 1}]
    rows.append({"code": "w", "b": 50})
    run = run_card(tmp_path, f"scored_at_least_percent: 60\n{CARD}", unit=rows)
    page = read_page(render_html(Scores(run=run, engine_version="0"), "en")).text
    assert "Institutions with data for a part of the weight only: 2." in page
    assert "With less than 60 % of the weight scored there is no place and no grade: 1." in page
    assert "weight scored 30.0%, less than 60 %; on that part alone the score would be 50.00" in page
    assert "Weight scored 70.0%" in page


def test_every_row_of_the_page_is_full_points_less_what_is_lost(tmp_path: Path) -> None:
    adjustments = (
        "adjustments: [{id: extra, title: {zh: 加, en: Extra}, kind: addition, value: e, each: 1}]"
    )
    run = run_card(
        tmp_path, f"{adjustments}\n{CARD}", unit=[{"code": "u", "a": 90, "c": 80, "d": 40, "e": 5}]
    )
    page = read_page(render_html(Scores(run=run, engine_version="0"), "en"))
    (table,) = page.all("table", class_="fall")
    rows = [[cell.text for cell in row.all() if cell.name in ("th", "td")] for row in table.all("tr")]
    assert [row[:4] for row in rows[1:]] == [
        ["A", "60", "54", "6"],
        ["C", "30", "24", "6"],
        ["D", "10", "4", "6"],
        ["Extra", "", "+5", ""],
        ["Score", "100", "87.00", "18"],
    ]


def test_the_workbook_marks_what_has_data_in_part(tmp_path: Path) -> None:
    rows = [{"code": "u", "a": 100, "c": 100, "d": 100}, {"code": "v", "a": 1, "b": 1, "c": 1, "d": 1}]
    run = run_card(tmp_path, CARD, unit=rows)
    write_workbook(Scores(run=run, engine_version="0"), tmp_path / "scores.xlsx", language="en")
    sheet = openpyxl.load_workbook(tmp_path / "scores.xlsx")["League table"]
    found = {row[2].value: row[6] for row in sheet.iter_rows(min_row=2) if row[2].value in ("u", "v")}
    assert {key: cell.value for key, cell in found.items()} == {"u": 0.7, "v": 1}
    assert (found["u"].font.b, found["v"].font.b) == (True, False)


def test_what_a_value_is_compared_with_is_shown(tmp_path: Path) -> None:
    card = one_indicator("{method: min_max}", more="direction: higher\n")
    run = run_card(tmp_path, card, unit=[{"code": "u", "a": 2}, {"code": "v", "a": 7}])
    page = read_page(render_html(Scores(run=run, engine_version="0"), "en")).text
    assert page.count("of 2: least 2, greatest 7") == 2
