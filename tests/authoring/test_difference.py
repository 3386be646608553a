"""Two packs compared: what came, what went, what changed, in words of both languages."""

import shutil
from pathlib import Path

import pytest

from command_line import Command
from pack.layered import COUNTY, SMALL
from zhangcheng.authoring import Change, difference
from zhangcheng.pack import load_pack

ROOT = Path(__file__).parents[2]


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "small")
    shutil.copytree(SMALL, tmp_path / "changed")
    return tmp_path


def changed(packs: Path, file: str, *pairs: tuple[str, str]) -> tuple[Change, ...]:
    path = packs / "changed" / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return difference(load_pack(packs / "small"), load_pack(packs / "changed"))


RULES = "rules/premises.yaml"
AREA = "parameters/least_area.yaml"


@pytest.mark.parametrize(
    ("file", "pair", "zh", "en"),
    [
        pytest.param(
            RULES,
            ("floor_area >= least_area", "floor_area > least_area"),
            "要求：面积不少于最小面积 → 面积多于最小面积",
            "requires: floor area is at least least area → floor area is more than least area",
            id="what is asked",
        ),
        pytest.param(
            RULES,
            ("level: must", "level: should"),
            "要求程度：应当 → 宜",
            "level: must → should",
            id="level",
        ),
        pytest.param(
            RULES,
            ("level: must", "level: must\n    effective: {from: 2018-01-01, assumed: true}"),
            "施行：… – … → 2018-01-01 – …（推定）",
            "in force: … – … → 2018-01-01 – … (assumed)",
            id="date of effect",
        ),
        pytest.param(
            RULES,
            (
                "gap: 0.01",
                "gap: 0.01\n      - {name: no, as_of: 2020-01-01, given: {}, expect: insufficient_data}",
            ),
            "增加示例：no",
            "case added: no",
            id="case added",
        ),
        pytest.param(
            RULES,
            ("gap: 0.01", "gap: 0.02"),
            "改动示例：too small",
            "case changed: too small",
            id="case changed",
        ),
        pytest.param(
            AREA,
            ("stage: new, value: 200", "stage: new, value: 180"),
            "漳州市 3506 new 自 2016-01-01：200 平方米 → 180 平方米",
            "Zhangzhou 3506 new from 2016-01-01: 200 m² → 180 m²",
            id="value",
        ),
        pytest.param(
            AREA,
            ("lower_levels_may: raise", "lower_levels_may: anything"),
            "lower_levels_may: raise → anything",
            "lower_levels_may: raise → anything",
            id="what lower levels may",
        ),
        pytest.param(
            "records/visit.yaml",
            ("type: date", "type: date, required: true"),
            "字段 day：日期（日期） → 日期（日期、必填）",
            "field day: Day (date) → Day (date, required)",
            id="field",
        ),
        pytest.param(
            "records/visit.yaml",
            ("type: date", "type: date, labels: [走访日, 时间]"),
            "字段 day 列名增加：走访日、时间",
            "field day, heading added: 走访日, 时间",
            id="headings",
        ),
        pytest.param(
            "jurisdictions.yaml",
            ("en: Longwen", "en: Long Wen"),
            "内容有变化",
            "its contents changed",
            id="place",
        ),
    ],
)
def test_a_change_is_told_in_words(
    packs: Path, file: str, pair: tuple[str, str], zh: str, en: str
) -> None:
    (change,) = changed(packs, file, pair)
    assert change.sign == "~"
    assert [(d.zh, d.en) for d in change.details] == [(zh, en)]


def test_for_which_records_a_field_is_required_is_told(packs: Path) -> None:
    values = "values: [{id: long, label: {zh: 长, en: Long}}]"
    kind = f"{{id: kind, label: {{zh: 类, en: Kind}}, type: choice, {values}}}"
    required = f"type: date, required_for: {{kind: [long]}}}}\n  - {kind}"
    (change,) = changed(packs, "records/visit.yaml", ("type: date}", required))
    told = [detail.en for detail in change.details]
    assert "field day: Day (date) → Day (date, required for kind = long)" in told


def test_how_a_number_is_shown_is_told_and_is_no_other_value(packs: Path) -> None:
    share = """
id: least_share
title: {zh: 最低占比, en: Least share}
unit: "1"
values: [{from: 2020-01-01, illustrative: true, value: 0.6}]
"""
    for folder, text in (("small", share), ("changed", share + "shown_as: percent\n")):
        (packs / folder / "parameters/least_share.yaml").write_text(text, encoding="utf-8")
    for folder, kind in (("small", "number"), ("changed", "number, shown_as: percent")):
        path = packs / folder / "records/visit.yaml"
        field = f"  - {{id: told, label: {{zh: 告知率, en: Share told}}, type: {kind}}}\n"
        path.write_text(path.read_text(encoding="utf-8") + field, encoding="utf-8")
    changes = difference(load_pack(packs / "small"), load_pack(packs / "changed"))
    details = sorted(detail.en for change in changes for detail in change.details)
    assert details == [
        "field told: Share told (number) → Share told (number, shown as a percentage)",
        "shown_as: – → percent",
    ]


def test_what_comes_and_goes(packs: Path) -> None:
    rows = '      - {jurisdiction: "3506", stage: old, value: 150}\n'
    later = rows.replace("150", "160").replace("old", "old")
    (change,) = changed(
        packs,
        AREA,
        (rows, rows + "  - from: 2020-01-01\n    source: practice#area\n    rows:\n" + later),
    )
    assert [d.en for d in change.details] == ["added Zhangzhou 3506 old from 2020-01-01: 160 m²"]
    back = difference(load_pack(packs / "changed"), load_pack(packs / "small"))
    assert [d.en for d in back[0].details] == ["removed Zhangzhou 3506 old from 2020-01-01: 160 m²"]


def test_a_pack_is_like_itself_wherever_it_lies(packs: Path) -> None:
    for folder in (packs / "small", ROOT / "rules" / "zhangzhou", ROOT / "rules" / "example-county"):
        copied = packs / "copied" / folder.name
        shutil.copytree(folder, copied)
        assert difference(load_pack(folder), load_pack(copied)) == ()


@pytest.mark.parametrize(
    ("file", "pair"),
    [
        (RULES, ("floor_area >= least_area", "( floor_area>=least_area )")),
        ("records/visit.yaml", ("value: cost + cost", "value: (cost)+cost")),
    ],
)
def test_how_an_expression_is_spaced_is_no_change(packs: Path, file: str, pair: tuple[str, str]) -> None:
    measure = (
        "\nmeasures:\n  - {id: twice, title: {zh: 两倍, en: Twice}, value: cost + cost, unit: yuan}\n"
    )
    for name in ("small", "changed"):
        path = packs / name / "records" / "visit.yaml"
        path.write_text(path.read_text(encoding="utf-8").rstrip() + measure, encoding="utf-8")
    assert changed(packs, file, pair) == ()


def test_comments_are_no_change(packs: Path, zhangcheng: Command) -> None:
    assert changed(packs, RULES, ("area: premises", "# a note\narea:   premises")) == ()
    done = zhangcheng("diff", str(packs / "small"), str(packs / "changed"), "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "small 1 → small 1: 0 added, 0 removed, 0 changed.",
        "The files differ, but only in how they are written, in comments or in notes.",
    ]


def test_a_dropped_rule_goes_with_its_reason(packs: Path, zhangcheng: Command) -> None:
    shutil.copytree(COUNTY, packs / "county")
    manifest = packs / "county" / "pack.yaml"
    drop = (
        "drops:\n  - {rule: floor-area, reason: {zh: 另有规定, en: Ruled otherwise}, source: practice}\n"
    )
    manifest.write_text(manifest.read_text(encoding="utf-8") + drop, encoding="utf-8")
    done = zhangcheng("diff", str(packs / "small"), str(packs / "county"), "--lang", "zh")
    assert done.out.splitlines() == [
        "- 规则 floor-area  面积达标",
        "  不采用的理由：另有规定",
        "small 1 → county 1：增加 0 项，去掉 1 项，改动 0 项。",
    ]
