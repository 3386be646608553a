"""What cannot be written is said in the reader's language, with what to do about it."""

from pathlib import Path

import openpyxl
import pytest

from command_line import Command

ROOT = Path(__file__).parents[2]
LEDGER = str(ROOT / "examples" / "ledgers" / "clean.xlsx")


def test_a_file_in_the_way_is_said_in_chinese(zhangcheng: Command, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine", "utf-8")
    words = ("check", LEDGER, "--as-of", "2021-12-31", "--rule", "premises-area", "--lang", "zh")
    result = zhangcheng(*words, "--out", str(tmp_path / "there"))
    assert result.code == 2
    assert "同名处已有一个文件" in result.err
    assert "File exists" not in result.err
    assert (tmp_path / "there").read_text("utf-8") == "mine"


@pytest.mark.parametrize(("name", "hint"), [("x.csv", "x.xlsx"), ("x", "x.xlsx")])
def test_a_form_is_a_workbook(zhangcheng: Command, tmp_path: Path, name: str, hint: str) -> None:
    result = zhangcheng("template", "--out", str(tmp_path / name), "--lang", "zh")
    assert result.code == 2
    assert f"--out {hint}" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_is_there_asks_for_another_name(zhangcheng: Command, tmp_path: Path) -> None:
    path = tmp_path / "forms.xlsx"
    path.write_bytes(b"mine")
    result = zhangcheng("template", "--out", str(path), "--lang", "zh")
    assert result.code == 2
    assert "换一个名字" in result.err


def test_formats_take_wide_commas(zhangcheng: Command, tmp_path: Path) -> None:
    words = ("check", LEDGER, "--as-of", "2021-12-31", "--rule", "premises-area", "--fail-on", "never")
    result = zhangcheng(*words, "--out", str(tmp_path), "--format", "md，json、csv")
    assert result.code == 0
    assert {path.suffix for path in tmp_path.iterdir()} == {".md", ".json", ".csv"}


def test_examples_of_places_are_of_their_level(zhangcheng: Command, tmp_path: Path) -> None:
    path = tmp_path / "forms.xlsx"
    assert zhangcheng("template", "--out", str(path), "--lang", "zh").code == 0
    book = openpyxl.load_workbook(path)
    digits = {}
    for name in ("设区市", "区（县）", "街道（镇）"):
        heads = [cell.value for cell in book[name][1]]
        digits[name] = len(str(book[name].cell(2, heads.index("区划代码") + 1).value))
    assert digits == {"设区市": 4, "区（县）": 6, "街道（镇）": 9}
    guide = [str(cell.value) for row in book["填写说明"].iter_rows() for cell in row]
    assert "“区（县）”表里的“区（县）名称”" in guide
