"""What readers see: the figure of their day and district, nothing from elsewhere, for everyone."""

import gzip
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Response, ViewportSize

from handbook_site import KINDS, ROOT, look_for

pytestmark = pytest.mark.needs("chromium")

AXE = (ROOT / "tests/vendor/axe.min.js").read_text(encoding="utf-8")
PHONE: ViewportSize = {"width": 390, "height": 844}
STIPEND = "rules/principal-stipend.html"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OUTSIDE = 130 * 1024


class Watched:
    """A page whose requests and complaints are kept."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[Request] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request))  # noqa: PLW0108 - Playwright marks what it is given
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, bypass_csp=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def watched(page: Page) -> Watched:
    return Watched(page)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_asks_nothing_of_others_and_fits_a_phone(
    kind: str, watched: Watched, site: str
) -> None:
    path, shown = KINDS[kind]
    watched.page.goto(f"{site}/{path}", wait_until="networkidle")
    assert shown in watched.page.inner_text("main")
    assert watched.complaints == []
    hosts = {urlsplit(request.url).hostname for request in watched.requests}
    assert hosts - {None, ""} == {"127.0.0.1"}
    wide = watched.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_accessible(kind: str, chromium: Browser, site: str) -> None:
    # The policy of the page would refuse the script that looks at it.
    context = chromium.new_context(viewport=PHONE, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site}/{KINDS[kind][0]}")
    page.evaluate(AXE)
    found = page.evaluate("(tags) => axe.run({runOnly: tags})", RULES)
    context.close()
    assert [
        (violation["id"], node["target"], node["failureSummary"])
        for violation in found["violations"]
        for node in violation["nodes"]
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_dark_page_of_each_kind_is_accessible(kind: str, chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport=PHONE, bypass_csp=True, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site}/{KINDS[kind][0]}")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    page.evaluate(AXE)
    found = page.evaluate("(tags) => axe.run({runOnly: tags})", RULES)
    context.close()
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]] == []


def figure(page: Page) -> str:
    return page.inner_text(".found__value strong")


def test_day_and_district_choose_the_figure_and_stand_in_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}/{STIPEND}?date=2021-06-30&district=350603")
    assert figure(page) == "2,512 元/月"
    assert "2022年4月1日起改为2,896 元/月" in page.inner_text(".found__when")
    page.select_option("select[name=district]", "350602")
    assert figure(page) == "2,355 元/月"
    page.fill("input[name=date]", "2022-04-01")
    page.dispatch_event("input[name=date]", "change")
    assert figure(page) == "2,715 元/月"
    assert page.url.endswith("?date=2022-04-01&district=350602")
    page.select_option("select[name=district]", "350622")
    assert figure(page) == "没有规定"


def test_what_is_chosen_survives_navigation_and_a_change_of_language(page: Page, site: str) -> None:
    page.goto(f"{site}/{STIPEND}?date=2021-06-30&district=350603")
    page.click("a.switch")
    page.wait_for_url("**/en/rules/principal-stipend.html?date=2021-06-30&district=350603")
    assert figure(page) == "2,512 yuan/month"
    page.click("a.switch")
    page.wait_for_url(f"**/{STIPEND}?date=2021-06-30&district=350603")
    page.click("#data ~ ul >> text=社区工作者基本报酬")
    page.wait_for_url("**/areas/stipends.html?date=2021-06-30&district=350603")
    shown = page.locator(".card", has_text="社区主干").locator("[data-row]:visible")
    assert shown.count() == 1
    assert "2,512 元/月" in shown.inner_text()


def test_today_is_the_day_in_china(chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport=PHONE, timezone_id="America/Los_Angeles")
    page = context.new_page()
    page.clock.set_fixed_time("2022-03-31T17:30:00Z")
    page.goto(f"{site}/{STIPEND}?district=350602")
    assert page.input_value("input[name=date]") == "2022-04-01"
    assert figure(page) == "2,715 元/月"
    assert "date=" not in page.url
    context.close()


def test_a_district_without_its_code_on_that_day_is_said(page: Page, site: str) -> None:
    page.goto(f"{site}/{STIPEND}?date=2022-01-01&district=350681")
    assert "龙海市在 2022-01-01 没有这个区划代码" in page.inner_text(".choose__note")


def test_status_follows_the_day(page: Page, site: str) -> None:
    page.goto(f"{site}/{STIPEND}?date=2017-12-31")
    assert page.inner_text(".status__word").startswith("将于2018年1月1日施行")
    assert "当时还没有规定" in page.inner_text(".answer__found")
    page.goto(f"{site}/{STIPEND}?date=2018-01-01")
    assert page.inner_text(".status__word").startswith("现行")


def test_without_scripts_the_tables_stand_for_themselves(chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{STIPEND}")
    assert page.locator("table.standards").first.is_visible()
    text = page.inner_text("table.standards")
    assert "2020-01-01 – 2022-03-31" in text
    assert "2,512 元/月" in text
    assert page.locator("form.choose").is_hidden()
    context.close()


@pytest.mark.parametrize("path", ["index.html", "en/index.html"])
def test_a_tap_on_the_search_is_enough_to_type(path: str, page: Page, site: str) -> None:
    page.goto(f"{site}/{path}")
    page.click(".md-header label.md-header__button[for=__search]")
    page.keyboard.type("场所面积")
    assert page.input_value("[data-md-component=search-query]") == "场所面积"
    page.wait_for_selector(".md-search-result__item")


def test_large_text_is_remembered(page: Page, site: str) -> None:
    page.goto(f"{site}/{STIPEND}")
    size = "parseFloat(getComputedStyle(document.querySelector('.md-typeset p')).fontSize)"
    before = page.evaluate(size)
    page.click("[data-larger]")
    assert page.evaluate(size) > before * 1.15
    page.goto(f"{site}/legal.html")
    assert page.get_attribute("[data-larger]", "aria-pressed") == "true"


def test_on_paper_the_tables_are_open_and_the_menus_gone(page: Page, site: str) -> None:
    page.goto(f"{site}/{STIPEND}?date=2021-06-30&district=350603")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("table.standards").first.is_visible()
    assert page.locator(".md-header").is_hidden()
    assert page.locator("form.choose").is_hidden()
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 1 < pages < 10


def test_on_paper_a_dark_page_is_as_by_day(chromium: Browser, site: str) -> None:
    shown = []
    for scheme in ("light", "dark"):
        context = chromium.new_context(viewport=PHONE, color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{site}/{STIPEND}?date=2021-06-30&district=350603")
        page.emulate_media(media="print")
        shown.append(
            [
                page.locator(css).first.evaluate(
                    "each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"
                )
                for css in (".status", ".status__word", ".found__value strong", ".caution", ".mark")
            ]
        )
        context.close()
    assert shown[0] == shown[1]


def test_coming_changes_are_those_after_today(page: Page, site: str) -> None:
    page.clock.set_fixed_time("2021-12-31T00:00:00Z")
    page.goto(f"{site}/coming.html")
    days = page.locator("[data-coming] li:visible time").all_inner_texts()
    assert days
    assert min(days) > "2021-12-31"
    page.clock.set_fixed_time("2090-01-01T00:00:00Z")
    page.goto(f"{site}/coming.html")
    assert page.locator("[data-none]").is_visible()


def test_a_first_visit_to_a_rule_is_light(watched: Watched, site: str) -> None:
    answers: list[Response] = []
    watched.page.on("response", lambda response: answers.append(response))  # noqa: PLW0108 - likewise
    watched.page.goto(f"{site}/{STIPEND}", wait_until="networkidle")
    sizes = {
        urlsplit(answer.url).path: len(gzip.compress(answer.body(), 9))
        for answer in answers
        if "search_index" not in answer.url
    }
    total = sum(sizes.values())
    assert total <= OUTSIDE, sizes


def test_it_works_as_files_out_of_a_zip(handbook: Path, tmp_path: Path, watched: Watched) -> None:
    with zipfile.ZipFile(handbook.with_suffix(".zip")) as archive:
        archive.extractall(tmp_path)
    watched.page.goto((tmp_path / STIPEND).as_uri() + "?date=2021-06-30&district=350603")
    assert figure(watched.page) == "2,512 元/月"
    assert "rules/principal-stipend.html" in look_for(watched.page, "最低工资")
    watched.page.goto((tmp_path / "index.html").as_uri())
    watched.page.click("a.switch")
    watched.page.wait_for_url("**/en/index.html")
    assert watched.complaints == []
    assert {urlsplit(request.url).scheme for request in watched.requests} <= {"file", "data", "blob"}
