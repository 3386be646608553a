"""A column that one sheet lacks and another of its kind has is told; so is an end that nobody gives."""

from pathlib import Path

import pytest

from dataset.samples import diagnostics_of, write_example

NAMES = "# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,500\nA02,西园,芗城区,400\n"
FULL = "# file: 用房.csv\n所属社区,面积,启用日期,停用日期\nA01,200,2020-01-01,\n"


def told(text: str, folder: Path) -> list[str]:
    folder.mkdir(exist_ok=True)
    found = diagnostics_of(write_example(text, folder))
    return [f"{d.code.id} {d.location}: {d.message('zh')}" for d in found]


@pytest.mark.parametrize(
    ("other", "lacking"),
    [
        ("所属社区,面积,启用日期,停用日期\nA02,100,2020-01-01,", None),
        ("所属社区,面积,启用日期\nA02,100,2020-01-01", "“停用日期”"),
        ("所属社区,面积\nA02,100", "启用日期、停用日期"),
        ("社区名称,面积,启用日期,停用日期\n西园,100,,", None),
        ("所属社区,面积（间）,启用日期,停用日期\nA02,3,,", None),
        ("所属社区,面积", None),
        ("所属社区,面积\n无,", None),
    ],
)
def test_columns_that_one_sheet_lacks(other: str, lacking: str | None, tmp_path: Path) -> None:
    book = f"# file: 乙.xlsx\n# sheet: 用房\n{other}"
    found = [line for line in told(NAMES + FULL + book, tmp_path / "台账") if line.startswith("D177")]
    if lacking is None:
        assert found == []
    else:
        (line,) = found
        assert line.startswith("D177 乙.xlsx › 用房: ")
        assert lacking.strip("“”") in line
        assert "用房.csv 有" in line
        assert "面积" not in line


def test_what_nobody_has_is_not_told_of_one(tmp_path: Path) -> None:
    bare = "所属社区,面积\n{},200\n"
    books = "# file: 用房.csv\n" + bare.format("A01") + "# file: 乙.xlsx\n# sheet: 用房\n"
    assert told(NAMES + books + bare.format("A02"), tmp_path / "台账") == []


def test_two_sheets_of_one_file_are_told_by_their_names(tmp_path: Path) -> None:
    book = (
        "# file: 台账.xlsx\n# sheet: 社区\n社区编号,名称,街道,户数\nA01,东园,芗城区,500\n"
        "# sheet: 社区名单\n社区编号,名称,街道\nA02,西园,芗城区"
    )
    (line,) = told(book, tmp_path / "台账")
    assert line.startswith("D177 台账.xlsx › 社区名单: ")
    assert "户数（台账.xlsx › 社区 有）" in line


@pytest.mark.parametrize(
    ("headings", "told_of"),
    [
        ("启用日期", True),
        ("启用日期,停用日期", False),
        ("停用日期", False),
        ("面积", False),
    ],
)
def test_an_end_that_nobody_gives(headings: str, told_of: bool, tmp_path: Path) -> None:
    cells = "," * (headings.count(","))
    text = f"{NAMES}# file: 用房.csv\n所属社区,{headings}\nA01,{cells}\n"
    found = [line for line in told(text, tmp_path / "台账") if line.startswith("D178")]
    assert len(found) == told_of


def test_an_end_is_missed_once_for_all_sheets(tmp_path: Path) -> None:
    text = (
        f"{NAMES}# file: 用房.csv\n所属社区,启用日期\nA01,\n"
        "# file: 乙.xlsx\n# sheet: 用房\n所属社区,启用日期\nA02,"
    )
    assert [line[:4] for line in told(text, tmp_path / "台账")] == ["D178"]
