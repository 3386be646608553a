"""Pydantic, which decides, and JSON Schema, which explains and serves editors, agree on every file."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import ValidationError

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.pack.explain import explain
from zhangcheng.pack.kinds import KINDS, Kind
from zhangcheng.pack.schema import schemas
from zhangcheng.yamlsource.read import compose

KIND = {kind.name: kind for kind in KINDS}
SCHEMAS = schemas()

PARAMETER = "id: a\ntitle: {zh: 甲, en: A}\nvalues:\n  - {from: 2018-01-01, value: 1}\n"
PACK = "id: a\nversion: '1'\ntitle: {zh: 甲, en: A}\nlanguages: [zh]\nhome: '35'\n"
RECORD = "id: a\ntitle: {zh: 甲, en: A}\nfields:\n  - {id: b, label: {zh: 乙, en: B}, type: number}\n"
CASE = "{name: x, as_of: 2018-01-01, given: {}, expect: pass}"
RULES = (
    "area: a\ntitle: {zh: 甲, en: A}\nrules:\n  - id: a-b\n    title: {zh: 甲, en: A}\n"
    "    record: r\n    require: x > 1\n    level: must\n    cases:\n      - " + CASE + "\n"
)

DOCUMENTS = [
    ("parameter", PARAMETER, True),
    ("parameter", PARAMETER + "unit:\n", False),
    ("parameter", PARAMETER + "unit: 1\n", False),
    ("parameter", PARAMETER + "unit: '1'\n", True),
    ("parameter", PARAMETER + "note: {zh: 甲}\n", False),
    ("parameter", PARAMETER + "review_by: 2027-12-31\n", True),
    ("parameter", PARAMETER + "review_by: '2027-12-31'\n", True),
    ("parameter", PARAMETER + "review_by: 2027-02-30\n", False),
    ("parameter", PARAMETER + "review_by: 2027\n", False),
    ("parameter", PARAMETER + "review_by: 2027-1-1\n", False),
    ("parameter", PARAMETER + "review_by: 20271231\n", False),
    ("parameter", PARAMETER + "review_by: '20271231'\n", False),
    ("parameter", PARAMETER + "lower_levels_may: rise\n", False),
    ("parameter", PARAMETER + "by: [jurisdiction, Role]\n", False),
    ("parameter", PARAMETER + "by: jurisdiction\n", False),
    ("parameter", PARAMETER + "  - {from: 2019-01-01}\n", False),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, value: null}\n", True),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, value: true}\n", False),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, value: ''}\n", False),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, value: 2019-01-01}\n", True),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, value: 1.50}\n", True),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, value: 1, rows: []}\n", False),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, rows: []}\n", False),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, rows: [{value: 1}]}\n", True),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, rows: [{role: b, value: 1}]}\n", True),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, rows: [{role: 2, value: 1}]}\n", False),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, rows: [{role: 2018-01-01, value: 1}]}\n", True),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, rows: [{role: b}]}\n", False),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, rows: [{jurisdiction: 35, value: 1}]}\n", False),
    ("parameter", PARAMETER + "  - {since: 2019-01-01, value: 1}\n", False),
    ("parameter", PARAMETER + "  - {from: 2019-01-01, since: 2019-01-01, value: 1}\n", False),
    ("parameter", "[]\n", False),
    ("parameter", "text\n", False),
    ("pack", PACK, True),
    ("pack", PACK + "extends: []\n", True),
    ("pack", PACK + "units: {m2: {zh: 平方米, en: m²}}\n", True),
    ("pack", PACK + "units: {m2: 平方米}\n", False),
    ("pack", PACK.replace("'1'", "1"), False),
    ("pack", PACK.replace("'1'", "1.0"), False),
    ("pack", PACK.replace("'1'", "1.0.0"), True),
    ("pack", PACK.replace("'1'", "2018-01-01"), True),
    ("pack", PACK.replace("[zh]", "[]"), False),
    ("pack", PACK.replace("[zh]", "[fr]"), False),
    ("pack", PACK.replace("'35'", "35"), False),
    ("record", RECORD, True),
    ("record", RECORD.replace("type: number", "type: number, decimals: 2"), True),
    ("record", RECORD.replace("type: number", "type: number, decimals: 2.0"), False),
    ("record", RECORD.replace("type: number", "type: number, decimals: 10"), False),
    ("record", RECORD.replace("type: number", "type: number, decimals: true"), False),
    ("record", RECORD.replace("type: number", "type: number, min: 0.5, max: 10"), True),
    ("record", RECORD.replace("type: number", "type: number, min: '0'"), False),
    ("record", RECORD.replace("type: number", "type: numbr"), False),
    ("record", RECORD.replace("type: number", "type: choice, values: []"), False),
    ("record", RECORD.replace("type: number", "type: number, required: yes"), False),
    ("record", RECORD.replace("id: a", "id: 面积"), True),
    ("record", RECORD.replace("id: a", "id: _a"), False),
    ("record", RECORD.replace("id: a", "id: a-b"), False),
    ("record", RECORD + "in_force: {from: b}\n", True),
    ("record", RECORD + "in_force: {since: b}\n", False),
    ("rules", RULES, True),
    ("rules", RULES.replace("name: x", "name: {zh: 甲, en: A}"), True),
    ("rules", RULES.replace("name: x", "name: {zh: 甲}"), False),
    ("rules", RULES.replace("name: x", "name: 1"), False),
    ("rules", RULES.replace("given: {}", "given: {a: [1, {b: 2018-01-01}], c: null}"), True),
    ("rules", RULES.replace("given: {}", "given: []"), False),
    ("rules", RULES.replace("expect: pass", "expect: waived"), False),
    ("rules", RULES.replace("expect: pass", "expect: pass, gap: 0.01, actual: 2018-01-01"), True),
    ("rules", RULES.replace("expect: pass", "expect: pass, gap: '0.01'"), False),
    ("rules", RULES.replace("expect: pass", "expect: pass, period: 2018"), True),
    ("rules", RULES.replace("expect: pass", "expect: pass, period: 2018-Q1"), True),
    ("rules", RULES.replace("expect: pass", "expect: pass, period: 2018.5"), False),
    ("rules", RULES.replace("x > 1", "true"), False),
    ("rules", RULES.replace("a-b", "A b"), False),
    ("rules", RULES.replace("a-b", "2018-06"), True),
    ("sources", "sources: []\n", True),
    ("sources", "sources:\n  - {id: a, title: {zh: 甲, en: A}, number: 2018}\n", False),
    ("jurisdictions", "jurisdictions: []\n", False),
    (
        "jurisdictions",
        "jurisdictions:\n  - {code: '35', name: {zh: 闽, en: M}, level: city, valid: {to: 2020-01-01}}",
        True,
    ),
]


def pydantic_takes(kind: Kind, data: object) -> bool:
    try:
        kind.shape.model_validate(data)
    except ValidationError:
        return False
    return True


def as_json(data: object) -> object:
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(value) for value in data]
    return data.isoformat() if isinstance(data, dt.date) else data


def jsonschema_takes(kind: Kind, data: object) -> bool:
    validator = Draft202012Validator(SCHEMAS[kind.name], format_checker=FormatChecker(["date"]))
    return bool(validator.is_valid(as_json(data)))


@pytest.mark.parametrize(("name", "text", "sound"), DOCUMENTS)
def test_both_agree(name: str, text: str, sound: bool) -> None:
    document = compose(text, "a.yaml", collector=Collector())
    assert document is not None
    assert pydantic_takes(KIND[name], document.root.data) is sound
    assert jsonschema_takes(KIND[name], document.root.data) is sound


@pytest.mark.parametrize(("name", "text", "sound"), DOCUMENTS)
def test_whatever_is_refused_is_explained(name: str, text: str, sound: bool) -> None:
    document = compose(text, "a.yaml", collector=Collector())
    assert document is not None
    collector = Collector()
    explain(KIND[name], document.root, collector)
    assert collector.has_errors is not sound


SCALARS = st.sampled_from(
    ["1", "1.5", "'1'", "a", "true", "null", "2018-01-01", "2018-02-30", "''", "[]", "{}"]
)
KEYS = st.sampled_from(
    ["by", "unit", "note", "review_by", "illustrative", "lower_levels_may", "id", "spare"]
)


@given(KEYS, SCALARS)
def test_both_agree_on_any_value_of_any_key(key: str, value: str) -> None:
    document = compose(
        PARAMETER.replace("id: a\n", "") + f"{key}: {value}\n", "a.yaml", collector=Collector()
    )
    assert document is not None
    data = document.root.data
    assert pydantic_takes(KIND["parameter"], data) is jsonschema_takes(KIND["parameter"], data)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schema_is_valid(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_key_is_described_in_both_languages(name: str) -> None:
    schema = SCHEMAS[name]
    for shape in (schema, *schema.get("$defs", {}).values()):
        for key, described in shape["properties"].items():
            assert " · " in described["description"] or "· " in described["description"], key
