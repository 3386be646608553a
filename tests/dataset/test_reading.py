"""Reading files: what is matched to what, what is counted, and which address a value has."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from dataset.samples import diagnostics_of, read, stored, write_example, write_workbook
from zhangcheng.diagnostics.codes import data as codes

TEXT = {
    "csv": "# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,300\nA02,西园,350603,约三百",
    "json": """# file: 社区.json
[{"社区编号": "A01", "名称": "东园", "街道": "芗城区", "户数": 300},
 {"社区编号": "A02", "名称": "西园", "街道": 350603, "户数": "约三百"}]""",
    "json by type": """# file: 台账.json
{"community": [{"id": "A01", "name": "东园", "subdistrict": "芗城区", "households": 300.0},
 {"id": "A02", "name": "西园", "subdistrict": 350603, "households": "约三百"}]}""",
    "yaml": """# file: 台账.yaml
社区:
  - {社区编号: A01, 名称: 东园, 街道: 芗城区, 户数: 300}
  - {社区编号: A02, 名称: 西园, 街道: 350603, 户数: 约三百}""",
    "xlsx": """# file: 台账.xlsx
# sheet: Communities
Community ID,Name,Sub district,Households (count)
A01,东园,芗城区,300
A02,西园,350603,约三百""",
}
ADDRESSES = {
    "csv": "社区.csv › D3",
    "json": "社区.json › 2 › 户数",
    "json by type": "台账.json › community › 2 › households",
    "yaml": "台账.yaml:3:41",
    "xlsx": "台账.xlsx › Communities › D3",
}


@pytest.mark.parametrize("kind", TEXT)
def test_the_same_records_come_out_of_every_kind_of_file(kind: str, tmp_path: Path) -> None:
    dataset = read(write_example(TEXT[kind], tmp_path))
    columns = "_row, _key, id, name, subdistrict, households, _jurisdiction"
    assert stored(dataset, "community", columns) == [
        (0, "A01", "A01", "东园", "350602", Decimal(300), "350602"),
        (1, "A02", "A02", "西园", "350603", None, "350603"),
    ]
    (fault,) = dataset.diagnostics
    assert (fault.code, str(fault.location)) == (codes.NOT_A_NUMBER, ADDRESSES[kind])
    assert str(dataset.cell("community", 1, "households")) == ADDRESSES[kind]


def test_every_record_type_has_a_table(tmp_path: Path) -> None:
    dataset = read(write_example(TEXT["csv"], tmp_path))
    assert {name: table.rows for name, table in dataset.tables.items()} == {
        "community": 2,
        "premises": 0,
        "post": 0,
        "decision": 0,
        "opinion": 0,
        "waiver": 0,
    }
    assert stored(dataset, "post") == []
    types = dataset.connection.execute("DESCRIBE data_post").fetchall()
    assert [(name, kind) for name, kind, *_ in types] == [
        ("_row", "BIGINT"),
        ("_key", "VARCHAR"),
        ("_source", "SMALLINT"),
        ("_line", "INTEGER"),
        ("id", "VARCHAR"),
        ("community", "VARCHAR"),
        ("role", "ENUM('principal', 'committee')"),
        ("monthly_stipend", "DECIMAL(8,2)"),
        ("pay_month", "DATE"),
        ("_jurisdiction", "VARCHAR"),
        ("_owner_row", "BIGINT"),
    ]
    types = dataset.connection.execute("DESCRIBE data_community").fetchall()
    assert ("_row", "BIGINT") in [(name, kind) for name, kind, *_ in types]


def test_places_are_inherited_and_may_be_stated(tmp_path: Path) -> None:
    dataset = read(
        write_example(
            "# file: 社区.csv\n社区编号,街道\nA01,芗城区\nA02,龙文区\n"
            "# file: 岗位.csv\n岗位编号,所属社区,辖区\n"
            "P1,A01,\nP2,A02,\nP3,A02,芗城区\nP4,,龙文区\nP5,,",
            tmp_path,
        )
    )
    assert stored(dataset, "post", "_key, _jurisdiction") == [
        ("P1", "350602"),
        ("P2", "350603"),
        ("P3", "350602"),
        ("P4", "350603"),
        ("P5", None),
    ]


def test_rows_are_counted_and_blank_ones_apart(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["社区编号", "街道"],
        ["A01", "芗城区"],
        [],
        ["A01", "龙文区"],
        ["", "芗城区"],
        [" ", ""],
        ["A02", "芗城区"],
    ]
    sheets: dict[str, list[list[object]]] = {
        "社区": rows,
        "说明": [["数字均为", "虚构"], [], ["仅供示例"]],
        "车辆": [["车牌"], ["x"]],
    }
    dataset = read(write_workbook(tmp_path / "台账.xlsx", sheets))
    community, notice, unknown = dataset.sheets
    assert (community.read, community.accepted, community.rejected, community.blank) == (4, 2, 2, 2)
    assert stored(dataset, "community", "_row, _key, _source, _line") == [
        (0, "A01", 0, 2),
        (1, "A02", 0, 7),
    ]
    assert (notice.record_type, notice.read) == (None, 0)
    assert dataset.notices == ("数字均为 虚构", "仅供示例")
    assert unknown.record_type is None
    assert unknown.note is not None
    assert "1" in unknown.note.zh
    assert [(d.code.id, str(d.location)) for d in dataset.diagnostics] == [
        (codes.DUPLICATE_KEY.id, "台账.xlsx › 社区 › 4"),
        (codes.KEY_MISSING.id, "台账.xlsx › 社区 › 5"),
        (codes.UNKNOWN_SHEET.id, "台账.xlsx › 车辆"),
    ]


def test_cells_of_a_workbook_keep_their_types_and_errors(tmp_path: Path) -> None:
    head: list[object] = ["社区编号", "街道", "户数", "成立日期", "是否新区"]
    rows: list[list[object]] = [
        head,
        ["A01", 350602, 300, dt.date(2001, 2, 3), True],
        ["A02", "350602", "#DIV/0!", "2001-02-03", "否"],
    ]
    dataset = read(write_workbook(tmp_path / "社区.xlsx", {"Sheet1": rows}))
    assert stored(dataset, "community", "subdistrict, households, established, new_area") == [
        ("350602", Decimal(300), dt.date(2001, 2, 3), True),
        ("350602", None, dt.date(2001, 2, 3), False),
    ]
    (fault,) = dataset.diagnostics
    assert (fault.code.id, str(fault.location)) == (codes.FORMULA_ERROR.id, "社区.xlsx › Sheet1 › C3")


def test_headings_are_matched_whatever_their_width_spaces_and_unit(tmp_path: Path) -> None:
    dataset = read(
        write_example(
            '# file: 用房.csv\n"所属\n社区", 面 积 (m2) ,启用日期,停用日期\nA01,200.5,2015-01-01,\n'
            "# file: 社区.csv\nid,SUBDISTRICT\nA01,芗城区",
            tmp_path,
        )
    )
    assert dataset.diagnostics == ()
    assert stored(dataset, "premises", "community, floor_area, _key") == [
        ("A01", Decimal("200.50"), "2")
    ]


def test_a_folder_is_read_with_its_notices_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "~$社区.xlsx").touch()
    (tmp_path / "README.md").write_text("# 数字均为虚构\n", encoding="utf-8")
    (tmp_path / "旧").mkdir()
    path = write_example("# file: 社区.csv\n社区编号,街道\nA01,芗城区\n# file: 照片.jpg\nx", tmp_path)
    dataset = read(path)
    assert dataset.notices == ("# 数字均为虚构",)
    assert [file.name for file in dataset.files] == ["社区.csv", "README.md"]
    assert [(d.code.id, d.location.file) for d in dataset.diagnostics] == [
        (codes.SKIPPED_FILE.id, "旧"),
        (codes.SKIPPED_FILE.id, "照片.jpg"),
    ]


def test_a_column_without_heading_is_not_overlooked(tmp_path: Path) -> None:
    found = diagnostics_of(write_example("# file: 社区.csv\n社区编号,街道\nA01,芗城区,300", tmp_path))
    assert [(d.code.id, str(d.location)) for d in found] == [(codes.UNKNOWN_COLUMN.id, "社区.csv › C1")]


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path: Path) -> None:
    path = tmp_path / "社区.csv"
    path.write_bytes("\ufeff社区编号,街道\r\nA01,芗城区\r\n".encode())
    assert diagnostics_of(path) == ()


def test_faults_beyond_a_thousand_in_a_column_are_counted(tmp_path: Path) -> None:
    lines = "".join(f"A{n},芗城区,不详\n" for n in range(1500))
    found = diagnostics_of(write_example(f"# file: 社区.csv\n社区编号,街道,户数\n{lines}", tmp_path))
    assert len(found) == 1001
    (more,) = [d for d in found if d.code is codes.MORE_LIKE_THIS]
    assert more.arguments["count"] == 500
    assert more.arguments["last"] == 1501
