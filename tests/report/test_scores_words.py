"""What score reports say is true: of steps, of what was not asked for, of small shares, of names."""

from decimal import Decimal
from pathlib import Path

import pytest

from scoring.cards import AS_OF, Row, write_card, write_rows
from zhangcheng import Scores, load_pack, score
from zhangcheng.report.scores.accounts import account_views
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.items import percent
from zhangcheng.report.scores.terminal import print_scores
from zhangcheng.report.scores.views import Views

NUMBERS = "normalise: {method: target, zero_at: 0, full_at: 10}"
TWO = f"""
indicators:
  - {{id: first, title: {{zh: 甲, en: First}}, weight: 50, value: a, FIRST{NUMBERS}}}
  - {{id: second, title: {{zh: 乙, en: Second}}, weight: 50, value: b, {NUMBERS}}}
"""


def _scores(folder: Path, card: str, *units: Row) -> Scores:
    pack = load_pack(write_card(folder / "pack", card))
    return score(pack, write_rows(folder / "data", unit=units), "card", as_of=AS_OF)


@pytest.mark.parametrize(
    ("first", "values", "helps", "untried"),
    [
        ("", (1, 1), None, "“First”, “Second”"),
        ("", (10, 1), None, "“Second”"),
        ("", (10, 10), 0, ""),
        ("step: 1, ", (1, 10), 1, ""),
        ("step: 1, ", (1, 1), 1, "“Second”"),
        ("step: 0.00001, ", (1, 10), None, "“First”"),
    ],
)
def test_what_has_no_step_is_named_rather_than_said_not_to_help(
    first: str, values: tuple[int, int], helps: int | None, untried: str, tmp_path: Path
) -> None:
    scores = _scores(
        tmp_path, TWO.replace("FIRST", first), {"code": "u", "a": values[0], "b": values[1]}
    )
    (view,) = account_views(scores, Views(scores, "en").names)
    assert (len(view.help), view.was_tried) == (helps or 0, helps is not None)
    assert (untried in view.untried) if untried else not view.untried
    page = render_html(scores, "en")
    assert ("No improvement that was tried" in page) == (helps == 0)


def test_sensitivity_is_advised_only_where_the_card_says_what_may_vary(tmp_path: Path) -> None:
    card = TWO.replace("FIRST", "")
    unit = {"code": "u", "a": 1, "b": 1}
    without = render_html(_scores(tmp_path / "a", card, unit), "en")
    varied = "sensitivity: {draws: 100, seed: 1, weights_percent: 10}\n"
    declared = render_html(_scores(tmp_path / "b", card + varied, unit), "en")
    assert ("--sensitivity" in without, "--sensitivity" in declared) == (False, True)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0", "0.0%"),
        ("0.0001", "<0.1%"),
        ("0.002", "0.2%"),
        ("0.9999", ">99.9%"),
        ("1", "100.0%"),
        ("1.2", "120.0%"),
    ],
)
def test_a_small_share_is_not_none_and_nearly_all_is_not_all(share: str, shown: str) -> None:
    assert percent(Decimal(share)) == percent(float(share)) == shown


VETOED = f"""
when: listed
indicators:
  - {{id: only, title: {{zh: 甲, en: Only}}, weight: 100, value: a, {NUMBERS}}}
vetoes:
  - {{id: unsafe, title: {{zh: 事故, en: Accident}}, when: b > 0, grade: low, score: 59}}
grades:
  - {{id: top, title: {{zh: 优秀, en: Top}}, scores: ">= 85"}}
  - {{id: low, title: {{zh: 较差, en: Low}}, scores: "< 85"}}
"""


def test_an_open_veto_says_what_it_would_cap(tmp_path: Path) -> None:
    page = render_html(_scores(tmp_path, VETOED, {"code": "u", "listed": "是", "a": 9}), "en")
    said = "“Accident” cannot be decided, so the veto is open; if it holds, "
    assert f"{said}the grade is at most “Low”, the score is at most 59" in page


@pytest.mark.parametrize(
    ("group", "shown"),
    [("group: team\n", ["x · 东", "x · 西", "y", "z · u3", "z · u4"]), ("", None)],
)
def test_names_alike_are_told_apart_with_and_without_a_score(
    group: str, shown: list[str] | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    units = [
        {"code": f"u{n}", "name": name, "team": team, "listed": listed, "a": 1, "b": 0}
        for n, (name, team, listed) in enumerate(
            [
                ("x", "东", "是"),
                ("x", "西", "否"),
                ("y", "东", "是"),
                ("z", "东", "是"),
                ("z", "东", "否"),
            ]
        )
    ]
    scores = _scores(tmp_path, group + VETOED, *units)
    views = Views(scores, "en")
    named = [row.name for row in views.league()] + [name for _, name, _, _ in views.without_score()]
    assert sorted(named) == (shown or ["x · u0", "x · u1", "y", "z · u3", "z · u4"])
    print_scores(scores, language="en")
    printed = capsys.readouterr().out
    assert all(name in printed for name in named)
