"""The calculator on the built pages of rules: opened from a folder, following the page's own choice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser import browser_page
from zhangcheng.casetest import run_cases
from zhangcheng.model.jurisdiction import JurisdictionLevel
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack import load_pack

PACK = Path(__file__).parents[2] / "rules" / "zhangzhou"
RULE = "principal-stipend"

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    refused: list[str] = []
    with browser_page() as opened:
        opened.on("console", lambda message: refused.append(message.text))
        yield opened
    assert [text for text in refused if "Content Security Policy" in text] == []


def _open(page: Page, handbook: Path, rule: str, query: str, *, folder: str = "") -> None:
    page.goto(f"{(handbook / folder / 'rules' / f'{rule}.html').as_uri()}{query}")


def test_the_form_agrees_with_the_engine_on_every_case(page: Page, handbook: Path) -> None:
    outcomes = set()
    pack = load_pack(PACK)
    for result in run_cases(pack, rules=[RULE]):
        case, finding = result.case, result.finding
        assert finding is not None
        county = pack.jurisdictions.at_level(str(case.given["jurisdiction"]), JurisdictionLevel.COUNTY)
        assert county is not None
        _open(page, handbook, RULE, f"?date={case.as_of}&district={county.code}")
        page.get_by_label("岗位类别").select_option(str(case.given.get("role", "")))
        month = str(case.given.get("pay_month", ""))[:7]
        page.get_by_label("发薪月份").fill(month)
        page.get_by_label("月基本报酬").fill(str(case.given.get("monthly_stipend", "")))
        shown = page.locator("[data-result]")
        expect(shown).to_have_attribute("data-outcome", finding.outcome.value)
        outcomes.add(finding.outcome)
    assert {Outcome.PASS, Outcome.FAIL, Outcome.INSUFFICIENT_DATA} <= outcomes


def test_the_form_follows_the_choice_of_the_page(page: Page, handbook: Path) -> None:
    _open(page, handbook, RULE, "?date=2021-06-30&district=350603")
    page.get_by_label("岗位类别").select_option("principal")
    expect(page.locator("[data-result]")).to_contain_text("2,512 元/月")
    page.locator("[data-choose] select").select_option("350602")
    expect(page.locator("[data-result]")).to_contain_text("2,355 元/月")


def test_the_english_page_speaks_english(page: Page, handbook: Path) -> None:
    _open(page, handbook, "premises-area", "?date=2021-06-30&district=350603", folder="en")
    page.get_by_label("Floor area of the premises in use").fill("185")
    expect(page.locator("[data-result]")).to_contain_text(
        "Floor area of the premises in use: 185 m², required 200 m², 15 m² short"
    )


def test_the_page_fits_a_phone(page: Page, handbook: Path) -> None:
    _open(page, handbook, RULE, "?date=2021-06-30&district=350603")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
