"""A period without data: it is counted, said on top, and gives nobody a place."""

import datetime as dt
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from scoring.cards import run_card, units
from zhangcheng import Scores, load_pack, score
from zhangcheng.report.scores.document import document
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.nobody import no_place
from zhangcheng.report.scores.terminal import print_scores
from zhangcheng.report.scores.workbook import write_workbook
from zhangcheng.scoring.period import goes_by_period
from zhangcheng.scoring.result import State

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2018, 12, 31)
BY_VALUE = """
indicators:
  - id: a
    title: {zh: 甲, en: A}
    weight: 100
    value: a
    normalise: {method: target, zero_at: 0, full_at: 10}
"""


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


def test_why_nobody_has_a_place_is_said(empty: Scores) -> None:
    why = no_place(empty.run)
    assert why is not None
    thin = sum(standing.state is State.NOT_RANKED for standing in empty.run.standings)
    assert thin > 0
    assert f"{thin} not ranked" in why.en
    assert no_place(scored(None).run) is None


def test_a_card_that_nothing_on_goes_by_period_says_so_once(tmp_path: Path) -> None:
    run = run_card(tmp_path, BY_VALUE, unit=units(1))
    assert not run.goes_by_period
    out = StringIO()
    print_scores(Scores(run=run, engine_version="1"), language="en", file=out)
    assert out.getvalue().count("nothing on this scorecard goes by period") == 1


@pytest.mark.parametrize("when", ["last_day in period", "period.start > today()"])
def test_what_reads_the_period_in_any_way_goes_by_it(when: str, tmp_path: Path) -> None:
    when = when.replace("last_day", "today()")
    run = run_card(tmp_path, f"when: {when}\n{BY_VALUE}", unit=units(1))
    assert run.goes_by_period


def test_which_cards_of_the_pack_go_by_period() -> None:
    pack = load_pack(ROOT / "rules/zhangzhou")
    found = {id_ for id_, card in pack.scorecards.items() if goes_by_period(card, pack)}
    assert found == {"community", "subdistrict"}
