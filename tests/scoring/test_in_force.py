"""Cards and rules outside their dates: said plainly, and never counted in silence."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from scoring.cards import AS_OF, one_indicator, run_card, units
from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import LANGUAGES
from zhangcheng.model.clock import Clock
from zhangcheng.pack.review import card_not_in_force
from zhangcheng.report.scores.items import Names
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.phrases import score_notices
from zhangcheng.scoring.score import ScoreRun

BASE = one_indicator("{method: min_max}")


def notices(run: ScoreRun) -> list[str]:
    names = [Names(run.pack, run.card, language) for language in LANGUAGES]
    scores = Scores(run=run, engine_version="1")
    return [notice for own in names for notice in score_notices(scores, own)]


@pytest.mark.parametrize(
    ("effective", "said"),
    [
        ("{from: 2021-01-01, to: 2021-12-31}", False),
        ("{from: 2022-01-01}", True),
        ("{to: 2021-12-30}", True),
        ("{from: 2021-01-01, promulgated: 2020-12-01}", False),
    ],
)
def test_a_card_outside_its_dates_says_so(tmp_path: Path, effective: str, said: bool) -> None:
    run = run_card(tmp_path, f"effective: {effective}\n{BASE}", unit=units(1, 2))
    found = [d for d in run.pack_diagnostics if d.code is codes.CARD_NOT_IN_FORCE]
    assert bool(found) is said
    assert any("2021-12-31" in notice for notice in notices(run)) is said
    assert [s.score is not None for s in run.standings] == [True, True]


def test_a_card_not_known_yet_says_so(tmp_path: Path) -> None:
    card = f"effective: {{from: 2020-01-01, promulgated: 2021-06-01}}\n{BASE}"
    run = run_card(tmp_path, card, unit=units(1, 2))
    early = Clock.at(AS_OF, known_as_of=dt.date(2021, 5, 31))
    assert card_not_in_force(run.card, run.clock) == ()
    assert [d.code for d in card_not_in_force(run.card, early)] == [codes.CARD_NOT_IN_FORCE]


IDLE = """
indicators:
  - {id: a, title: {zh: 甲, en: A}, weight: 60, value: a,
     normalise: {method: target, zero_at: 0, full_at: 100}}
  - {id: later, title: {zh: 乙, en: B}, weight: 40, rule: longer-still}
adjustments:
  - {id: each, title: {zh: 每次, en: Each}, kind: deduction, rule: longer-still, each: 10}
vetoes:
  - {id: short, title: {zh: 过短, en: Short}, rule: longer-still, score: 1}
"""


def test_a_rule_that_is_not_in_force_scores_nobody(tmp_path: Path) -> None:
    visits = [{"unit": "u0", "hours": 1}]
    before = run_card(tmp_path / "before", IDLE, unit=units(50), visit=visits)
    (standing,) = before.standings
    # Nothing but the value counts, and it is said.
    assert (standing.score, standing.vetoes, standing.open_vetoes) == (Decimal("50.00"), (), ())
    assert "规则“走访更长”当日不在施行期内，取自它的项目对所有机构都没有值。" in notices(before)
    after = run_card(tmp_path / "after", IDLE, as_of=dt.date(2022, 6, 30), unit=units(50), visit=visits)
    assert after.standings[0].score == Decimal("1.00")
    assert notices(after) == []
