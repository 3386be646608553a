"""Weights, levels, means, and what is done without data."""

from decimal import Decimal
from pathlib import Path

import pytest

from scoring.cards import AS_OF, account, run_card, write_card, write_rows
from zhangcheng.dataset import read_dataset
from zhangcheng.model.clock import Clock
from zhangcheng.pack import load_pack
from zhangcheng.scoring.result import State
from zhangcheng.scoring.score import ScoreRun, score

TARGET = "normalise: {method: target, zero_at: 0, full_at: 100}"
UPTO_ONE = "normalise: {method: target, zero_at: 0, full_at: 1}"


def indicator(name: str, weight: object, more: str = "") -> str:
    title = f"{{zh: {name}, en: {name}}}"
    return f"- {{id: {name}, title: {title}, weight: {weight}, value: {name}, {TARGET}{more}}}"


def flat(*indicators: str, head: str = "") -> str:
    lines = "\n".join(f"  {one}" for one in indicators)
    return f"{head}\nindicators:\n{lines}\n"


def scores_of(run: ScoreRun) -> dict[str, Decimal | None]:
    return {s.key: s.score for s in run.standings}


def test_a_weighted_arithmetic_mean(tmp_path: Path) -> None:
    card = flat(indicator("a", 30), indicator("b", 70))
    run = run_card(tmp_path, card, unit=[{"code": "u", "a": 50, "b": 90}])
    assert scores_of(run) == {"u": Decimal("78.00")}
    lines = {line.id: line.points for line in account(run, "u").lines}
    assert lines == {"a": Decimal(15), "b": Decimal(63)}


def test_a_weighted_geometric_mean(tmp_path: Path) -> None:
    """0.25^(1/2) · 0.64^(1/2) = 0.4; and weights 1 : 2, 0.125^(1/3) · 1^(2/3) = 0.5."""
    card = flat(indicator("a", 50), indicator("b", 50), head="aggregate: geometric")
    assert scores_of(run_card(tmp_path, card, unit=[{"code": "u", "a": 25, "b": 64}])) == {
        "u": Decimal("40.00")
    }
    card = flat(indicator("a", 1), indicator("b", 2), head="aggregate: geometric\ntotal: 3\nscale: 100")
    run = run_card(tmp_path / "2", card, unit=[{"code": "u", "a": 12.5, "b": 100}])
    assert scores_of(run) == {"u": Decimal("50.00")}


def test_a_geometric_mean_with_a_zero_is_zero(tmp_path: Path) -> None:
    card = flat(indicator("a", 20), indicator("b", 30), indicator("c", 50), head="aggregate: geometric")
    run = run_card(tmp_path, card, unit=[{"code": "u", "a": 0, "b": 80, "c": 0}])
    assert scores_of(run) == {"u": Decimal("0.00")}
    lines = {line.id: line.points for line in account(run, "u").lines if line.id}
    # Those without points share the whole loss by their weights; the other keeps its own points.
    assert lines["b"] == 30
    assert lines["a"] + lines["c"] == -30


def test_real_totals_of_800_and_1100(tmp_path: Path) -> None:
    """Weights that add up to 1,900 in all: 800 = 570 + 230 and 1,100 (温委发〔2013〕72号)."""
    card = """
total: 1900
dimensions:
  - id: key
    title: {zh: 重点指标, en: Key indicators}
    weight: 800
    total: 800
    indicators:
      - {id: a, title: {zh: 甲, en: A}, weight: 570, value: a, NORMALISE}
      - {id: b, title: {zh: 乙, en: B}, weight: 230, value: b, NORMALISE}
  - id: work
    title: {zh: 重点工作, en: Key work}
    weight: 1100
    total: 100
    indicators:
      - {id: c, title: {zh: 丙, en: C}, weight: 100, value: c, NORMALISE}
"""
    card = card.replace("NORMALISE", UPTO_ONE)
    run = run_card(tmp_path, card, unit=[{"code": "u", "a": 1, "b": 0.5, "c": 0.1}])
    assert scores_of(run) == {"u": Decimal("795.00")}
    assert {s.indicator: s.full for s in account(run, "u").stages} == {"a": 570, "b": 230, "c": 1100}


@pytest.mark.parametrize(
    ("missing", "score"),
    [("exclude", "90.00"), ("zero", "63.00"), ("group_mean", "78.00"), ("refuse", None)],
)
def test_missing_data_by_policy(missing: str, score: str | None, tmp_path: Path) -> None:
    """u lacks a (weight 30); the two others of its team have 40 and 60, a third of another team 100."""
    card = "group: team\n" + f"missing: {missing}\n" + flat(indicator("a", 30), indicator("b", 70))
    rows = [
        {"code": "u", "team": "x", "b": 90},
        {"code": "v", "team": "x", "a": 40, "b": 0},
        {"code": "w", "team": "x", "a": 60, "b": 0},
        {"code": "z", "team": "y", "a": 100, "b": 0},
    ]
    run = run_card(tmp_path, card, unit=rows)
    assert scores_of(run)["u"] == (None if score is None else Decimal(score))
    standing = next(s for s in run.standings if s.key == "u")
    assert standing.missing == ("a",)
    assert standing.state is (State.REFUSED if missing == "refuse" else State.SCORED)
    assert run.balance.closes
    stage = account(run, "u").stages[0]
    assert stage.filled is (missing in {"zero", "group_mean"})


def test_a_dimension_without_any_data_leaves_its_weight_to_the_others(tmp_path: Path) -> None:
    card = """
dimensions:
  - id: x
    title: {zh: 甲, en: X}
    weight: 40
    indicators: [{id: a, title: {zh: 甲, en: A}, weight: 100, value: a, normalise: {method: rank}}]
  - id: y
    title: {zh: 乙, en: Y}
    weight: 60
    indicators: [{id: b, title: {zh: 乙, en: B}, weight: 100, value: b, NORMALISE}]
"""
    card = card.replace("NORMALISE", UPTO_ONE)
    run = run_card(tmp_path, card, unit=[{"code": "u", "b": 0.5}, {"code": "v"}])
    assert scores_of(run) == {"u": Decimal("50.00"), "v": None}
    assert run.balance.states[State.REFUSED] == 1


def test_who_is_assessed(tmp_path: Path) -> None:
    card = "when: listed = true\n" + flat(indicator("a", 100))
    rows = [
        {"code": "u", "listed": "true", "a": 1},
        {"code": "v", "listed": "false", "a": 2},
        {"code": "w", "a": 3},
    ]
    run = run_card(tmp_path, card, unit=rows)
    assert {s.key: s.state for s in run.standings} == {
        "u": State.SCORED,
        "v": State.NOT_ASSESSED,
        "w": State.UNDECIDED,
    }
    assert run.balance.records == 3
    assert run.balance.closes


@pytest.mark.parametrize(
    ("mode", "score"), [("half_up", "12.35"), ("half_even", "12.34"), ("up", "12.35"), ("down", "12.34")]
)
def test_rounding_as_declared(mode: str, score: str, tmp_path: Path) -> None:
    card = flat(indicator("a", 100), head=f"rounding: {{decimals: 2, mode: {mode}}}")
    run = run_card(tmp_path, card, unit=[{"code": "u", "a": "12.345"}])
    assert scores_of(run) == {"u": Decimal(score)}
    assert account(run, "u").lines[-1].points == Decimal(score) - Decimal("12.345")


def test_what_the_data_does_not_have_is_missing_for_everybody(tmp_path: Path) -> None:
    """No sheet of visits: that nobody visited is not what the data says."""
    card = """
indicators:
  - {id: a, title: {zh: 甲, en: A}, weight: 40, value: a, NORMALISE}
  - {id: v, title: {zh: 走访, en: Visits}, weight: 60, value: count(visits), FIVE}
vetoes:
  - {id: short, title: {zh: 走访过短, en: Short}, rule: long-enough, score: 10}
""".replace("NORMALISE", UPTO_ONE).replace("FIVE", "normalise: {method: add, each: 5}")
    pack = load_pack(write_card(tmp_path / "pack", card))
    data = write_rows(tmp_path / "data", unit=[{"code": "u", "a": 0.5}])
    (data / "visit.csv").unlink()
    dataset = read_dataset(data, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
    run = score(pack, dataset, Clock.at(AS_OF), pack.scorecards["card"])
    (standing,) = run.standings
    assert standing.score == Decimal("50.00")
    assert standing.missing == ("v",)
    assert standing.open_vetoes == ("short",)
    assert run.plan.lacking == {"v": (("visit", None),), "short": (("visit", None),)}
