"""What ledgers commonly write is read as it is meant, and said; what cannot be is told of in place."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from dataset.samples import diagnostics_of, read, stored, write_example
from zhangcheng.dataset import Dataset

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
    ("end", "code"), [("至今", "D194"), ("长期", "D194"), ("—", "D194"), ("不详", "D135"), ("", None)]
)
def test_a_last_day_may_be_open(tmp_path: Path, end: str, code: str | None) -> None:
    text = f"{LIST}# file: 用房.csv\n所属社区,面积,停用日期\nA01,200,{end}"
    data = read(write_example(text, tmp_path))
    assert stored(data, "premises", "in_use_to") == [(None,)]
    assert [c for c, cell in told(data) if cell == "C2"] == ([code] if code else [])


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
