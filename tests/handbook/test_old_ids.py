"""Ids outlive what they named: a renamed rule leads on, a dropped one keeps a page that says so."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from handbook.example import HERE
from handbook_site import served
from zhangcheng.builtin import find_site
from zhangcheng.handbook import facts
from zhangcheng.handbook.site.build import build
from zhangcheng.pack import load_pack

pytestmark = pytest.mark.needs("chromium")
CHOSEN = "?date=2021-06-30&district=9902"


@pytest.fixture(scope="module")
def lower(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a pack that drops a rule of the one above it, which has renamed another."""
    folder = tmp_path_factory.mktemp("lower") / "site"
    build(facts(load_pack(HERE / "lower")), find_site(), folder)
    return folder


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["", "en/"])
def test_an_old_id_leads_on_with_all_that_is_chosen(page: Page, lower: Path, language: str) -> None:
    with served(lower) as address:
        page.goto(f"{address}/{language}rules/hall-size.html{CHOSEN}#sources")
        page.wait_for_url(f"**/{language}rules/hall-area.html{CHOSEN}#sources")
        assert page.inner_text(".found__value strong").startswith("120 ")


def test_an_old_id_leads_on_from_files_too(page: Page, lower: Path) -> None:
    page.goto(f"{(lower / 'rules/hall-size.html').as_uri()}{CHOSEN}")
    page.wait_for_url(f"**/rules/hall-area.html{CHOSEN}")


def test_an_old_id_leads_on_without_scripts(chromium: Browser, lower: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((lower / "rules/hall-size.html").as_uri())
    page.wait_for_url("**/rules/hall-area.html")
    context.close()


@pytest.mark.parametrize(
    ("language", "word", "reason"),
    [("", "不采用", "西区另有津贴办法。"), ("en/", "Dropped", "rules of its own for allowances")],
)
def test_a_dropped_rule_keeps_a_page_with_a_banner(
    page: Page, lower: Path, language: str, word: str, reason: str
) -> None:
    with served(lower) as address:
        page.goto(f"{address}/{language}rules/hall-allowance.html")
        banner = page.locator(".status")
        assert word in banner.inner_text()
        assert reason in banner.inner_text()
        assert banner.locator(".mark--illustrative").count() == 1
        page.goto(f"{address}/{language}rules/index.html")
        assert page.locator("#dropped ~ ul a[href*='hall-allowance.html']").count() == 1


def test_the_page_of_a_rule_holds_its_json_ld(lower: Path) -> None:
    text = (lower / "en/rules/hall-area.html").read_text(encoding="utf-8")
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert json.loads(told)["name"] == "A hall reaches the least area"
