"""People find what they look for, whatever they call it: forty queries stand beside this file."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from ruamel.yaml import YAML

from handbook_site import look_for

QUERIES = YAML(typ="safe").load(Path(__file__).with_name("queries.yaml"))
FIRST, MISSED = 5, 2


@pytest.mark.needs("chromium")
def test_forty_queries_find_their_pages_among_the_first_five(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    missed: dict[str, list[str]] = {}
    for start in ("", "en/"):
        page.goto(f"{site}/{start}index.html")
        for one in QUERIES:
            if one.get("site", "") == start:
                found = look_for(page, one["query"])[:FIRST]
                missed |= {} if one["page"] in found else {one["query"]: found}
    assert len(QUERIES) == 40
    assert len(missed) <= MISSED, missed


# What is typed, and what of it the page says that it left out.
ASKED: tuple[tuple[str, str, set[str]], ...] = (
    ("index.html", "185 平米够不够", {"185", "够不够"}),
    ("index.html", "2020年有什么变化", {"2020年", "有什么"}),
    ("index.html", "200平方米", set()),  # it stands on pages as it is
    ("index.html", "350603", set()),
    ("index.html", "闽委发〔2018〕99号", set()),  # no figure of the reader's
    ("index.html", "185", set()),  # nothing would be left
    ("en/index.html", "what changed in 2020", {"what", "in", "2020"}),
    ("en/index.html", "changed", set()),
)


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("start", "query", "left"), ASKED)
def test_the_page_says_what_of_a_question_it_does_not_look_for(
    chromium: Browser, site: str, start: str, query: str, left: set[str]
) -> None:
    page = chromium.new_page()
    page.goto(f"{site}/{start}")
    look_for(page, query)
    said = page.locator(".md-search-result__item:first-child .md-search-result__terms del")
    words = set(said.all_inner_texts())
    assert words >= left
    assert left or not words & {"2018", "99", "185", "350603", "200"}
