"""Random requirements over random records: SQL and a plain reading in Python agree."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from zhangcheng.dataset import from_rows
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.feel import tree
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack.pack import Pack

from .reference import Reader, World
from .world import CLOCK, RECORD_TYPES, TOTAL, floor_at, make_pack, worlds

OUTCOMES = {True: Outcome.PASS, False: Outcome.FAIL, None: Outcome.INSUFFICIENT_DATA}

areas = st.sampled_from(
    [
        "total_area",
        "area_floor",
        'area_floor(on: @"2019-06-30")',
        "area_floor(on: founded)",
        "sum(premises.area)",
        "min(premises.area)",
        "max(premises[opened <= today()].area)",
        "mean(premises.area)",
        'sum(premises[kind = "new"].area)',
        "sum(for p in premises return p.area * 1.5)",
        "150.5 * 2",
    ]
)
numbers = st.sampled_from(
    [
        "households",
        "budget",
        "budget * 1.1",
        "households / budget",
        "budget / households",
        "-budget",
        "0.3",
        "100",
        "count(premises)",
        'count(premises[kind = "new" and area > 100])',
        "count(premises[opened >= founded])",
        "count(distinct values(premises.kind))",
        "(if active then households else budget)",
        "founded.year",
    ]
)
dates = st.sampled_from(["founded", "today()", '@"2019-06-30"', "min(premises.opened)", "period.start"])
operators = st.sampled_from(["<", "<=", ">", ">=", "=", "!="])


def _joined(left: str, operator: str, right: str) -> str:
    return f"{left} {operator} {right}"


comparisons = st.one_of(
    st.builds(_joined, areas, operators, areas),
    st.builds(_joined, numbers, operators, numbers),
    st.builds(_joined, dates, operators, dates),
    st.builds("{} + {} > {}".format, areas, areas, areas),
    st.builds("{} - {} <= {}".format, numbers, numbers, numbers),
    st.builds("{} between {} and {}".format, numbers, numbers, numbers),
    st.builds("{} in [{}..{})".format, areas, areas, areas),
    st.builds("{} = null".format, numbers),
    st.builds("{} != null".format, areas),
)
rows = st.sampled_from(
    [
        "every p in premises satisfies p.area >= 100",
        'some p in premises satisfies p.kind = "new"',
        "every p in premises[opened <= today()] satisfies p.area >= area_floor",
        "some p in premises satisfies p.opened < founded and p.area > 50",
        'every p in premises satisfies p.kind in ("new", "old")',
        "founded in period",
        "active",
    ]
)
requirements = st.recursive(
    st.one_of(comparisons, rows),
    lambda inner: st.one_of(
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("({}) or ({})".format, inner, inner),
        st.builds("not({})".format, inner),
        st.builds("if ({}) then ({}) else ({})".format, inner, inner, inner),
    ),
    max_leaves=5,
)


def _read(pack: Pack, data: Mapping[str, list[dict[str, object]]], text: tree.Node, at: int) -> object:
    records = {
        "community": [{"_key": r["code"], "jurisdiction": r["place"], **r} for r in data["community"]],
        "premises": [
            {"_key": r["no"], "jurisdiction": _place(data, r["community"]), **r}
            for r in data["premises"]
        ],
    }
    world = World(
        record_types=RECORD_TYPES,
        records=records,
        measures={("community", "total_area"): pack.trees[TOTAL]},
        parameter=floor_at,
        clock=CLOCK,
    )
    return Reader(world, "community", records["community"][at]).read(text)


def _place(data: Mapping[str, list[dict[str, object]]], code: object) -> object:
    return next(r["place"] for r in data["community"] if r["code"] == code)


@settings(max_examples=40, deadline=None)
@given(data=worlds(), texts=st.lists(requirements, min_size=1, max_size=12, unique=True))
def test_outcomes_agree(data: Mapping[str, list[dict[str, object]]], texts: list[str]) -> None:
    pack = make_pack(texts)
    dataset = from_rows(data, record_types=pack.record_types, jurisdictions=pack.jurisdictions)

    run = evaluate(pack, dataset, CLOCK)

    found = {(finding.rule, finding.key): finding.outcome for finding in run.findings_list}
    assert run.balance.closes
    for number, (text, rule) in enumerate(zip(texts, pack.rules.values(), strict=True)):
        for at, record in enumerate(data["community"]):
            expected = _read(pack, data, pack.tree(rule.require), at)
            assert expected in (True, False, None), text
            outcome = OUTCOMES[expected]
            assert found[f"r{number}", str(record["code"])] is outcome, (text, record)


@settings(max_examples=10, deadline=None)
@given(data=worlds(), texts=st.lists(requirements, min_size=1, max_size=6, unique=True))
def test_the_order_of_rows_does_not_matter(
    data: Mapping[str, list[dict[str, object]]], texts: list[str]
) -> None:
    pack = make_pack(texts)
    outcomes = []
    for rows_in_order in (data, {name: rows_[::-1] for name, rows_ in data.items()}):
        dataset = from_rows(
            rows_in_order, record_types=pack.record_types, jurisdictions=pack.jurisdictions
        )
        run = evaluate(pack, dataset, CLOCK)
        outcomes.append({(f.rule, f.key): (f.outcome, f.parts) for f in run.findings_list})
    assert outcomes[0] == outcomes[1]
