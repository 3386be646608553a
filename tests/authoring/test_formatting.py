"""Formatting a pack: one manner of writing, nothing lost, and no change the second time."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from command_line import Command
from pack.layered import SMALL
from zhangcheng.authoring import format_pack
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.pack import load_pack

ROOT = Path(__file__).parents[2]
PACKS = [ROOT / "rules" / "example-county", ROOT / "tests" / "rules" / "kitchens" / "pack"]
RULES = "rules/premises.yaml"
UNTIDY = """\
# before
area:   premises   # beside
title: { zh: 场所,   en: "Premises" }
rules:
# between
- id: floor-area
  title: {zh: 面积达标, en: Enough space}
  record: community
  require:   (floor_area>=least_area)   and not( stage=null )   # why
  level: must


  sources: [ practice#area ]
  cases:
  - name: just enough
    as_of: 2020-01-01
    given: {jurisdiction: "350602", stage: new, floor_area: 200.00}
    expect: pass
  - {name: "too small", as_of: 2020-01-01, given: {jurisdiction: "350602", stage: new, visits: [{cost: 1}]}, expect: insufficient_data}
  - {name: 小, as_of: 2020-01-01, given: {jurisdiction: "350602", stage: new, floor_area: 1.50}, expect: fail}
  # after
"""  # noqa: E501
TIDY = """\
# before
area: premises     # beside
title: {zh: 场所, en: "Premises"}
rules:
# between
  - id: floor-area
    title: {zh: 面积达标, en: Enough space}
    record: community
    require: floor_area >= least_area and not(stage = null)     # why
    level: must


    sources: [practice#area]
    cases:
      - name: just enough
        as_of: 2020-01-01
        given: {jurisdiction: "350602", stage: new, floor_area: 200.00}
        expect: pass
      - {name: "too small", as_of: 2020-01-01, given: {jurisdiction: "350602", stage: new, visits: [{cost: 1}]}, expect: insufficient_data}
      - {name: 小, as_of: 2020-01-01, given: {jurisdiction: "350602", stage: new, floor_area: 1.50}, expect: fail}
  # after
"""  # noqa: E501


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "small")
    return tmp_path / "small"


def formatted(pack: Path, file: str) -> str:
    (found,) = [f.after for f in format_pack(pack) if f.path == pack / file]
    return found


@pytest.mark.parametrize("folder", PACKS, ids=lambda path: path.name)
def test_packs_are_formatted(folder: Path) -> None:
    assert [file.path.name for file in format_pack(folder) if file.changes] == []


def test_one_manner_of_writing(pack: Path) -> None:
    (pack / RULES).write_text(UNTIDY, encoding="utf-8")
    assert formatted(pack, RULES) == TIDY
    (pack / RULES).write_text(TIDY, encoding="utf-8")
    assert formatted(pack, RULES) == TIDY
    load_pack(pack)


def test_a_long_folded_expression_stays_folded(pack: Path) -> None:
    terms = [f"floor_area>={number}" for number in range(20)]
    text = (pack / RULES).read_text(encoding="utf-8")
    folded = "require: >-\n      " + "\n      and ".join(terms) + "\n"
    (pack / RULES).write_text(text.replace("require: floor_area >= least_area\n", folded), "utf-8")
    after = formatted(pack, RULES)
    lines = [line for line in after.splitlines() if "floor_area >= " in line]
    assert len(lines) > 3
    assert all(len(line) <= 106 for line in lines)
    (pack / RULES).write_text(after, encoding="utf-8")
    assert formatted(pack, RULES) == after
    rule = load_pack(pack).rules["floor-area"]
    assert rule.require.text == " and ".join(f"floor_area >= {number}" for number in range(20))


def test_windows_lines_and_blanks_at_ends_go(pack: Path, zhangcheng: Command) -> None:
    text = (pack / RULES).read_text(encoding="utf-8")
    (pack / RULES).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "  \r\n").encode())
    assert formatted(pack, RULES) == text
    told = zhangcheng("fmt", "--check", str(pack), "--lang", "en").out.splitlines()
    assert told[0] == f"{(pack / RULES).as_posix()} (line ends from CRLF to LF)"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("floor_area >= least_area", "floor_area >= ", "E"),
        ("area: premises", "area: premises\narea: premises", "P"),
        ("title: {zh: 场所", "title: [zh: 场所", "P"),
    ],
)
def test_a_fault_leaves_every_file_as_it_was(
    pack: Path, zhangcheng: Command, old: str, new: str, code: str
) -> None:
    text = (pack / RULES).read_text(encoding="utf-8").replace(old, new, 1)
    (pack / RULES).write_text(text, encoding="utf-8")
    other = pack / "sources.yaml"
    other.write_text(
        other.read_text(encoding="utf-8").replace("id: practice", "id:   practice"), "utf-8"
    )
    before = other.read_bytes()
    with pytest.raises(DiagnosticsError) as caught:
        format_pack(pack)
    assert {fault.code.id[0] for fault in caught.value.diagnostics} == {code}
    assert zhangcheng("fmt", str(pack)).code == 2
    assert other.read_bytes() == before


def test_the_command_checks_and_writes(pack: Path, zhangcheng: Command) -> None:
    (pack / RULES).write_text(UNTIDY, encoding="utf-8")
    checked = zhangcheng("fmt", "--check", str(pack), "--lang", "en")
    assert (checked.code, checked.err) == (1, "")
    assert f"{(pack / RULES).as_posix()}\nFiles: 7, to be rewritten: 1.\n" == checked.out
    assert (pack / RULES).read_text(encoding="utf-8") == UNTIDY
    assert zhangcheng("fmt", str(pack), "--lang", "en").code == 0
    assert (pack / RULES).read_text(encoding="utf-8") == TIDY
    assert zhangcheng("fmt", "--check", str(pack)).code == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["# note", "", "#"])), max_size=6))
@example([(0, ""), (0, "")])
def test_comments_and_blank_lines_anywhere_are_kept(pack: Path, notes: list[tuple[int, str]]) -> None:
    lines = (SMALL / RULES).read_text(encoding="utf-8").splitlines()
    for at, note in notes:
        lines.insert(min(at, len(lines)), note)
    (pack / RULES).write_text("\n".join(lines) + "\n", encoding="utf-8")
    after = formatted(pack, RULES)
    assert after.count("# note") == sum(note == "# note" for _, note in notes)
    (pack / RULES).write_text(after, encoding="utf-8")
    assert formatted(pack, RULES) == after
