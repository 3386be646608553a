"""What waivers do to scores: as the scorecard declares, with the score without them always beside it."""

from decimal import Decimal
from pathlib import Path

import pytest

from scoring.cards import account, run_card, units
from zhangcheng.diagnostics.text import LANGUAGES
from zhangcheng.model.waiver import WaiverState
from zhangcheng.report.scores.items import Names
from zhangcheng.scoring.result import Standing, WaivedRule
from zhangcheng.scoring.score import ScoreRun

CARD = """
waived: POLICY
indicators:
  - {id: long, title: {zh: 走访, en: Visits}, weight: 100, rule: long-enough}
"""
VETO = (
    CARD
    + """
vetoes:
  - {id: short, title: {zh: 走访过短, en: Short visits}, rule: long-enough, score: 10}
grades:
  - {id: top, title: {zh: 优秀, en: Top}, scores: ">= 50", not_with: [long-enough]}
  - {id: low, title: {zh: 其他, en: Other}, scores: "< 50"}
adjustments:
  - {id: each, title: {zh: 每次, en: Each}, kind: deduction, rule: long-enough, each: 1}
"""
)
# u0: two pass, one fails, one is open; u1: one passes, one fails.
VISITS = [
    *({"unit": "u0", "hours": hours} for hours in (3, 3, 1, "")),
    *({"unit": "u1", "hours": hours} for hours in (3, 1)),
]
FOR_U0 = {"rule": "long-enough", "institution": "u0"}


def scored(folder: Path, policy: str, *waivers: dict[str, str], card: str = CARD) -> dict[str, Standing]:
    return {s.key: s for s in run(folder, policy, *waivers, card=card).standings}


def run(folder: Path, policy: str, *waivers: dict[str, str], card: str = CARD) -> ScoreRun:
    text = card.replace("POLICY", policy)
    return run_card(folder, text, waivers=waivers, unit=units(1, 2), visit=VISITS)


@pytest.mark.parametrize(
    ("policy", "score"), [("pass", "100.00"), ("exclude", "100.00"), ("fail", "66.67")]
)
def test_a_waived_record_counts_as_the_card_declares(tmp_path: Path, policy: str, score: str) -> None:
    found = scored(tmp_path, policy, FOR_U0)
    assert found["u0"].score == Decimal(score)
    assert found["u0"].waived == (WaivedRule(rule="long-enough", fails=1, undecided=1),)
    # Nobody else is touched.
    assert (found["u1"].score, found["u1"].waived) == (Decimal("50.00"), ())


def test_passing_and_left_out_differ_in_what_is_counted(tmp_path: Path) -> None:
    for policy, counted in (("pass", (4, 4, 0)), ("exclude", (2, 2, 0)), ("fail", (2, 3, 1))):
        (stage,) = account(run(tmp_path / policy, policy, FOR_U0), "u0").stages
        assert (stage.passed, stage.decided, stage.undecided) == counted


def test_the_score_without_waivers_stands_beside_it(tmp_path: Path) -> None:
    found = scored(tmp_path / "with", "exclude", FOR_U0, card=VETO)
    plain = scored(tmp_path / "without", "exclude", card=VETO)
    without = found["u0"].without_waivers
    assert without is not None
    assert (without.score, without.grade) == (plain["u0"].score, plain["u0"].grade)
    assert found["u1"].without_waivers is None
    assert (found["u0"].score, found["u0"].grade) == (Decimal("100.00"), "top")
    assert (plain["u0"].score, plain["u0"].grade) == (Decimal("10.00"), "low")
    assert found["u0"].vetoes == ()
    assert plain["u0"].vetoes == ("short",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_beside_the_score(tmp_path: Path, language: str) -> None:
    made = run(tmp_path, "exclude", FOR_U0, card=VETO)
    names = Names(made.pack, made.card, "zh" if language == "zh" else "en")
    standing = next(s for s in made.standings if s.key == "u0")
    rule, without = names.notes(standing)
    assert {"zh": "1 条未达标、1 条数据不足", "en": "1 failing, 1 undecided"}[language] in rule
    assert {"zh": "不计豁免：10.00 分", "en": "without waivers: 10.00"}[language] in without


def test_expired_unused_and_unknown_waivers_are_listed(tmp_path: Path) -> None:
    expired = {**FOR_U0, "to": "2021-06-30"}
    unused = {"rule": "long-enough", "institution": "u2"}
    unknown = {"rule": "no-such-rule", "institution": "u0"}
    made = run_card(
        tmp_path,
        CARD.replace("POLICY", "exclude"),
        waivers=[expired, unused, unknown],
        unit=units(1, 2, 3),
        visit=VISITS,
    )
    states = [use.state for use in made.waivers]
    assert states == [WaiverState.EXPIRED, WaiverState.UNUSED, WaiverState.ORPHANED]
    assert (made.waivers[0].fails, made.waivers[0].undecided) == (1, 1)
    assert {s.key: s.score for s in made.standings}["u0"] == Decimal("66.67")


def test_waivers_for_other_rules_are_counted(tmp_path: Path) -> None:
    card = """
    indicators:
      - {id: a, title: {zh: 甲, en: A}, weight: 100, value: a, normalise: {method: min_max}}
    """
    made = run_card(tmp_path, card, waivers=[FOR_U0], unit=units(1, 2), visit=VISITS)
    assert (made.waivers, made.waivers_elsewhere) == ((), 1)


def test_a_sheet_of_waivers_in_the_data_counts(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    heads = "规则,机构,理由,依据,批准机关,起始日期,截止日期"
    row = "long-enough,u0,修缮,文件,区委组织部,2021-01-01,2021-12-31"
    (folder / "豁免.csv").write_text(f"{heads}\n{row}\n", encoding="utf-8")
    found = scored(tmp_path, "exclude")
    assert found["u0"].score == Decimal("100.00")
