"""From any sentence of the practice to the rules that encode it: one search, or three clicks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import practice
from handbook_site import look_for, look_for_all
from zhangcheng.pack import load_pack

pytestmark = pytest.mark.needs("chromium")

ROOT = Path(__file__).parents[2]
SOURCE = "zhangzhou-practice"
PARTS = ("coordination", "activities", "resources")
"""The clauses of the part that tells what is done begin so."""
FIRST, LEAST, MOST = 5, 4, 10
CLICKS = {
    "coordination-1-rhythm": "monthly-visit",
    "activities-3": "old-city-station",
    "resources-2-grid": "grid-one-lead-unit",
}


def phrases(quote: str) -> Iterator[str]:
    """Yield the beginning of each part of a sentence, as someone types who has it before them."""
    for part in re.split(r"[,;。]", quote):
        if len(part.strip("“”")) >= LEAST:
            yield part[:MOST]


def test_each_part_of_each_sentence_finds_what_encodes_it_among_the_first_five(
    chromium: Browser, site: str
) -> None:
    pack = load_pack(ROOT / "rules/zhangzhou")
    cited = practice.citing(pack, SOURCE)
    page = chromium.new_page()
    page.goto(f"{site}/index.html")
    asked: dict[str, set[str]] = {}
    for clause in pack.sources[SOURCE].clauses:
        if clause.id.startswith(PARTS):
            # What no rule encodes is told, with the reason, on the page of sentences.
            wanted = {f"rules/{rule.id}.html" for rule in cited[clause.id]} or {"practice.html"}
            asked |= dict.fromkeys(phrases(clause.quote or ""), wanted)
    found = look_for_all(page, list(asked))
    assert len(asked) > 100
    missed = {
        phrase: first[:FIRST]
        for (phrase, wanted), first in zip(asked.items(), found, strict=True)
        if not wanted <= set(first[:FIRST])
    }
    assert missed == {}


def test_three_clicks_lead_from_the_first_page_to_the_rule(chromium: Browser, site: str) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    for clause, rule in CLICKS.items():
        page.goto(f"{site}/index.html")
        page.click(".md-content >> text=依据文件")
        page.click(".md-content >> text=一核多元")
        page.locator(f"#{clause} ~ ul a[href*='rules/{rule}.html']").first.click()
        page.wait_for_url(f"**/rules/{rule}.html*")


def test_the_page_of_sentences_leads_there_by_its_mechanisms(chromium: Browser, site: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 844})
    for clause, rule in CLICKS.items():
        page.goto(f"{site}/index.html")
        page.click(".md-sidebar >> text=从文件到规则")
        page.locator(f".md-content a[href='#{clause}']").first.click()
        page.locator(f"#{clause} ~ ul a[href*='rules/{rule}.html']").first.click()
        page.wait_for_url(f"**/rules/{rule}.html*")


def test_words_that_stand_nowhere_so_find_what_comes_near(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    page.goto(f"{site}/index.html")
    assert "rules/building-reaches-merchants.html" in look_for(page, "辐射到周边400多家商")[:FIRST]
    assert look_for(page, "魑魅魍魉") == []
