"""What the ledger of one county leaves out is missing for a score: no value, no clean sheet either."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from scoring.cards import AS_OF, FIELDS, write_card
from zhangcheng.evaluate.reading import read_data
from zhangcheng.model.clock import Clock
from zhangcheng.pack import load_pack
from zhangcheng.scoring.result import Standing
from zhangcheng.scoring.score import score

CARD = """
indicators:
  - id: visits
    title: {zh: 走访, en: Visits}
    weight: 100
    value: count(visits)
    normalise: {method: target, zero_at: 0, full_at: 1}
adjustments:
  - {id: few, title: {zh: 走访过短, en: Short}, kind: deduction, rule: long-enough, each: 1}
vetoes:
  - {id: short, title: {zh: 走访过短, en: Short}, rule: long-enough, score: 59.99}
grades:
  - {id: top, title: {zh: 优秀, en: Top}, scores: ">= 90", not_with: [long-enough]}
  - {id: poor, title: {zh: 不合格, en: Poor}, scores: "< 90"}
"""
UNITS = [("u0", "甲", "350602"), ("u1", "乙", "350603")]
Rows = Sequence[tuple[object, ...]]


def standings(folder: Path, *visits: Rows | None) -> Mapping[str, Standing]:
    """Score two units with a workbook each, which has those visits, or no sheet of them."""
    pack = load_pack(write_card(folder / "pack", CARD))
    data = folder / "data"
    data.mkdir()
    for unit, rows in zip(UNITS, visits, strict=True):
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, written in (("unit", [unit]), ("visit", rows)):
            if written is not None:
                sheet = book.create_sheet(title)
                for row in (FIELDS[title], *written):
                    sheet.append(row)
        book.save(data / f"{unit[0]}.xlsx")
    run = score(pack, read_data(pack, data), Clock.at(AS_OF), pack.scorecards["card"])
    return {standing.key: standing for standing in run.standings}


def test_a_value_of_what_is_not_given_is_missing(tmp_path: Path) -> None:
    found = standings(tmp_path, [("1", "u0", 3)], None)
    assert str(found["u0"].score) == "100.00"
    assert found["u1"].missing == ("visits", "few")
    assert found["u1"].score is None


@pytest.mark.parametrize(
    ("rows", "is_open"), [(None, True), ([], True), ([("无",)], False), ([("2", "u1", 3)], False)]
)
def test_what_may_fail_is_open(tmp_path: Path, rows: Rows | None, *, is_open: bool) -> None:
    found = standings(tmp_path, [("1", "u0", 3)], rows)
    assert found["u1"].open_vetoes == (("short",) if is_open else ())
    assert found["u1"].open_bars == (("long-enough",) if is_open else ())
    assert ("few" in found["u1"].missing) == is_open
    assert (found["u0"].open_vetoes, found["u0"].open_bars) == ((), ())


def test_a_rule_that_nobody_can_be_held_to_bars_no_grade_for_sure(tmp_path: Path) -> None:
    found = standings(tmp_path, None, None)
    assert [s.open_bars for s in found.values()] == [("long-enough",)] * 2
