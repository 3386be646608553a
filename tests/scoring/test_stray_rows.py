"""Rows of which nobody knows whose they are: what they may change is open, and nothing else."""

from pathlib import Path

import pytest

from scoring.cards import account, run_card, units
from zhangcheng.report.scores.parts import Scores
from zhangcheng.scoring.score import ScoreRun

CARD = """
indicators:
  - id: only
    title: {zh: 指标, en: Indicator}
    weight: 100
    rule: long-enough
    MISSING
adjustments:
  - {id: short, title: {zh: 短, en: Short}, kind: deduction, rule: long-enough, each: 1}
vetoes:
  - {id: veto, title: {zh: 否, en: Veto}, rule: long-enough, grade: low}
grades:
  - id: high
    title: {zh: 高, en: High}
    scores: ">= 0"
    not_with: [long-enough]
  - {id: low, title: {zh: 低, en: Low}, scores: "< 0"}
"""
GOOD = [{"no": f"{n}", "unit": f"u{n}", "hours": 3} for n in range(2)]


def scored(folder: Path, *visits: dict[str, object], missing: str = "exclude") -> ScoreRun:
    card = CARD.replace("MISSING", f"missing: {missing}")
    return run_card(folder, card, unit=units(0, 0), visit=[*GOOD, *visits])


@pytest.mark.parametrize(
    ("visit", "open_for", "may_fail"),
    [
        ({"unit": "？？#", "hours": 1}, {"u0", "u1"}, True),
        ({"unit": "？？#"}, {"u0", "u1"}, True),
        ({"unit": "？？#", "hours": 3}, {"u0", "u1"}, False),
        ({"unit": "nobody", "hours": 1}, {"u0", "u1"}, True),
        ({"no": "", "unit": "u0", "hours": 3}, {"u0"}, True),
        ({"unit": "", "hours": 1}, set(), False),
    ],
)
def test_a_row_that_may_be_of_an_institution_leaves_open_what_it_may_change(
    tmp_path: Path, visit: dict[str, object], open_for: set[str], may_fail: bool
) -> None:
    run = scored(tmp_path, visit)
    for key in ("u0", "u1"):
        found, is_open = account(run, key), key in open_for
        (stage,), standing = found.stages, found.standing
        assert (stage.passed, stage.decided, stage.undecided) == (1, 1, int(is_open))
        assert (standing.vetoes, standing.barred) == ((), ())
        touched = is_open and may_fail
        assert standing.open_vetoes == (("veto",) if touched else ())
        assert standing.open_bars == (("long-enough",) if touched else ())
        assert standing.missing == (("short",) if touched else ())
        assert standing.grade_at_most == ("low" if touched else None)


def test_an_indicator_that_must_not_be_missing_is_where_a_row_may_be_anyones(tmp_path: Path) -> None:
    run = scored(tmp_path, {"unit": "？？#", "hours": 3}, missing="refuse")
    assert [standing.score for standing in run.standings] == [None, None]


def test_the_cell_that_leaves_it_open_is_named(tmp_path: Path) -> None:
    run = scored(tmp_path, {"no": "", "unit": "u0", "hours": 3}, {"unit": "？？#", "hours": 1})
    found = Scores(run=run, engine_version="0").evidence.records
    lines = {key: [place.cell for place in records.places] for key, records in found["veto"].items()}
    assert (lines["u0"], lines["u1"]) == (["4", "5"], ["5"])
