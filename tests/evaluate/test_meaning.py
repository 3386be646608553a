"""What outcomes, evidence, dates and the closing balance mean, on a small town."""

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from zhangcheng.casetest.run_cases import run_cases
from zhangcheng.dataset import from_rows
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.evaluate.explain import explain
from zhangcheng.evaluate.run import Run
from zhangcheng.evaluate.selection import Selection
from zhangcheng.model.clock import Clock
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.report.explanation import render_explanation

from .town_pack import write_town

TODAY = dt.date(2021, 6, 30)
Rows = Mapping[str, Sequence[Mapping[str, object]]]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_town(tmp_path_factory.mktemp("town")))


def _run(town: Pack, rows: Rows, *, on: dt.date = TODAY, **how: object) -> Run:
    dataset = from_rows(rows, record_types=town.record_types, jurisdictions=town.jurisdictions)
    known = how.get("known_as_of")
    clock = Clock.at(on, known_as_of=known if isinstance(known, dt.date) else None)
    selection = Selection(jurisdiction=str(how["place"])) if "place" in how else None
    return evaluate(town, dataset, clock, selection=selection)


def _community(code: str, place: str = "350603", households: int | None = 100) -> dict[str, object]:
    return {"code": code, "place": place, "households": households}


def _premises(number: str, code: str, area: str | None, **more: object) -> dict[str, object]:
    known = None if area is None else Decimal(area)
    return {"no": number, "community": code, "area": known, "kind": "new", **more}


def _finding(run: Run, rule: str, key: str) -> Finding:
    return next(f for f in run.findings_list if (f.rule, f.key) == (rule, key))


def test_the_cases_of_the_pack_come_out(town: Pack) -> None:
    assert [r.differences for r in run_cases(town) if not r.passed] == []


def test_an_unknown_condition_leaves_the_rule_undecided(town: Pack) -> None:
    rows = {
        "community": [_community("a")],
        "premises": [
            _premises("old", "a", "100", kind="old"),
            _premises("new", "a", "1"),
            _premises("unknown", "a", "100", kind=None),
        ],
    }
    run = _run(town, rows)
    outcomes = {k: _finding(run, "old-only", k).outcome for k in ("old", "new", "unknown")}
    assert outcomes == {
        "old": Outcome.PASS,
        "new": Outcome.NOT_APPLICABLE,
        "unknown": Outcome.INSUFFICIENT_DATA,
    }
    assert _finding(run, "old-only", "unknown").missing == ("kind",)
    flat = [f["key"] for f in run.findings.to_pylist() if f["rule"] == "old-only"]
    assert flat == ["unknown"]
    assert run.balance.listed == run.balance.outcomes


def test_a_zero_divisor_is_insufficient_data_and_names_the_formula(town: Pack) -> None:
    rows = {"community": [_community("a", households=0)], "premises": [_premises("p", "a", "10")]}
    finding = _finding(_run(town, rows), "area-per-household", "a")
    assert finding.outcome is Outcome.INSUFFICIENT_DATA
    assert finding.missing == ("total_area / households >= 0.5",)


def test_each_part_of_a_conjunction_is_told_apart(town: Pack) -> None:
    rows = {
        "community": [_community("a", households=None)],
        "premises": [_premises("p", "a", "60.5"), _premises("q", "a", "19.5")],
    }
    finding = _finding(_run(town, rows), "both", "a")
    assert finding.outcome is Outcome.FAIL
    assert [(p.formula, p.holds, p.gap) for p in finding.parts] == [
        ("households >= 10", None, None),
        ("total_area >= 100", False, Decimal(20)),
    ]
    area = next(i for i in finding.inputs if i.name == "total_area")
    assert area.value == Decimal(80)
    assert len(area.cells) == 2


def test_a_missing_row_value_makes_the_sum_unknown_and_is_named_first(town: Pack) -> None:
    rows = {
        "community": [_community("a")],
        "premises": [_premises("p", "a", "300"), _premises("q", "a", None)],
    }
    run = _run(town, rows)
    finding = _finding(run, "area", "a")
    assert finding.outcome is Outcome.INSUFFICIENT_DATA
    missing = next(i for i in finding.inputs if i.name == "total_area")
    unknown_row = _finding(run, "repealed", "q").location
    assert missing.cells[0].cell is not None
    assert unknown_row.cell is not None
    assert missing.cells[0].cell.startswith(unknown_row.cell)


def test_only_rows_in_force_count_and_the_others_are_counted_too(town: Pack) -> None:
    rows = {
        "community": [_community("a")],
        "premises": [
            _premises("p", "a", "150", until=dt.date(2021, 6, 30)),
            _premises("q", "a", "50", since=dt.date(2021, 6, 30)),
            _premises("gone", "a", "999", until=dt.date(2021, 6, 29)),
            _premises("not yet", "a", "999", since=dt.date(2021, 7, 1)),
        ],
    }
    run = _run(town, rows)
    assert _finding(run, "area", "a").parts[0].actual == Decimal(200)
    assert run.balance.records_not_in_force == 2
    assert run.balance.records_in_force == 3
    assert run.balance.closes


def test_a_rule_counts_to_its_last_day(town: Pack) -> None:
    rows = {"community": [_community("a")], "premises": [_premises("p", "a", "5")]}
    assert _run(town, rows).rules_not_in_force == ()
    assert _run(town, rows, on=dt.date(2021, 7, 1)).rules_not_in_force == ("repealed",)


@pytest.mark.parametrize(
    ("on", "known", "place", "required", "chain"),
    [
        ("2019-12-31", None, "350602", 150, ["150"]),
        ("2020-01-01", None, "350602", 200, ["200", "150"]),
        ("2020-01-01", "2019-11-30", "350602", 150, ["150"]),
        ("2021-06-30", None, "350602", 250, ["250", "200"]),
        ("2021-06-30", "2021-02-28", "350602", 200, ["200", "150"]),
        ("2021-06-30", None, "350603", 200, ["200", "150"]),
        ("2014-12-31", None, "350603", None, []),
    ],
)
def test_the_parameter_in_force_and_its_chain(
    *, town: Pack, on: str, known: str | None, place: str, required: int | None, chain: list[str]
) -> None:
    rows = {"community": [_community("a", place)], "premises": [_premises("p", "a", "1")]}
    known_as_of = dt.date.fromisoformat(known) if known else None
    run = _run(town, rows, on=dt.date.fromisoformat(on), known_as_of=known_as_of)
    finding = _finding(run, "area", "a")
    assert finding.parts[0].required == required
    assert [str(value.value) for value in finding.parameters[0].chain] == chain


def test_a_selected_place_has_its_own_balance(town: Pack) -> None:
    rows = {
        "community": [_community("a", "350602"), _community("b", "350603"), _community("c", "3506")],
        "premises": [_premises("p", "a", "300"), _premises("q", "b", "300")],
    }
    run = _run(town, rows, place="350602")
    assert {f.institution for f in run.findings_list} == {"a"}
    assert set(run.institutions) == {("community", "a")}
    assert run.balance.closes
    assert _run(town, rows, place="3506").balance.closes


def test_a_number_that_outgrows_its_width_is_computed_again_in_full(town: Pack) -> None:
    huge = "9999999999999999.99"
    rows = {
        "community": [_community("a")],
        "premises": [_premises("p", "a", huge), _premises("q", "a", huge)],
    }
    finding = _finding(_run(town, rows), "area", "a")
    assert finding.outcome is Outcome.PASS
    assert finding.parts[0].actual == 2 * Decimal(huge)


def test_the_flat_table_holds_what_the_findings_say(town: Pack) -> None:
    rows = {
        "community": [_community("a"), _community("b", households=None)],
        "premises": [_premises("p", "a", "30"), _premises("q", "b", None)],
    }
    run = _run(town, rows)
    flat = {(f["rule"], f["key"]): f for f in run.findings.to_pylist()}
    wanted = {
        (f.rule, f.key): f
        for f in run.findings_list
        if f.outcome in (Outcome.FAIL, Outcome.INSUFFICIENT_DATA)
    }
    assert set(flat) == set(wanted)
    for key, finding in wanted.items():
        part = next(p for p in finding.parts if p.holds is not True)
        assert flat[key]["outcome"] == finding.outcome
        assert flat[key]["actual"] == part.actual
        assert flat[key]["required"] == part.required


def test_explain_opens_every_step(town: Pack) -> None:
    rows = {"community": [_community("a")], "premises": [_premises("p", "a", "30")]}
    dataset = from_rows(rows, record_types=town.record_types, jurisdictions=town.jurisdictions)
    rule = town.rules["area-per-household"]
    explanation = explain(town, dataset, Clock.at(TODAY), rule=rule, key="a")
    assert explanation is not None
    assert [(s.depth, s.text, s.value) for s in explanation.require] == [
        (0, "total_area / households >= 0.5", False),
        (1, "total_area / households", Decimal("0.3")),
        (2, "total_area", Decimal(30)),
        (2, "households", Decimal(100)),
    ]
    assert explanation.measures[0][0] == "total_area"
    assert explain(town, dataset, Clock.at(TODAY), rule=rule, key="nobody") is None


def test_a_parameter_past_its_review_date_is_said_of_every_run_that_uses_it(
    tmp_path: Path, town: Pack
) -> None:
    folder = write_town(tmp_path)
    parameter = folder / "parameters/floor_area_minimum.yaml"
    text = parameter.read_text(encoding="utf-8").replace("unit:", "review_by: 2021-01-01\nunit:")
    parameter.write_text(text, encoding="utf-8")
    stale = load_pack(folder)
    rows = {"community": [_community("a")], "premises": [_premises("p", "a", "30")]}
    assert [d.code.id for d in _run(stale, rows).pack_diagnostics] == ["P147"]
    assert _run(stale, rows, on=dt.date(2020, 12, 31)).pack_diagnostics == ()
    assert _run(town, rows).pack_diagnostics == ()


def test_a_run_that_lost_a_finding_does_not_balance(town: Pack) -> None:
    rows = {"community": [_community("a")], "premises": [_premises("p", "a", "30")]}
    balance = _run(town, rows).balance
    assert balance.closes
    assert balance.listed is not None
    lost = {**balance.listed, Outcome.FAIL: balance.listed[Outcome.FAIL] - 1}
    assert not dataclasses.replace(balance, listed=lost).closes
    assert not dataclasses.replace(balance, checks_due=balance.checks_due + 1).closes
    assert not dataclasses.replace(balance, rows_rejected=1).closes


def test_the_findings_of_a_run_outlive_the_next_run_on_the_same_data(town: Pack) -> None:
    rows = {"community": [_community("a")], "premises": [_premises("p", "a", "30")]}
    dataset = from_rows(rows, record_types=town.record_types, jurisdictions=town.jurisdictions)
    first = evaluate(town, dataset, Clock.at(TODAY))
    expected = first.findings.to_pylist()
    assert expected
    rule = town.rules["area-per-household"]
    explain(town, dataset, Clock.at(TODAY), rule=rule, key="a")
    evaluate(town, dataset, Clock.at(dt.date(2014, 1, 1)))
    assert first.findings.to_pylist() == expected


def test_rows_that_refer_to_nothing_are_nobodys_evidence(town: Pack) -> None:
    rows = {"community": [_community("None")], "premises": [{"no": "p", "area": Decimal(5)}]}
    finding = _finding(_run(town, rows), "area", "None")
    assert finding.inputs[0].cells == ()


def test_institutions_not_in_the_selected_place_or_unknown_are_refused(town: Pack) -> None:
    rows: Rows = {"community": []}
    dataset = from_rows(rows, record_types=town.record_types, jurisdictions=town.jurisdictions)
    for selection in (
        Selection(rules=["no-such-rule"]),
        Selection(areas=["no-such-area"]),
        Selection(jurisdiction="999999"),
    ):
        with pytest.raises(KeyError):
            evaluate(town, dataset, Clock.at(TODAY), selection=selection)


def test_only_findings_that_are_reported_can_be_asked_for(town: Pack) -> None:
    run = _run(town, {"community": [_community("a")]})
    assert run.flat is not None
    with pytest.raises(ValueError, match="pass"):
        run.flat.arrow(outcomes=[Outcome.PASS])
    failed = run.flat.arrow(columns=("actual",), outcomes=[Outcome.FAIL])
    assert failed.column_names == ["rule", "record_type", "outcome", "row", "actual"]


def test_explaining_a_rule_that_is_not_in_force_says_so(town: Pack) -> None:
    rows = {"community": [_community("a")], "premises": [_premises("p", "a", "30")]}
    dataset = from_rows(rows, record_types=town.record_types, jurisdictions=town.jurisdictions)
    rule = town.rules["repealed"]
    for day, in_force in ((TODAY, True), (TODAY + dt.timedelta(days=1), False)):
        explanation = explain(town, dataset, Clock.at(day), rule=rule, key="p")
        assert explanation is not None
        assert explanation.in_force is in_force
        assert ("未施行" in render_explanation(explanation, "zh")) is not in_force


def test_a_place_that_does_not_exist_on_the_day_is_said(tmp_path: Path) -> None:
    folder = write_town(tmp_path)
    places = folder / "jurisdictions.yaml"
    text = places.read_text(encoding="utf-8")
    ended = text.replace('level: county, parent: "3506"}', 'level: county, parent: "3506", VALID}', 1)
    places.write_text(ended.replace("VALID", "valid: {to: 2020-12-31}"), encoding="utf-8")
    town = load_pack(folder)
    rows = {"community": [_community("a", "350602")], "premises": [_premises("p", "a", "300")]}
    said = {
        day: [d.code.id for d in _run(town, rows, on=dt.date.fromisoformat(day)).pack_diagnostics]
        for day in ("2020-12-31", "2021-01-01")
    }
    assert said == {"2020-12-31": [], "2021-01-01": ["P149"]}
    for place, told in (("350602", ["P149"]), ("350603", [])):
        run = _run(town, rows, place=place, on=TODAY)
        assert [found.code.id for found in run.pack_diagnostics] == told
