"""Weights that do not add up are told at the line to look at first."""

from pathlib import Path

import pytest

from scoring.cards import write_card
from zhangcheng.diagnostics.codes.pack import WEIGHTS_SUM
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.pack import load_pack

CARD = """
TOTAL
indicators:
  - id: first
    title: {zh: 甲, en: First}
    weight: FIRST
    value: a
    normalise: {method: min_max}
  - id: second
    title: {zh: 乙, en: Second}
    weight: SECOND
    value: b
    normalise: {method: min_max}
"""


@pytest.mark.parametrize(
    ("total", "first", "second", "line"),
    [
        ("", "40", "60.0000000001", "weight: 60.0000000001"),
        ("", "40.5", "60", "weight: 40.5"),
        ("", "40.5", "60.1", "weight: 40.5"),
        ("", "40", "50", "weight: 40"),
        ("", "39", "60", "weight: 39"),
        ("", "40", "59", "weight: 59"),
        ("total: 80", "40", "50", "total: 80"),
        ("total: 80.5", "40.5", "50", "total: 80.5"),
    ],
)
def test_the_fault_stands_at_the_line_to_look_at_first(
    total: str, first: str, second: str, line: str, tmp_path: Path
) -> None:
    card = CARD.replace("TOTAL", total).replace("FIRST", first).replace("SECOND", second)
    folder = write_card(tmp_path, card)
    with pytest.raises(DiagnosticsError) as caught:
        load_pack(folder)
    (diagnostic,) = (d for d in caught.value.diagnostics if d.code is WEIGHTS_SUM)
    lines = (tmp_path / "scorecards/card.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[(diagnostic.location.line or 0) - 1].strip() == line
