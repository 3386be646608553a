"""People find what they look for, whatever they call it: thirty queries stand beside this file."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from ruamel.yaml import YAML

from handbook_site import look_for

QUERIES = YAML(typ="safe").load(Path(__file__).with_name("queries.yaml"))
FIRST, LEAST = 5, 28


@pytest.mark.needs("chromium")
def test_thirty_queries_find_their_pages_among_the_first_five(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    page.goto(f"{site}/index.html")
    found = {one["query"]: look_for(page, one["query"])[:FIRST] for one in QUERIES}
    missed = {
        one["query"]: found[one["query"]] for one in QUERIES if one["page"] not in found[one["query"]]
    }
    assert len(QUERIES) == 30
    assert len(QUERIES) - len(missed) >= LEAST, missed
