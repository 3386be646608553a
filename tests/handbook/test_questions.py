"""Four questions of the public, each answered from the first page on a phone in three steps at most."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(params=["zh", "en"])
def home(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site}/{'en/' if request.param == 'en' else ''}index.html")
    yield page
    context.close()


def tap(page: Page, target: str) -> None:
    """Follow the first link of the page's text to a page, or to a part of this one."""
    page.click(f'article a[href*="{target}"] >> nth=0')


def test_the_minimum_for_a_principal_in_longwen_on_a_day(home: Page) -> None:
    home.select_option("select[name=district]", "350603")
    home.fill("input[name=date]", "2021-06-30")
    tap(home, "rules/principal-stipend.html")
    home.wait_for_selector(".found__value")
    assert home.inner_text(".found__value strong").startswith("2,512")


def test_the_matters_that_need_an_opinion_beforehand(home: Page) -> None:
    tap(home, "rules/opinion-sought.html")
    home.wait_for_url("**/rules/opinion-sought.html")
    told = home.inner_text("article")
    assert "创建文明单位等相关评优评先" in told or "Civilised-unit status" in told


def test_what_changed_in_2020(home: Page) -> None:
    tap(home, "changes.html")
    home.wait_for_url("**/changes.html")
    tap(home, "#y2020")
    assert 0 <= home.locator("#y2020").evaluate("each => each.getBoundingClientRect().top") < 844
    assert "1,570" in home.inner_text("#y2020 + ul")


def test_185_square_metres_are_not_enough(home: Page) -> None:
    tap(home, "rules/premises-area.html")
    home.wait_for_selector(".found__value")
    home.fill("article input[inputmode=decimal]", "185")
    result = home.wait_for_selector("article [data-outcome=fail]")
    assert result is not None
    assert "15" in result.inner_text()
