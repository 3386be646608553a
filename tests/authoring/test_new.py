"""What `zhangcheng new` writes is sound and says what to fill in; a refusal changes nothing."""

import shutil
from pathlib import Path

import pytest

from command_line import Command, Result
from pack.layered import COUNTY, SMALL
from zhangcheng.authoring import format_pack
from zhangcheng.casetest.run_cases import run_cases
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.pack import Pack, load_pack

DAY = ("--from", "2022-01-01")


def sound(folder: Path) -> Pack:
    """Load a pack with nothing but lines to fill in, whose cases come out and which is formatted."""
    pack = load_pack(folder)
    assert pack.diagnostics == ()
    assert {diagnostic.code.id for diagnostic in pack.unfinished} <= {"P155"}
    assert all(result.passed for result in run_cases(pack))
    assert not any(file.changes for file in format_pack(folder))
    return pack


def listed(result: Result) -> list[tuple[str, int, str]]:
    assert (result.code, result.err) == (0, "")
    lines = [line.split(":", 2) for line in result.out.splitlines()[1:]]
    return [(Path(file).name, int(number), text.strip()) for file, number, text in lines]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def county(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "small")
    shutil.copytree(COUNTY, tmp_path / "county")
    return tmp_path / "county"


def test_a_pack_of_its_own(tmp_path: Path, zhangcheng: Command) -> None:
    folder = tmp_path / "mine"
    marked = listed(zhangcheng("new", "pack", str(folder)))
    assert sound(folder).id == "mine"
    assert ("pack.yaml", 5, 'home: "000000"') in marked
    marks = sum(text.count("# 待填") for text in (p.read_text("utf-8") for p in folder.rglob("*.yaml")))
    assert len(marked) == marks
    rule = ("--area", "registration", "--record", "institution", *DAY)
    first = listed(zhangcheng("new", "rule", "opened", "--pack", str(folder), *rule))
    second = listed(zhangcheng("new", "rule", "opened-again", "--pack", str(folder), *rule))
    assert list(sound(folder).rules) == ["opened", "opened-again"]
    assert [text for _, _, text in second] == [text for _, _, text in first][1:]
    assert min(line for _, line, _ in second) > max(line for _, line, _ in first)


def test_lint_names_each_line_until_it_is_filled_in(tmp_path: Path, zhangcheng: Command) -> None:
    folder = tmp_path / "mine"
    marked = listed(zhangcheng("new", "pack", str(folder)))
    rule = ("--area", "registration", "--record", "institution", *DAY)
    marked += listed(zhangcheng("new", "rule", "opened", "--pack", str(folder), *rule))
    linted = zhangcheng("lint", str(folder))
    places = {
        (Path(d.location.file).name, d.location.line, d.location.column) for d in unfinished(folder)
    }
    assert {(file, line) for file, line, _ in places} == {(file, line) for file, line, _ in marked}
    assert all(f"{file}:{line}:{column}: 错误 P155" in linted.err for file, line, column in places)
    assert (linted.code, linted.out) == (2, "")
    tried = zhangcheng("test", str(folder), "--lang", "en")
    assert (tried.code, tried.err) == (0, "")
    assert tried.out.endswith(f"zhangcheng lint has more to say of this pack: {len(marked)} errors.\n")
    published = zhangcheng("handbook", "write", str(tmp_path / "pages"), "--pack", str(folder))
    assert (published.code, "P155" in published.err) == (2, True)
    assert not (tmp_path / "pages").exists()


def test_what_stops_is_not_hidden_among_lines_to_fill_in(tmp_path: Path, zhangcheng: Command) -> None:
    folder = str(tmp_path / "mine")
    zhangcheng("new", "pack", folder)
    refused = zhangcheng("new", "parameter", "seats", "--unit", "seat", "--pack", folder)
    assert ("P126" in refused.err, "P155" in refused.err) == (True, False)
    (tmp_path / "mine" / "parameters").mkdir(exist_ok=True)
    (tmp_path / "mine" / "parameters" / "seats.yaml").write_text("id: seats\n", encoding="utf-8")
    assert "P155" not in zhangcheng("test", folder).err
    assert "P155" in zhangcheng("lint", folder).err


def test_a_text_that_was_not_written_is_named_without_its_comment(
    tmp_path: Path, zhangcheng: Command
) -> None:
    zhangcheng("new", "pack", str(tmp_path / "mine"))
    for path in (tmp_path / "mine").rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("  # 待填 · fill in", ""), encoding="utf-8")
    places = sorted(
        (Path(d.location.file).name, d.location.line, d.location.column)
        for d in unfinished(tmp_path / "mine")
    )
    assert places == [("jurisdictions.yaml", 2, 33), ("pack.yaml", 3, 13)]


def unfinished(folder: Path) -> tuple[Diagnostic, ...]:
    return load_pack(folder).unfinished


def test_a_pack_that_extends_another(county: Path, zhangcheng: Command) -> None:
    folder = county.parent / "street"
    listed(zhangcheng("new", "pack", str(folder), "--extends", "../county"))
    assert [layer.id for layer in sound(folder).layers] == ["small", "county", "street"]
    assert sound(folder).home == "350602"


def test_an_inherited_parameter_begins_with_what_holds(county: Path, zhangcheng: Command) -> None:
    listed(zhangcheng("new", "parameter", "least_area", "--pack", str(county), *DAY))
    own = [v for v in sound(county).parameters["least_area"].values if v.layer == 1]
    assert [(v.jurisdiction, dict(v.categories), str(v.value)) for v in own] == [
        ("350602", {"stage": "new"}, "200"),
        ("350602", {"stage": "old"}, "150"),
    ]


def test_a_parameter_of_its_own(county: Path, zhangcheng: Command) -> None:
    words = ("new", "parameter", "fee", "--pack", str(county), "--unit", "yuan", *DAY)
    assert ("fee.yaml", 10, '- {jurisdiction: "350602", value: 0}') in listed(zhangcheng(*words))
    assert str(sound(county).parameters["fee"].unit) == "yuan"


def test_a_rule_joins_the_area_it_is_written_for(county: Path, zhangcheng: Command) -> None:
    words = ("--area", "premises", "--record", "community", *DAY)
    listed(zhangcheng("new", "rule", "extra", "--pack", str(county), *words))
    assert sound(county).areas[0].rules == ("floor-area", "extra")
    listed(zhangcheng("new", "rule", "more", "--pack", str(county.parent / "small"), *words))
    assert load_pack(county.parent / "small").areas[0].rules == ("floor-area", "more")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("rule", "floor-area", "--area", "premises", "--record", "community"), "R140"),
        (("rule", "Extra", "--area", "premises", "--record", "community"), "P106"),
        (("rule", "extra", "--area", "premises", "--record", "comunity"), "R110"),
        (("rule", "extra"), "R103"),
        (("parameter", "Fee"), "P106"),
        (("parameter", "fee", "--unit", "yaun"), "P126"),
        (("scorecard", "card"), "R110"),
    ],
)
def test_a_refusal_changes_nothing(
    county: Path, zhangcheng: Command, words: tuple[str, ...], code: str
) -> None:
    before = snapshot(county.parent)
    result = zhangcheng("new", *words, "--pack", str(county), *DAY)
    assert result.code == 2
    assert code in result.err
    assert snapshot(county.parent) == before


def test_a_pack_is_not_written_over_nor_half(county: Path, zhangcheng: Command) -> None:
    before = snapshot(county)
    assert "R140" in zhangcheng("new", "pack", str(county)).err
    assert snapshot(county) == before
    missing = zhangcheng("new", "pack", str(county.parent / "half"), "--extends", "../nowhere")
    assert (missing.code, "P119" in missing.err) == (2, True)
    assert not (county.parent / "half").exists()
