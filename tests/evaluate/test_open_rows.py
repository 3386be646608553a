"""A row of which it is open whether a filter keeps it: open what is counted, unless others decide."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhangcheng.dataset import from_rows
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.evaluate.run import Run
from zhangcheng.model.clock import Clock
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack

from .packs import write_pack

TODAY = Clock.at(dt.date(2021, 6, 30))
LONG = "visits[minutes >= 30]"
RULES = {
    "least": (f"count({LONG}) >= 2", "visits: [{minutes: 30}, {minutes: 30}]", "visits: []"),
    "more": (f"count({LONG}) > 1", "visits: [{minutes: 30}, {minutes: 30}]", "visits: []"),
    "most": (f"count({LONG}) <= 1", "visits: []", "visits: [{minutes: 30}, {minutes: 30}]"),
    "below": (f"count({LONG}) < 2", "visits: []", "visits: [{minutes: 30}, {minutes: 30}]"),
    "none": (f"count({LONG}) = 0", "visits: []", "visits: [{minutes: 30}]"),
    "any": (f"count({LONG}) != 0", "visits: [{minutes: 30}]", "visits: []"),
    "turned": (f"2 <= count({LONG})", "visits: [{minutes: 30}, {minutes: 30}]", "visits: []"),
    "named": ("long_visits >= 2", "visits: [{minutes: 30}, {minutes: 30}]", "visits: []"),
    "share": (
        f"count({LONG}) / count(visits) >= 0.5",
        "visits: [{minutes: 30}]",
        "visits: [{minutes: 1}]",
    ),
    "sum": (f"sum({LONG}.minutes) >= 60", "visits: [{minutes: 60}]", "visits: [{minutes: 30}]"),
    "both": (
        f"count({LONG}) + count(visits[people >= 2]) >= 3",
        "visits: [{minutes: 30, people: 2}, {minutes: 30}]",
        "visits: [{minutes: 30, people: 2}]",
    ),
    "more_long": (
        f"count({LONG}) - count(visits[people >= 2]) >= 1",
        "visits: [{minutes: 30, people: 1}]",
        "visits: [{minutes: 30, people: 2}]",
    ),
    "people": (
        f"sum({LONG}.people) >= 3",
        "visits: [{minutes: 30, people: 3}]",
        "visits: [{minutes: 30, people: 2}]",
    ),
    "every": (
        f"every v in {LONG} satisfies v.people >= 2",
        "visits: [{minutes: 30, people: 2}]",
        "visits: [{minutes: 30, people: 1}]",
    ),
    "some": (
        f"some v in {LONG} satisfies v.people >= 2",
        "visits: [{minutes: 30, people: 2}]",
        "visits: [{minutes: 30, people: 1}]",
    ),
}
PASS, FAIL, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.INSUFFICIENT_DATA
Visit = tuple[int | None, int | None]
"""Its minutes, and the people who took part."""


def _rule(name: str, require: str, good: str, bad: str) -> str:
    return f"""
      - id: {name}
        title: {{zh: {name}, en: {name}}}
        record: community
        require: '{require}'
        level: must
        illustrative: true
        cases:
          - {{name: {{zh: 甲, en: a}}, as_of: 2021-06-30, given: {{{good}}}, expect: pass}}
          - {{name: {{zh: 乙, en: b}}, as_of: 2021-06-30, given: {{{bad}}}, expect: fail}}
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    community = f"""
        id: community
        title: {{zh: 社区, en: Community}}
        key: [code]
        fields:
          - {{id: code, label: {{zh: 代码, en: Code}}, type: text, required: true}}
          - {{id: place, label: {{zh: 辖区, en: Place}}, type: jurisdiction}}
        measures:
          - {{id: long_visits, title: {{zh: 长访, en: Long}}, value: 'count({LONG})', unit: '1'}}
    """
    visit = """
        id: visit
        title: {zh: 走访, en: Visit}
        key: [code]
        belongs_to: community
        fields:
          - {id: code, label: {zh: 代码, en: Code}, type: text, required: true}
          - {id: community, label: {zh: 社区, en: Of}, type: reference, to: community, inverse: visits}
          - {id: minutes, label: {zh: 分钟, en: Minutes}, type: number}
          - {id: people, label: {zh: 人数, en: People}, type: number, min: 0, max: 9}
    """
    rules = "    area: care\n    title: {zh: 关爱, en: Care}\n    rules:" + "".join(
        _rule(name, *rule) for name, rule in RULES.items()
    )
    files = {
        "records/community.yaml": community,
        "records/visit.yaml": visit,
        "rules/care.yaml": rules,
    }
    return load_pack(write_pack(tmp_path_factory.mktemp("open"), files))


def _run(pack: Pack, visits: list[Visit]) -> Run:
    rows = [
        {"code": str(number), "community": "a", "minutes": minutes, "people": people}
        for number, (minutes, people) in enumerate(visits)
    ]
    dataset = from_rows(
        {"community": [{"code": "a"}], "visit": rows},
        record_types=pack.record_types,
        jurisdictions=pack.jurisdictions,
    )
    return evaluate(pack, dataset, TODAY)


def _outcomes(pack: Pack, visits: list[Visit]) -> dict[str, Outcome]:
    return {finding.rule: finding.outcome for finding in _run(pack, visits).findings_list}


def _finding(run: Run, rule: str) -> Finding:
    return next(finding for finding in run.findings_list if finding.rule == rule)


NO_LONG: dict[str, Outcome] = {
    **dict.fromkeys(("least", "more", "turned", "named", "any", "some", "share"), FAIL),
    **dict.fromkeys(("most", "below", "none", "every"), PASS),
    **dict.fromkeys(("sum", "people"), OPEN),
}
TWO = ("least", "more", "turned", "named")
ONE_OPEN = {
    **dict.fromkeys(TWO, FAIL),
    **dict.fromkeys(("most", "below"), PASS),
    **dict.fromkeys(("none", "any", "share", "sum", "people", "every", "some"), OPEN),
}
"""There is one visit, and it may be a long one."""
OF_TWO = {
    **dict.fromkeys((*TWO, "most", "below", "sum", "people"), OPEN),
    **dict.fromkeys(("any", "share"), PASS),
    "none": FAIL,
}
"""Of two visits one certainly is a long one, and one may be."""


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        ([(29, 2)], NO_LONG),
        ([(None, 2)], {**ONE_OPEN, "every": PASS}),
        ([(None, 1)], {**ONE_OPEN, "some": FAIL}),
        ([(None, None)], ONE_OPEN),
        ([(30, 2), (None, 2)], {**OF_TWO, "every": PASS, "some": PASS}),
        ([(30, 1), (None, 2)], {**OF_TWO, "every": FAIL, "some": OPEN}),
        (
            [(30, 2), (30, 2), (None, 1)],
            {
                **dict.fromkeys((*TWO, "any", "some", "share", "people"), PASS),
                **dict.fromkeys(("most", "below", "none"), FAIL),
                **dict.fromkeys(("sum", "every"), OPEN),
            },
        ),
    ],
)
def test_what_is_open_decides_nothing_and_undoes_nothing(
    pack: Pack, visits: list[Visit], expected: dict[str, Outcome]
) -> None:
    found = _outcomes(pack, visits)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("visits", "both", "more_long"),
    [
        ([(30, 2), (30, 1)], PASS, PASS),
        ([(30, 2), (None, 2)], PASS, OPEN),
        ([(None, 1)], FAIL, OPEN),
        ([(None, None)], FAIL, OPEN),
        ([(30, None), (None, None)], OPEN, OPEN),
        ([(30, 2), (30, None), (None, None)], PASS, OPEN),
    ],
)
def test_two_counts_settle_what_they_both_bear_on_one_way(
    pack: Pack, visits: list[Visit], both: Outcome, more_long: Outcome
) -> None:
    found = _outcomes(pack, visits)
    assert (found["both"], found["more_long"]) == (both, more_long)


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        ([(30, 1), (None, 1)], FAIL),
        ([(30, 1), (None, 2)], OPEN),
        ([(30, 3), (None, None)], PASS),
        ([(30, 2), (None, None)], OPEN),
        ([(30, 2), (None, 0)], FAIL),
        ([(30, None), (None, 9)], OPEN),
        ([(None, 9)], OPEN),
    ],
)
def test_a_sum_of_what_is_never_below_0_lies_between_bounds(
    pack: Pack, visits: list[Visit], expected: Outcome
) -> None:
    assert _outcomes(pack, visits)["people"] == expected


@settings(max_examples=30)
@given(st.data())
def test_filling_in_changes_no_outcome_that_was_settled(pack: Pack, data: st.DataObject) -> None:
    numbers = st.sampled_from([29, 30, 60])
    rows = st.lists(st.tuples(numbers, st.sampled_from([0, 1, 2])), max_size=4)
    filled = data.draw(rows)
    gone = data.draw(st.lists(st.booleans(), min_size=len(filled), max_size=len(filled)))
    visits: list[Visit] = [
        (None if is_gone else minutes, people)
        for is_gone, (minutes, people) in zip(gone, filled, strict=True)
    ]
    settled = {name: outcome for name, outcome in _outcomes(pack, visits).items() if outcome != OPEN}
    whole = _outcomes(pack, list(filled))
    assert settled == {name: whole[name] for name in settled}


def test_what_decided_is_shown_and_what_is_open_is_named_by_its_row(pack: Pack) -> None:
    run = _run(pack, [(30, 2), (None, 2)])
    share, least = _finding(run, "share"), _finding(run, "least")
    assert [(part.actual, part.holds) for part in share.parts] == [(Decimal("0.5"), True)]
    assert share.inputs[0].value == 1
    short = _finding(_run(pack, [(29, 2), (29, 2), (29, 2), (None, 2)]), "share")
    assert [(part.actual, part.gap) for part in short.parts] == [(Decimal(0), Decimal("0.5"))]
    assert least.missing == (f"count({LONG})",)
    (counted,) = least.inputs
    assert counted.value is None
    assert [cell.cell for cell in counted.cells] == ["2", "1"]
