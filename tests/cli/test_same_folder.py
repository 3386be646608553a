"""Checking into a folder again: ours is replaced, what people wrote stays, nothing stale is left."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from command_line import Command, Result

EXAMPLE = Path(__file__).parents[2] / "examples/xiangcheng-2021.xlsx"
DAY = ("--as-of", "2021-12-31", "--fail-on", "never")


def check(zhangcheng: Command, out: Path, *words: str) -> Result:
    return zhangcheng("check", str(EXAMPLE), *DAY, "--out", str(out), "--lang", "en", *words)


def files(out: Path) -> set[str]:
    return {
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if path.is_file() and path.name != ".zhangcheng.json"
    }


def test_stale_letters_are_removed(zhangcheng: Command, tmp_path: Path) -> None:
    assert check(zhangcheng, tmp_path, "--area", "premises", "--format", "docx,html").code == 0
    before = files(tmp_path)
    (tmp_path / "letters/notices/my own.docx").write_bytes(b"mine")
    result = check(zhangcheng, tmp_path, "--rule", "premises-area", "--format", "docx")
    assert result.code == 0
    after = files(tmp_path)
    assert after < before | {"letters/notices/my own.docx"}
    assert {"report.html", "letters/notices/my own.docx"} < after
    fresh = tmp_path.parent / f"{tmp_path.name}-fresh"
    check(zhangcheng, fresh, "--rule", "premises-area", "--format", "docx")
    assert after - {"report.html", "letters/notices/my own.docx"} == files(fresh)
    assert "Of an earlier check, and not written anew: " in result.err
    assert "report.html" in result.err
    assert "docx" not in result.err


def test_counties_of_an_earlier_check_are_removed(zhangcheng: Command, tmp_path: Path) -> None:
    words = ("--rule", "premises-area", "--format", "json")
    assert check(zhangcheng, tmp_path, *words, "--split-by", "county").code == 0
    assert files(tmp_path) > {"index.html", "350602/report.json", "350603/report.json"}
    one = (*words, "--jurisdiction", "350602", "--split-by", "county")
    assert check(zhangcheng, tmp_path, *one).code == 0
    assert files(tmp_path) == {"index.html", "350602/report.json", "report.json"}
    assert check(zhangcheng, tmp_path, "--rule", "premises-area", "--format", "json").code == 0
    assert files(tmp_path) == {"report.json"}


@pytest.mark.parametrize("name", ["report.html", "report.md", "findings.csv", "report.xlsx"])
def test_what_is_not_ours_stays(name: str, zhangcheng: Command, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    words = ("--rule", "premises-area", "--format", "html,md,csv,xlsx")
    result = check(zhangcheng, tmp_path, *words)
    assert (result.code, name in result.err, "--out" in result.err) == (2, True, True)
    assert files(tmp_path) == {name}
    assert (tmp_path / name).read_text("utf-8") == "mine"


@pytest.mark.parametrize("form", ["html", "csv", "docx"])
def test_what_people_changed_stays(form: str, zhangcheng: Command, tmp_path: Path) -> None:
    words = ("--rule", "premises-area", "--format", form)
    assert check(zhangcheng, tmp_path, *words).code == 0
    assert check(zhangcheng, tmp_path, *words).code == 0
    changed = tmp_path / min(files(tmp_path))
    changed.write_bytes(changed.read_bytes() + b" ")
    before = changed.read_bytes()
    result = check(zhangcheng, tmp_path, *words)
    assert (result.code, changed.name in result.err) == (2, True)
    assert changed.read_bytes() == before


def test_a_workbook_keeps_what_is_filled_in(zhangcheng: Command, tmp_path: Path) -> None:
    words = ("--rule", "premises-area", "--format", "xlsx")
    assert check(zhangcheng, tmp_path, *words).code == 0
    path = tmp_path / "report.xlsx"
    book = load_workbook(path)
    heads = [cell.value for cell in book["To put right"][1]]
    book["To put right"].cell(2, heads.index("Responsible unit") + 1).value = "Civil affairs"
    book.save(path)
    assert check(zhangcheng, tmp_path, *words).code == 0
    row = [cell.value for cell in load_workbook(path)["To put right"][2]]
    assert row[heads.index("Responsible unit")] == "Civil affairs"
