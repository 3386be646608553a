"""What the ledger of one county leaves out, though those of others have it, is not known."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from zhangcheng.dataset import Dataset, read_dataset
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.evaluate.explain import explain
from zhangcheng.evaluate.run import Run
from zhangcheng.model.clock import Clock
from zhangcheng.model.finding import Finding
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack

from .packs import write_pack

TODAY = Clock.at(dt.date(2021, 6, 30))


def _record(name: str, of: str | None, *rest: str, measures: str = "") -> str:
    title = f"{{zh: {name}, en: {name}}}"
    belongs = f"belongs_to: {of}" if of else ""
    inverse = {"community": "communities"}.get(name, f"{name}s")
    own = "{id: place, label: {zh: 辖区, en: Place}, type: jurisdiction}"
    if of:
        own = f"{{id: {of}, label: {{zh: {of}, en: Of}}, type: reference, to: {of}, inverse: {inverse}}}"
    fields = "".join(f"\n          - {field}" for field in (own, *rest))
    return f"""
        id: {name}
        title: {title}
        key: [code]
        {belongs}
        fields:
          - {{id: code, label: {{zh: 代码, en: Code}}, type: text, required: true}}{fields}
        {measures}
    """


def _measure(name: str, value: str) -> str:
    return (
        f"\n          - {{id: {name}, title: {{zh: {name}, en: {name}}}, value: '{value}', unit: '1'}}"
    )


_NUMBER = "{id: minutes, label: {zh: 分钟, en: Minutes}, type: number}"
_SAME = "{id: after, label: {zh: 续前, en: After}, type: reference, to: visit, inverse: later}"
_COUNTY = "{id: county, label: {zh: 县, en: County}, type: reference, to: county, inverse: communities}"
_PLACE = "{id: place, label: {zh: 辖区, en: Place}, type: jurisdiction}"

RECORDS = {
    "county": _record(
        "county",
        None,
        measures="measures:"
        + _measure("visited", "count(communities[visits_made >= 1])")
        + _measure("visits_made", "sum(communities.visits_made)")
        + _measure("on_target", "count(communities[visits_made >= target])"),
    ),
    "community": _record(
        "community",
        None,
        _COUNTY,
        "{id: target, label: {zh: 目标, en: Target}, type: number}",
        measures="measures:"
        + _measure("visits_made", "count(visits)")
        + _measure("grid_walks", "sum(grids.walks_made)"),
    ),
    "visit": _record("visit", "community", _NUMBER, _SAME),
    "grid": _record("grid", "community", measures="measures:" + _measure("walks_made", "count(walks)")),
    "walk": _record("walk", "grid"),
}
RULES = {
    "visited": ("community", "visits_made >= 1", "visits: [{minutes: 30}]", "visits: []"),
    "long": (
        "community",
        "every v in visits satisfies v.minutes >= 30",
        "visits: [{minutes: 30}]",
        "visits: [{minutes: 29}]",
    ),
    "walked": (
        "community",
        "grid_walks >= 1",
        "grids: [{walks: [{code: w}]}]",
        "grids: [{code: g}]",
    ),
    "half": (
        "county",
        "visited / count(communities) >= 0.5",
        "communities: [{visits: [{minutes: 1}]}]",
        "communities: [{code: a}]",
    ),
    "sum": (
        "county",
        "visits_made >= 1",
        "communities: [{visits: [{minutes: 1}]}]",
        "communities: [{code: a}]",
    ),
    "target": (
        "county",
        "on_target >= 1",
        "communities: [{target: 1, visits: [{minutes: 1}]}]",
        "communities: [{code: a}]",
    ),
    "grid-of-visited": (
        "community",
        "count(grids[community.visits_made >= 1]) >= 1",
        "grids: [{code: g}], visits: [{code: v}]",
        "grids: [{code: g}]",
    ),
    "of-visited": (
        "grid",
        "community.visits_made >= 1",
        "community: {visits: [{minutes: 1}]}",
        "community: {code: a}",
    ),
}


def _rule(name: str, record: str, require: str, good: str, bad: str) -> str:
    return f"""
      - id: {name}
        title: {{zh: {name}, en: {name}}}
        record: {record}
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
    return load_pack(
        write_pack(tmp_path_factory.mktemp("counties"), {**files, "rules/care.yaml": rules})
    )


HEADINGS = {
    "county": ("code", "place"),
    "community": ("code", "place", "county", "target"),
    "visit": ("code", "community", "minutes", "after"),
    "grid": ("code", "community"),
    "walk": ("code", "grid"),
}
Sheets = dict[str, Sequence[Sequence[str]]]


def write(folder: Path, files: Mapping[str, Sheets]) -> None:
    for name, sheets in files.items():
        if name.endswith(".csv"):
            (rows,) = sheets.values()
            lines = [HEADINGS[name.removesuffix(".csv")], *rows]
            text = "\n".join(",".join(line) for line in lines)
            (folder / name).write_text(text + "\n", encoding="utf-8")
            continue
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in (HEADINGS[title], *rows):
                sheet.append(row)
        book.save(folder / name)


def read(pack: Pack, folder: Path, files: Mapping[str, Sheets]) -> Dataset:
    write(folder, files)
    return read_dataset(folder, record_types=pack.record_types, jurisdictions=pack.jurisdictions)


def outcomes(run: Run, rule: str) -> dict[str, str]:
    short = {"insufficient_data": "?"}
    return {
        f.key: short.get(f.outcome.value, f.outcome.value) for f in run.findings_list if f.rule == rule
    }


def finding(run: Run, rule: str, key: str) -> Finding:
    return next(f for f in run.findings_list if (f.rule, f.key) == (rule, key))


def told(run: Run, code: str = "D196") -> list[str]:
    return [str(d.location) for d in run.diagnostics if d.code.id == code]


A: Sheets = {"county": [["A", "350602"]], "community": [["a", "350602", "A"]]}
B: Sheets = {"county": [["B", "350603"]], "community": [["b", "350603", "B"]]}
VISITED: Sheets = {"visit": [["1", "a", "30"]]}
NONE = [["无"]]

LAYOUTS: dict[str, tuple[dict[str, Sheets], dict[str, str], list[str]]] = {
    "absent": ({"甲.xlsx": A | VISITED, "乙.xlsx": B}, {"a": "pass", "b": "?"}, ["乙.xlsx"]),
    "blank": (
        {"甲.xlsx": A | VISITED, "乙.xlsx": B | {"visit": []}},
        {"a": "pass", "b": "?"},
        ["乙.xlsx › visit"],
    ),
    "none stated": (
        {"甲.xlsx": A | VISITED, "乙.xlsx": B | {"visit": NONE}},
        {"a": "pass", "b": "fail"},
        [],
    ),
    "none stated by the other": (
        {"甲.xlsx": A | {"visit": NONE}, "乙.xlsx": B},
        {"a": "fail", "b": "?"},
        ["乙.xlsx"],
    ),
    "filled": (
        {"甲.xlsx": A | VISITED, "乙.xlsx": B | {"visit": [["2", "b", "30"]]}},
        {"a": "pass", "b": "pass"},
        [],
    ),
    "the other file has some of them": (
        {"甲.xlsx": A | {"visit": [["1", "b", "30"]]}, "乙.xlsx": B},
        {"a": "fail", "b": "pass"},
        [],
    ),
    "a list for all beside workbooks": (
        {"甲.xlsx": A, "乙.xlsx": B, "visit.csv": VISITED},
        {"a": "pass", "b": "fail"},
        [],
    ),
    "a list for all beside a workbook that has its own": (
        {"甲.xlsx": A | VISITED, "乙.xlsx": B, "visit.csv": {"visit": [["2", "a", "30"]]}},
        {"a": "pass", "b": "fail"},
        [],
    ),
    "a list for all that refers to itself": (
        {"甲.xlsx": A, "乙.xlsx": B, "visit.csv": {"visit": [["1", "a", "30", "1"]]}},
        {"a": "pass", "b": "fail"},
        [],
    ),
    "a file of each type for each county": (
        {
            "甲.xlsx": {"community": [["a", "350602", ""]]},
            "乙.xlsx": {"community": [["b", "350603", ""]]},
            "visit.csv": VISITED,
        },
        {"a": "pass", "b": "fail"},
        [],
    ),
    "a list of all": (
        {"甲.xlsx": A, "乙.xlsx": B, "visit.csv": {"visit": [["1", "a", "30"], ["2", "b", "30"]]}},
        {"a": "pass", "b": "pass"},
        [],
    ),
    "a file for each type": (
        {
            "community.csv": {"community": [["a", "350602", ""], ["b", "350603", ""]]},
            "visit.csv": VISITED,
        },
        {"a": "pass", "b": "fail"},
        [],
    ),
    "a workbook of one sheet for each type": (
        {
            "名单.xlsx": {"community": [["a", "350602", ""], ["b", "350603", ""]]},
            "走访.xlsx": VISITED,
        },
        {"a": "pass", "b": "fail"},
        [],
    ),
    "one workbook": (
        {"全市.xlsx": {"community": [["a", "350602", ""], ["b", "350603", ""]]} | VISITED},
        {"a": "pass", "b": "fail"},
        [],
    ),
    "a list of counties is no ledger of communities": (
        {
            "县.xlsx": {"county": [["A", "350602"], ["B", "350603"]]},
            "甲.xlsx": {"community": A["community"]} | VISITED,
            "乙.xlsx": {"community": B["community"]},
        },
        {"a": "pass", "b": "?"},
        ["乙.xlsx"],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_one_file_of_several_leaves_out(layout: str, pack: Pack, tmp_path: Path) -> None:
    files, expected, places = LAYOUTS[layout]
    run = evaluate(pack, read(pack, tmp_path, files), TODAY)
    assert outcomes(run, "visited") == expected
    assert told(run) == places
    assert run.balance.closes
    # What counts as none though a list has nothing of a file is said too.
    unlisted = layout.startswith("a list for all") or layout == "a file of each type for each county"
    assert told(run, "D199") == (["visit.csv"] if unlisted else [])


def test_the_reason_names_the_file_and_what_it_lacks(pack: Pack, tmp_path: Path) -> None:
    files, *_ = LAYOUTS["blank"]
    data = read(pack, tmp_path, files)
    found = next(
        f for f in evaluate(pack, data, TODAY).findings_list if (f.rule, f.key) == ("visited", "b")
    )
    assert found.missing == ("visits_made",)
    (read_,) = found.inputs
    assert [(name, str(place)) for name, place in read_.not_given] == [("visit", "乙.xlsx › visit")]
    assert [str(cell) for cell in read_.cells] == ["乙.xlsx › visit"]
    explained = explain(pack, data, TODAY, rule=pack.rules["visited"], key="b")
    assert explained is not None
    assert explained.finding == found


def test_each_finding_names_its_own_file(pack: Pack, tmp_path: Path) -> None:
    third: Sheets = {"community": [["c", "350603", ""]]}
    files = {"甲.xlsx": A | VISITED, "乙.xlsx": B, "丙.xlsx": third}
    run = evaluate(pack, read(pack, tmp_path, files), TODAY)
    for key, file in (("b", "乙.xlsx"), ("c", "丙.xlsx")):
        (read_,) = finding(run, "visited", key).inputs
        assert [str(place) for _, place in read_.not_given] == [file]


def test_every_and_rules_of_the_county_are_undecided_too(pack: Pack, tmp_path: Path) -> None:
    files, *_ = LAYOUTS["absent"]
    run = evaluate(pack, read(pack, tmp_path, files), TODAY)
    assert outcomes(run, "long") == {"a": "pass", "b": "?"}
    assert outcomes(run, "sum") == {"A": "pass", "B": "?"}
    assert outcomes(run, "half") == {"A": "pass", "B": "?"}


def test_a_county_of_another_file_is_not_found_wanting(pack: Pack, tmp_path: Path) -> None:
    """Its share of communities is open, for one of them may reach it; the reason names whose it is."""
    files, *_ = LAYOUTS["a list of counties is no ledger of communities"]
    run = evaluate(pack, read(pack, tmp_path, files), TODAY)
    assert outcomes(run, "half") == {"A": "pass", "B": "?"}
    found = finding(run, "half", "B")
    assert found.missing == ("visited",)
    (lacking,) = (i.not_given for i in found.inputs if i.name == "visited")
    assert [(name, str(place)) for name, place in lacking] == [("visit", "乙.xlsx")]


def test_other_counties_come_to_what_they_did(pack: Pack, tmp_path: Path) -> None:
    """A community without a target counts as one that misses it; that is not for want of a ledger."""
    one = A | {"community": [["a", "350602", "A", "1"], ["c", "350602", "A", ""]]} | VISITED
    run = evaluate(pack, read(pack, tmp_path, {"甲.xlsx": one, "乙.xlsx": B}), TODAY)
    assert outcomes(run, "target") == {"A": "pass", "B": "?"}
    assert outcomes(run, "visited") == {"a": "pass", "c": "fail", "b": "?"}


def test_two_references_away(pack: Pack, tmp_path: Path) -> None:
    """Grids without walks, or no grids: either way nobody knows of the walks."""
    one = A | VISITED | {"grid": [["g", "a"]], "walk": [["w", "g"]]}
    run = evaluate(
        pack, read(pack, tmp_path, {"甲.xlsx": one, "乙.xlsx": B | {"grid": [["h", "b"]]}}), TODAY
    )
    assert outcomes(run, "walked") == {"a": "pass", "b": "?"}
    assert outcomes(run, "of-visited") == {"g": "pass", "h": "?"}
    assert outcomes(run, "grid-of-visited") == {"a": "pass", "b": "?"}
    lacking = [i.not_given for i in finding(run, "of-visited", "h").inputs]
    assert [(name, str(place)) for name, place in lacking[0]] == [("visit", "乙.xlsx")]
    assert told(run) == ["乙.xlsx", "乙.xlsx"]


def test_no_file_of_the_run_gives_it(pack: Pack, tmp_path: Path) -> None:
    run = evaluate(pack, read(pack, tmp_path, {"甲.xlsx": A, "乙.xlsx": B | {"visit": []}}), TODAY)
    assert told(run) == []
    assert run.lacking["visited"] == (("visit", None),)


_STATES = {"absent": None, "blank": [], "none": NONE, "filled": [["", "", "30"]]}


@given(states=st.lists(st.sampled_from(sorted(_STATES)), min_size=2, max_size=4))
def test_each_county_is_checked_on_what_its_own_file_says(
    states: list[str], pack: Pack, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the others say: as long as one of them says anything."""
    files: dict[str, Sheets] = {}
    for number, state in enumerate(states):
        rows = _STATES[state]
        own: dict[str, Sequence[Sequence[str]]] = {"community": [[f"c{number}", "350602", ""]]}
        if rows is not None:
            filled = [[f"v{number}", f"c{number}", "30"]] if state == "filled" else rows
            own["visit"] = filled
        files[f"{number}.xlsx"] = own
    run = evaluate(pack, read(pack, tmp_path_factory.mktemp("states"), files), TODAY)
    assert run.balance.closes
    said = {"none": "fail", "filled": "pass", "absent": "?", "blank": "?"}
    given_at_all = any(state in ("none", "filled") for state in states)
    expected = {f"c{n}": said[state] for n, state in enumerate(states)} if given_at_all else {}
    assert outcomes(run, "visited") == expected
    assert len(told(run)) == (sum(said[s] == "?" for s in states) if given_at_all else 0)
    assert told(run, "D189") == []
