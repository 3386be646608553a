"""The JSON report: as its schema says, exact, and the same for the same run."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from report.sample_run import make_run
from stored import Golden
from zhangcheng.evaluate.run import Run
from zhangcheng.handbook.rules_schema import schema as rules_schema
from zhangcheng.report import render_json, report_schema, write_json
from zhangcheng.report.schema import scores_schema

GOLDEN = Path(__file__).parent / "golden" / "report.json"
SCHEMA = Path(__file__).parents[2] / "rules" / "schema" / "report.schema.json"


@pytest.fixture(scope="module")
def report(run: Run) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(render_json(run))
    return read


def test_report_is_as_reviewed(run: Run, golden: Golden) -> None:
    text = render_json(run)
    assert text == golden.text(GOLDEN, text)


def test_schema_in_the_repository_is_the_one_of_the_report(golden: Golden) -> None:
    text = json.dumps(report_schema(), ensure_ascii=False, indent=2) + "\n"
    assert text == golden.text(SCHEMA, text)


@pytest.mark.parametrize("all_details", [True, False])
def test_report_fits_its_schema(all_details: bool) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    report = json.loads(render_json(make_run(all_details=all_details)))
    jsonschema.validate(report, schema, cls=jsonschema.Draft202012Validator)


def test_schema_tells_a_report_from_something_else(report: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for broken in ({**report, "extra": 1}, {k: v for k, v in report.items() if k != "balance"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema, cls=jsonschema.Draft202012Validator)


def _keys(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from _keys(inner)


@pytest.mark.parametrize("schema", [report_schema(), scores_schema(), rules_schema()])
def test_all_that_programs_read_names_places_and_days_by_the_words_of_packs(
    schema: dict[str, object],
) -> None:
    keys = set(_keys(schema))
    assert {"from", "to"} <= keys
    assert keys.isdisjoint({"since", "until", "place", "region"})


def test_same_run_same_bytes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_json(make_run(), path)
    assert path.read_bytes() == render_json(run).encode()


def test_numbers_are_exact_and_dates_iso(report: dict[str, Any]) -> None:
    parts = [part for finding in report["findings"] for part in finding["parts"]]
    short = next(part for part in parts if part["gap"] == "0.01")
    assert (short["actual"], short["required"], short["unit"]) == ("2354.99", "2355", "yuan/month")
    assert "0.0000000001" in {part["gap"] for part in parts}
    assert ("2021-05-22", "2021-05-10", "12", None) in {
        (part["actual"], part["required"], part["gap"], part["unit"]) for part in parts
    }


def test_balance_and_counts_agree_with_the_findings(report: dict[str, Any]) -> None:
    assert report["balance"]["closes"] is True
    counted = Counter(finding["outcome"] for finding in report["findings"])
    assert dict(counted) == report["balance"]["outcomes"]
    for key in ("areas", "rules"):
        total: Counter[str] = Counter()
        for entry in report[key]:
            total.update(entry["outcomes"] or {})
        assert total == counted


def test_every_reference_leads_somewhere(report: dict[str, Any]) -> None:
    rules = {rule["id"] for rule in report["rules"]}
    sources = {source["id"] for source in report["sources"]}
    institutions = {(i["record_type"], i["key"]) for i in report["institutions"]}
    cited = [c for rule in report["rules"] for c in rule["citations"]]
    cited += [value["citation"] for value in report["parameter_values"].values() if value["citation"]]
    assert {citation.partition("#")[0] for citation in cited} <= sources
    assert {*report["rules_not_in_force"], *report["rules_without_records"]} <= rules
    for finding in report["findings"]:
        assert finding["rule"] in rules
        assert (finding["institution_type"], finding["institution"]) in institutions
        for used in finding["parameters"]:
            assert used["chain"]
            assert set(used["chain"]) <= set(report["parameter_values"])


def test_illustrative_and_assumed_are_flagged(report: dict[str, Any]) -> None:
    flags = {f["rule"]: (f["illustrative"], f["assumed"]) for f in report["findings"]}
    assert flags["funds-grow"] == (True, True)
    assert flags["premises-area"] == (False, False)
    assert flags["principal-stipend"] == (False, True)
    rules = {rule["id"]: (rule["illustrative"], rule["assumed"]) for rule in report["rules"]}
    assert rules["principal-stipend"] == (False, True)
    values = report["parameter_values"]
    assert values["minimum_wage(3506)@2017-07-01"]["illustrative"] is True
    assert values["stipend_multiplier(350602, principal)@2018-01-01"]["assumed"] is True


def test_cells_and_faults_have_their_address(report: dict[str, Any]) -> None:
    fault = report["diagnostics"][0]
    assert fault["location"] == {"file": "芗城龙文台账.xlsx", "sheet": "岗位", "cell": "E11"}
    assert fault["message"]["en"] == "“二千三百元<约>” is not a number and counts as not given"
    first = report["findings"][0]
    assert all(read["cells"] for read in first["inputs"])


def test_no_blank_and_one_finding_a_line(run: Run) -> None:
    text = render_json(run)
    assert text.endswith("\n}\n")
    assert sum(line.startswith('    {"rule": ') for line in text.splitlines()) == len(run.findings_list)
