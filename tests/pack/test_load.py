"""What loading makes of a pack: exact values, places of faults, and no faults that only follow."""

import datetime as dt
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from pack.layered import SMALL, lay_over
from zhangcheng.diagnostics.codes._pack_snippets import DATED, PARAMETER, RECORD, RULES, changed
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.location import Location
from zhangcheng.model.unit import Unit
from zhangcheng.pack import load_pack


def faults(text: str, folder: Path) -> list[str]:
    """Return for each fault the file, the text that it points at, and the code."""
    try:
        load_pack(lay_over(text, folder))
    except DiagnosticsError as error:
        return [f"{pointed_at(d.location, folder)} {d.code.id}" for d in error.diagnostics]
    return []


def pointed_at(place: Location, folder: Path) -> str:
    file = place.file.removeprefix(folder.as_posix()).removeprefix("/")
    if place.line is None or place.column is None:
        return file
    line = (folder / file).read_text(encoding="utf-8").split("\n")[place.line - 1]
    end = place.end_column or place.column + 1
    return f"{file} {place.line} {line[place.column - 1 : end - 1]}"


RULE = "rules/extra.yaml"
FEE = "parameters/fee_limit.yaml"
VISIT = "records/visit.yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            changed(RULES, ("record: community", "recrod: community")),
            [f"{RULE} 6 recrod P101"],
            id="a misspelt key is not also missing",
        ),
        pytest.param(
            changed(RULES, ("level: should", "levle: should"), ("floor_area > 0", "floor_aera > 0")),
            [f"{RULE} 7 floor_aera E110", f"{RULE} 8 levle P101"],
            id="an item with a fault of shape is looked into all the same",
        ),
        pytest.param(
            changed(
                RULES,
                ("illustrative: true", "illustrative: true\n    spare: 1"),
                ("area > 0", "aera > 0"),
            ),
            [f"{RULE} 7 floor_aera E110", f"{RULE} 10 spare P101"],
            id="an item with an unknown key is looked into",
        ),
        pytest.param(
            changed(RULES, ("expect: fail", "expect: fial")),
            [f"{RULE} 12 fial P105"],
            id="a case that cannot be read is not a missing case",
        ),
        pytest.param(
            changed(RECORD, ("cost, label: {zh: 费用, en: Cost}", "cost, label: 费用")),
            [f"{VISIT} 9 费用 P104"],
            id="measures of a field that cannot be read are not told that it is unknown",
        ),
        pytest.param(
            changed(RECORD, ("unit: yuan, decimals: 2", "unit: yaun, decimals: 2")),
            [f"{VISIT} 9 yaun P126"],
            id="a field with an unknown unit has no wrong unit elsewhere",
        ),
        pytest.param(
            changed(RECORD, ("value: cost + cost", "value: csot + cost")),
            [f"{VISIT} 11 csot E110"],
            id="a measure that uses a faulty measure is not faulty too",
        ),
        pytest.param(
            changed(
                RULES,
                ("floor_area > 0", "count(visits) > 0"),
                ("stage: new, floor_area: 1", "visits: [{cost: 1}]"),
            )
            + "# file: records/visit.yaml\nid: visit\n\tx: 1\n  - {inverse: visits}\n",
            [f"{VISIT} 2 \t P108"],
            id="what an unreadable file declares is not unknown elsewhere",
        ),
        pytest.param(
            changed(RULES, ("stage: new, floor_area: 1}", "stage: new, floor_area: 1.005}")),
            [f"{RULE} 11 1.005 P152"],
            id="too many decimals",
        ),
        pytest.param(
            changed(RULES, ("stage: new, floor_area: 1}", "stage: new, floor_area: -1}")),
            [f"{RULE} 11 -1 P152"],
            id="below the least value",
        ),
        pytest.param(
            changed(RULES, ("stage: new, floor_area: 1}", "visits: [{day: 2018-02-30, cots: 1}]}")),
            [f"{RULE} 11 2018-02-30 P107", f"{RULE} 11 cots P124"],
            id="inside related rows",
        ),
        pytest.param(
            changed(RULES, ("stage: new, floor_area: 1}", "visits: {day: 2018-02-03}}")),
            [f"{RULE} 11 {{ P152"],
            id="related rows are a list",
        ),
        pytest.param(
            changed(RULES, ("stage: new, floor_area: 1}", "jurisdiction: 350602}")),
            [f"{RULE} 11 350602 P152"],
            id="a code without quotes",
        ),
        pytest.param(
            changed(PARAMETER, ("unit: yuan\n", "")),
            [f"{FEE} 9 100 P146", f"{FEE} 10 120 P146"],
            id="numbers without a unit",
        ),
        pytest.param(
            changed(DATED, ("from: 2021-01-01", "from: 2020-01-01")),
            [f"{FEE} 6 2020-01-01 P142"],
            id="two values from one day",
        ),
        pytest.param(
            changed(DATED, ("to: 2020-12-31", "to: 2020-06-30"))
            + "  - {from: 2020-07-01, source: practice, value: null}\n",
            [],
            id="a stated gap",
        ),
        pytest.param(
            changed(DATED, ("to: 2020-12-31, ", "")),
            [],
            id="an end that follows from the next value",
        ),
        pytest.param(
            changed(PARAMETER, ("lower_levels_may: raise", "lower_levels_may: lower")),
            [f"{FEE} 11 120 P145"],
            id="a county above the city's ceiling",
        ),
        pytest.param(
            changed(PARAMETER, ("lower_levels_may: raise", "lower_levels_may: nothing")),
            [f"{FEE} 11 120 P145"],
            id="a county apart from the city",
        ),
        pytest.param(
            changed(PARAMETER, ("lower_levels_may: raise", "lower_levels_may: anything"), ("120", "90")),
            [],
            id="a county may do anything",
        ),
        pytest.param(
            PARAMETER
            + "  - from: 2021-01-01\n    source: practice\n    rows:\n"
            + '      - {jurisdiction: "3506", stage: new, value: 130}\n',
            [f"{FEE} 11 120 P145"],
            id="a floor raised later overtakes the county",
        ),
        pytest.param(
            changed(PARAMETER, ('jurisdiction: "3506", ', "")).replace("value: 120", "value: 90"),
            [f"{FEE} 11 90 P145"],
            id="the value for everywhere stands above every place",
        ),
        pytest.param(
            changed(
                RECORD,
                ("id: double_cost", "id: floor_area"),
                ("double_cost + double_cost", "cost + cost"),
            ),
            [],
            id="names of other record types are free",
        ),
        pytest.param(
            changed(RECORD, ("inverse: visits", "inverse: floor_area")),
            [f"{VISIT} 6 floor_area P136"],
            id="a relation named like a field",
        ),
        pytest.param(
            changed(PARAMETER, ("id: fee_limit", "id: period")).replace("fee_limit.yaml", "period.yaml"),
            ["parameters/period.yaml 1 period P136"],
            id="a reserved word",
        ),
        pytest.param(
            changed(RULES, ("id: some-space", "id: some-space\n    aliases: [floor-area]")),
            ["rules/premises.yaml 5 floor-area P120"],
            id="a former id is taken too",
        ),
        pytest.param(
            changed(
                RULES,
                ("level: should", "level: should\n    effective: {from: 2020-01-02, to: 2020-01-01}"),
            ),
            [f"{RULE} 9 2020-01-01 P144"],
            id="in force backwards",
        ),
        pytest.param(
            "# absent: jurisdictions.yaml\n", [" P114"], id="a missing file and nothing that follows"
        ),
        pytest.param("# file: pack.yaml\nid: [\n", ["pack.yaml 2  P109"], id="an unreadable pack.yaml"),
        pytest.param(
            changed(
                RECORD,
                ("belongs_to: community", "belongs_to: first"),
                (
                    "fields:\n",
                    "fields:\n  - {id: first, label: {zh: 首, en: First}, type: reference, to: trip}\n",
                ),
            )
            + changed(
                RECORD,
                ("visit.yaml", "trip.yaml"),
                ("id: visit", "id: trip"),
                ("title: {zh: 走访, en: Visit}", "title: {zh: 外出, en: Trip}"),
                ("to: community, inverse: visits", "to: visit"),
            ),
            ["records/trip.yaml 3 community P160"],
            id="record types that belong to each other, said once",
        ),
        pytest.param(
            changed(
                RECORD, ("type: date}", "type: date}\n  - {id: next, type: reference, to: visit}")
            ).replace("id: next,", "id: next, label: {zh: 下次, en: Next},"),
            [],
            id="a plain reference to the own type",
        ),
        pytest.param(
            changed(
                RECORD, ("parameters_on: day", "in_force: {to: day}"), ("type: date}", "type: month}")
            ),
            [f"{VISIT} 4 day P134"],
            id="a month is no last day in force",
        ),
        *(
            pytest.param(
                changed(
                    RECORD,
                    (
                        "measures:",
                        f"  - {{id: paid, label: {{zh: 已付, en: P}}, type: number, {more}}}\nmeasures:",
                    ),
                ),
                told,
                id=f"a number with {more}",
            )
            for more, told in (
                ("unit: yuan, part_of: cost", []),
                ("unit: m2, part_of: cost", [f"{VISIT} 10 cost P134"]),
                ("unit: yuan, part_of: day", [f"{VISIT} 10 day P134"]),
                ("unit: yuan, part_of: costs", [f"{VISIT} 10 costs P124"]),
            )
        ),
        *(
            pytest.param(
                changed(RECORD, ("type: date}", f"type: date, required_for: {{{needed}}}}}")),
                told,
                id=f"required for {needed}",
            )
            for needed, told in (
                ("kind: [call]", []),
                ("kind: [call, clal]", [f"{VISIT} 7 clal P131"]),
                ("knid: [call]", [f"{VISIT} 7 knid P124"]),
                ("cost: [call]", [f"{VISIT} 7 cost P134"]),
                ("kind: []", [f"{VISIT} 7 kind P117"]),
                ("kind: call", [f"{VISIT} 7 call P104"]),
            )
        ),
        pytest.param(
            changed(
                RULES, ("name: some", "name: {zh: 同, en: a}"), ("name: none", "name: {zh: 同, en: b}")
            ),
            [f"{RULE} 12 {{ P153"],
            id="cases of one Chinese name",
        ),
        pytest.param(
            changed(
                RULES, ("name: some", "name: {zh: 甲, en: a}"), ("name: none", "name: {zh: 乙, en: a}")
            ),
            [f"{RULE} 12 {{ P153"],
            id="cases of one English name",
        ),
        pytest.param("# file: notes.txt\nhello\n", ["notes.txt P113"], id="a stray file"),
        pytest.param("# file: README.md\nhello\n", [], id="prose"),
        pytest.param("# file: rules/a.yml\na: 1\n", ["rules/a.yml P113"], id="the other ending"),
    ],
)
def test_faults_and_their_places(text: str, expected: list[str], tmp_path: Path) -> None:
    assert faults(text, tmp_path) == expected


def test_faults_of_several_files_come_in_one_go_and_sorted(tmp_path: Path) -> None:
    text = changed(RULES, ("level: should", "level: shuold")) + changed(
        PARAMETER, ("practice#area", "x")
    )
    text += changed(RECORD, ("type: date", "type: dat"))
    found = faults(text, tmp_path)
    assert [line.split()[-1] for line in found] == ["P121", "P105", "P105"]
    assert found == sorted(found)


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError, match="R125"):
        load_pack(tmp_path / "nowhere")


def test_a_link_that_leads_nowhere_is_a_missing_file(tmp_path: Path) -> None:
    (lay_over("", tmp_path) / "rules" / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert faults("", tmp_path) == [" P114"]


def test_values_are_exact() -> None:
    pack = load_pack(SMALL)
    values = pack.parameters["least_area"].values
    assert [value.value for value in values] == [Decimal(200), Decimal(150)]
    assert values[0].citation is not None
    assert values[0].citation.id == "practice#area"
    case = pack.rules["floor-area"].cases[1]
    assert case.given["floor_area"] == Decimal("199.99")
    assert case.gap == Decimal("0.01")
    assert case.as_of == dt.date(2020, 1, 1)


def test_links() -> None:
    pack = load_pack(SMALL)
    community = pack.record_types["community"]
    relation = community.relation("visits")
    assert relation is not None
    assert (relation.record_type, relation.reference) == ("visit", "community")
    field = community.field("floor_area")
    assert field is not None
    assert field.unit == Unit.parse("m2")
    rule = pack.rules["floor-area"]
    assert pack.tree(rule.require).type.kind == "boolean"
    assert pack.areas[0].rules == ("floor-area",)


def test_parameters_are_as_wide_as_their_values(tmp_path: Path) -> None:
    folder = lay_over(changed(PARAMETER, ("value: 120", "value: 1234.50")), tmp_path)
    found = load_pack(folder).vocabulary.parameters["fee_limit"].type
    assert (found.digits, found.scale) == (4, 2)


def test_a_digest_tells_packs_apart(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    shutil.copytree(SMALL, one)
    shutil.copytree(SMALL, two)
    assert load_pack(one).sha256 == load_pack(two).sha256
    (two / "README.md").write_text("Prose is no part of what a pack says.")
    assert load_pack(one).sha256 == load_pack(two).sha256
    with (two / "sources.yaml").open("a") as file:
        file.write("\n")
    assert load_pack(one).sha256 != load_pack(two).sha256
