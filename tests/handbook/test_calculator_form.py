"""The form of a calculator as people use it: from a file, on a phone, by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser import PHONE, browser_page
from zhangcheng.handbook.calculator import calculator
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack

from .calculator_page import write_page

STIPEND, AREA = "principal-stipend", "premises-area"

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(Path(__file__).parents[2] / "rules" / "zhangzhou")


@pytest.fixture(scope="module")
def opened() -> Iterator[Page]:
    with browser_page() as page:
        yield page


@pytest.fixture
def stipend(opened: Page, pack: Pack, tmp_path: Path) -> Page:
    file = write_page(tmp_path, pack, [STIPEND])
    opened.goto(f"{file.as_uri()}?date=2021-06-30&district=350603")
    return opened


def _says(page: Page, *texts: str) -> None:
    for text in texts:
        expect(page.locator("[data-result]")).to_contain_text(text)


def test_date_and_district_come_from_the_address(stipend: Page) -> None:
    expect(stipend.get_by_label("日期", exact=True)).to_have_value("2021-06-30")
    expect(stipend.get_by_label("所在辖区")).to_have_value("350603")
    expect(stipend.get_by_label("发薪月份")).to_have_value("2021-06")
    _says(stipend, "数据不足")
    expect(stipend.locator(".zc-missing")).to_have_text("缺少：岗位类别")


def test_an_answer_is_decided_and_what_would_pass_is_said(stipend: Page) -> None:
    stipend.get_by_label("岗位类别").select_option(label="社区主干")
    stipend.get_by_label("月基本报酬（元）").fill("２，511.99")
    _says(
        stipend,
        "未达标",
        "月基本报酬：实际 2,511.99 元/月，标准 2,512.00 元/月，差 0.01 元/月",
        "“月基本报酬（元）”至少增加 0.01 元/月，达到 2,512.00 元/月，即达标。",
        "月最低工资标准 1,570 元/月",
        "最低工资类别 C",
        "结果用到了示意的数值",
    )
    stipend.get_by_label("月基本报酬（元）").fill("2512")
    expect(stipend.locator("[data-result]")).to_have_attribute("data-outcome", "pass")


def test_the_requirement_is_shown_before_the_fact_is_known(stipend: Page) -> None:
    stipend.get_by_label("岗位类别").select_option(label="社区主干")
    _says(stipend, "数据不足", "缺少：月基本报酬（元）", "2,512 元/月")


def test_what_is_missing_is_named_step_by_step(stipend: Page) -> None:
    missing = stipend.locator(".zc-missing")
    stipend.get_by_label("所在辖区").select_option("")
    stipend.get_by_label("岗位类别").select_option(label="社区主干")
    expect(missing).to_have_text("缺少：所在辖区、月基本报酬（元）")
    stipend.get_by_label("月基本报酬（元）").fill("2512")
    stipend.get_by_label("所在辖区").select_option(label="漳州市")
    expect(missing).to_have_text("缺少：基本报酬倍数")


def test_the_form_works_by_keyboard(stipend: Page) -> None:
    stipend.get_by_label("岗位类别").focus()
    stipend.keyboard.press("ArrowDown")
    stipend.keyboard.press("Tab")
    pay = stipend.get_by_label("月基本报酬（元）")
    pay.focus()
    stipend.keyboard.type("2600")
    stipend.keyboard.press("Enter")
    _says(stipend, "达标", "2,600 元/月")
    stipend.keyboard.press("Tab")
    expect(stipend.get_by_role("button", name="清空")).to_be_focused()
    stipend.keyboard.press("Enter")
    expect(pay).to_have_value("")
    _says(stipend, "数据不足")


def test_a_figure_that_cannot_be_read_is_said_beside_its_field(stipend: Page) -> None:
    stipend.get_by_label("岗位类别").select_option(label="社区主干")
    pay = stipend.get_by_label("月基本报酬（元）")
    for text, fault in (
        ("两千", "请填数字"),
        ("2512.005", "最多 2 位小数"),
        ("-1", "不能小于 0"),
        ("1000000", "不能大于 999,999"),
    ):
        pay.fill(text)
        expect(stipend.get_by_text(fault)).to_be_visible()
        expect(pay).to_have_attribute("aria-invalid", "true")
        _says(stipend, "数据不足")
    pay.fill("2512")
    expect(pay).not_to_have_attribute("aria-invalid", "true")


def test_the_choice_of_the_site_is_followed(stipend: Page) -> None:
    stipend.get_by_label("岗位类别").select_option(label="社区主干")
    choice = "{ detail: { date: '2020-01-31', district: '350602' } }"
    stipend.evaluate(f"document.dispatchEvent(new CustomEvent('zhangcheng:place', {choice}))")
    expect(stipend.get_by_label("日期", exact=True)).to_have_value("2020-01-31")
    _says(stipend, "基本报酬倍数 1.5", "2,355 元/月")


def test_places_are_those_of_the_day(stipend: Page) -> None:
    longhai = stipend.get_by_label("所在辖区").locator("option", has_text="龙海")
    expect(longhai.filter(has_text="龙海市")).to_be_disabled()
    stipend.get_by_label("日期", exact=True).fill("2020-06-30")
    expect(longhai.filter(has_text="龙海区")).to_be_disabled()
    expect(longhai.filter(has_text="龙海市")).to_be_enabled()
    stipend.get_by_label("所在辖区").select_option(label="龙海市")
    stipend.get_by_label("日期", exact=True).fill("2021-06-30")
    _says(stipend, "该辖区在 2021-06-30 不以此代码存在。")


def test_a_rule_not_yet_in_force_says_so(stipend: Page) -> None:
    stipend.get_by_label("日期", exact=True).fill("2017-06-30")
    _says(stipend, "这条规则在 2017-06-30 未施行")


def test_what_the_rule_does_not_apply_to(stipend: Page) -> None:
    stipend.get_by_label("岗位类别").select_option(label="其他工作人员")
    _says(stipend, "不适用", "适用条件不满足")


def test_the_period_is_named_where_it_matters(opened: Page, pack: Pack, tmp_path: Path) -> None:
    funds = next(rule.id for rule in pack.rules.values() if "funds-grow" in rule.id)
    opened.goto(write_page(tmp_path, pack, [AREA, funds]).as_uri() + "?date=2021-06-30")
    expect(opened.locator("[data-period]")).to_have_text(["统计期间：2021-01-01 至 2021-12-31"])


def test_related_records_are_asked_for_as_their_value(opened: Page, pack: Pack, tmp_path: Path) -> None:
    opened.goto(write_page(tmp_path, pack, [AREA], language="en").as_uri() + "?date=2021-06-30")
    area = opened.get_by_label("Floor area of the premises in use")
    expect(area).to_have_accessible_description(
        "How it is worked out: the total floor area of premises records "
        "Premises in use on the as-of date. One unknown area makes the total unknown, and a community "
        "without any row of premises has an unknown area, not none."
    )
    area.fill("185")
    _says(opened, "Fail", "Raise “Floor area of the premises in use” by at least 15 m², to 200 m²")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_has_a_name_and_fits_a_phone(
    opened: Page, pack: Pack, tmp_path: Path, language: str
) -> None:
    file = write_page(tmp_path, pack, list(pack.rules), language=language)  # type: ignore[arg-type]
    opened.goto(file.as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    unnamed = """[...document.querySelectorAll('input, select')]
      .filter((control) => control.labels.length !== 1 || control.labels[0].textContent.trim() === '')
      .map((control) => control.outerHTML)"""
    assert opened.evaluate(unnamed) == []
    small = """[...document.querySelectorAll('select, button, input:not([type=radio])')]
      .filter((control) => control.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"""
    assert opened.evaluate(small) == []
    ids = opened.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids)) > 0


def test_a_calculator_is_a_function_of_the_pack(pack: Pack) -> None:
    assert calculator(pack, AREA, "zh") == calculator(pack, AREA, "zh")
    with pytest.raises(KeyError):
        calculator(pack, "no-such-rule", "zh")
