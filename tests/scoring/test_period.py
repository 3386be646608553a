"""A period without data: it is counted, said on top, and gives nobody a place."""

import datetime as dt
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from zhangcheng import Scores, load_pack, score
from zhangcheng.report.scores.document import document
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.terminal import print_scores
from zhangcheng.report.scores.workbook import write_workbook

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2018, 12, 31)


def scored(period: str | None, card: str = "community") -> Scores:
    pack = load_pack(ROOT / "rules/zhangzhou")
    return score(pack, ROOT / "examples/zhangzhou", card, as_of=AS_OF, period=period)


@pytest.fixture(name="empty", scope="module")
def empty_fixture() -> Scores:
    return scored("2017")


def test_records_in_the_period_are_counted_by_type(empty: Scores) -> None:
    inside = {count.record_type: count.inside for count in empty.run.periods}
    assert set(inside) == {"appraisal", "post", "volunteer_month"}
    assert set(inside.values()) == {0}
    full = {count.record_type: (count.inside, count.records) for count in scored(None).run.periods}
    assert full.keys() == inside.keys()
    assert all(0 < number <= records for number, records in full.values())


def test_a_period_without_records_is_said_on_top_in_every_format(empty: Scores, tmp_path: Path) -> None:
    said = "Not one record between 2017-01-01 and 2017-12-31: "
    page = render_html(empty, "en")
    assert said in page[: page.index('<h2 id="league">')]
    out = StringIO()
    print_scores(empty, language="en", file=out)
    assert said in " ".join(out.getvalue().split())
    write_workbook(empty, tmp_path / "scores.xlsx", language="en")
    league = openpyxl.load_workbook(tmp_path / "scores.xlsx")["League table"]
    assert any(said in str(row[0].value) for row in league.iter_rows(max_row=12))
    assert {count["inside"] for count in document(empty)["periods"]} == {0}


def test_a_period_without_records_gives_nobody_a_place(empty: Scores) -> None:
    assert empty.run.scored == ()
    assert {standing.grade for standing in empty.run.standings} == {None}
