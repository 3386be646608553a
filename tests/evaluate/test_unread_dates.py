"""A record whose first or last day cannot be read may or may not count: nothing is decided by it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from zhangcheng.dataset import from_rows
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.evaluate.explain import explain
from zhangcheng.evaluate.run import Run
from zhangcheng.model.clock import Clock
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack

from .packs import write_pack
from .town_pack import FILES, _rule

TODAY = dt.date(2021, 6, 30)
Rows = Mapping[str, Sequence[Mapping[str, object]]]

_GOOD, _BAD = "premises: [{area: 1, kind: new}]", "premises: [{area: 0, kind: old}]"
_ABOUT_ROWS = "".join(
    (
        _rule("counted", "community", "count(premises) >= 1", good=_GOOD, bad="households: 1"),
        _rule(
            "none-old",
            "community",
            'every p in premises satisfies p.kind = "new"',
            good=_GOOD,
            bad=_BAD,
        ),
        _rule(
            "of-kind",
            "community",
            'sum(premises[kind = "new"].area) >= 1',
            good=_GOOD,
            bad="premises: [{area: 0, kind: new}]",
        ),
    )
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    files = FILES | {"rules/town.yaml": FILES["rules/town.yaml"] + _ABOUT_ROWS}
    return load_pack(write_pack(tmp_path_factory.mktemp("undated"), files))


def _rows(*premises: Mapping[str, object]) -> Rows:
    community = {"code": "a", "place": "350603", "households": 10}
    numbered = [
        {"no": f"p{n}", "community": "a", "area": Decimal(300), "kind": "new", **p}
        for n, p in enumerate(premises)
    ]
    return {"community": [community], "premises": numbered}


def _run(town: Pack, rows: Rows) -> Run:
    dataset = from_rows(rows, record_types=town.record_types, jurisdictions=town.jurisdictions)
    return evaluate(town, dataset, Clock.at(TODAY))


def _finding(run: Run, rule: str, key: str) -> Finding:
    return next(f for f in run.findings_list if (f.rule, f.key) == (rule, key))


UNREADABLE = {"since": "2015年春"}


def test_the_rules_of_such_a_record_are_undecided_and_name_the_cell(town: Pack) -> None:
    run = _run(town, _rows(UNREADABLE))
    finding = _finding(run, "repealed", "p0")
    assert finding.outcome is Outcome.INSUFFICIENT_DATA
    assert finding.missing == ("since",)
    named = next(i for i in finding.inputs if i.name == "since")
    assert [str(cell) for cell in named.cells] == ["rows › premises › 1 › since"]
    assert all(part.holds is None for part in finding.parts)
    assert run.balance.closes
    assert (run.balance.records_in_force, run.balance.records_undated) == (1, 1)


def test_what_is_computed_from_such_a_record_is_unknown_and_names_the_cell(town: Pack) -> None:
    run = _run(town, _rows({}, UNREADABLE))
    for rule in ("area", "of-kind"):
        finding = _finding(run, rule, "a")
        assert finding.outcome is Outcome.INSUFFICIENT_DATA, rule
        (read,) = [i for i in finding.inputs if i.cells and i.value is None]
        assert str(read.cells[0]) == "rows › premises › 2 › since"
    assert _finding(run, "counted", "a").outcome is Outcome.PASS


def test_a_record_that_makes_no_difference_leaves_the_rule_decided(town: Pack) -> None:
    run = _run(town, _rows({}, {**UNREADABLE, "kind": "old"}))
    assert _finding(run, "of-kind", "a").outcome is Outcome.PASS
    assert _finding(run, "none-old", "a").outcome is Outcome.INSUFFICIENT_DATA
    run = _run(town, _rows({"kind": "old"}, UNREADABLE))
    assert _finding(run, "none-old", "a").outcome is Outcome.FAIL


def test_another_date_that_rules_it_out_is_enough(town: Pack) -> None:
    run = _run(town, _rows({}, {**UNREADABLE, "until": dt.date(2020, 1, 1)}))
    assert _finding(run, "area", "a").outcome is Outcome.PASS
    assert (run.balance.records_not_in_force, run.balance.records_undated) == (1, 0)
    assert run.balance.closes


def test_an_empty_date_is_no_unreadable_one(town: Pack) -> None:
    run = _run(town, _rows({"since": None}, {"since": dt.date(2022, 1, 1)}))
    assert _finding(run, "area", "a").outcome is Outcome.PASS
    assert run.balance.records_undated == 0


def test_the_explanation_says_that_the_row_is_unknown(town: Pack) -> None:
    rows = _rows({}, UNREADABLE)
    dataset = from_rows(rows, record_types=town.record_types, jurisdictions=town.jurisdictions)
    found = explain(town, dataset, Clock.at(TODAY), rule=town.rules["counted"], key="a")
    assert found is not None
    assert [row.kept for step in found.require for row in step.rows] == [True, None]
