"""A row that has the code of one institution and the name of another decides nothing for either."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from zhangcheng.dataset import read_dataset
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.evaluate.run import Run
from zhangcheng.model.clock import Clock
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.report.unplaced import Why, unplaced

from .packs import write_pack

_REFERENCE = """
          - id: community
            label: {zh: community, en: community}
            type: reference
            to: community
            inverse: INVERSE
          - {id: called, label: {zh: 社区名称, en: Name}, type: text, names: community}
          - {id: hours, label: {zh: 时长, en: Hours}, type: number, min: 0}
"""
_RECORDS = {
    "community": """
        id: community
        title: {zh: community, en: community}
        key: [code]
        name: name
        fields:
          - {id: code, label: {zh: 代码, en: Code}, type: text, required: true}
          - {id: name, label: {zh: 名称, en: Name}, type: text}
          - {id: place, label: {zh: 辖区, en: Place}, type: jurisdiction}
          - {id: size, label: {zh: 户数, en: Size}, type: number, min: 0}
    """,
    "visit": """
        id: visit
        title: {zh: visit, en: visit}
        key: [code]
        belongs_to: community
        fields:
          - {id: code, label: {zh: 代码, en: Code}, type: text, required: true}"""
    + _REFERENCE.replace("INVERSE", "visits"),
    "month": """
        id: month
        title: {zh: month, en: month}
        key: [community, month]
        belongs_to: community
        fields:
          - {id: month, label: {zh: 月, en: Month}, type: number, required: true}"""
    + _REFERENCE.replace("INVERSE", "months"),
}
_RULE = """
      - id: {id}
        title: {{zh: {id}, en: {id}}}
        record: {record}
        require: '{require}'
        level: must
        illustrative: true
        cases:
          - {{name: {{zh: 甲, en: a}}, as_of: 2021-06-30, given: {{{good}}}, expect: pass}}
          - {{name: {{zh: 乙, en: b}}, as_of: 2021-06-30, given: {{{bad}}}, expect: fail}}
"""
_BIG, _SMALL = "community: {code: a, size: 2}", "community: {code: a, size: 0}"
_RULES = (
    ("once", "community", "count(visits) >= 1", "visits: [{code: v}]", "visits: []"),
    ("rarely", "community", "count(visits) <= 1", "visits: []", "visits: [{code: v}, {code: w}]"),
    ("monthly", "community", "count(months) >= 1", "months: [{month: 1}]", "months: []"),
    ("of-big", "visit", "community.size >= 1", _BIG, _SMALL),
    ("said", "visit", "community != null", _BIG, "community: null"),
)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    keys = ("id", "record", "require", "good", "bad")
    rules = "".join(_RULE.format(**dict(zip(keys, rule, strict=True))) for rule in _RULES)
    head = "    area: care\n    title: {zh: 关爱, en: Care}\n    rules:"
    files = {f"records/{name}.yaml": text for name, text in _RECORDS.items()}
    return load_pack(
        write_pack(tmp_path_factory.mktemp("torn"), {**files, "rules/care.yaml": head + rules})
    )


Rows = Sequence[Sequence[object]]
_HEADINGS = {
    "community": ("code", "name", "place", "size"),
    "visit": ("code", "community", "called", "hours"),
    "month": ("month", "community", "called", "hours"),
}
_A, _B, _C = ("a", "东园", "350602", 5), ("b", "西园", "350602", 5), ("c", "南园", "350603", 5)
_D = ("d", "西园", "350603", 5)


def run_of(pack: Pack, folder: Path, files: Mapping[str, Mapping[str, Rows]]) -> Run:
    for name, sheets in files.items():
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in (_HEADINGS[title], *rows):
                sheet.append(row)
        book.save(folder / name)
    dataset = read_dataset(folder, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
    return evaluate(pack, dataset, Clock.at(dt.date(2021, 6, 30)))


def outcomes(run: Run, rule: str) -> str:
    letters = {"pass": "p", "fail": "f", "insufficient_data": "?"}
    found = {f.key: letters[f.outcome.value] for f in run.findings_list if f.rule == rule}
    return "".join(found[key] for key in sorted(found))


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"visit": [("1", "a", "东园"), ("2", "b", "西园")]}, {"once": "ppf", "rarely": "ppp"}),
        ({"visit": [("1", "a", "东园"), ("2", "a", "西园")]}, {"once": "p?f", "rarely": "?pp"}),
        # A column shifted by a row.
        ({"visit": [("1", "a", "西园"), ("2", "b", "南园"), ("3", "c", "东园")]}, {"once": "???"}),
        # Where the name is nobody's, or that of the code but for its ending, the code decides.
        ({"visit": [("1", "a", "北园")]}, {"once": "pff"}),
        ({"visit": [("1", "a", "东园社区居委会")]}, {"once": "pff"}),
        ({"visit": [("1", "a", None)]}, {"once": "pff"}),
        ({"community": [_A, _B, _C, _D], "visit": [("1", "a", "西园")]}, {"once": "??f?"}),
        # What is read through the code is not known; that there is a code is not denied.
        ({"visit": [("1", "a", "西园"), ("2", "c", "南园")]}, {"of-big": "?p", "said": "?p"}),
        # Rows that were not accepted are somebody's, too.
        ({"visit": [(None, "a", "西园")]}, {"once": "??f"}),
        ({"visit": [("1", "c", "南园"), ("1", "a", "西园")]}, {"once": "??p"}),
        ({"month": [(1, "a", "东园", 5), (1, "a", "西园", 5)]}, {"monthly": "p?f"}),
        ({"month": [(1, "a", "西园", 5), (1, "a", "东园", 5)]}, {"monthly": "??f"}),
    ],
)
def test_a_row_of_two_institutions_decides_nothing(
    pack: Pack, tmp_path: Path, sheets: dict[str, Rows], expected: dict[str, str]
) -> None:
    run = run_of(pack, tmp_path, {"all.xlsx": {"community": [_A, _B, _C], **sheets}})
    assert {rule: outcomes(run, rule) for rule in expected} == expected
    assert run.balance.closes


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # The name of an institution of another county's workbook is not looked for.
        (
            {
                "one.xlsx": {"community": [_A], "visit": [("1", "a", "西园")]},
                "two.xlsx": {"community": [_B, _C], "visit": [("2", "c", "南园")]},
            },
            "pfp",
        ),
        # In a list for all it may be anywhere.
        ({"one.xlsx": {"community": [_A, _B]}, "list.xlsx": {"visit": [("1", "a", "西园")]}}, "??"),
        (
            {
                "one.xlsx": {"community": [_A]},
                "two.xlsx": {"community": [_B]},
                "list.xlsx": {"visit": [("1", "a", "西园")]},
            },
            "??",
        ),
    ],
)
def test_names_are_looked_for_among_the_institutions_of_the_file(
    pack: Pack, tmp_path: Path, files: dict[str, dict[str, Rows]], expected: str
) -> None:
    run = run_of(pack, tmp_path, files)
    assert outcomes(run, "once") == expected
    assert [d.code.id for d in run.diagnostics if d.code.id == "D192"] == ["D192"]


def test_the_row_is_named(pack: Pack, tmp_path: Path) -> None:
    visits = [("1", "a", "东园"), ("2", "a", "西园"), ("3", "a", "西园"), ("4", "a", "北园")]
    run = run_of(pack, tmp_path, {"all.xlsx": {"community": [_A, _B, _C], "visit": visits}})
    found = next(f for f in run.findings_list if (f.rule, f.key) == ("once", "b"))
    cells = ["all.xlsx › visit › B3", "all.xlsx › visit › B4"]
    assert sorted(str(cell) for cell in found.inputs[0].strays) == cells
    assert [
        (str(d.location), d.message("en").partition("; ")[2])
        for d in run.diagnostics
        if d.code.id == "D192"
    ] == [
        ("all.xlsx › visit › C3", "1 row like this, which may be of either and decides nothing"),
        ("all.xlsx › visit › C4", "1 row like this, which may be of either and decides nothing"),
        ("all.xlsx › visit › C5", "1 row like this, counted as the latter's"),
    ]
    # Its own checks are those of no institution, and it is said why.
    (group,) = unplaced(run)
    assert (group.key, group.why) == ("", Why.TORN)
    assert {f.key for f in group.findings} == {"2", "3"}
