"""The records behind a rule's indicator: what fails, or where nothing does, what passes."""

from pathlib import Path

import pytest

from scoring.cards import run_card, units
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.parts import Scores
from zhangcheng.scoring.evidence import MOST_CELLS

CARD = """
indicators:
  - {id: only, title: {zh: 走访, en: Visits}, weight: 100, rule: long-enough, missing: zero}
"""


@pytest.mark.parametrize(
    ("hours", "shown", "more"),
    [
        ([5], 1, 0),
        ([5, 1, 5], 1, 0),
        ([5, ""], 1, 0),
        ([5] * (MOST_CELLS + 3), MOST_CELLS, 3),
    ],
)
def test_what_passes_is_shown_where_nothing_fails(
    tmp_path: Path, hours: list[object], shown: int, more: int
) -> None:
    visits = [{"unit": "u0", "hours": value} for value in hours]
    scores = Scores(run=run_card(tmp_path, CARD, unit=units(0), visit=visits), engine_version="0")
    found = scores.evidence.records["only"]["u0"]
    assert (len(found.places), found.more) == (shown, more)
    assert ("and 3 more" in render_html(scores, "en")) == (more == 3)


def test_no_record_is_said(tmp_path: Path) -> None:
    scores = Scores(
        run=run_card(tmp_path, CARD, unit=units(0, 0), visit=[{"unit": "u1", "hours": 5}]),
        engine_version="0",
    )
    page = render_html(scores, "en")
    assert page.count("no record") == 1
    assert "0 of 0" not in page
