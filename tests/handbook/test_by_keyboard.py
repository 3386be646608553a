"""Everything can be reached and used by the keyboard alone, and is seen while it has it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from handbook_site import KINDS

pytestmark = pytest.mark.needs("chromium")
RULE = KINDS["rule"][0]
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "desktop": {"width": 1280, "height": 900},
}
# What has the keyboard, where, and whether a ring around it (or around the label after it) shows.
FOCUSED = """() => {
  const has = document.activeElement;
  const seen = has.matches(".md-option") ? has.nextElementSibling : has;
  const box = seen.getBoundingClientRect(), style = getComputedStyle(seen);
  return {
    name: has.dataset.larger === undefined ? has.name || has.htmlFor || has.classList[0] : "larger",
    ring: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2,
    inside: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0
      && box.left < innerWidth && box.top < innerHeight,
  };
}"""
REACHED = {
    "phone": ["md-skip", "__drawer", "__palette", "md-header__button", "larger", "__search", "district"],
    "desktop": ["md-skip", "md-header__button", "__palette", "larger", "query"],
}


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(chromium: Browser, site: str, size: str) -> Iterator[Page]:
    context = chromium.new_context(viewport=SIZES[size])
    page = context.new_page()
    page.goto(f"{site}/{RULE}?date=2021-06-30&district=350603", wait_until="networkidle")
    yield page
    context.close()


def test_whatever_has_the_keyboard_is_seen(page: Page, size: str) -> None:
    found = []
    for _ in range(60):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    assert [one for one in found if not (one["ring"] and one["inside"])] == []
    names = list(dict.fromkeys(one["name"] for one in found))
    assert [name for name in REACHED[size] if name not in names] == []


def test_the_first_link_leads_to_the_content_and_its_choices(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.inner_text(":focus").strip() == "跳到正文"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#"))
    page.focus("select[name=district]")
    page.keyboard.press("ArrowUp")
    assert page.input_value("select[name=district]") == "350602"
    assert page.inner_text(".found__value strong") == "2,355 元/月"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "date"


def test_buttons_work_by_keys(page: Page) -> None:
    page.focus("[data-larger]")
    page.keyboard.press("Enter")
    assert page.get_attribute("[data-larger]", "aria-pressed") == "true"
    page.focus("a.switch")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/rules/principal-stipend.html?date=2021-06-30&district=350603")


def test_the_search_opens_and_finds_by_keys(page: Page, size: str) -> None:
    if size == "phone":
        page.focus("label[for=__search].md-header__button")
        page.keyboard.press("Enter")
    else:
        page.focus("[data-md-component=search-query]")
    page.wait_for_function("() => document.activeElement.name === 'query'")
    # At once, as an input method gives it: each new text is searched for and takes the focus again.
    page.keyboard.insert_text("最低工资")
    page.wait_for_selector(".md-search-result__item")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className").startswith("md-search-result__link")


def test_the_menu_of_a_phone_opens_and_closes_by_keys(page: Page, size: str) -> None:
    if size != "phone":
        assert page.locator(".md-sidebar--primary").is_visible()
        return
    page.focus("label[for=__drawer].md-header__button")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('.md-sidebar--primary')")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.htmlFor === '__drawer'")
    assert not page.is_checked("#__drawer")


def test_a_word_is_explained_when_the_keyboard_reaches_it(page: Page) -> None:
    page.locator("abbr.term", has_text="应当").first.focus()
    told = page.locator("[role=tooltip]")
    told.wait_for()
    assert told.inner_text() == "必须做到。"
