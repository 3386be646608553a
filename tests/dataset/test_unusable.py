"""Input that cannot be used stops the run, and says what is wrong and where."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from dataset.samples import read, write_example, write_workbook
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import DiagnosticsError

HEADER: list[object] = ["社区编号", "名称", "街道"]
ROW: list[object] = ["A01", "东园", "芗城区"]


def text_as_workbook(folder: Path) -> Path:
    return write_example("# file: 社区.xlsx\n只是文字", folder)


def another_zip(folder: Path) -> Path:
    with ZipFile(folder / "社区.xlsx", "w") as archive:
        archive.writestr("a.txt", "b")
    return folder / "社区.xlsx"


def cut_short(folder: Path) -> Path:
    path = write_workbook(folder / "社区.xlsx", {"社区": [HEADER, ROW]})
    path.write_bytes(path.read_bytes()[:-200])
    return path


def damaged_inside(folder: Path) -> Path:
    path = write_workbook(folder / "社区.xlsx", {"社区": [HEADER, ROW]})
    content = bytearray(path.read_bytes())
    content[len(content) // 3 : len(content) // 2] = b"\0" * (len(content) // 2 - len(content) // 3)
    path.write_bytes(content)
    return path


def empty_workbook(folder: Path) -> Path:
    return write_workbook(folder / "空.xlsx", {"Sheet1": [], "Sheet2": []})


def zero_bytes(folder: Path) -> Path:
    (folder / "社区.xlsx").touch()
    return folder / "社区.xlsx"


def unknown_sheets_only(folder: Path) -> Path:
    return write_workbook(folder / "台账.xlsx", {"车辆": [["车牌"]], "人员": [["岗位"]]})


def two_sheets_of_a_type(folder: Path) -> Path:
    return write_workbook(folder / "台账.xlsx", {"社区": [HEADER, ROW], "社区名单": [HEADER, ROW]})


def two_hundred_unknown_columns(folder: Path) -> Path:
    heads: list[object] = [f"列{n}" for n in range(200)]
    return write_workbook(folder / "台账.xlsx", {"社区": [heads, list(range(200))]})


def chart_only(folder: Path) -> Path:
    book = xlsxwriter.Workbook(str(folder / "图.xlsx"))
    book.add_worksheet()
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Sheet1!$A$1:$A$2"})
    book.add_chartsheet().set_chart(chart)
    book.close()
    return folder / "图.xlsx"


def empty_folder(folder: Path) -> Path:
    return folder


def folder_of_folders(folder: Path) -> Path:
    (folder / "2021").mkdir()
    return folder


def missing_path(folder: Path) -> Path:
    return folder / "没有.xlsx"


def same_field_twice(folder: Path) -> Path:
    return write_workbook(folder / "台账.xlsx", {"社区": [[*HEADER, "社区名称"], [*ROW, "西园"]]})


def broken_quotes(folder: Path) -> Path:
    return write_example('# file: 社区.csv\n社区编号,名称,街道\nA01,"东园,芗城区', folder)


def text_as_parquet(folder: Path) -> Path:
    return write_example("# file: 社区.parquet\n只是文字", folder)


def number_as_yaml(folder: Path) -> Path:
    return write_example("# file: 社区.yaml\n5", folder)


def list_of_numbers(folder: Path) -> Path:
    return write_example("# file: 社区.json\n[1, 2]", folder)


def key_twice_in_json(folder: Path) -> Path:
    return write_example('# file: 社区.json\n[{"社区编号": "A", "社区编号": "B"}]', folder)


def deep_json(folder: Path) -> Path:
    return write_example("# file: 社区.json\n" + "[" * 100_000, folder)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (text_as_workbook, codes.NOT_READABLE),
        (another_zip, codes.NOT_READABLE),
        (cut_short, codes.NOT_READABLE),
        (damaged_inside, codes.NOT_READABLE),
        (zero_bytes, codes.NOT_READABLE),
        (empty_workbook, codes.NOTHING_INSIDE),
        (chart_only, codes.NOTHING_INSIDE),
        (unknown_sheets_only, codes.NO_KNOWN_SHEET),
        (two_sheets_of_a_type, codes.SHEET_TWICE),
        (two_hundred_unknown_columns, codes.NO_KNOWN_COLUMN),
        (empty_folder, codes.FOLDER_WITHOUT_DATA),
        (folder_of_folders, codes.FOLDER_WITHOUT_DATA),
        (missing_path, codes.DATA_NOT_FOUND),
        (same_field_twice, codes.FIELD_TWICE),
        (broken_quotes, codes.NOT_READABLE),
        (text_as_parquet, codes.NOT_READABLE),
        (number_as_yaml, codes.WRONG_SHAPE),
        (list_of_numbers, codes.WRONG_SHAPE),
        (key_twice_in_json, codes.JSON_SYNTAX),
        (deep_json, codes.NOT_READABLE),
    ],
)
def test_unusable_input_is_refused(make: Callable[[Path], Path], code: Code, tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError) as refused:
        read(make(tmp_path))
    assert code.id in {diagnostic.code.id for diagnostic in refused.value.diagnostics}


def test_a_folder_of_folders_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError) as refused:
        read(folder_of_folders(tmp_path))
    hints = {d.code.id: d.hint("zh") for d in refused.value.diagnostics}
    assert hints.keys() == {"D103", "D108"}
    assert "改给子文件夹的路径" in hints["D103"]
    assert "那个子文件夹的路径" in hints["D108"]


def test_faults_of_all_files_are_reported_together(tmp_path: Path) -> None:
    text_as_workbook(tmp_path)
    text_as_parquet(tmp_path)
    with pytest.raises(DiagnosticsError) as refused:
        read(tmp_path)
    assert [d.location.file for d in refused.value.diagnostics] == ["社区.parquet", "社区.xlsx"]


def test_many_unknown_columns_are_one_diagnostic_and_the_known_ones_are_read(tmp_path: Path) -> None:
    heads: list[object] = [*HEADER, *(f"列{n}" for n in range(197))]
    path = write_workbook(tmp_path / "台账.xlsx", {"社区": [heads, [*ROW, *range(197)]]})
    dataset = read(path)
    assert [(d.code.id, str(d.location)) for d in dataset.diagnostics] == [
        (codes.UNKNOWN_COLUMNS.id, "台账.xlsx › 社区 › D1:GR1")
    ]
    assert dataset.tables["community"].rows == 1


def test_two_headings_of_one_field_are_both_named(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError) as refused:
        read(same_field_twice(tmp_path))
    (fault,) = refused.value.diagnostics
    assert str(fault.location) == "台账.xlsx › 社区 › D1"
    assert "台账.xlsx › 社区 › B1" in fault.message("zh")
