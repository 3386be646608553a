"""No output passes on personal data: what reading left out, or what stands where nothing is read."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.table import Table

from command_line import Command

ID, MOBILE, NAME = "35060219780315452X", "13906961234", "欧阳建国"
FORMATS = "html,json,xlsx,docx,md,csv,junit,sarif,oscal"


def book_of_two() -> Book:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "社区"
    sheet.append(("社区代码", "社区名称", "区（县）", "街道（镇）代码", "城区类型"))
    for number, name in ((1, "北京社区居委会"), (2, "延安社区居委会")):
        sheet.append((f"35060200100{number}", name, "芗城区", "350602001", "旧城区"))
    premises = book.create_sheet("综合服务场所")
    premises.append(("场所编号", "社区代码", "建筑面积（平方米）"))
    premises.append(("1", "350602001001", 100))
    return book


def column(book: Book) -> None:
    book["社区"]["F1"], book["社区"]["F2"] = "负责人姓名", NAME


def column_by_content(book: Book) -> None:
    book["社区"]["F1"], book["社区"]["F2"], book["社区"]["F3"] = "备注", f"找{NAME}", f"{NAME} {MOBILE}"


def numbers(book: Book) -> None:
    book["社区"]["F1"], book["社区"]["F2"] = "备注", int(MOBILE)


def unknown_sheet(book: Book) -> None:
    sheet = book.create_sheet("花名册")
    for row in (("a", "b", "c"), (1, ID, MOBILE), (2, "x", "y")):
        sheet.append(row)


def hidden_sheet(book: Book) -> None:
    unknown_sheet(book)
    book["花名册"].sheet_state = "veryHidden"


def name_of_sheet(book: Book) -> None:
    book.create_sheet(f"张{MOBILE}")["A1"] = "x"


def note_sheet(book: Book) -> None:
    book.create_sheet("说明")["A1"] = f"有问题请找 {MOBILE}"


def heading(book: Book) -> None:
    book["社区"]["F1"], book["社区"]["F2"] = f"填表人{MOBILE}", "x"
    book["社区"].add_table(Table(displayName="t", ref="A1:F3"))


STOPS = (
    column,
    column_by_content,
    numbers,
    unknown_sheet,
    hidden_sheet,
    name_of_sheet,
    note_sheet,
    heading,
)


def title_row(book: Book) -> None:
    book["社区"].insert_rows(1)
    book["社区"]["A1"] = f"填表人：{MOBILE} {ID}"


def note_row(book: Book) -> None:
    book["社区"]["A6"] = f"填表人：{ID}"


def comment(book: Book) -> None:
    book["社区"]["B2"].comment = Comment(f"{MOBILE} 来电", NAME)


def properties(book: Book) -> None:
    book.properties.creator = book.properties.lastModifiedBy = NAME
    book.properties.title = f"社区 {MOBILE}"


def surroundings(book: Book) -> None:
    footer = book["社区"].oddFooter
    assert footer is not None
    footer.center.text = f"联系 {MOBILE}"
    book["社区"]["B2"].hyperlink = f"tel:{MOBILE}"
    book["社区"]["F9"] = f'="打 {MOBILE}"'


ASIDE = (title_row, note_row, comment, properties, surroundings)


def outputs(folder: Path, said: str) -> str:
    """Return all text that a check put out: printed, in files, in the members of archives, in names."""
    texts = [said]
    for path in sorted(folder.rglob("*")):
        texts.append(path.name)
        if path.is_file() and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                texts += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        elif path.is_file():
            texts.append(path.read_text("utf-8", "replace"))
    return "\n".join(texts)


def check(
    zhangcheng: Command, fill: Callable[[Book], None], tmp_path: Path, *options: str
) -> tuple[int, str]:
    book = book_of_two()
    fill(book)
    book.save(tmp_path / "台账.xlsx")
    out = tmp_path / "out"
    words = ["--as-of", "2021-12-31", "--area", "premises", "--format", FORMATS, "--out", str(out)]
    result = zhangcheng("check", str(tmp_path / "台账.xlsx"), *words, *options)
    return result.code, outputs(out, result.out + result.err)


@pytest.mark.parametrize("fill", STOPS)
def test_it_stops_the_run_and_is_not_shown(
    fill: Callable[[Book], None], zhangcheng: Command, tmp_path: Path
) -> None:
    code, said = check(zhangcheng, fill, tmp_path)
    assert (code, "D115" in said) == (3, True)
    assert [secret for secret in (ID, MOBILE, NAME) if secret in said] == []


@pytest.mark.parametrize("fill", STOPS)
def test_what_is_dropped_is_in_no_output(
    fill: Callable[[Book], None], zhangcheng: Command, tmp_path: Path
) -> None:
    code, said = check(zhangcheng, fill, tmp_path, "--drop-personal-data")
    assert (code in {0, 1}, "D116" in said) == (True, True)
    assert [secret for secret in (ID, MOBILE, NAME) if secret in said] == []
    load_workbook(tmp_path / "out/report.xlsx")


@pytest.mark.parametrize("fill", ASIDE)
def test_what_is_not_read_is_masked_in_the_copy(
    fill: Callable[[Book], None], zhangcheng: Command, tmp_path: Path
) -> None:
    code, said = check(zhangcheng, fill, tmp_path)
    assert code in {0, 1}
    assert [secret for secret in (ID, MOBILE, NAME) if secret in said] == []
    summary = load_workbook(tmp_path / "out/report.xlsx")["核查汇总"]
    assert any("个人信息已抹去" in str(row[0].value) for row in summary.iter_rows())


def test_a_file_name_is_masked(zhangcheng: Command, tmp_path: Path) -> None:
    data = tmp_path / f"台账{MOBILE}.xlsx"
    book_of_two().save(data)
    words = ["--as-of", "2021-12-31", "--area", "premises", "--format", FORMATS]
    out = tmp_path / "out"
    stopped = zhangcheng("check", str(data), *words, "--out", str(out))
    assert (stopped.code, MOBILE in stopped.err) == (3, False)
    result = zhangcheng("check", str(data), *words, "--out", str(out), "--drop-personal-data")
    assert result.code in {0, 1}
    assert MOBILE not in outputs(out, result.out + result.err)
    comments = [c for row in load_workbook(out / "report.xlsx")["社区"] for c in row if c.comment]
    assert comments  # the masked name is still that of the workbook


def test_the_days_of_a_ledger_are_no_mobile_numbers(zhangcheng: Command, tmp_path: Path) -> None:
    book = book_of_two()
    book["社区"]["H9"] = dt.date(2021, 1, 1)
    book.save(tmp_path / "台账.xlsx")
    words = ["--as-of", "2021-12-31", "--area", "premises", "--format", "xlsx"]
    zhangcheng("check", str(tmp_path / "台账.xlsx"), *words, "--out", str(tmp_path / "out"))
    copy = load_workbook(tmp_path / "out/report.xlsx")
    assert str(copy["社区"]["H9"].value) == "2021-01-01 00:00:00"
    assert copy["社区"]["A2"].value == "350602001001"
