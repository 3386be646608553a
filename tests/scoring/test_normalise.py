"""Each normalisation against its formula, on examples worked by hand or taken from the literature."""

from decimal import Decimal
from pathlib import Path

import pytest

from scoring.cards import account, one_indicator, run_card, units
from zhangcheng.scoring.score import ScoreRun


def shares(run: ScoreRun) -> list[Decimal | None]:
    ordered = sorted(run.accounts, key=lambda a: a.standing.key)
    return [a.stages[0].share for a in ordered]


def points(run: ScoreRun) -> list[Decimal | None]:
    ordered = sorted(run.accounts, key=lambda a: a.standing.key)
    return [a.stages[0].points for a in ordered]


def decimals(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


def test_min_max(tmp_path: Path) -> None:
    """(x - min) / (max - min), OECD/JRC Handbook on Constructing Composite Indicators (2008), 5."""
    run = run_card(tmp_path, one_indicator("{method: min_max}"), unit=units(10, 15, 22, 30))
    assert shares(run) == decimals("0", "0.25", "0.6", "1")
    assert [s.score for s in run.scored] == decimals("100.00", "60.00", "25.00", "0.00")


def test_min_max_where_lower_is_better(tmp_path: Path) -> None:
    card = one_indicator("{method: min_max}", more="direction: lower")
    assert shares(run_card(tmp_path, card, unit=units(10, 15, 22, 30))) == decimals(
        "1", "0.75", "0.4", "0"
    )


def test_min_max_where_all_are_alike_favours_nobody(tmp_path: Path) -> None:
    run = run_card(tmp_path, one_indicator("{method: min_max}"), unit=units(7, 7))
    assert shares(run) == decimals("0.5", "0.5")


def test_min_max_within_groups(tmp_path: Path) -> None:
    rows = [
        *units(0, 10, team="x"),
        {"code": "u2", "a": 100, "team": "y"},
        {"code": "u3", "a": 300, "team": "y"},
    ]
    card = "group: team" + one_indicator("{method: min_max, within: group}")
    run = run_card(tmp_path, card, unit=rows)
    assert shares(run) == decimals("0", "1", "0", "1")
    assert [(s.rank, s.group_rank) for s in run.scored] == [(1, 1), (1, 1), (3, 2), (3, 2)]


def test_z_score(tmp_path: Path) -> None:
    """Nine values with mean 5 and standard deviation 2 (dividing by eight)."""
    run = run_card(tmp_path, one_indicator("{method: z_score}"), unit=units(2, 4, 4, 4, 5, 5, 5, 7, 9))
    assert shares(run) == decimals("-1.5", "-0.5", "-0.5", "-0.5", "0", "0", "0", "1", "2")
    assert run.spreads["only"][None].mean == 5
    assert run.spreads["only"][None].deviation == 2


def test_z_score_as_a_standard_mark(tmp_path: Path) -> None:
    """标准分 T = 50 + 10 z."""
    card = one_indicator("{method: z_score, centre: 0.5, spread: 0.1}", more="direction: lower")
    run = run_card(tmp_path, card, unit=units(2, 4, 4, 4, 5, 5, 5, 7, 9))
    assert shares(run) == decimals("0.65", "0.55", "0.55", "0.55", "0.5", "0.5", "0.5", "0.4", "0.3")


def test_rank(tmp_path: Path) -> None:
    """Places from the bottom over places in all; equal values share the mean of their places."""
    run = run_card(tmp_path, one_indicator("{method: rank}"), unit=units(3, 8, 8, 20, 100))
    assert shares(run) == decimals("0", "0.375", "0.375", "0.75", "1")


def test_percentile(tmp_path: Path) -> None:
    """The share of values below and half of those equal."""
    run = run_card(tmp_path, one_indicator("{method: percentile}"), unit=units(3, 8, 8, 20))
    assert shares(run) == decimals("0.125", "0.5", "0.5", "0.875")
    lower = one_indicator("{method: percentile}", more="direction: lower")
    run = run_card(tmp_path / "lower", lower, unit=units(3, 8, 8, 20))
    assert shares(run) == decimals("0.875", "0.5", "0.5", "0.125")


@pytest.mark.parametrize(
    ("normalise", "expected"),
    [
        ("{method: target, zero_at: 50, full_at: 250}", ("0", "0", "0.75", "1", "1")),
        (
            "{method: target, zero_at: 50, full_at: 250, capped: false}",
            ("-0.25", "0", "0.75", "1", "1.25"),
        ),
        ("{method: target, zero_at: 250, full_at: 50}", ("1", "1", "0.25", "0", "0")),
    ],
)
def test_distance_to_target(normalise: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    run = run_card(tmp_path, one_indicator(normalise), unit=units(0, 50, 200, 250, 300))
    assert shares(run) == decimals(*expected)


def test_steps_at_their_ends(tmp_path: Path) -> None:
    steps = """
method: steps
steps: [{when: "< 100", points: 0}, {when: "[100..200)", points: 2.5}, {when: ">= 200", points: 5}]
"""
    card = one_indicator(f"{{{', '.join(line for line in steps.strip().splitlines())}}}", weight="5")
    card += "total: 5\n"
    run = run_card(tmp_path, card, unit=units("99.9999", 100, "199.9999", 200))
    assert points(run) == decimals("0", "2.5", "2.5", "5")
    assert shares(run) == decimals("0", "0.5", "0.5", "1")


def test_categories(tmp_path: Path) -> None:
    card = one_indicator(
        "{method: categories, categories: [{is: new, points: 100}, {is: old, points: 30}]}", value="kind"
    )
    rows = [{"code": "u0", "kind": "new"}, {"code": "u1", "kind": "old"}]
    assert points(run_card(tmp_path, card, unit=rows)) == decimals("100", "30")


def test_deductions_until_the_points_are_used_up(tmp_path: Path) -> None:
    """单项分值扣完为止: a weight of 5, two points off for each gap."""
    card = one_indicator("{method: deduct, each: 2}", weight="5") + "total: 5\n"
    assert points(run_card(tmp_path, card, unit=units(0, 1, 2, 3))) == decimals("5", "3", "1", "0")
    below = one_indicator("{method: deduct, each: 2, floor: -1}", weight="5") + "total: 5\n"
    assert points(run_card(tmp_path / "b", below, unit=units(0, 1, 2, 3))) == decimals(
        "5", "3", "1", "-1"
    )


def test_additions_up_to_the_ceiling(tmp_path: Path) -> None:
    card = one_indicator("{method: add, each: 1.5}", weight="5") + "total: 5\n"
    assert points(run_card(tmp_path, card, unit=units(0, 1, 3, 9))) == decimals("0", "1.5", "4.5", "5")
    capped = one_indicator("{method: add, each: 1.5, ceiling: 4}", weight="5") + "total: 5\n"
    assert points(run_card(tmp_path / "c", capped, unit=units(0, 1, 3, 9))) == decimals(
        "0", "1.5", "4", "4"
    )


def test_the_proportion_of_records_that_pass(tmp_path: Path) -> None:
    card = """
indicators:
  - {id: only, title: {zh: 走访, en: Visits}, weight: 100, rule: long-enough}
"""
    visits: list[dict[str, object]] = [{"unit": "u0", "hours": hours} for hours in (1, 2, 3)]
    visits += [{"unit": "u1", "hours": 1}, {"unit": "u1"}]
    run = run_card(tmp_path, card, unit=units(0, 0, 0), visit=visits)
    assert shares(run) == [Decimal("0.6666666667"), Decimal(0), None]
    stage = account(run, "u1").stages[0]
    assert (stage.passed, stage.decided, stage.undecided) == (0, 1, 1)


@pytest.mark.parametrize(
    ("missing", "share"), [("exclude", "1"), ("zero", "0.5"), ("refuse", None), ("group_mean", "1")]
)
def test_undecided_records_follow_the_policy(missing: str, share: str | None, tmp_path: Path) -> None:
    """One record passes, another cannot be decided."""
    card = f"""
missing: {missing}
indicators:
  - {{id: only, title: {{zh: 走访, en: Visits}}, weight: 100, rule: long-enough}}
"""
    visits: list[dict[str, object]] = [{"unit": "u0", "hours": 2}, {"unit": "u0"}]
    run = run_card(tmp_path, card, unit=units(0), visit=visits)
    assert shares(run) == [None if share is None else Decimal(share)]


def test_bounds_and_logarithm_come_first(tmp_path: Path) -> None:
    card = one_indicator("{method: min_max}", more="treat: {low: 10, high: 1000}")
    run = run_card(tmp_path, card, unit=units(1, 505, 5000))
    assert [s.treated for s in (account(run, f"u{n}").stages[0] for n in range(3))] == [10, 505, 1000]
    assert shares(run) == decimals("0", "0.5", "1")
    log = one_indicator("{method: target, zero_at: 1, full_at: 100}", more="treat: {transform: ln}")
    assert shares(run_card(tmp_path / "ln", log, unit=units(1, 10, 100, 0))) == [
        *decimals("0", "0.5", "1"),
        None,
    ]
