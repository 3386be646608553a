"""Marks of raters: 条块交叉考评 and 双述双评."""

from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from scoring.cards import account, run_card, units
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.terminal import print_scores
from zhangcheng.scoring.ballots import BallotCount
from zhangcheng.scoring.result import FewBallots

CARD = """
indicators:
  - id: only
    title: {zh: 互评, en: Cross-rating}
    weight: 100
    marks:
      record: ballot
      rated: unit
      rater: rater
      group: side
      mark: MARK
      GROUPS
    normalise: {method: target, zero_at: 0, full_at: 100}
"""


def card(groups: str, mark: str = "mark", more: str = "") -> str:
    return CARD.replace("MARK", mark).replace("GROUPS", f"{more}groups: [{groups}]")


def group(name: str, weight: int, more: str = "") -> str:
    return f"{{id: {name}, title: {{zh: {name}, en: {name}}}, weight: {weight}{more}}}"


def ballots(side: str, *marks: object, unit: str = "u0") -> list[dict[str, object]]:
    return [{"unit": unit, "rater": f"{side}{n}", "side": side, "mark": m} for n, m in enumerate(marks)]


def test_groups_are_weighted_means_of_their_ballots(tmp_path: Path) -> None:
    rows = [*ballots("tiao", 80, 90), *ballots("kuai", 100, 70, 70)]
    run = run_card(
        tmp_path, card(f"{group('tiao', 60)}, {group('kuai', 40)}"), unit=units(0), ballot=rows
    )
    assert account(run, "u0").stages[0].raw == Decimal(83)  # 85 · 60 % + 80 · 40 %


def test_the_highest_and_the_lowest_are_dropped(tmp_path: Path) -> None:
    rows = ballots("tiao", 10, 80, 90, 100)
    run = run_card(tmp_path, card(group("tiao", 100, ", drop: 1")), unit=units(0), ballot=rows)
    assert account(run, "u0").stages[0].raw == Decimal(85)


def test_a_share_of_the_ballots_is_dropped_at_either_end(tmp_path: Path) -> None:
    """A 10 % trimmed mean of ten ballots drops one at either end."""
    rows = ballots("tiao", *range(0, 100, 10))
    run = run_card(tmp_path, card(group("tiao", 100, ", drop_percent: 10")), unit=units(0), ballot=rows)
    assert account(run, "u0").stages[0].raw == Decimal(45)


def test_nobody_rates_itself_and_every_ballot_is_accounted_for(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        *ballots("tiao", 60, 80),
        {"unit": "u0", "rater": "u0", "side": "tiao", "mark": 100},
        {"unit": "u0", "rater": "tiao9", "side": "tiao"},
        {"unit": "u0", "rater": "x", "side": "strangers", "mark": 1},
    ]
    run = run_card(tmp_path, card(group("tiao", 100)), unit=units(0), ballot=rows)
    assert account(run, "u0").stages[0].raw == Decimal(70)
    assert run.ballots == (
        BallotCount(
            indicator="only",
            ballots=5,
            counted=2,
            trimmed=0,
            too_few=0,
            own=1,
            unmarked=1,
            undecided=0,
            other=1,
        ),
    )


def test_too_few_ballots(tmp_path: Path) -> None:
    groups = f"{group('tiao', 60)}, {group('kuai', 40, ', minimum: 3')}"
    rows = [*ballots("tiao", 80), *ballots("kuai", 10, 10)]
    missing = run_card(tmp_path, card(groups), unit=units(0), ballot=rows)
    assert account(missing, "u0").stages[0].raw is None
    others = card(groups, more="below_minimum: exclude\n      ")
    run = run_card(tmp_path / "2", others, unit=units(0), ballot=rows)
    assert account(run, "u0").stages[0].raw == Decimal(80)
    raters = account(run, "u0").stages[0].raters
    assert [(r.ballots, r.used, r.minimum) for r in raters] == [(1, 1, 1), (2, 2, 3)]
    assert [r.mean for r in raters] == [80, None]
    assert [r.weight for r in raters] == [60, 40]
    assert [(count.counted, count.too_few) for count in run.ballots] == [(1, 2)]
    for found, what in ((missing, "the item has no value"), (run, "the other groups take its share")):
        assert found.standings[0].few_ballots == (
            FewBallots(indicator="only", group="kuai", ballots=2, used=2),
        )
        scores = Scores(run=found, engine_version="0")
        said = f"“Cross-rating”: too few ballots of kuai, 2 of at least 3; {what}"
        assert said in render_html(scores, "en")
        out = StringIO()
        print_scores(scores, language="en", file=out)
        assert said in " ".join(out.getvalue().split())


def test_the_score_of_raters_can_be_reckoned_from_what_is_shown(tmp_path: Path) -> None:
    groups = f"{group('tiao', 60, ', drop: 1, minimum: 2')}, {group('kuai', 40)}"
    rows = [*ballots("tiao", 10, 80, 90, 100), *ballots("kuai", 70)]
    run = run_card(tmp_path, card(groups), unit=units(0), ballot=rows)
    (stage,) = account(run, "u0").stages
    assert stage.raw == sum((r.mean or 0) * r.weight for r in stage.raters) / 100
    (count,) = run.ballots
    assert (count.ballots, count.counted, count.trimmed) == (5, 3, 2)
    page = render_html(Scores(run=run, engine_version="0"), "en")
    assert "tiao 85 (4 ballots, 2 used, at least 2; share 60)" in page
    assert "Ballots Cross-rating 5 <i>=</i> in a mean 3 <i>+</i> dropped at either end 2" in page


def test_two_ballots_of_which_both_are_dropped_are_too_few(tmp_path: Path) -> None:
    rows = ballots("tiao", 80, 90)
    run = run_card(tmp_path, card(group("tiao", 100, ", drop: 1")), unit=units(0), ballot=rows)
    (rated,) = account(run, "u0").stages[0].raters
    assert (rated.mean, rated.ballots, rated.used, rated.minimum) == (None, 2, 0, 1)


def test_the_fewest_ballots_are_asked_of_those_left_after_the_drop(tmp_path: Path) -> None:
    trimmed = card(group("tiao", 100, ", drop: 1, minimum: 3"))
    rows = ballots("tiao", 10, 80, 90, 100)
    run = run_card(tmp_path, trimmed, unit=units(0), ballot=rows)
    assert account(run, "u0").stages[0].raw is None
    assert run.standings[0].few_ballots == (
        FewBallots(indicator="only", group="tiao", ballots=4, used=2),
    )
    assert [(c.counted, c.trimmed, c.too_few) for c in run.ballots] == [(0, 0, 4)]
    said = "too few ballots of tiao, 2 of 4 left after the drop, at least 3"
    assert said in render_html(Scores(run=run, engine_version="0"), "en")
    enough = run_card(tmp_path / "2", trimmed, unit=units(0), ballot=[*rows, *ballots("tiao", 85)])
    assert account(enough, "u0").stages[0].raw == Decimal(85)


@pytest.mark.parametrize("rater", ["甲（区）", "甲(区)", "甲 （区）", "甲（区） "])
def test_a_rater_written_a_little_otherwise_does_not_rate_itself_either(
    tmp_path: Path, rater: str
) -> None:
    rows = [{"unit": "甲（区）", "rater": rater, "side": "tiao", "mark": 100}]
    rows += ballots("tiao", 60, 80, unit="甲（区）")
    unit = [{"code": "甲（区）"}]
    run = run_card(tmp_path, card(group("tiao", 100)), unit=unit, ballot=rows)
    assert account(run, "甲（区）").stages[0].raw == Decimal(70)
    assert run.ballots[0].own == 1


def test_a_rater_known_by_its_name_does_not_rate_itself_either(tmp_path: Path) -> None:
    rows = [
        {"unit": "u0", "rater": "民政局", "side": "tiao", "mark": 100},
        {"unit": "u1", "rater": "民政局", "side": "tiao", "mark": 90},
        *ballots("tiao", 60, 80, unit="u0"),
    ]
    unit = [{"code": "u0", "name": "民政局"}, {"code": "u1", "name": "财政局"}]
    run = run_card(tmp_path, card(group("tiao", 100)), unit=unit, ballot=rows)
    assert [account(run, u).stages[0].raw for u in ("u0", "u1")] == [Decimal(70), Decimal(90)]
    assert run.ballots[0].own == 1


@pytest.mark.parametrize(("least", "rank"), [(50, 1), (60, 1), (61, None)])
def test_raters_left_out_lower_the_weight_scored(tmp_path: Path, least: int, rank: int | None) -> None:
    groups = f"{group('tiao', 60)}, {group('kuai', 40, ', minimum: 3')}"
    excluding = card(groups, more="below_minimum: exclude\n      ")
    run = run_card(
        tmp_path,
        f"scored_at_least_percent: {least}\n" + excluding,
        unit=units(0),
        ballot=[*ballots("tiao", 80), *ballots("kuai", 10, 10)],
    )
    (standing,) = run.standings
    assert (standing.weight_scored, standing.rank) == (Decimal("0.6"), rank)
    assert standing.missing == ()


def test_answers_stand_for_marks_in_reports_upwards_and_downwards(tmp_path: Path) -> None:
    """双述双评: the subdistrict above and residents below answer 优秀, 称职 …."""
    table = "{answer: 优秀, mark: 100}, {answer: 称职, mark: 80}, {answer: 不称职, mark: 0}"
    answers = f"answers: [{table}]\n      "
    rows = [
        {"unit": "u0", "rater": "above", "side": "up", "answer": "称职"},
        {"unit": "u0", "rater": "r1", "side": "down", "answer": "优秀"},
        {"unit": "u0", "rater": "r2", "side": "down", "answer": "不称职"},
        {"unit": "u0", "rater": "r3", "side": "down", "answer": "弃权"},
    ]
    both = card(f"{group('up', 60)}, {group('down', 40)}", mark="answer", more=answers)
    run = run_card(tmp_path, both, unit=units(0), ballot=rows)
    assert account(run, "u0").stages[0].raw == Decimal(68)  # 80 · 60 % + 50 · 40 %
    assert run.ballots[0].unmarked == 1


def test_only_ballots_that_are_asked_for_count(tmp_path: Path) -> None:
    rows = ballots("tiao", 50, 90)
    run = run_card(
        tmp_path, card(group("tiao", 100), more="when: mark > 60\n      "), unit=units(0), ballot=rows
    )
    assert account(run, "u0").stages[0].raw == Decimal(90)
    assert run.ballots[0].other == 1
