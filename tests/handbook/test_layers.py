"""The handbook of a pack that extends others: whose each rule is, and the cases of all of them."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from pack.layered import COUNTY, SMALL
from zhangcheng.diagnostics.text import LANGUAGES
from zhangcheng.handbook import data_files
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.facts import Facts, facts
from zhangcheng.handbook.pages.rule import page
from zhangcheng.pack import load_pack

PACK = Path(__file__).parents[2] / "rules" / "zhangzhou"
RAISED = """\
extends: least_area
values:
  - from: 2020-01-01
    source: practice#area
    rows:
      - {jurisdiction: "350602", stage: new, value: 260}
"""


@pytest.fixture(scope="module")
def known() -> Facts:
    return facts(load_pack(PACK))


@pytest.mark.parametrize(
    ("rule", "zh", "en", "pack"),
    [
        ("pilot-activity-share", "中国", "China", "national"),
        ("running-subsidy", "福建省", "Fujian Province", "fujian"),
        ("work-funds-grow", "漳州市", "Zhangzhou City", "zhangzhou"),
    ],
)
def test_a_page_says_whose_the_rule_is_and_shows_the_cases_of_every_pack(
    known: Facts, rule: str, zh: str, en: str, pack: str
) -> None:
    stated = known.pack.rules[rule]
    chinese, english = (page(Book(facts=known, language=tongue), stated) for tongue in LANGUAGES)
    assert f"哪一级的规定：{zh}<" in chinese
    assert f"Required by: {en}<" in english
    assert f"({pack} " in chinese
    assert chinese.count('<li class="case">') == len(stated.cases) > 1


def test_the_data_says_it_too(known: Facts) -> None:
    data = data_files(known)
    assert '"pack": "fujian"' in data["rules/running-subsidy.json"]
    values = data["parameters/premises_minimum_area.json"]
    assert values.index('"pack": "fujian"') < values.index('"pack": "zhangzhou"')


def test_cases_that_do_not_hold_here_are_counted(known: Facts) -> None:
    rule = known.pack.rules["running-subsidy"]
    fewer = {**known.cases, rule.id: known.cases[rule.id][1:]}
    book = Book(facts=dataclasses.replace(known, cases=fewer), language="zh")
    assert "上级规则包另有 1 个示例" in page(book, rule)
    assert "上级规则包另有" not in page(Book(facts=known, language="zh"), rule)


def test_a_case_of_the_pack_above_is_left_out_where_this_one_asks_for_more(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "small")
    shutil.copytree(COUNTY, tmp_path / "county")
    parameter = tmp_path / "county" / "parameters" / "least_area.yaml"
    parameter.parent.mkdir()
    parameter.write_text(RAISED, encoding="utf-8")
    raised = facts(load_pack(tmp_path / "county"))
    rule = raised.pack.rules["floor-area"]
    assert [case.name.en for case in rule.cases] == ["just enough", "too small"]
    # 200 was just enough, and 199.99 short by 0.01: by the county's 260 neither comes out as it says.
    assert raised.cases["floor-area"] == ()
    assert "上级规则包另有 2 个示例" in page(Book(facts=raised, language="zh"), rule)
