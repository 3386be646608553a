"""The example county: what it adds to the city's pack, in YAML alone, and what the city forbids."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from zhangcheng.casetest.run_cases import run_cases
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.pack import Pack, load_pack

RULES = Path(__file__).parents[2] / "rules"
COUNTY = RULES / "example-county"
HOME = "350699"


@pytest.fixture(scope="module")
def county() -> Pack:
    return load_pack(COUNTY)


@pytest.fixture(scope="module")
def city() -> Pack:
    return load_pack(RULES / "zhangzhou")


def test_it_raises_two_parameters(county: Pack) -> None:
    own = {
        parameter.id: [value.value for value in parameter.values if value.layer == county.own.rank]
        for parameter in county.parameters.values()
    }
    assert {id_: values for id_, values in own.items() if values} == {
        "premises_minimum_area": [Decimal(300)],
        "running_subsidy_minimum": [Decimal(60000)],
    }


def test_it_adds_one_rule_and_drops_one(county: Pack, city: Pack) -> None:
    assert [layer.id for layer in county.layers] == ["national", "fujian", "zhangzhou", "example-county"]
    assert set(county.rules) - set(city.rules) == {"premises-step-free"}
    assert set(city.rules) - set(county.rules) == {drop.rule.id for drop in county.drops}
    assert [drop.reason.en for drop in county.drops] != [""]


def test_all_of_it_is_illustrative_and_no_python(county: Pack) -> None:
    own = [v for p in county.parameters.values() for v in p.values if v.layer == county.own.rank]
    assert all(value.illustrative for value in own)
    assert county.rules["premises-step-free"].illustrative
    assert all(drop.illustrative for drop in county.drops)
    assert {path.suffix for path in COUNTY.rglob("*") if path.is_file()} == {".yaml", ".md"}


def test_its_cases_come_out(county: Pack) -> None:
    results = run_cases(county)
    assert {result.rule.id for result in results} == {
        "premises-step-free",
        "premises-area",
        "new-premises-area",
        "running-subsidy",
    }
    assert all(result.passed for result in results)


def refused(tmp_path: Path, parameter: str, text: str) -> Diagnostic:
    """The one fault of the county's pack with this file of a parameter."""
    folder = tmp_path / "example-county"
    shutil.copytree(COUNTY, folder)
    file = folder / "parameters" / f"{parameter}.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DiagnosticsError) as raised:
        load_pack(folder)
    (fault,) = (found for found in raised.value.diagnostics if not found.code.of_lint)
    assert (fault.code.id, fault.location.file) == ("P145", file.as_posix())
    return fault


def test_going_below_the_citys_floor_is_refused_with_the_chain_across_the_packs(tmp_path: Path) -> None:
    text = (COUNTY / "parameters" / "premises_minimum_area.yaml").read_text(encoding="utf-8")
    fault = refused(tmp_path, "premises_minimum_area", text.replace("value: 300", "value: 150"))
    assert (fault.location.line, fault.location.column) == (7, 41)
    assert fault.message("en") == (
        "Example County 350699 has 150, below the 200 above it: "
        "Example County 350699: 150 [2022-01-01, example-county] ← "
        "Zhangzhou City 3506: 200 "
        "[2017-01-01 zhangzhou-practice#coordination-3-premises, zhangzhou] ← "
        "Fujian Province 35: 200 [2010-07-21 fujian-premises-2010#new-premises, fujian]"
    )


def test_going_below_the_countrys_floor_is_refused_three_packs_further_down(tmp_path: Path) -> None:
    text = """\
extends: area_per_100_households
values:
  - from: 2023-01-01
    illustrative: true
    rows:
      - {jurisdiction: "350699", value: 29}
"""
    fault = refused(tmp_path, "area_per_100_households", text)
    assert fault.message("en") == (
        "Example County 350699 has 29, below the 30 above it: "
        "Example County 350699: 29 [2023-01-01, example-county] ← "
        "China CN: 30 [2022-10-01 complete-communities-2022#area-per-100-households, national]"
    )


@pytest.mark.parametrize("value", ["199.99", "null"])
def test_the_city_cannot_go_below_the_province(tmp_path: Path, value: str) -> None:
    folder = tmp_path / "zhangzhou"
    shutil.copytree(RULES / "zhangzhou", folder)
    file = folder / "parameters" / "premises_minimum_area.yaml"
    file.write_text(file.read_text("utf-8").replace("value: 200", f"value: {value}"), "utf-8")
    with pytest.raises(DiagnosticsError) as raised:
        load_pack(folder)
    (fault,) = (found for found in raised.value.diagnostics if not found.code.of_lint)
    assert fault.code.id == "P145"
    assert "Fujian Province 35: 200" in fault.message("en")
