"""Ballots that nobody can read in full: what they may change is said, or is missing."""

from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from scoring.cards import account, run_card, units
from scoring.test_raters import ballots, card, group
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.terminal import print_scores
from zhangcheng.scoring.score import ScoreRun

TIAO = {"unit": "u0", "rater": "x", "side": "tiao", "mark": 100}


def scored(folder: Path, *more: dict[str, object], missing: str = "exclude") -> ScoreRun:
    text = card(group("tiao", 100)) + f"    missing: {missing}\n"
    rows = [*ballots("tiao", 60, 80), *ballots("tiao", 40, unit="u1"), *more]
    numbered = [{"no": f"{n}", **row} for n, row in enumerate(rows)]
    return run_card(folder, text, unit=units(0, 0), ballot=numbered)


@pytest.mark.parametrize(
    ("ballot", "open_for"),
    [
        ([{**TIAO, "unit": "？？#"}], {"u0", "u1"}),
        ([{**TIAO, "unit": "nobody"}], {"u0", "u1"}),
        ([{**TIAO, "unit": "？？#", "rater": "u0"}], {"u1"}),
        ([{**TIAO, "no": ""}], {"u0"}),
        ([{**TIAO, "side": ""}], {"u0"}),
        ([{**TIAO, "mark": "？？#"}], {"u0"}),
        ([{**TIAO, "no": "9"}, {**TIAO, "no": "9", "mark": 10}], {"u0"}),
        ([{**TIAO, "no": "9"}, {**TIAO, "no": "9", "rater": "u0"}], {"u0"}),
        ([{**TIAO, "no": "9"}, {**TIAO, "no": "9", "unit": "u1"}], {"u0", "u1"}),
        ([{**TIAO, "mark": ""}], set()),
        ([{**TIAO, "unit": "？？#", "side": "strangers"}], set()),
        ([{**TIAO, "unit": ""}], set()),
    ],
)
def test_a_ballot_that_may_count_is_told_of_and_not_counted(
    tmp_path: Path, ballot: list[dict[str, object]], open_for: set[str]
) -> None:
    run = scored(tmp_path / "exclude", *ballot)
    for key, mean in (("u0", 70), ("u1", 40)):
        (stage,) = account(run, key).stages
        assert (stage.raw, bool(stage.undecided)) == (Decimal(mean), key in open_for)
    (count,) = run.ballots
    parts = (count.counted, count.own, count.unmarked, count.undecided, count.other)
    assert sum(parts) == count.ballots
    strict = scored(tmp_path / "refuse", *ballot, missing="refuse")
    assert {s.key for s in strict.standings if s.score is None} == open_for


def test_what_is_not_counted_is_said(tmp_path: Path) -> None:
    more = {**TIAO, "mark": "？？#"}
    for missing, what in (("exclude", "未计入"), ("refuse", "整项缺数据")):
        run = scored(tmp_path / missing, more, missing=missing)
        scores = Scores(run=run, engine_version="0")
        said = f"“互评”另有 1 票不知评谁、哪一方评的、几分或是否有效；{what}"
        assert said in render_html(scores, "zh")
        out = StringIO()
        print_scores(scores, language="zh", file=out)
        assert said in "".join(out.getvalue().split()).replace("另有1票", "另有 1 票")
    assert account(run, "u1").stages[0].raw == Decimal(40)
