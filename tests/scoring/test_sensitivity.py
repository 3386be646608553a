"""How sure a place is: against analytic values, exact breakpoints, and the scores themselves."""

import math
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from scoring.cards import account, run_card, units, write_card
from zhangcheng import Scores
from zhangcheng.pack import load_pack
from zhangcheng.report.scores.document import document
from zhangcheng.report.scores.items import Names
from zhangcheng.report.scores.phrases import swap_sentence, told_apart
from zhangcheng.scoring.improve import improved_points, improvements
from zhangcheng.scoring.score import ScoreRun
from zhangcheng.scoring.sensitivity.consistency import consistencies
from zhangcheng.scoring.sensitivity.draws import CardModel
from zhangcheng.scoring.sensitivity.places import finished, places
from zhangcheng.scoring.sensitivity.sensitivity import sensitivity
from zhangcheng.scoring.sensitivity.sobol import sobol
from zhangcheng.scoring.sensitivity.swaps import swaps
from zhangcheng.scoring.sensitivity.tables import Matrix, tables

VARIED = """
sensitivity:
  weights_percent: PERCENT
  normalise: [z_score, rank]
  aggregate: [geometric]
  draws: 2000
  seed: 7
"""
TWO = """
indicators:
  - {id: a, title: {zh: 甲, en: A}, weight: 60, value: a, NORMALISE}
  - {id: b, title: {zh: 乙, en: B}, weight: 40, value: b, NORMALISE}
""".replace("NORMALISE", "normalise: {method: target, zero_at: 0, full_at: 100}")


def rows(*pairs: tuple[float, float]) -> list[dict[str, object]]:
    return [{"code": f"u{n}", "a": a, "b": b} for n, (a, b) in enumerate(pairs)]


def test_sobol_indices_of_the_ishigami_function() -> None:
    """Analytic values for a = 7, b = 0.1 (Ishigami and Homma 1990; Saltelli et al. 2008)."""

    def ishigami(uniforms: Matrix) -> Matrix:
        x = (2 * uniforms - 1) * math.pi
        y: Matrix = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
        return y[:, None]

    first, total = sobol(ishigami, 3, [[0], [1], [2]], draws=20000, generator=np.random.default_rng(1))
    assert first[:, 0] == pytest.approx([0.3139, 0.4424, 0.0], abs=0.03)
    assert total[:, 0] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.03)


def test_a_breakpoint_is_exact(tmp_path: Path) -> None:
    """62 = 60·0.5 + 40·0.8 against 58 = 60·0.7 + 40·0.4: level where 0.2 w = 0.4 (100 - w)."""
    run = run_card(tmp_path, TWO, unit=rows((50, 80), (70, 40)))
    (swap,) = swaps(run.card, run.accounts)
    assert (swap.upper, swap.lower, swap.exact) == ("u0", "u1", True)
    assert {swap.item: swap.new} in ({"a": Fraction(200, 3)}, {"b": Fraction(100, 3)})
    weight = Decimal(200) / 3
    moved = TWO.replace("weight: 60", f"weight: {weight:.10f}")
    moved = moved.replace("weight: 40", f"weight: {100 - Decimal(f'{weight:.10f}')}")
    level = run_card(tmp_path / "level", moved, unit=rows((50, 80), (70, 40)))
    assert len({s.score for s in level.scored}) == 1


def test_no_weight_swaps_who_is_better_in_everything(tmp_path: Path) -> None:
    run = run_card(tmp_path, TWO, unit=rows((90, 80), (70, 40)))
    (swap,) = swaps(run.card, run.accounts)
    assert swap.item is None


@pytest.mark.parametrize("head", ["aggregate: geometric\n", "missing: exclude\n"])
def test_a_breakpoint_by_bisection_makes_scores_equal(head: str, tmp_path: Path) -> None:
    """Geometric means, and a missing value: the found weights bring both to the same score."""
    three = TWO.replace("weight: 40", "weight: 20") + TWO.splitlines()[3].replace("b", "c", 1).replace(
        "weight: 40", "weight: 20"
    ).replace("value: b", "value: c")
    data = rows((50, 90), (70, 45))
    data[0]["c"], data[1]["c"] = (60, 70) if "geometric" in head else ("", 70)
    run = run_card(tmp_path, head + three + "\n", unit=data)
    (swap,) = swaps(run.card, run.accounts)
    assert swap.item is not None
    assert not swap.exact
    assert swap.old is not None
    assert swap.new is not None
    assert 0 < swap.new < 100


def sensitive(folder: Path, percent: int) -> ScoreRun:
    varied = VARIED.replace("PERCENT", str(percent))
    return run_card(folder, varied + TWO, unit=rows((90, 10), (50, 55), (20, 95), (45, 45)))


def test_the_declared_card_is_one_of_the_draws(tmp_path: Path) -> None:
    """With weights, method and mean as declared, the model gives the scores themselves."""
    run = sensitive(tmp_path, 20)
    accounts = list(run.accounts)
    found = tables(run.card.indicators, accounts, ())
    model = CardModel(run.card, found, np.zeros(len(accounts)))
    middle = np.full((1, model.size), 0.5)
    middle[0, -2:] = 0.0
    scores = finished(run.card, model.scores(middle), [a.standing for a in accounts])
    assert [Decimal(str(score)) for score in scores[0]] == [a.standing.score for a in accounts]
    assert list(places(scores)[0]) == [a.standing.rank for a in accounts]


def test_intervals_are_reproducible_and_hold_the_draws(tmp_path: Path) -> None:
    run = sensitive(tmp_path, 50)
    first, again = sensitivity(run), sensitivity(run)
    assert first == again
    for sure in first.sure.values():
        assert sum(sure.places.values()) == 2000
        assert sum(n for rank, n in sure.places.items() if sure.low <= rank <= sure.high) >= 1800
    assert {e.factor.kind for e in first.effects} == {"weight", "normalise", "aggregate"}


def test_equal_scores_share_the_best_place() -> None:
    scores = np.array([[90.0, 80.0, 90.0, 70.0], [1.0, 1.0, 1.0, 1.0]])
    assert places(scores).tolist() == [[1, 3, 1, 4], [1, 1, 1, 1]]


def test_consistency_of_pairwise_comparisons(tmp_path: Path) -> None:
    """The matrix 1 3 5 / 1/3 1 2 / 1/5 1/2 1: weights 0.648, 0.230, 0.122, λmax 3.004, CR 0.003."""
    card = """
comparisons:
  - {more: a, than: b, by: 3}
  - {more: a, than: c, by: 5}
  - {more: b, than: c, by: 2}
indicators:
  - {id: a, title: {zh: 甲, en: A}, weight: 64.8, value: a, normalise: {method: rank}}
  - {id: b, title: {zh: 乙, en: B}, weight: 23, value: b, normalise: {method: rank}}
  - {id: c, title: {zh: 丙, en: C}, weight: 12.2, value: c, normalise: {method: rank}}
"""
    (found,) = consistencies(load_pack(write_card(tmp_path, card)).scorecards["card"])
    assert found.eigenvalue == pytest.approx(3.004, abs=0.001)
    assert found.ratio == pytest.approx(0.003, abs=0.001)
    assert found.weights == pytest.approx({"a": 64.8, "b": 23.0, "c": 12.2}, abs=0.05)


def test_what_would_help_most_comes_true(tmp_path: Path) -> None:
    """Whoever improves by the step gets the score that was promised."""
    card = TWO.replace("value: a,", "value: a, step: 10,").replace("value: b,", "value: b, step: 5,")
    data = rows((50, 80), (70, 98), (100, 100))
    run = run_card(tmp_path, card, unit=data)
    found = improvements(run, improved_points(run))
    assert [(i.indicator, i.gain) for i in found["u0"]] == [
        ("a", Decimal("6.00")),
        ("b", Decimal("2.00")),
    ]
    assert found["u2"] == ()
    data[0]["a"] = 60
    better = run_card(tmp_path / "better", card, unit=data)
    assert account(better, "u0").standing.score == found["u0"][0].score


def test_one_more_record_that_passes(tmp_path: Path) -> None:
    card = """
indicators:
  - {id: only, title: {zh: 走访, en: Visits}, weight: 100, rule: long-enough}
"""
    visits: list[dict[str, object]] = [{"unit": "u0", "hours": hours} for hours in (1, 2, 3, 1)]
    run = run_card(tmp_path, card, unit=units(0), visit=visits)
    (found,) = improvements(run, improved_points(run))["u0"]
    assert (found.old, found.new, found.gain) == (Decimal("0.5"), Decimal("0.75"), Decimal("25.00"))


def test_a_swap_beyond_the_range_of_its_weight_says_so(tmp_path: Path) -> None:
    """Level where a weighs 66⅔ rather than 60: 12 per cent either way reaches it, 5 do not."""
    for percent, is_beyond in ((12, False), (5, True)):
        card = TWO + VARIED.replace("PERCENT", str(percent))
        run = run_card(tmp_path / str(percent), card, unit=rows((50, 80), (70, 40)))
        (swap,) = swaps(run.card, run.accounts)
        names = Names(run.pack, run.card, "en")
        said = swap_sentence(swap, names, told_apart(run), run.card)
        assert ("outside its range" in said) == is_beyond


def test_weights_of_swaps_are_written_as_decimals(tmp_path: Path) -> None:
    run = run_card(tmp_path, TWO + VARIED.replace("PERCENT", "10"), unit=rows((50, 80), (70, 40)))
    scores = Scores(run=run, engine_version="1", sensitivity=sensitivity(run))
    (swap,) = document(scores)["sensitivity"]["swaps"]
    assert (swap["old"], swap["new"]) in {("60", "66.6666666667"), ("40", "33.3333333333")}


def test_full_points_contribute_exactly_what_there_is_at_best(tmp_path: Path) -> None:
    """Three of 17 parts of 100: the residue of rounding is in both, or in neither."""
    part = "  - {id: ID, title: {zh: 项, en: Item}, weight: W, value: ID, NORMALISE}\n"
    part = part.replace("NORMALISE", "normalise: {method: target, zero_at: 0, full_at: 100}")
    lines = "".join(
        part.replace("ID", i).replace("W", w) for i, w in {"a": "4", "b": "6", "c": "7"}.items()
    )
    run = run_card(
        tmp_path,
        f"total: 17\nscale: 100\nindicators:\n{lines}",
        unit=[{"code": "u0", "a": 100, "b": 100, "c": 100}],
    )
    (one,) = run.accounts
    assert all(stage.contribution == stage.best for stage in one.stages)
    assert sum(stage.best or 0 for stage in one.stages) == 100
