"""The score page, workbook and table: complete, self-contained, and saying what the scores say."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from zhangcheng import Scores, load_pack, score
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.workbook import write_workbook

ROOT = Path(__file__).parents[2]


@pytest.fixture(name="scores", scope="module")
def scores_fixture() -> Scores:
    pack = load_pack(ROOT / "rules/zhangzhou")
    data = ROOT / "examples/xiangcheng-2021.xlsx"
    return score(pack, data, "community", as_of=dt.date(2021, 12, 31), sensitivity=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_for_nothing_and_names_everybody(scores: Scores, language: Language) -> None:
    page = render_html(scores, language)
    assert not re.findall(r"""(?:src|href)=["'](?!#|data:)""", page)
    for standing in scores.run.standings:
        assert page.count(f">{standing.name}<") >= 2
    for account in scores.run.accounts[:3]:
        for stage in account.stages:
            item = next(i for i in scores.run.card.indicators if i.id == stage.indicator)
            assert item.title.get(language) in page
    assert "{{" not in page
    assert page == render_html(scores, language)


def test_a_place_is_said_with_its_interval(scores: Scores) -> None:
    page = render_html(scores, "zh")
    standing = scores.run.scored[40]
    assert scores.sensitivity is not None
    sure = scores.sensitivity.sure[standing.key]
    said = f"第 {standing.rank} 名，90% 的情况下在 {sure.low}–{sure.high} 名之间。"
    assert said in page


def test_the_workbook_holds_every_stage(scores: Scores, tmp_path: Path) -> None:
    path = tmp_path / "scores.xlsx"
    write_workbook(scores, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["名次表", "各阶段", "考核表", "平衡核对", "数据问题"]
    stages = list(book["各阶段"].iter_rows(values_only=True))
    adjusted = len(scores.run.card.adjustments)
    expected = sum(
        len(one.stages) + adjusted + len({*one.standing.vetoes, *one.standing.open_vetoes})
        for one in scores.run.accounts
    )
    assert sum(row[1] in {a.standing.key for a in scores.run.accounts} for row in stages) == expected
    league = {row[2]: row[5] for row in book["名次表"].iter_rows(values_only=True)}
    for standing in scores.run.scored:
        assert Decimal(str(league[standing.key])) == standing.score
    again = tmp_path / "again.xlsx"
    write_workbook(scores, again)
    assert again.read_bytes() == path.read_bytes()


def test_the_table_of_stages_is_exact(scores: Scores, tmp_path: Path) -> None:
    path = tmp_path / "scores.parquet"
    scores.write_parquet(path)
    rows = pq.read_table(path).to_pylist()
    stages = {(r["key"], r["indicator"]): r for r in rows}
    for account in scores.run.accounts:
        for stage in account.stages:
            row = stages[account.standing.key, stage.indicator]
            assert (row["share"], row["points"]) == (stage.share, stage.points)
            assert row["contribution"] == stage.contribution


@pytest.mark.needs("chromium")
def test_the_page_works_in_a_browser(scores: Scores, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    path = tmp_path / "scores.html"
    scores.write_html(path)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    arguments += ["--disable-component-update", "--disable-sync", "--disable-quic"]
    faults: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        # The scorecard reads from the top down: no column is a letter wide.
        widths = "cells => cells.filter(c => c.innerText).map(c => c.getBoundingClientRect().width)"
        assert min(page.locator(".card tbody td").evaluate_all(widths)) > 300
        name = scores.run.scored[0].name
        page.fill("#find", name)
        assert page.locator(".league tbody tr:visible").count() == 1
        page.click(f".league a:text-is('{name}')")
        assert page.locator(".inst[open]").count() == 1
        assert page.locator(".inst[open] .fall svg").count() >= 5
        # However long the address of a cell is, none of it lies beyond the edge.
        right = "b => { b.textContent = 'a'.repeat(200); return b.getBoundingClientRect().right }"
        assert page.locator(".inst[open] .stages b").first.evaluate(right) <= 390
        browser.close()
    assert faults == []
