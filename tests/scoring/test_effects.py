"""What a scorecard writes that does nothing, or the opposite of what it is for, is told in its place."""

from pathlib import Path

import pytest

from pack.layered import lay_over
from zhangcheng.diagnostics.codes._pack_snippets import SCORECARD
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.pack import load_pack

ADDITION = """adjustments:
  - id: extra
    title: {zh: 加分, en: Extra}
    kind: addition
    value: count(visits)
    each: 1
    at_most: 2
"""
CARD = SCORECARD.replace("vetoes:", f"{ADDITION}vetoes:")


def faults(text: str, folder: Path) -> tuple[tuple[Diagnostic, ...], list[str]]:
    """Return what is told of a scorecard, and its lines."""
    try:
        found = load_pack(lay_over(text, folder)).diagnostics
    except DiagnosticsError as error:
        found = error.diagnostics
    return found, (folder / "scorecards/yearly.yaml").read_text(encoding="utf-8").splitlines()


def test_the_card_is_sound(tmp_path: Path) -> None:
    assert faults(CARD, tmp_path)[0] == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("each: 1", "each: -1", "P118"),
        ("each: 1", "each: 0", "P118"),
        ("at_most: 2", "at_most: -2", "P118"),
        ("ties: [area]", "additions_at_most: -1", "P118"),
        ("ties: [area]", "deductions_at_most: -1", "P118"),
        ("grade: pass", "grade: good", "P183"),
        ("grade: pass", "grade: well", "P180"),
        ("ties: [area]", "ties: [aera]", "P180"),
        ('scores: ">= 80"', 'scores: ">= 81"', "P176"),
        ('scores: "[60..80)"', 'scores: "[60..79)"', "P176"),
        ('scores: "[60..80)"', 'scores: "[60..81)"', "P177"),
    ],
)
def test_is_told_at_its_line(old: str, new: str, code: str, tmp_path: Path) -> None:
    found, lines = faults(CARD.replace(old, new), tmp_path)
    (diagnostic,) = found
    assert diagnostic.code.id == code
    assert new in lines[(diagnostic.location.line or 0) - 1]


@pytest.mark.parametrize(
    ("key", "code", "line"),
    [
        ("highest: 60", "P189", ">= 80"),
        ("lowest: 60", "P189", "< 60"),
        ("quota_within: group", None, ""),
        ("highest: 80", None, ""),
        ("lowest: 59", None, ""),
    ],
)
def test_bounds_beyond_which_a_grade_lies(key: str, code: str | None, line: str, tmp_path: Path) -> None:
    found, lines = faults(CARD.replace("ties: [area]", key), tmp_path)
    assert [one.code.id for one in found] == ([] if code is None else [code])
    assert all(line in lines[(one.location.line or 0) - 1] for one in found)


def test_a_veto_of_the_score_is_below_the_highest(tmp_path: Path) -> None:
    text = CARD.replace("    grade: pass\n", "    score: 90\n").replace("ties:", "highest: 90\nties:")
    (found,), _ = faults(text, tmp_path)
    assert found.code.id == "P183"
    assert faults(text.replace("score: 90", "score: 89"), tmp_path)[0] == ()


def test_grades_worst_first_are_told_at_the_first_out_of_order(tmp_path: Path) -> None:
    text = CARD.replace('scores: ">= 80"', 'scores: "< 60"').replace(
        'scores: "< 60"}\nties', 'scores: ">= 80"}\nties'
    )
    (found,), lines = faults(text, tmp_path)
    assert found.code.id == "P188"
    assert "id: pass" in lines[(found.location.line or 0) - 1]


def test_the_more_of_a_rule_pass_the_better(tmp_path: Path) -> None:
    area = "    value: floor_area\n    unit: m2\n"
    area += "    normalise: {method: target, zero_at: 0, full_at: 200}\n"
    share = "    rule: floor-area\n    normalise: {{method: target, zero_at: {}, full_at: {}}}\n"
    text = CARD.replace(area, share.format(1, 0))
    (found,), lines = faults(text, tmp_path)
    assert found.code.id == "P174"
    assert "zero_at: 1" in lines[(found.location.line or 0) - 1]
    assert faults(CARD.replace(area, share.format(0, 1)), tmp_path)[0] == ()


def test_what_is_unknown_is_named(tmp_path: Path) -> None:
    (found,), _ = faults(CARD.replace("grade: pass", "grade: well"), tmp_path)
    assert found.message("en") == "There is no grade well"
    assert found.message("zh") == "没有等次 well"
