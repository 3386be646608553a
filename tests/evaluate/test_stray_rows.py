"""A row of which nobody knows whose it is may be anybody's: it decides nothing, and is named."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from zhangcheng.dataset import read_dataset, stray
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.evaluate.explain import explain
from zhangcheng.evaluate.run import Run
from zhangcheng.model.clock import Clock
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack

from .packs import write_pack

TODAY = Clock.at(dt.date(2021, 6, 30))
CODE = "{id: code, label: {zh: 代码, en: Code}, type: text, required: true}"
PLACE = "{id: place, label: {zh: 辖区, en: Place}, type: jurisdiction}"
HOURS = "{id: hours, label: {zh: 时长, en: Hours}, type: number, min: 0, max: 20}"
CLOSED = "{id: closed_on, label: {zh: 终止, en: Closed on}, type: date}"
MONTH = "{id: month, label: {zh: 月, en: Month}, type: number, required: true}"


TIER = """
            id: tier
            label: {zh: 层面, en: Tier}
            type: choice
            values:
              - {id: county, label: {zh: 县, en: County}}
              - {id: community, label: {zh: 社区, en: Community}}"""


def _refers(to: str, inverse: str, *, more: str = ", required: true") -> str:
    label = f"{{zh: {to}, en: {to}}}"
    return f"{{id: {to}, label: {label}, type: reference, to: {to}, inverse: {inverse}{more}}}"


def _record(name: str, key: str, *fields: str, belongs_to: str = "", in_force: str = "") -> str:
    listed = "".join(f"\n          - {field}" for field in fields)
    return f"""
        id: {name}
        title: {{zh: {name}, en: {name}}}
        key: [{key}]
        {f"belongs_to: {belongs_to}" if belongs_to else ""}
        {f"in_force: {in_force}" if in_force else ""}
        fields:{listed}
    """


RECORDS = {
    "county": _record("county", "code", CODE, PLACE),
    "community": _record("community", "code", CODE, PLACE),
    "visit": _record("visit", "code", CODE, _refers("community", "visits"), belongs_to="community"),
    "deal": _record(
        "deal",
        "code",
        CODE,
        _refers("county", "deals"),
        _refers("community", "deals", more=""),
        belongs_to="county",
    ),
    "pact": _record(
        "pact",
        "code",
        CODE,
        _refers("county", "pacts"),
        _refers("community", "pacts", more=", required_for: {tier: [community]}"),
        TIER,
        belongs_to="county",
    ),
    "month": _record(
        "month", "community, month", _refers("community", "months"), MONTH, HOURS, belongs_to="community"
    ),
    "held": _record(
        "held",
        "code",
        CODE,
        _refers("community", "holdings"),
        CLOSED,
        belongs_to="community",
        in_force="{to: closed_on}",
    ),
    "paid": _record(
        "paid",
        "code",
        CODE,
        _refers("community", "pays"),
        HOURS,
        belongs_to="community",
    ),
}
RULES = {
    "once": ("count(visits) >= 1", "visits: [{code: v}]", "visits: []"),
    "twice": ("count(visits) >= 2", "visits: [{code: v}, {code: w}]", "visits: []"),
    "rarely": ("count(visits) <= 1", "visits: []", "visits: [{code: v}, {code: w}]"),
    "deal": ("count(deals) >= 1", "deals: [{code: d}]", "deals: []"),
    "pact": ("count(pacts) >= 1", "pacts: [{code: p, tier: community}]", "pacts: []"),
    "hours": (
        "sum(months.hours) >= 10",
        "months: [{month: 1, hours: 10}]",
        "months: [{month: 1, hours: 9}]",
    ),
    "held": ("count(holdings) >= 1", "holdings: [{code: h}]", "holdings: []"),
    "paid": ("sum(pays.hours) >= 10", "pays: [{code: p, hours: 10}]", "pays: [{code: p, hours: 9}]"),
}


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
    rules = "    area: care\n    title: {zh: 关爱, en: Care}\n    rules:" + "".join(
        _rule(name, *rule) for name, rule in RULES.items()
    )
    files = {f"records/{name}.yaml": text for name, text in RECORDS.items()}
    return load_pack(write_pack(tmp_path_factory.mktemp("stray"), {**files, "rules/care.yaml": rules}))


HEADINGS = {
    "held": ("code", "community", "closed_on"),
    "county": ("code", "place"),
    "community": ("code", "place"),
    "visit": ("code", "community"),
    "deal": ("code", "county", "community"),
    "pact": ("code", "county", "community", "tier"),
    "month": ("community", "month", "hours"),
    "paid": ("code", "community", "hours"),
}
Rows = Sequence[Sequence[object]]
COMMUNITIES: Rows = [("a", "350602"), ("b", "350602"), ("c", "350603")]
COUNTIES: Rows = [("A", "350602"), ("B", "350603")]
HELD: dict[str, Rows] = {"county": COUNTIES, "community": COMMUNITIES}


def run_of(
    pack: Pack,
    folder: Path,
    files: Mapping[str, Mapping[str, Rows]],
    lacking: Mapping[str, Sequence[str]] | None = None,
) -> Run:
    """Check workbooks; `lacking` are the columns that sheets go without, by file."""
    for name, sheets in files.items():
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            left_out = (lacking or {}).get(name, ())
            kept = [index for index, name in enumerate(HEADINGS[title]) if name not in left_out]
            for row in (HEADINGS[title], *rows):
                sheet.append([row[index] for index in kept])
        book.save(folder / name)
    dataset = read_dataset(folder, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
    return evaluate(pack, dataset, TODAY)


def outcomes(run: Run, rule: str) -> str:
    """Return the outcome of each community, in a letter each: pass, fail, or ? for undecided."""
    letters = {"pass": "p", "fail": "f", "insufficient_data": "?"}
    found = {f.key: letters[f.outcome.value] for f in run.findings_list if f.rule == rule}
    return "".join(found[key] for key in sorted(found))


VISITS: Rows = [("1", "a"), ("2", "b"), ("3", "b")]
ONE_LOST = {"once": "pp?", "twice": "?pf", "rarely": "?fp"}
"""Where a and b have one and two visits, and one more is anybody's."""


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"visit": VISITS}, {"once": "ppf", "twice": "fpf", "rarely": "pfp"}),
        ({"visit": [*VISITS, ("4", "z")]}, ONE_LOST),
        ({"visit": [*VISITS, ("4", None)]}, ONE_LOST),
        (
            {"visit": [*VISITS, ("4", "z"), ("5", None)]},
            {"once": "pp?", "twice": "?p?", "rarely": "?f?"},
        ),
        # A row without a number of its own is no record, but it is somebody's visit.
        ({"visit": [*VISITS, (None, "c")]}, {"once": "pp?", "twice": "fpf", "rarely": "pfp"}),
        ({"visit": [*VISITS, (None, "z")]}, ONE_LOST),
        # One of the same number may be another, unless it says the same.
        ({"visit": [*VISITS, ("1", "c")]}, {"once": "pp?", "twice": "fpf", "rarely": "pfp"}),
        ({"visit": [*VISITS, ("1", "a")]}, {"once": "ppf", "twice": "fpf", "rarely": "pfp"}),
        # Which of two rows of one number is right, nobody knows.
        ({"paid": [("1", "a", 10), ("1", "a", 9), ("2", "b", 10)]}, {"paid": "?p?"}),
        ({"paid": [("1", "a", 10), ("1", "a", 10), ("2", "b", 10)]}, {"paid": "pp?"}),
        ({"month": [("a", 1, 10), ("a", 1, 9), ("b", 1, 10)]}, {"hours": "?p?"}),
        ({"held": [("1", "a", None), ("1", "a", "2021-01-31")]}, {"held": "?ff"}),
        ({"held": [("1", "a", "2021-01-31"), ("1", "a", None)]}, {"held": "?ff"}),
        # A deal may be a county's own; what is written of a community lies in that county.
        ({"deal": [("1", "A", "a"), ("2", "A", None)]}, {"deal": "pff"}),
        ({"deal": [("1", "A", "a"), ("2", "A", "z")]}, {"deal": "p?f"}),
        ({"deal": [("1", "A", "a"), ("2", "B", "z")]}, {"deal": "pf?"}),
        # That it is a community's, its tier says; where it does not, it may be.
        ({"pact": [("1", "A", "a", "社区"), ("2", "A", None, "县")]}, {"pact": "pff"}),
        ({"pact": [("1", "A", "a", "社区"), ("2", "A", None, "社区")]}, {"pact": "p?f"}),
        ({"pact": [("1", "A", "a", "社区"), ("2", "B", None, None)]}, {"pact": "pf?"}),
        ({"pact": [("1", "A", "a", "社区"), ("2", "B", None, "村")]}, {"pact": "pf?"}),
        ({"pact": [("1", "A", "a", "社区"), (None, "A", None, "社区")]}, {"pact": "p?f"}),
        ({"pact": [("1", "A", "a", "社区"), (None, "A", None, "县")]}, {"pact": "pff"}),
        # Who has a row for that month has no other.
        (
            {"month": [("a", 1, 9), ("b", 1, 9), ("c", 2, 9), ("z", 1, 1)]},
            {"hours": "ff?"},
        ),
        ({"month": [("a", 1, 9), ("b", 1, 9), ("c", 2, 9), (None, 2, 1)]}, {"hours": "??f"}),
        # What a row can add to a sum is known between bounds, even where its own value is not.
        ({"paid": [("1", "a", 9), ("2", "b", 10), ("3", "z", 0)]}, {"paid": "fp?"}),
        ({"paid": [("1", "a", 9), ("2", "b", 10), ("3", "z", 1)]}, {"paid": "?p?"}),
        ({"paid": [("1", "a", 9), ("2", "b", 10), ("3", "z", None)]}, {"paid": "?p?"}),
        ({"paid": [("1", "a", 9), ("2", "b", 10), (None, "a", 0)]}, {"paid": "?p?"}),
    ],
)
def test_a_row_that_may_be_anybodys_decides_nothing(
    pack: Pack, tmp_path: Path, sheets: dict[str, Rows], expected: dict[str, str]
) -> None:
    run = run_of(pack, tmp_path, {"all.xlsx": {**HELD, **sheets}})
    assert {rule: outcomes(run, rule) for rule in expected} == expected
    assert run.balance.closes


def test_a_slip_in_a_countys_own_workbook_is_of_one_of_its_own(pack: Pack, tmp_path: Path) -> None:
    one = {"county": COUNTIES[:1], "community": COMMUNITIES[:2], "visit": [("1", "z")]}
    other = {"county": COUNTIES[1:], "community": COMMUNITIES[2:], "visit": [("2", "y")]}
    run = run_of(pack, tmp_path, {"one.xlsx": one, "other.xlsx": {**other, "visit": [("2", "c")]}})
    assert outcomes(run, "once") == "??p"
    run = run_of(pack, tmp_path, {"one.xlsx": {**one, "visit": [("1", "a")]}, "other.xlsx": other})
    assert outcomes(run, "once") == "pf?"


def test_rows_of_a_sheet_that_does_not_say_whose_they_are(pack: Pack, tmp_path: Path) -> None:
    """Others have the column: it is not blank there, but unknown."""
    one = {"county": COUNTIES[:1], "community": COMMUNITIES[:2], "deal": [("1", "A", "")]}
    other = {"county": COUNTIES[1:], "community": COMMUNITIES[2:], "deal": [("2", "B", None)]}
    files = {"one.xlsx": one, "other.xlsx": other}
    assert outcomes(run_of(pack, tmp_path, files), "deal") == "fff"
    assert outcomes(run_of(pack, tmp_path, {**files}, {"one.xlsx": ["community"]}), "deal") == "??f"


def test_a_code_that_several_ledgers_agree_on_is_of_an_institution_that_is_missing(
    pack: Pack, tmp_path: Path
) -> None:
    """It is no slip; but it may be the code of one that stands under a wrong one."""
    sheets: dict[str, Rows] = {
        "visit": [("1", "a"), ("2", "z")],
        "paid": [("1", "a", 10), ("2", "b", 9), ("3", "z", 20)],
    }
    run = run_of(pack, tmp_path, {"all.xlsx": {**HELD, **sheets}})
    assert (outcomes(run, "once"), outcomes(run, "paid")) == ("pf?", "pf?")


OF_ANOTHER: Rows = [("1", "a"), ("2", "350603001001")]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # In a workbook of its own institutions it is a slip, as any other.
        ({"all.xlsx": {"community": COMMUNITIES[:2], "visit": OF_ANOTHER}}, "p?"),
        ({"all.xlsx": {"community": COMMUNITIES[:2], "visit": [*OF_ANOTHER, ("3", "b")]}}, "pp"),
        # Another county is not touched by it.
        (
            {
                "all.xlsx": {"community": [COMMUNITIES[0]], "visit": OF_ANOTHER},
                "other.xlsx": {
                    "community": [("b", "350604"), ("c", "350604")],
                    "visit": [("3", "c")],
                },
            },
            "pfp",
        ),
        # In a list of all counties it is that of a place that was not handed in.
        ({"all.xlsx": {"community": COMMUNITIES[:2]}, "list.xlsx": {"visit": OF_ANOTHER}}, "pf"),
    ],
)
def test_a_code_of_a_place_that_has_no_institutions(
    pack: Pack, tmp_path: Path, files: dict[str, dict[str, Rows]], expected: str
) -> None:
    run = run_of(pack, tmp_path, files)
    assert outcomes(run, "once") == expected
    told = [(str(d.location), d.arguments["text"]) for d in run.diagnostics if d.code.id == "D154"]
    file = "list.xlsx" if "list.xlsx" in files else "all.xlsx"
    assert told == [(f"{file} › visit › B3", "350603001001")]


def test_one_that_several_ledgers_agree_on_is_of_an_institution_without_rows(
    pack: Pack, tmp_path: Path
) -> None:
    sheets: dict[str, Rows] = {
        "community": COMMUNITIES[:2],
        "visit": OF_ANOTHER,
        "paid": [("1", "a", 9), ("2", "b", 10), ("3", "350603001001", 10)],
    }
    run = run_of(pack, tmp_path, {"all.xlsx": sheets})
    assert (outcomes(run, "once"), outcomes(run, "paid")) == ("pf", "fp")


def test_the_row_is_named_where_it_left_a_check_undecided(pack: Pack, tmp_path: Path) -> None:
    sheets = {**HELD, "visit": [("1", "z"), (None, "c")]}
    run = run_of(pack, tmp_path, {"all.xlsx": sheets})
    found = next(f for f in run.findings_list if (f.rule, f.key) == ("once", "c"))
    (counted,) = found.inputs
    assert found.missing == ("count(visits)",)
    assert [str(cell) for cell in counted.strays] == ["all.xlsx › visit › 3", "all.xlsx › visit › B2"]
    assert counted.cells == counted.strays
    dataset = read_dataset(tmp_path, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
    told = explain(pack, dataset, TODAY, rule=pack.rules["once"], key="c")
    assert told is not None
    rows = [row for step in told.require for row in step.rows]
    assert sorted(str(row.location) for row in rows) == sorted(str(cell) for cell in counted.strays)
    assert [row.kept for row in rows] == [None, None]


def test_where_too_many_may_be_anybodys_nothing_is_known(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stray, "_PAIRS", 5)
    sheets = {**HELD, "visit": [*VISITS, ("4", "z"), ("5", "y")]}
    run = run_of(pack, tmp_path, {"all.xlsx": sheets})
    assert outcomes(run, "once") == "???"
    found = next(f for f in run.findings_list if (f.rule, f.key) == ("once", "c"))
    assert [(name, str(place)) for name, place in found.inputs[0].not_given] == [
        ("visit", "all.xlsx › visit › B5")
    ]
