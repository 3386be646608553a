"""What a report says would make a check pass does make it pass, when the data is so changed."""

import copy
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zhangcheng as zc
from zhangcheng.dataset import from_rows
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.evaluate.run import Run
from zhangcheng.model.clock import Clock
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.report.to_pass import Needed, county_totals, needed

from .town_pack import write_town

EXAMPLE = Path(__file__).parents[2] / "examples" / "xiangcheng-2021.xlsx"
Rows = dict[str, list[dict[str, object]]]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_town(tmp_path_factory.mktemp("town")))


def check(town: Pack, rows: Rows) -> Run:
    dataset = from_rows(rows, record_types=town.record_types, jurisdictions=town.jurisdictions)
    return evaluate(town, dataset, Clock.at(dt.date(2021, 6, 30)))


def changed(rows: Rows, finding: Finding, changes: tuple[Needed, ...]) -> Rows:
    """Change the data as the finding asks; the total area through one place of the community."""
    changed_rows = copy.deepcopy(rows)
    for one in changes:
        if one.name == "total_area":
            place = next(r for r in changed_rows["premises"] if r["community"] == finding.key)
            assert isinstance(place["area"], Decimal)
            assert one.amount is not None
            place["area"] += one.amount
        else:
            key = "code" if finding.record_type == "community" else "no"
            (record,) = [r for r in changed_rows[finding.record_type] if r[key] == finding.key]
            record[one.name] = one.then
    return changed_rows


_AREAS = st.decimals("0.01", "400", places=2)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    places=st.lists(
        st.tuples(st.sampled_from(("350602", "350603")), st.integers(0, 300), _AREAS, _AREAS),
        min_size=1,
        max_size=3,
    )
)
def test_the_change_makes_it_pass(town: Pack, places: list[tuple[str, int, Decimal, Decimal]]) -> None:
    rows: Rows = {"community": [], "premises": []}
    for number, (place, households, first, second) in enumerate(places):
        code = f"c{number}"
        rows["community"].append({"code": code, "place": place, "households": households})
        for part, area in enumerate((first, second)):
            rows["premises"].append(
                {"no": f"{code}-{part}", "community": code, "area": area, "kind": "old"}
            )
    run = check(town, rows)
    for finding in run.findings_list:
        if finding.outcome is not Outcome.FAIL:
            continue
        changes = needed(run, finding)
        assert changes is not None
        after = check(town, changed(rows, finding, changes))
        (same,) = [f for f in after.findings_list if (f.rule, f.key) == (finding.rule, finding.key)]
        assert same.outcome is Outcome.PASS, (finding.rule, changes)


def test_totals_of_the_example_are_the_gaps_and_cheapest_first() -> None:
    run = zc.check(zc.load_pack(), EXAMPLE, as_of=dt.date(2021, 12, 31))
    failing = [f for f in run.findings_list if f.outcome is Outcome.FAIL]
    totals = county_totals(run)
    assert [total.county for total in totals] == ["350602", "350603"]
    # What is a fact of the past is changed by nobody, and every other failing check has its change.
    past = {"opinion-before-decision", "premises-obtained-new-area", "premises-obtained-old-area"}
    settled = [f for f in failing if f.rule in past]
    assert sum(total.unknown for total in totals) == len(settled) > 0
    assert sum(row.checks for total in totals for row in total.rules) == len(failing) - len(settled)
    for total in totals:
        by_unit: dict[str, list[Decimal]] = {}
        for row in total.rules:
            by_unit.setdefault(str(row.unit), []).append(row.amount)
        assert all(amounts == sorted(amounts) for amounts in by_unit.values())


def test_a_value_that_two_rules_ask_for_counts_once() -> None:
    run = zc.check(zc.load_pack(), EXAMPLE, as_of=dt.date(2021, 12, 31), areas=["stipends"])
    (unit,) = {row.unit for total in county_totals(run) for row in total.rules}
    by_rule = sum((row.amount for total in county_totals(run) for row in total.rules), Decimal(0))
    together = sum((dict(total.units)[unit] for total in county_totals(run)), Decimal(0))
    most: dict[str, Decimal] = {}
    for finding in run.findings_list:
        if finding.outcome is Outcome.FAIL:
            gap = max(part.gap or Decimal(0) for part in finding.parts)
            most[finding.key] = max(most.get(finding.key, Decimal(0)), gap)
    assert together < by_rule
    assert abs(together - sum(most.values())) <= Decimal("0.01") * len(most)
