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
    assert "Give another folder with --out, or move that file away first" in result.err
    assert changed.read_bytes() == before


def test_the_report_of_last_time_is_to_be_copied_first(zhangcheng: Command, tmp_path: Path) -> None:
    words = ("--rule", "premises-area", "--format", "json")
    assert check(zhangcheng, tmp_path, *words).code == 0
    result = check(zhangcheng, tmp_path, *words, "--against", str(tmp_path / "report.json"))
    assert result.code == 2
    assert "or copy the last report elsewhere first" in result.err


WORKBOOK = ("--rule", "premises-area", "--format", "xlsx")


def fill_in(path: Path, value: str | int, *, heading: str = "Responsible unit") -> None:
    """Write below a heading of the ledger, or below a new one beside the others."""
    book = load_workbook(path)
    sheet = book["To put right"]
    heads = [cell.value for cell in sheet[1]]
    column = heads.index(heading) + 1 if heading in heads else len(heads) + 1
    sheet.cell(1, column).value = heading
    sheet.cell(2, column).value = value
    book.save(path)


def filled_in(path: Path) -> object:
    rows = load_workbook(path)["To put right"].iter_rows(values_only=True)
    return dict(zip(next(rows), next(rows), strict=True))["Responsible unit"]


def test_a_workbook_keeps_what_is_filled_in(zhangcheng: Command, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    assert check(zhangcheng, tmp_path, *WORKBOOK).code == 0
    fill_in(path, "Civil affairs")
    for _ in range(2):
        assert check(zhangcheng, tmp_path, *WORKBOOK).code == 0
        assert filled_in(path) == "Civil affairs"


def test_a_workbook_of_a_county_stays_for_what_is_filled_in(zhangcheng: Command, tmp_path: Path) -> None:
    path = tmp_path / "350603/report.xlsx"
    by_county = (*WORKBOOK, "--split-by", "county")
    assert check(zhangcheng, tmp_path, *by_county).code == 0
    fill_in(path, "Civil affairs")
    # Carried over, it is as we wrote it; but people's all the same.
    assert check(zhangcheng, tmp_path, *by_county).code == 0
    for again in ((*by_county, "--jurisdiction", "350602"), WORKBOOK):
        result = check(zhangcheng, tmp_path, *again)
        assert (result.code, filled_in(path)) == (0, "Civil affairs")
        assert "Of an earlier check, and not written anew: " in result.err
        assert str(path) in result.err
    assert not (tmp_path / "350602").exists()


def edit(path: Path, what: str) -> None:
    book = load_workbook(path)
    sheet = book["To put right"]
    if what == "remark":
        fill_in(path, "on its way", heading="Remarks")
        return
    if what == "row above":
        sheet.insert_rows(1)
        sheet["A1"] = "Xiangcheng District"
    elif what == "ledger":
        book["社区"]["B2"] = "别的社区"
    elif what == "citation":
        sheet["L2"] = "another"
    elif what == "row gone":
        sheet.delete_rows(2)
    else:
        del book["To put right"]
    book.save(path)


def test_a_workbook_changed_elsewhere_stays(zhangcheng: Command, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    assert check(zhangcheng, tmp_path, *WORKBOOK).code == 0
    written = path.read_bytes()
    for what in ("remark", "row above", "ledger", "citation", "row gone", "sheet gone"):
        path.write_bytes(written)
        edit(path, what)
        before = path.read_bytes()
        result = check(zhangcheng, tmp_path, *WORKBOOK)
        sheet = "社区" if what == "ledger" else "To put right"
        assert (what, result.code, f"(sheets: {sheet})" in result.err) == (what, 2, True)
        assert path.read_bytes() == before


def test_a_sorted_workbook_is_as_we_wrote_it(zhangcheng: Command, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    assert check(zhangcheng, tmp_path, *WORKBOOK).code == 0
    fill_in(path, "Civil affairs")
    book = load_workbook(path)
    sheet = book["To put right"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(rows) > 1
    for line, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(line, column).value = value
    book.save(path)
    assert check(zhangcheng, tmp_path, *WORKBOOK).code == 0
    assert filled_in(path) == "Civil affairs"


def test_a_workbook_that_is_not_listed_stays(zhangcheng: Command, tmp_path: Path) -> None:
    assert check(zhangcheng, tmp_path, *WORKBOOK).code == 0
    (tmp_path / ".zhangcheng.json").unlink()
    result = check(zhangcheng, tmp_path, *WORKBOOK)
    assert (result.code, "it is not in .zhangcheng.json" in result.err) == (2, True)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("王五 13800138000", "王五 ＊＊＊"), (13800138000, None), ("", None)],
)
def test_personal_data_is_not_carried_over(
    value: str | int, expected: str | None, zhangcheng: Command, tmp_path: Path
) -> None:
    path = tmp_path / "report.xlsx"
    assert check(zhangcheng, tmp_path, *WORKBOOK).code == 0
    fill_in(path, value)
    assert check(zhangcheng, tmp_path, *WORKBOOK).code == 0
    assert (filled_in(path) or None) == expected
    said = [str(row[0]) for row in load_workbook(path)["Summary"].iter_rows(values_only=True)]
    assert any("what was carried over" in line for line in said) == bool(value)
