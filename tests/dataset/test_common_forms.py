"""What ledgers commonly write is read as it is meant, and said; what cannot be is told of in place."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

import zhangcheng as zc
from dataset.samples import PLACES, RECORD_TYPES, diagnostics_of, read, stored, write_example
from zhangcheng.dataset import Dataset
from zhangcheng.dataset.cells import converter
from zhangcheng.dataset.fault import Fault, Noted, settled
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.sheet import Cell

ROOT = Path(__file__).parents[2]
LIST = "# file: 社区.csv\n社区编号,名称,街道\nA01,东园社区居委会,芗城区\nA02,西园社区,芗城区\n"


def told(dataset: Dataset) -> list[tuple[str, str | None]]:
    return [(d.code.id, d.location.cell) for d in dataset.diagnostics]


@pytest.mark.parametrize("year", ["2021", "2021年", "2021年度", "2021 年"])
def test_a_year_may_be_called_one(tmp_path: Path, year: str) -> None:
    text = f"""\
# file: 社区.csv
社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码
350602002001,北京社区,芗城区,西桥街道,350602002
# file: 经费.csv
社区代码*,年度,经费类别,*金额（元）【必填】
350602002001,{year},社区工作经费,80000
"""
    pack = zc.load_pack(ROOT / "rules" / "zhangzhou")
    data = zc.read_data(pack, write_example(text, tmp_path), as_of=dt.date(2021, 12, 31))
    found = stored(data, "fund", "budget_year::INTEGER, amount::VARCHAR")
    assert found == [(2021, "80000.00")]
    assert [d.code.id for d in data.diagnostics if d.location.file == "经费.csv"] == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2021", ("2021", None)),
        ("二〇二一年", ("2021", "D197")),
        ("二○二一", ("2021", "D197")),
        ("二零二一年度", ("2021", "D197")),
        ("二O二一年", ("2021", "D197")),
        ("2021-01-01", ("2021", "D197")),
        ("2021/1/1", ("2021", "D197")),
        (dt.date(2021, 1, 1), ("2021", "D197")),
        (dt.datetime(2021, 1, 1), ("2021", "D197")),  # noqa: DTZ001 - as workbooks give them
        # Any other day may be the date of something.
        (dt.date(2021, 6, 30), (None, "D131")),
        ("2021-06-30", (None, "D131")),
        ("二〇二一年六月", (None, "D131")),
        ("二一年", (None, "D131")),
        ("二十一", (None, "D131")),
        ("一九二一年", (None, "D133")),
        (dt.date(1921, 1, 1), (None, "D133")),
        (2021.0, ("2021", None)),
    ],
)
def test_a_year_is_read_where_it_can_be_no_other(
    cell: Cell, expected: tuple[str | None, str | None]
) -> None:
    field = RECORD_TYPES["community"].field("year")
    assert field is not None
    result = converter(field, Places(PLACES))(cell)
    value = None if isinstance(result, Fault) else settled(result)
    code = result.code.id if isinstance(result, Fault | Noted) else None
    assert (str(Decimal(str(value)).normalize()) if value is not None else None, code) == expected


def test_a_date_is_no_other_number(tmp_path: Path) -> None:
    data = read(
        write_example("# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,2021/1/1", tmp_path)
    )
    assert told(data) == [("D131", "D2")]


def test_what_is_no_year_is_told_how_to_write_one(tmp_path: Path) -> None:
    data = read(
        write_example("# file: 社区.csv\n社区编号,名称,街道,年度\nA01,东园,芗城区,去年", tmp_path)
    )
    assert [d.hint("zh") for d in data.diagnostics] == ["请只填数字，例如 2000；单位写在表头里。"]


@pytest.mark.parametrize(
    ("end", "code"),
    [("至今", "D194"), ("长期", "D194"), ("不限", "D194"), ("—", "D194"), ("不详", "D135"), ("", None)],
)
def test_a_last_day_may_be_open(tmp_path: Path, end: str, code: str | None) -> None:
    text = f"{LIST}# file: 用房.csv\n所属社区,面积,停用日期\nA01,200,{end}"
    data = read(write_example(text, tmp_path))
    assert stored(data, "premises", "in_use_to") == [(None,)]
    assert [c for c, cell in told(data) if cell == "C2"] == ([code] if code else [])


@pytest.mark.parametrize(
    ("end", "code"), [("2022-12-31", None), ("长期", "D179"), ("不限", "D179"), ("约一年", "D135")]
)
def test_a_waiver_has_a_last_day(tmp_path: Path, end: str, code: str | None) -> None:
    headings = "规则,机构,理由,依据,批准机关,起始日期,截止日期"
    text = f"{LIST}# file: 豁免.csv\n{headings}\n用房,A01,改建,纪要,民政局,2022-01-01,{end}"
    data = read(write_example(text, tmp_path))
    assert [c for c, cell in told(data) if cell == "G2"] == ([code] if code else [])


@pytest.mark.parametrize(
    ("name", "key"),
    [("东园社区", "A01"), ("东园居民委员会", "A01"), ("西园社区居委会", "A02"), ("东园村", None)],
)
def test_names_that_differ_in_kind_alone_are_one(tmp_path: Path, name: str, key: str | None) -> None:
    text = f"{LIST}# file: 用房.csv\n所属社区,社区名称,面积\n,{name},200"
    data = read(write_example(text, tmp_path))
    assert stored(data, "premises", "community") == [(key or name,)]
    # What is wrong stands in the column of names, as the other is empty.
    assert told(data) == [("D170" if key else "D154", "A2" if key else "B2")]


def test_ditto_marks_are_filled_from_above(tmp_path: Path) -> None:
    text = f"{LIST}# file: 用房.csv\n所属社区,面积,来源\nA01,200,租用\n同上,80,〃\nA02,70,改造"
    data = read(write_example(text, tmp_path))
    assert stored(data, "premises", "community, obtained") == [
        ("A01", "rented"),
        ("A01", "rented"),
        ("A02", "converted"),
    ]
    assert told(data) == [("D195", "A3"), ("D195", "C3")]


@pytest.mark.parametrize("mark", ["″", "〃", " 同 上 ", "Ditto", "ＤＯ．"])
def test_dittos_are_known_however_they_are_written(mark: str, tmp_path: Path) -> None:
    text = f"{LIST}# file: 用房.csv\n所属社区,面积,来源\nA01,200,租用\nA02,80,{mark}\nA02,70"
    data = read(write_example(text, tmp_path))
    assert stored(data, "premises", "obtained") == [("rented",), ("rented",), (None,)]
    assert told(data) == [("D195", "C3")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_with_its_mark_is_read(tmp_path: Path, encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    path = tmp_path / "社区.csv"
    path.write_bytes((mark + "社区编号\t名称\t街道\nA01\t东园\t芗城区\n").encode(encoding))
    assert stored(read(path), "community", "name") == [("东园",)]


def test_an_open_quote_is_told_where_its_row_begins(tmp_path: Path) -> None:
    rows = "\n".join(f"A{n},社区{n},芗城区" for n in range(50))
    path = tmp_path / "社区.csv"
    path.write_text(f'社区编号,名称,街道\nB1,东园,芗城区\nB2,"西园,芗城区\n{rows}\n', "utf-8")
    (found,) = diagnostics_of(path)
    assert (found.code.id, found.location.line) == ("D104", 3)


@pytest.mark.parametrize("word", ["无", "暂无", "（无）", "/", "本年度无", "无。", "None."])
def test_a_word_for_none_alone_says_that_there_are_none(tmp_path: Path, word: str) -> None:
    data = read(write_example(f"{LIST}# file: 用房.csv\n所属社区,面积\n{word},", tmp_path))
    assert data.tables["premises"].rows == 0
    assert [code for code, _ in told(data)] == ["D188"]


def test_a_word_for_none_below_records_is_a_note(tmp_path: Path) -> None:
    data = read(write_example(f"{LIST}# file: 用房.csv\n所属社区,面积\nA01,200\n无,", tmp_path))
    assert data.tables["premises"].rows == 1
    assert [code for code, _ in told(data)] == ["D157"]


def test_a_number_that_is_the_same_as_above_is_a_warning(tmp_path: Path) -> None:
    data = read(write_example(f"{LIST}# file: 用房.csv\n所属社区,面积\nA01,200\nA02,同上", tmp_path))
    assert stored(data, "premises", "floor_area") == [(200,), (200,)]
    assert told(data) == [("D176", "B3")]


def test_a_key_of_no_record_is_told_once_with_the_number_of_cells(tmp_path: Path) -> None:
    rows = "A09,200\nA01,200\nA09,210\nA08,220\nA09,230"
    data = read(write_example(f"{LIST}# file: 用房.csv\n所属社区,面积\n{rows}", tmp_path))
    assert told(data) == [("D154", "A2"), ("D154", "A5")]
    assert ["3 格" in found.message("zh") for found in data.diagnostics] == [True, False]


def test_a_cell_of_a_workbook_that_shows_a_year_is_one(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "社区"
    for row in (["社区编号", "名称", "街道", "年度"], ["A01", "东园", "芗城区", dt.date(2021, 1, 1)]):
        sheet.append(row)
    sheet["D2"].number_format = "yyyy"
    book.save(tmp_path / "社区.xlsx")
    data = read(tmp_path / "社区.xlsx")
    assert stored(data, "community", "year::INTEGER") == [(2021,)]
    (said,) = [d for d in data.diagnostics if d.code.id == "D197"]
    assert (said.arguments["value"], said.location.cell) == ("2021", "D2")
