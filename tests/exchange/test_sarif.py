"""SARIF: valid by its JSON Schema, and results at the cells that they are about."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from zhangcheng.exchange.report import Report
from zhangcheng.exchange.sarif import column_number, document

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"


def log(report: Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(document(report)))
    return made


@pytest.mark.parametrize("which", ["sample", "example"])
def test_the_log_fits_its_schema(which: str, request: pytest.FixtureRequest) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema)
    made = log(request.getfixturevalue(which))
    assert list(validator.iter_errors(made)) == []
    assert list(validator.iter_errors({**made, "version": "2.2.0"})) != []


def test_a_result_stands_at_its_cell(example: Report) -> None:
    (run,) = log(example)["runs"]
    result = next(r for r in run["results"] if r["ruleId"] == "running-subsidy" and r["kind"] == "fail")
    (place,) = result["locations"]
    cell = place["logicalLocations"][0]["fullyQualifiedName"]
    assert cell.startswith("经费!E")
    region = place["physicalLocation"]["region"]
    assert region == {"startLine": int(cell.removeprefix("经费!E")), "startColumn": 5}
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "xiangcheng-2021.xlsx"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "running-subsidy"


def test_every_listed_finding_and_fault_is_a_result(sample: Report) -> None:
    (run,) = log(sample)["runs"]
    source = sample.runs[0]
    faults = len(source.diagnostics) + len(source.pack_diagnostics)
    assert len(run["results"]) == len(source.findings_list) + faults
    waived = [r for r in run["results"] if r.get("suppressions")]
    assert len(waived) == sum(f.waiver is not None for f in source.findings_list)
    assert {r["baselineState"] for r in run["results"] if "baselineState" in r} <= {
        "new",
        "unchanged",
        "updated",
    }


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16384)])
def test_columns(letters: str, number: int) -> None:
    assert column_number(letters) == number
