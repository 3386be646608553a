"""The example county: what it adds to the city's pack, in YAML alone, and what the city forbids."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from zhangcheng.casetest.run_cases import run_cases
from zhangcheng.diagnostics.collector import DiagnosticsError
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
    assert {result.rule.id for result in results} == {"premises-step-free"}
    assert all(result.passed for result in results)


def test_going_below_the_citys_floor_is_refused_with_the_chain(tmp_path: Path) -> None:
    folder = tmp_path / "example-county"
    shutil.copytree(COUNTY, folder)
    file = folder / "parameters" / "premises_minimum_area.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("value: 300", "value: 150"), encoding="utf-8")
    with pytest.raises(DiagnosticsError) as refused:
        load_pack(folder)
    (fault,) = refused.value.diagnostics
    assert (fault.code.id, fault.location.file) == ("P145", file.as_posix())
    assert (fault.location.line, fault.location.column) == (7, 41)
    message = fault.message("en")
    assert message.startswith("Example County 350699 has 150, below the 200 above it: ")
    steps = message.partition("above it: ")[2].split(" ← ")
    assert [step.partition(":")[0] for step in steps[:2]] == [
        "Example County 350699",
        "Zhangzhou City 3506",
    ]
    assert "zhangzhou-practice#coordination-3-premises, zhangzhou]" in steps[1]
    assert steps[0] == "Example County 350699: 150 [2022-01-01, example-county]"
