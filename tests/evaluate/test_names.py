"""Names that a pack may use never collide with those that the engine makes, nor break its queries."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from zhangcheng.dataset import from_rows
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.model.clock import Clock
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack import load_pack

from .packs import write_pack

CLOCK = Clock.at(dt.date(2021, 6, 30))
CASES = """
    cases:
      - name: {zh: 甲, en: a}
        as_of: 2021-06-30
        given: {place: "350602", FIELD: 9, vs: [{n: 9}]}
        expect: pass
      - name: {zh: 乙, en: b}
        as_of: 2021-06-30
        given: {place: "350602", FIELD: 1, vs: [{n: 1}]}
        expect: fail
"""


def _files(field: str, one: str, other: str) -> dict[str, str]:
    return {
        "records/unit.yaml": f"""
            id: unit
            title: {{zh: 单位, en: Unit}}
            key: [code]
            fields:
              - {{id: code, label: {{zh: 代码, en: Code}}, type: text}}
              - {{id: place, label: {{zh: 辖区, en: Place}}, type: jurisdiction}}
              - {{id: {field}, label: {{zh: 数, en: Count}}, type: number}}
        """,
        "records/visit.yaml": """
            id: visit
            title: {zh: 走访, en: Visit}
            belongs_to: unit
            fields:
              - {id: unit, label: {zh: 单位, en: Unit}, type: reference, to: unit, inverse: vs}
              - {id: n, label: {zh: 次数, en: Times}, type: number}
        """,
        "parameters/least.yaml": f"""
            id: least
            title: {{zh: 下限, en: Least}}
            unit: "1"
            by: [jurisdiction, sort]
            illustrative: true
            values:
              - from: 2018-01-01
                rows:
                  - {{jurisdiction: "3506", sort: {_yaml(one)}, value: 5}}
                  - {{jurisdiction: "3506", sort: {_yaml(other)}, value: 6}}
        """,
        "rules/visits.yaml": f"""
area: visits
title: {{zh: 走访, en: Visits}}
rules:
  - id: enough
    title: {{zh: 足够, en: Enough}}
    record: unit
    require: >-
      sum(vs.n) >= least(sort: {_feel(one)}) and {field} >= least(sort: {_feel(other)})
    level: must
    illustrative: true
{CASES.replace("FIELD", field)}""",
    }


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _feel(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("d0_", "a", "A"),
        ("v0", "small", "big"),
        ("k0", "it's", 'so"so'),
        ("order", "选一", "选二"),
        ("s0", "group", "by"),
        ("a0", "x|y=z", "x|y"),
    ],
)
def test_names_do_not_collide(tmp_path: Path, field: str, one: str, other: str) -> None:
    pack = load_pack(write_pack(tmp_path, _files(field, one, other)))
    places = {"place": "350602"}
    rows = {
        "unit": [
            {"code": "short", field: Decimal(1), **places},
            {"code": "enough", field: Decimal(6), **places},
        ],
        "visit": [{"unit": "short", "n": Decimal(10)}, {"unit": "enough", "n": Decimal(5)}],
    }
    dataset = from_rows(rows, record_types=pack.record_types, jurisdictions=pack.jurisdictions)

    run = evaluate(pack, dataset, CLOCK)

    found = {finding.key: finding for finding in run.findings_list}
    assert found["enough"].outcome is Outcome.PASS
    assert found["short"].outcome is Outcome.FAIL
    assert [(p.holds, p.actual, p.required) for p in found["short"].parts] == [
        (True, Decimal(10), Decimal(5)),
        (False, Decimal(1), Decimal(6)),
    ]
    assert len(found["short"].parameters) == 2
