"""The handbook builds without a warning, and its pages ask nothing of the network."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.relative_to(ROOT / "site/pages") for path in (ROOT / "site/pages").rglob("*.md"))
CHINESE = [page for page in PAGES if not page.name.endswith(".en.md")]


def test_every_page_is_built_in_both_languages(handbook: Path) -> None:
    assert all((handbook / page.with_suffix(".html")).is_file() for page in CHINESE)
    assert all((handbook / "en" / page.with_suffix(".html")).is_file() for page in CHINESE)
    assert list(handbook.rglob("*.en.html")) == []


def test_nothing_is_loaded_from_elsewhere(handbook: Path) -> None:
    loads = re.compile(
        r"<(?:script|img|iframe|link)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//", re.IGNORECASE
    )
    found = [page.name for page in handbook.rglob("*.html") if loads.search(page.read_text("utf-8"))]
    assert found == []
    styles = re.compile(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", re.IGNORECASE)
    assert [css.name for css in handbook.rglob("*.css") if styles.search(css.read_text("utf-8"))] == []


@pytest.mark.parametrize("page", CHINESE, ids=str)
def test_every_page_is_there_in_english_and_each_leads_to_the_other(page: Path) -> None:
    english = page.with_name(f"{page.stem}.en.md")
    assert english in PAGES
    pages = ROOT / "site/pages"
    assert f"]({english.name})" in (pages / page).read_text("utf-8")
    assert f"]({page.name})" in (pages / english).read_text("utf-8")


def test_the_built_pages_have_the_switch_in_their_header_alone(handbook: Path) -> None:
    legal = (handbook / "legal.html").read_text("utf-8")
    assert 'href="en/legal.html"' in legal
    assert "legal.en" not in legal
    assert 'href="../legal.html"' in (handbook / "en/legal.html").read_text("utf-8")


def test_links_between_english_pages_stay_english(handbook: Path) -> None:
    about = (handbook / "en/about.html").read_text("utf-8")
    assert 'href="county/workbook.html"' in about
    assert "workbook.en" not in about


def test_a_yes_or_no_is_not_shown_as_a_figure_that_is_missing(handbook: Path) -> None:
    page = (handbook / "rules/alliance-has-core.md").read_text("utf-8")
    assert "是否成立党委（或有核心组织）：是" in page
    assert "实际：未填" not in page
