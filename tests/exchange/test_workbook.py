"""The annotated workbook: marks where they belong, the rest unchanged, and it opens in LibreOffice."""

import datetime as dt
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

import zhangcheng as zc
from evaluate.town_pack import write_town
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.formats import write
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.rows import wrong_cells
from zhangcheng.exchange.workbook import build
from zhangcheng.exchange.workbook_cells import box, put, put_number
from zhangcheng.exchange.workbook_entries import TO_FILL_IN, read_entries
from zhangcheng.exchange.workbook_fit import fit_rows, lines
from zhangcheng.model.outcome import Outcome
from zhangcheng.wording.words import WORDS


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A formatted workbook of two communities, one with too little space and a name like a formula."""
    folder = tmp_path_factory.mktemp("ledger")
    pack = zc.load_pack(write_town(folder / "pack"))
    book = Workbook()
    communities = book.active
    assert communities is not None
    communities.title = "community"
    for row in (("代码", "辖区", "户数"), ("=evil", "350602", 100), ("b", "350602", 100)):
        communities.append(row)
    communities["A2"].data_type = "s"
    communities["A1"].font = Font(bold=True, color="FF0000")
    communities.column_dimensions["A"].width = 33
    premises = book.create_sheet("premises")
    for row in (("编号", "community", "面积"), ("1", "=evil", 40), ("2", "b", 900)):
        premises.append(row)
    premises["B2"].data_type = "s"
    premises["C2"].fill = PatternFill("solid", start_color="00FF00")
    premises["C2"].comment = Comment("核实过", "office")
    premises["C3"].fill = PatternFill("solid", start_color="00FF00")
    premises["E3"] = "=C2+C3"
    path = folder / "台账.xlsx"
    book.save(path)
    run = zc.check(pack, path, as_of=dt.date(2021, 6, 30), rules=["area"])
    return Report(runs=(run,), language="zh", data=path)


def reopened(report: Report, folder: Path) -> Book:
    (path,) = write("xlsx", report, folder)
    return load_workbook(path)


def test_the_comment_stands_at_the_cell_that_is_wrong(ledger: Report, tmp_path: Path) -> None:
    book = reopened(ledger, tmp_path)
    marked = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    }
    # E1 is the column that no field is called after: a fault of the data, marked too.
    assert marked == {("premises", "C2"), ("premises", "E1")}
    text = book["premises"]["C2"].comment.text
    for said in (
        "核实过",
        "未达标",
        "标准：250 平方米",
        "实际：40 平方米",
        "差距：210 平方米",
        "依据：",
        "达标需：",
    ):
        assert said in text


def test_the_rest_of_the_workbook_is_as_it_was(ledger: Report, tmp_path: Path) -> None:
    book = reopened(ledger, tmp_path)
    assert book.sheetnames == ["核查汇总", "整改台账", "规则一览", "community", "premises"]
    assert ledger.data is not None
    before = load_workbook(ledger.data)
    for sheet in before.worksheets:
        after = book[sheet.title]
        assert [[c.value for c in row] for row in after.iter_rows()] == [
            [c.value for c in row] for row in sheet.iter_rows()
        ]
    assert book["community"]["A1"].font.color.rgb == "00FF0000"
    assert book["community"].column_dimensions["A"].width == 33
    assert book["premises"]["C3"].fill.start_color.rgb == "0000FF00"
    assert book["premises"]["E3"].value == "=C2+C3"
    assert book["premises"]["C2"].fill.start_color.rgb != "0000FF00"


def test_the_ledger_lists_each_open_check_with_numbers_as_numbers(
    ledger: Report, tmp_path: Path
) -> None:
    sheet = reopened(ledger, tmp_path)["整改台账"]
    heads = [cell.value for cell in sheet[1]]
    (row,) = list(sheet.iter_rows(min_row=2))
    found = dict(zip(heads, row, strict=True))
    assert (found["实际"].value, found["标准"].value, found["差距"].value) == (40, 250, 210)
    assert found["差距"].number_format == '#,##0" 平方米"'
    for name in ("责任单位", "完成时限", "完成情况"):
        assert not found[name].value
    assert sheet.auto_filter.ref is not None
    assert sheet.data_validations.dataValidation


def test_a_share_stays_the_number_it_is_and_its_gap_is_in_points(
    example: Report, tmp_path: Path
) -> None:
    sheet = reopened(example, tmp_path)["整改台账"]
    heads = [cell.value for cell in sheet[1]]
    rows = (dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2))
    found = next(row for row in rows if row["规则标识"].value == "district-premises-complete")
    shown = [(found[name].value, found[name].number_format) for name in ("实际", "标准", "差距")]
    assert shown == [(0.8888888889, "0.00%"), (1, "0%"), (11.11, '#,##0.00" 个百分点"')]


def test_no_text_becomes_a_formula(ledger: Report, tmp_path: Path) -> None:
    book = reopened(ledger, tmp_path)
    ours = [book[name] for name in ("核查汇总", "整改台账", "规则一览")]
    cells = [cell for sheet in ours for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    evil = [cell for cell in cells if str(cell.value).startswith("=evil")]
    assert evil
    assert all(cell.quotePrefix for cell in evil)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_data_that_is_no_workbook_gets_a_new_one(language: str, sample: Report) -> None:
    report = Report(runs=sample.runs, language="zh" if language == "zh" else "en")
    book = build(report)
    names = {"zh": ["核查汇总", "整改台账", "规则一览"], "en": ["Summary", "To put right", "Rules"]}
    assert book.sheetnames == names[language]
    run = sample.runs[0]
    open_checks = run.counts[Outcome.FAIL] + run.counts[Outcome.INSUFFICIENT_DATA]
    assert book.worksheets[1].max_row == 1 + open_checks
    assert book.worksheets[2].max_row == 1 + len(run.rule_counts)


def test_every_open_check_of_the_example_is_marked(example: Report, example_run: Run) -> None:
    book = build(example)
    commented = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    }
    for finding in example_run.findings_list:
        if finding.outcome in {Outcome.FAIL, Outcome.INSUFFICIENT_DATA}:
            for place in wrong_cells(example_run, finding):
                if place.cell is not None and not place.cell.isdigit():
                    assert (place.sheet, place.cell) in commented


def test_a_value_without_a_row_is_missing_for_the_record(example_run: Run) -> None:
    """The funds of this year are right: those of last year have no row at all."""
    found = {(f.rule, f.institution): f for f in example_run.findings_list}
    missing = found["work-funds-grow", "350602006003"]
    assert missing.missing == ("work_funds_last_year",)
    assert [str(place) for place in wrong_cells(example_run, missing)] == [
        "xiangcheng-2021.xlsx › 社区 › 71"
    ]
    empty = found["work-funds-grow", "350603001005"]
    assert [place.cell for place in wrong_cells(example_run, empty)] == ["E1516"]


@pytest.mark.needs("soffice", "pdftotext")
def test_it_opens_in_an_office_suite(ledger: Report, tmp_path: Path) -> None:
    write("xlsx", ledger, tmp_path)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "report.xlsx")], check=True, capture_output=True)
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for said in ("规则核查报告", "勾稽核对", "整改", "210 平方米", "=evil"):
        assert said in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rows_are_as_tall_as_their_text_and_numbers_fit(language: str, example_run: Run) -> None:
    book = build(Report(runs=(example_run,), language="zh" if language == "zh" else "en"))
    sheet = book.worksheets[1]
    width = {letter: sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJKLMNOPQ"}
    for number, row in enumerate(sheet.iter_rows(min_row=2), start=2):
        height = sheet.row_dimensions[number].height
        for letter, cell in zip(width, row, strict=False):
            room = width[letter]
            assert height is not None
            if isinstance(cell.value, str):
                needed = lines(cell.value, int(room * 0.9))
                assert height >= 15 * needed
                # A word or two more or less on a line: never less than all characters take.
                assert needed >= len(cell.value) // int(room)
            elif isinstance(cell.value, int | float):
                unit = cell.number_format.partition('"')[2].rstrip('"')
                assert room > len(f"{float(cell.value):,.0f}{unit}")


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("", 5, 1),
        ("abc", 5, 1),
        ("abc def", 5, 2),
        ("社区社区", 4, 2),
        ("a\nb", 9, 2),
        ("abcdefghij", 4, 3),
    ],
)
def test_lines(text: str, room: int, expected: int) -> None:
    assert lines(text, room) == expected


def test_what_was_filled_in_is_carried_over(ledger: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    book = reopened(ledger, tmp_path)
    sheet = book["整改台账"]
    heads = [cell.value for cell in sheet[1]]
    for name, value in (
        ("责任单位", "=民政局"),
        ("完成时限", dt.date(2022, 3, 1)),
        ("完成情况", "进行中"),
    ):
        sheet.cell(2, heads.index(name) + 1).value = value
        sheet.cell(2, heads.index(name) + 1).data_type = "d" if isinstance(value, dt.date) else "s"
    sheet.cell(3, heads.index("机构") + 1).value = "早已改好的社区"
    sheet.cell(3, heads.index("责任单位") + 1).value = "街道"
    book.save(path)
    for _ in range(2):  # what is carried over is carried over again
        again = reopened(ledger, tmp_path)
        row = [cell.value for cell in again["整改台账"][2]]
        found = dict(zip(heads, row, strict=True))
        assert (found["责任单位"], found["完成情况"]) == ("=民政局", "进行中")
        assert str(found["完成时限"]) == "2022-03-01 00:00:00"
        kept = [cell.value for cell in again["已填但不再列出"][2]]
        assert [value for value in kept if value is not None] == ["早已改好的社区", "街道"]
        said = [str(row[0].value) for row in again["核查汇总"].iter_rows()]
        assert "! 上一份整改台账里填写的 1 行，已带入本表。" in said
        assert any("本次已不在整改之列" in line for line in said)


def test_what_is_filled_in_of_two_of_one_name_is_kept_apart(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    names = ("county", "subdistrict", "institution", "record", "rule", *TO_FILL_IN)
    sheet.append([WORDS[name].zh for name in names])
    for county in ("芗城区", "东山县"):
        sheet.append([county, None, "中兴社区", None, "建立警务室", f"{county}公安", None, None])
    book.save(tmp_path / "report.xlsx")
    entries = read_entries(tmp_path / "report.xlsx")
    for county in ("东山县", "芗城区"):
        taken = entries.take((county, "", "中兴社区", "", "建立警务室"))
        assert taken == {"responsible": f"{county}公安"}
    assert (entries.taken, entries.left) == (2, {})


def test_a_style_made_once_is_the_same_wherever_it_is_used() -> None:
    for book in (Workbook(), Workbook()):  # the numbers of styles are each workbook's own
        sheet = book.active
        assert sheet is not None
        sheet["C1"].font = Font(bold=True)
        for row in (1, 2):
            for column in (1, 2, 3):
                put(sheet, row, column, "甲", bold=column == 2)
            put_number(sheet, row, 4, Decimal("1.5"), "元")
            box(sheet, row, 4)
        for cell, again in zip(sheet[1], sheet[2], strict=True):
            assert (cell.font.bold, cell.border.left.style) == (cell.column == 2, "thin")
            for name in ("font", "border", "alignment", "number_format", "fill"):
                assert repr(getattr(cell, name)) == repr(getattr(again, name))
        assert sheet["D2"].number_format == '#,##0.0" 元"'


def test_the_width_of_a_sheet_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """openpyxl looks at all cells to tell it: asked for each row, a long ledger would never end."""
    asked: list[Worksheet] = []

    def max_column(sheet: Worksheet) -> int:
        asked.append(sheet)
        return 1

    monkeypatch.setattr(Worksheet, "max_column", property(max_column))
    sheet = Workbook().create_sheet()
    for row in range(1, 30):
        put(sheet, row, 1, "甲" * 30)
    fit_rows(sheet, 1, 29)
    assert len(asked) == 1
    assert sheet.row_dimensions[29].height > 15
