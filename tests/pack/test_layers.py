"""A pack that extends others: what it inherits, sets, adds and drops, and what it may not do."""

import shutil
from pathlib import Path

import pytest

from pack.layered import COUNTY, SMALL
from zhangcheng.casetest.run_cases import run_cases
from zhangcheng.diagnostics.codes._pack_snippets import LAYER_DROPS, SCORECARD
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.pack import Pack, load_pack

ROOT = Path(__file__).parents[2]
VALUES = """\
extends: least_area
values:
  - from: {since}
    source: practice#area
    rows:
      - {{jurisdiction: "{place}", stage: new, value: {value}}}
"""
RULES = """\
extends: premises
rules:
  - id: step-free
    title: {zh: 无障碍, en: Step-free}
    record: community
    require: step_free
    level: should
    illustrative: true
    cases:
      - {name: ramp, as_of: 2020-01-01, given: {step_free: true}, expect: pass}
      - {name: steps, as_of: 2020-01-01, given: {step_free: false}, expect: fail}
"""
RECORD = """\
extends: community
labels: [社区情况]
fields:
  - {id: step_free, label: {zh: 无障碍, en: Step-free}, type: boolean}
measures:
  - {id: double_area, title: {zh: 两倍面积, en: Double area}, value: floor_area + floor_area, unit: m2}
"""


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with the small pack and the county pack that extends it."""
    shutil.copytree(SMALL, tmp_path / "small")
    shutil.copytree(COUNTY, tmp_path / "county")
    return tmp_path


def write(folder: Path, **files: str) -> Path:
    """Write files of the county pack; `parameters__least_area` is parameters/least_area.yaml."""
    for name, text in files.items():
        path = folder / "county" / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "county"


def faults(folder: Path) -> list[Diagnostic]:
    with pytest.raises(DiagnosticsError) as caught:
        load_pack(folder)
    return list(caught.value.diagnostics)


def told(folder: Path, fault: Diagnostic) -> str:
    place = fault.location
    inside = Path(place.file).relative_to(folder).as_posix()
    return f"{inside}:{place.line}:{place.column} {fault.code.id}"


def values_of(pack: Pack, parameter: str) -> list[tuple[str, str | None, object]]:
    return [
        (pack.layers[v.layer].id, v.jurisdiction, v.value) for v in pack.parameters[parameter].values
    ]


def test_everything_is_inherited(packs: Path) -> None:
    small, county = load_pack(packs / "small"), load_pack(packs / "county")
    assert (county.id, county.home) == ("county", "350602")
    assert [layer.id for layer in county.layers] == ["small", "county"]
    assert county.sources == small.sources
    assert county.rules == small.rules
    assert county.record_types == small.record_types
    assert county.areas == small.areas
    assert set(county.jurisdictions.by_code) == set(small.jurisdictions.by_code)
    assert {county.layer_of(rule.location).id for rule in county.rules.values()} == {"small"}


def test_a_pack_adds_fields_measures_rules_and_values(packs: Path) -> None:
    folder = write(
        packs,
        records__community=RECORD,
        rules__premises=RULES,
        parameters__least_area=VALUES.format(since="2020-01-01", place="350602", value=260),
    )
    pack = load_pack(folder)
    community = pack.record_types["community"]
    assert community.field("step_free") is not None
    assert community.labels == ("社区情况",)
    assert "double_area" in pack.measures["community"]
    assert pack.areas[0].rules == ("floor-area", "step-free")
    assert pack.layer_of(pack.rules["step-free"].location).id == "county"
    assert values_of(pack, "least_area") == [
        ("small", "3506", 200),
        ("small", "3506", 150),
        ("county", "350602", 260),
    ]


MORE = """\
extends: community
adds_to:
  - field: floor_area
    labels: [用房面积]
  - field: stage
    values:
      - {id: rebuilt, label: {zh: 改建, en: Rebuilt}, illustrative: true}
"""
CASES = """\
extends: premises
adds_to:
  - rule: floor-area
    cases:
      - name: at our own line
        as_of: 2020-06-30
        given: {jurisdiction: "350602", stage: new, floor_area: 260}
        expect: pass
      - name: just below it
        as_of: 2020-06-30
        given: {jurisdiction: "350602", stage: new, floor_area: 259.99}
        expect: fail
        gap: 0.01
"""


def test_a_pack_adds_headings_and_choices_to_inherited_fields(packs: Path) -> None:
    pack = load_pack(write(packs, records__community=MORE))
    area = pack.record_types["community"].field("floor_area")
    stage = pack.record_types["community"].field("stage")
    assert area is not None
    assert stage is not None
    assert "用房面积" in area.labels
    before = load_pack(packs / "small").record_types["community"].field("stage")
    assert before is not None
    assert [choice.id for choice in stage.choices] == [*(c.id for c in before.choices), "rebuilt"]


def test_a_pack_adds_cases_to_an_inherited_rule_and_runs_those_only(packs: Path) -> None:
    raised = VALUES.format(since="2020-01-01", place="350602", value=260)
    pack = load_pack(write(packs, rules__premises=CASES, parameters__least_area=raised))
    inherited = load_pack(packs / "small").rules["floor-area"].cases
    assert len(pack.rules["floor-area"].cases) == len(inherited) + 2
    assert pack.layer_of(pack.rules["floor-area"].location).id == "small"
    results = run_cases(pack)
    assert [(r.case.name.en, r.differences) for r in results] == [
        ("at our own line", ()),
        ("just below it", ()),
    ]
    assert len(run_cases(pack, inherited=True)) == len(inherited) + 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (MORE.replace("floor_area", "floor_aera"), "county/records/community.yaml:3:12 P191"),
        (CASES.replace("floor-area", "floor-aera"), "county/rules/premises.yaml:3:11 P191"),
        (MORE.replace("id: rebuilt", "id: new"), "county/records/community.yaml:7:14 P120"),
        (MORE.replace("改建", "新区"), "county/records/community.yaml:7:35 P161"),
        (
            MORE.replace("field: stage", "field: code").replace("[用房面积]", "[用房]"),
            "county/records/community.yaml:6:5 P137",
        ),
        (CASES.replace("just below it", "at our own line"), "county/rules/premises.yaml:9:15 P153"),
    ],
)
def test_a_faulty_addition_is_shown_where_it_stands(packs: Path, text: str, place: str) -> None:
    name = "rules__premises" if "cases" in text else "records__community"
    found = faults(write(packs, **{name: text}))
    assert [told(packs, fault) for fault in found] == [place]


def test_what_a_pack_defines_itself_is_not_added_to(packs: Path) -> None:
    own = RECORD + "adds_to:\n  - {field: step_free, labels: [坡道]}\n"
    (fault,) = faults(write(packs, records__community=own))
    assert told(packs, fault) == "county/records/community.yaml:8:13 P191"


def test_going_below_the_floor_is_refused_with_the_chain(packs: Path) -> None:
    text = VALUES.format(since="2020-01-01", place="350602", value=199)
    (fault,) = faults(write(packs, parameters__least_area=text))
    assert told(packs, fault) == "county/parameters/least_area.yaml:6:53 P145"
    assert fault.message("en") == (
        "Xiangcheng 350602 has 199, below the 200 above it: "
        "Xiangcheng 350602: 199 [2020-01-01 practice#area, county] ← "
        "Zhangzhou 3506: 200 [2016-01-01 practice#area, small]"
    )
    assert fault.hint("en") == "Lower levels may only raise it (lower_levels_may: raise)"


def test_a_floor_for_the_same_place_binds_the_pack_below(packs: Path) -> None:
    floor = packs / "small" / "parameters" / "least_area.yaml"
    row = '      - {jurisdiction: "350602", stage: new, value: 240}\n'
    floor.write_text(floor.read_text(encoding="utf-8") + row, encoding="utf-8")
    text = VALUES.format(since="2020-01-01", place="350602", value=239)
    (fault,) = faults(write(packs, parameters__least_area=text))
    assert told(packs, fault) == "county/parameters/least_area.yaml:6:53 P145"
    assert "240 [2016-01-01 practice#area, small] ← Zhangzhou 3506: 200" in fault.message("en")
    load_pack(write(packs, parameters__least_area=text.replace("239", "240")))


def test_a_floor_cannot_be_done_away_with(packs: Path) -> None:
    text = VALUES.format(since="2020-01-01", place="350602", value="null")
    (fault,) = faults(write(packs, parameters__least_area=text))
    assert told(packs, fault) == "county/parameters/least_area.yaml:6:53 P145"
    assert fault.message("en").startswith("Xiangcheng 350602 has null, unlike the 200 above it")


def test_a_floor_that_the_city_sets_below_the_countys_is_the_countys_fault(packs: Path) -> None:
    places = packs / "small" / "jurisdictions.yaml"
    street = (
        '  - {code: "350602001", name: {zh: 街道, en: Street}, level: subdistrict, parent: "350602"}\n'
    )
    places.write_text(places.read_text(encoding="utf-8") + street, encoding="utf-8")
    floor = packs / "small" / "parameters" / "least_area.yaml"
    row = '      - {jurisdiction: "350602001", stage: new, value: 210}\n'
    floor.write_text(floor.read_text(encoding="utf-8") + row, encoding="utf-8")
    text = VALUES.format(since="2020-01-01", place="350602", value=260)
    (fault,) = faults(write(packs, parameters__least_area=text))
    assert told(packs, fault) == "county/parameters/least_area.yaml:6:53 P145"


def test_places_outside_the_home_keep_their_values(packs: Path) -> None:
    for place in ("3506", "350603"):
        text = VALUES.format(since="2020-01-01", place=place, value=260)
        (fault,) = faults(write(packs, parameters__least_area=text))
        assert told(packs, fault) == "county/parameters/least_area.yaml:6:24 P194"
    everywhere = text.replace('jurisdiction: "350603", ', "")
    (fault,) = faults(write(packs, parameters__least_area=everywhere))
    assert fault.code.id == "P194"


def test_an_id_of_another_layer_is_taken(packs: Path) -> None:
    rules = RULES.replace("step-free", "floor-area").replace("step_free", "floor_area > 0")
    rules = rules.replace("{floor_area > 0: true}", "{floor_area: 1, stage: new}")
    rules = rules.replace("{floor_area > 0: false}", "{floor_area: 0, stage: new}")
    folder = write(packs, rules__premises=rules)
    (fault,) = faults(folder)
    assert told(packs, fault) == "county/rules/premises.yaml:3:9 P120"
    assert "small/rules/premises.yaml:5:9" in fault.message("en")


def test_a_dropped_rule_is_kept_with_its_reason(packs: Path) -> None:
    manifest = (packs / "county" / "pack.yaml").read_text(encoding="utf-8")
    drop = (
        "drops:\n  - {rule: floor-area, reason: {zh: 另有规定, en: Ruled otherwise}, source: practice}\n"
    )
    pack = load_pack(write(packs, pack=manifest + drop))
    assert (dict(pack.rules), pack.areas) == ({}, ())
    (dropped,) = pack.drops
    assert (dropped.rule.id, dropped.reason.en) == ("floor-area", "Ruled otherwise")
    assert dropped.citation is not None
    assert pack.layer_of(dropped.location).id == "county"
    twice = manifest + drop + drop.removeprefix("drops:\n")
    (fault,) = faults(write(packs, pack=twice))
    assert fault.code.id == "P120"


def test_scorecards_are_inherited_and_what_they_count_is_not_dropped(packs: Path) -> None:
    folder = packs / "small" / "scorecards"
    folder.mkdir()
    card = SCORECARD.removeprefix("# file: scorecards/yearly.yaml\n")
    (folder / "yearly.yaml").write_text(card, encoding="utf-8")
    pack = load_pack(packs / "county")
    assert list(pack.scorecards) == ["yearly"]
    manifest = (packs / "county" / "pack.yaml").read_text(encoding="utf-8")
    (fault,) = faults(write(packs, pack=manifest + LAYER_DROPS))
    assert told(packs, fault) == "county/pack.yaml:9:11 P195"
    assert "yearly (Yearly assessment) counts the outcomes of rule floor-area" in fault.message("en")


def test_packs_may_meet_again_above(packs: Path) -> None:
    manifest = (packs / "county" / "pack.yaml").read_text(encoding="utf-8")
    street = manifest.replace("id: county", "id: street").replace("[../small]", "[../county, ../small]")
    (packs / "street").mkdir()
    (packs / "street" / "pack.yaml").write_text(street, encoding="utf-8")
    pack = load_pack(packs / "street")
    assert [layer.id for layer in pack.layers] == ["small", "county", "street"]


def test_a_circle_is_shown_where_it_closes(packs: Path) -> None:
    above = packs / "small" / "pack.yaml"
    above.write_text(above.read_text(encoding="utf-8") + "extends: [../county]\n", encoding="utf-8")
    (fault,) = faults(packs / "county")
    assert told(packs, fault) == "small/pack.yaml:8:11 P190"
    assert "county → small → county" in fault.message("en")


def test_a_missing_pack_is_the_only_fault(packs: Path) -> None:
    shutil.rmtree(packs / "small")
    folder = write(packs, records__community=RECORD, rules__premises=RULES)
    assert [told(packs, fault) for fault in faults(folder)] == ["county/pack.yaml:7:11 P119"]


def test_a_broken_pack_above_is_the_only_fault(packs: Path) -> None:
    (packs / "small" / "pack.yaml").write_text("id: [\n", encoding="utf-8")
    found = faults(write(packs, records__community=RECORD, rules__premises=RULES))
    assert {Path(fault.location.file).relative_to(packs).as_posix() for fault in found} == {
        "small/pack.yaml"
    }


def test_a_built_in_pack_goes_by_its_id(packs: Path) -> None:
    manifest = (packs / "county" / "pack.yaml").read_text(encoding="utf-8")
    pack = load_pack(write(packs, pack=manifest.replace("../small", "zhangzhou")))
    assert [layer.id for layer in pack.layers][-2:] == ["zhangzhou", "county"]
    (fault,) = faults(write(packs, pack=manifest.replace("../small", "zhangzhuo")))
    assert fault.code.id == "P119"
    assert "zhangzhou" in fault.hint("en")


def test_a_pack_beside_comes_before_a_built_in_one(tmp_path: Path) -> None:
    for name in ("national", "fujian", "zhangzhou"):
        shutil.copytree(ROOT / "rules" / name, tmp_path / name)
    manifest = tmp_path / "fujian" / "pack.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("version: 0.1.0", "version: 9.9.9"), encoding="utf-8")
    layers = load_pack(tmp_path / "zhangzhou").layers
    assert [(layer.id, layer.version) for layer in layers] == [
        ("national", "0.1.0"),
        ("fujian", "9.9.9"),
        ("zhangzhou", "0.1.0"),
    ]


def test_a_pack_of_the_name_of_a_built_in_one_extends_that(tmp_path: Path) -> None:
    pack = tmp_path / "national" / "pack.yaml"
    pack.parent.mkdir()
    pack.write_text(
        "id: other\nversion: 0.1.0\ntitle: {zh: 试, en: Trial}\nlanguages: [zh, en]\nhome: CN\n"
        "extends: [national]\n",
        encoding="utf-8",
    )
    assert [layer.id for layer in load_pack(pack.parent).layers] == ["national", "other"]


def test_the_digest_covers_all_layers(packs: Path) -> None:
    before = load_pack(packs / "county")
    rules = packs / "small" / "rules" / "premises.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    after = load_pack(packs / "county")
    assert before.sha256 != after.sha256
    assert before.own.sha256 == after.own.sha256
    assert load_pack(packs / "small").sha256 == after.layers[0].sha256


def test_units_may_be_declared_again_but_not_renamed(packs: Path) -> None:
    manifest = (packs / "county" / "pack.yaml").read_text(encoding="utf-8")
    load_pack(write(packs, pack=manifest + "units: {m2: {zh: 平方米, en: m²}}\n"))
    (fault,) = faults(write(packs, pack=manifest + "units: {m2: {zh: 亩, en: mu}}\n"))
    assert told(packs, fault) == "county/pack.yaml:8:13 P120"
