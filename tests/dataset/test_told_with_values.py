"""What is told of a cell or a row says what stands there: both rows of a key, a figure in its unit."""

from pathlib import Path

import pytest

from dataset.samples import diagnostics_of, read, stored, write_example
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import data as codes

COMMUNITY = "# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区"


def messages(path: Path, code: Code) -> list[tuple[str, str]]:
    return [(d.message("zh"), d.message("en")) for d in diagnostics_of(path) if d.code is code]


@pytest.mark.parametrize(
    ("first", "second", "zh", "en"),
    [
        ("东园,芗城区,20,是", "东园,芗城区,20,是", ["两行内容一样"], ["both rows say the same"]),
        ("东园,芗城区,20,是", "东园,芗城区,35,是", ["20（D3）", "35（D4）"], ["20 (D3)", "35 (D4)"]),
        (
            "东园,芗城区,20,是",
            "东园,芗城区,,否",
            ["20（D3）", "空（D4）", "否（E4）"],
            ["yes (E3)", "no (E4)"],
        ),
        ("东园,芗城区,20,是", "西园,龙文区,35,否", ["另有 1 列不同"], ["1 more columns differ"]),
    ],
)
def test_rows_of_one_key_are_compared(
    tmp_path: Path, first: str, second: str, zh: list[str], en: list[str]
) -> None:
    text = f"# file: 社区.csv\n社区名单\n社区编号,名称,街道,户数,是否新区\nA01,{first}\nA01,{second}"
    ((said, told),) = messages(write_example(text, tmp_path), codes.DUPLICATE_KEY)
    assert [part for part in zh if part not in said] == []
    assert [part for part in en if part not in told] == []


@pytest.mark.parametrize(
    ("heading", "cell", "zh"),
    [
        ("面积（公顷）", "-3", "-3 公顷（即 -30000 平方米）"),
        ("面积（平方米）", "-3", "实为 -3"),
        ("面积（平方米）", "-3公顷", "-3 公顷（即 -30000 平方米）"),
    ],
)
def test_a_figure_out_of_range_is_shown_as_written_and_converted(
    tmp_path: Path, heading: str, cell: str, zh: str
) -> None:
    text = f"# file: 台账.xlsx\n{COMMUNITY}\n# sheet: 用房\n所属社区,{heading}\nA01,{cell}"
    ((said, _),) = messages(write_example(text, tmp_path), codes.OUT_OF_RANGE)
    assert said.endswith(zh)


@pytest.mark.parametrize(
    ("note", "heading", "told", "read_as"),
    [
        ("单位：公顷", "面积（平方米）", 1, "200.00"),
        ("单位：平方米", "面积（公顷）", 1, "2000000.00"),
        ("单位：公顷", "面积", 0, "2000000.00"),
        ("单位：平方米", "面积（㎡）", 0, "200.00"),
        ("单位：万元", "面积（平方米）", 0, "200.00"),
    ],
)
def test_a_heading_against_the_note_above_is_told_and_read_by_the_heading(
    tmp_path: Path, note: str, heading: str, told: int, read_as: str
) -> None:
    text = f"# file: 台账.xlsx\n{COMMUNITY}\n# sheet: 用房\n{note}\n所属社区,{heading}\nA01,200"
    path = write_example(text, tmp_path)
    found = [d for d in diagnostics_of(path) if d.code is codes.UNIT_NOTE_OVERRULED]
    assert [(d.location.cell, d.arguments["cell"]) for d in found] == [("B2", "A1")] * told
    assert stored(read(path), "premises", "floor_area::VARCHAR") == [(read_as,)]
