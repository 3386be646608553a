"""Datasets made by programs: from plain values, and from typed columns."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from dataset.samples import PLACES, RECORD_TYPES, diagnostics_of, read, stored
from zhangcheng.dataset import Dataset, from_rows, from_tables, parquet, read_dataset
from zhangcheng.dataset.sheet import Relation, SourceFile
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import Collector, DiagnosticsError
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType, RecordType


def made(rows: dict[str, list[dict[str, object]]]) -> Dataset:
    return from_rows(rows, record_types=RECORD_TYPES, jurisdictions=PLACES, file="case")


def tables(**given: object) -> Dataset:
    return from_tables(given, record_types=RECORD_TYPES, jurisdictions=PLACES)


def test_records_of_plain_values() -> None:
    dataset = made(
        {
            "community": [{"_key": "c", "jurisdiction": "350602", "households": 300}],
            "premises": [{"community": "c", "floor_area": Decimal("200.50"), "in_use_from": None}],
            "post": [
                {"role": "principal", "monthly_stipend": 2355.00, "jurisdiction": "350603"},
                {"community": "c", "pay_month": dt.date(2021, 6, 1)},
            ],
        }
    )
    assert dataset.diagnostics == ()
    assert stored(dataset, "community", "_key, id, households, _jurisdiction") == [
        ("c", None, Decimal(300), "350602")
    ]
    assert stored(dataset, "premises", "_key, floor_area, _jurisdiction") == [
        ("1", Decimal("200.50"), "350602")
    ]
    assert stored(dataset, "post", "_key, monthly_stipend, pay_month, _jurisdiction") == [
        ("#1", Decimal("2355.00"), None, "350603"),
        ("#2", None, dt.date(2021, 6, 1), "350602"),
    ]


def test_bad_values_are_diagnosed_where_they_stand() -> None:
    dataset = made({"post": [{"role": "boss", "monthly_stipend": [1], "salary": 3}]})
    assert [(d.code.id, str(d.location)) for d in dataset.diagnostics] == [
        (codes.UNKNOWN_COLUMN.id, "case › post › salary"),
        (codes.UNKNOWN_CHOICE.id, "case › post › 1 › role"),
        (codes.NOT_A_SINGLE_VALUE.id, "case › post › 1 › monthly_stipend"),
    ]


@pytest.mark.parametrize("rows", [{}, {"post": []}, {"post": [{}]}])
def test_nothing_given_is_no_fault(rows: dict[str, list[dict[str, object]]]) -> None:
    dataset = made(rows)
    assert dataset.diagnostics == ()
    assert dataset.tables["post"].rows == sum(len(records) for records in rows.values())


def test_typed_columns_are_cast_exactly_or_diagnosed() -> None:
    dataset = tables(
        community=pa.table(
            {
                "id": ["a", "b", "b", None],
                "subdistrict": ["350602", "芗城区", "350699", "350603"],
                "households": [1.0, 2.5, None, 4.0],
                "new_area": [True, None, False, True],
                "established": [dt.datetime.fromisoformat("2018-06-30T05:00"), None, None, None],
            }
        )
    )
    columns = "_row, _key, _line, subdistrict, households, established"
    assert stored(dataset, "community", columns) == [
        (0, "a", 1, "350602", Decimal(1), dt.date(2018, 6, 30)),
        (1, "b", 2, "350602", None, None),
    ]
    assert [(d.code.id, str(d.location)) for d in dataset.diagnostics] == [
        (codes.SAID_OTHERWISE.id, "community › 2 › new_area"),
        (codes.TOO_MANY_DECIMALS.id, "community › 2 › households"),
        (codes.DUPLICATE_KEY.id, "community › 3"),
        (codes.UNKNOWN_JURISDICTION.id, "community › 3 › subdistrict"),
        (codes.KEY_MISSING.id, "community › 4"),
    ]
    (sheet,) = dataset.sheets
    assert (sheet.read, sheet.accepted, sheet.rejected) == (4, 2, 2)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("DOUBLE", "2354.99", Decimal("2354.99")),
        ("DOUBLE", "1595.0000000000002", Decimal("1595.00")),
        ("DOUBLE", "0.125", None),
        ("DOUBLE", "'nan'", None),
        ("FLOAT", "12.1", Decimal("12.10")),
        ("DECIMAL(9,4)", "12.1000", Decimal("12.10")),
        ("DECIMAL(9,4)", "12.1001", None),
        ("DECIMAL(9,2)", "12.10", Decimal("12.10")),
        ("DECIMAL(9,2)", "-0.01", None),
        ("DECIMAL(9,1)", "12.1", Decimal("12.10")),
        ("DECIMAL(38,2)", "2354.99", Decimal("2354.99")),
        ("DECIMAL(38,2)", "10000000000000000", None),
        ("BIGINT", "NULL", None),
        ("BIGINT", "12", Decimal("12.00")),
        ("BIGINT", "-12", None),
        ("HUGEINT", "100000000000000000000", None),
        ("VARCHAR", "'12.10'", Decimal("12.10")),
        ("VARCHAR", "'twelve'", None),
    ],
)
def test_numbers_of_every_type_stay_exact(kind: str, value: str, expected: Decimal | None) -> None:
    dataset = tables(post=f"(SELECT 'p' AS id, CAST({value} AS {kind}) AS monthly_stipend)")
    assert stored(dataset, "post", "monthly_stipend") == [(expected,)]
    assert bool(dataset.diagnostics) is (expected is None and value != "NULL")


@pytest.mark.parametrize(("number", "kept"), [(10**18 - 1, True), (10**18, False), (-(10**18), False)])
def test_a_number_too_large_for_its_table_is_told(number: int, kept: bool) -> None:
    sums = Field(id="sums", label=Text("合计数", "Sums"), type=FieldType.NUMBER)
    known = {"fund": RecordType(id="fund", title=Text("资金", "Fund"), fields=(sums,))}
    given = {"fund": f"(SELECT {number}::HUGEINT AS sums UNION ALL SELECT 1)"}
    dataset = from_tables(given, record_types=known, jurisdictions=PLACES)
    assert stored(dataset, "fund", "sums") == [(Decimal(number) if kept else None,), (Decimal(1),)]
    told = [str(found.location) for found in dataset.diagnostics]
    assert told == ([] if kept else ["fund › 1 › sums"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a b", "a b"),
        (" a1 ", "a1"),
        ("", None),
        (" \u3000", None),
        ("\u3000甲 乙\u00a0", "甲 乙"),
        ("Ａ１", "Ａ１"),
        ("\ta", "\ta"),
    ],
)
def test_texts_lose_the_spaces_around_them(text: str, kept: str | None) -> None:
    given = pa.table({"id": ["a"], "subdistrict": ["350602"], "name": [text]})
    assert stored(tables(community=given), "community", "name") == [(kept,)]


def write_parquet(path: Path, query: str) -> None:
    duckdb.connect(":memory:").execute(f"COPY ({query}) TO '{path}'")


def test_a_parquet_file_keeps_the_order_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "社区.parquet"
    write_parquet(path, "SELECT 'K' || i AS id, '芗城区' AS 街道, i AS 户数 FROM range(20000) AS t(i)")
    dataset = read(path)
    rows = stored(dataset, "community", "_row, _key, _line, households, subdistrict")
    assert rows == [(i, f"K{i}", i + 1, Decimal(i), "350602") for i in range(20000)]
    assert str(dataset.cell("community", 19999, "households")) == "社区.parquet › 20000 › 户数"
    assert [str(place) for place in dataset.row_locations("community", [5000, 0])] == [
        "社区.parquet › 5001",
        "社区.parquet › 1",
    ]


def test_numbers_out_of_bounds_are_told_from_whatever_part_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "社区.parquet"
    write_parquet(
        path,
        "SELECT 'K' || i AS id, '芗城区' AS 街道, CASE WHEN i = 9000 THEN -1 ELSE i END AS 户数 "
        "FROM range(20000) AS t(i)",
    )
    dataset = read(path)
    assert [str(found.location) for found in dataset.diagnostics] == ["社区.parquet › 9001 › 户数"]
    rows = stored(dataset, "community", "households")
    assert rows == [(None if i == 9000 else Decimal(i),) for i in range(20000)]


def test_a_file_read_in_slices_says_what_it_says_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_parquet(
        tmp_path / "社区.parquet",
        "SELECT CASE WHEN i = 900 THEN 'K7' WHEN i <> 400 THEN 'K' || i END AS id, '芗城区' AS 街道, "
        "CASE WHEN i IN (3, 999) THEN '许多' ELSE i::VARCHAR END AS 户数 FROM range(1000) AS t(i)",
    )
    write_parquet(
        tmp_path / "用房.parquet",
        "SELECT 'P' || i AS 用房编号, 'K' || (i % 1001) AS 所属社区, i - 1 AS 面积 "
        "FROM range(3000) AS t(i)",
    )
    said = []
    for rows in (10, 10_000):
        monkeypatch.setattr(parquet, "_ROWS_OF_A_SLICE", rows)
        connection = duckdb.connect(":memory:", config={"threads": 3})
        dataset = read_dataset(
            tmp_path, record_types=RECORD_TYPES, jurisdictions=PLACES, connection=connection
        )
        names = [table.name for table in dataset.tables.values()]
        stored = [connection.execute(f"SELECT * FROM {name} ORDER BY _row").fetchall() for name in names]
        said.append((dataset.diagnostics, dataset.sheets, stored))
        kept = connection.execute("SELECT current_setting('preserve_insertion_order')").fetchone()
        assert kept == (True,)
    assert said[0] == said[1]
    assert {found.code for found in said[0][0]} >= {
        codes.KEY_MISSING,
        codes.DUPLICATE_KEY,
        codes.NOT_A_NUMBER,
        codes.OUT_OF_RANGE,
        codes.ORPHAN_REFERENCE,
    }


@pytest.mark.parametrize(
    ("threads", "row_group", "slices"),
    [(1, 20_480, 1), (2, 20_480, 2), (8, 20_480, 4), (2, 2048, 1), (8, 2048, 4)],
)
def test_rows_are_shared_out_among_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int, row_group: int, slices: int
) -> None:
    path = tmp_path / "社区.parquet"
    duckdb.connect(":memory:").execute(
        f"COPY (SELECT i AS id FROM range(20_000) AS t(i)) TO '{path}' (ROW_GROUP_SIZE {row_group})"
    )
    monkeypatch.setattr(parquet, "_ROWS_OF_A_SLICE", 5000)
    connection = duckdb.connect(":memory:", config={"threads": threads})
    (part,) = parquet.read_parquet(SourceFile(path=path, name=path.name), connection, Collector())
    assert isinstance(part, Relation)
    parts = (part.sliced or part.source)[1:-1].split(" UNION ALL ")
    counts = [connection.execute(f"SELECT count(*) FROM ({rows})").fetchone() for rows in parts]
    assert counts == [(20_000 // slices,)] * slices


def test_a_file_whose_rows_are_damaged_cannot_be_used(tmp_path: Path) -> None:
    path = tmp_path / "社区.parquet"
    write_parquet(path, "SELECT 'K' || i AS id, '芗城区' AS 街道, i AS 户数 FROM range(20000) AS t(i)")
    content = bytearray(path.read_bytes())
    content[200:3000] = bytes(byte ^ 0x5A for byte in content[200:3000])
    path.write_bytes(content)
    assert [(found.code.id, str(found.location)) for found in diagnostics_of(path)] == [
        (codes.NOT_READABLE.id, "社区.parquet")
    ]


def test_wildcards_in_a_name_are_part_of_the_name(tmp_path: Path) -> None:
    folder = tmp_path / "a[1]*"
    folder.mkdir()
    path = folder / "社区.parquet"
    write_parquet(tmp_path / "x.parquet", "SELECT 'A' AS id, '芗城区' AS 街道")
    (tmp_path / "x.parquet").rename(path)
    assert read(path).tables["community"].rows == 1


def test_tables_without_known_columns_are_refused() -> None:
    with pytest.raises(DiagnosticsError):
        tables(community="(SELECT 1 AS something)")


def test_places_pass_down_through_records_of_one_type() -> None:
    branch = RecordType(
        id="branch",
        title=Text("支部", "Branches"),
        key=("id",),
        belongs_to="parent",
        fields=(
            Field(id="id", label=Text("编号", "ID"), type=FieldType.TEXT),
            Field(id="parent", label=Text("上级", "Parent"), type=FieldType.REFERENCE, to="branch"),
        ),
    )
    rows: list[dict[str, object]] = [
        {"id": "c", "parent": "b"},
        {"id": "b", "parent": "a"},
        {"id": "a", "jurisdiction": "350602"},
        {"id": "x", "parent": "y"},
        {"id": "y", "parent": "x"},
    ]
    dataset = from_rows({"branch": rows}, record_types={"branch": branch}, jurisdictions=PLACES)
    assert stored(dataset, "branch", "_key, _jurisdiction") == [
        ("c", "350602"),
        ("b", "350602"),
        ("a", "350602"),
        ("x", None),
        ("y", None),
    ]


def test_a_reference_is_written_as_the_key_it_points_at(tmp_path: Path) -> None:
    place = RecordType(
        id="place",
        title=Text("地方", "Places"),
        key=("code",),
        fields=(Field(id="code", label=Text("代码", "Code"), type=FieldType.JURISDICTION),),
    )
    visit = RecordType(
        id="visit",
        title=Text("走访", "Visits"),
        belongs_to="place",
        fields=(Field(id="place", label=Text("地方", "Place"), type=FieldType.REFERENCE, to="place"),),
    )
    dataset = from_rows(
        {"place": [{"code": 350602}], "visit": [{"place": "芗城区"}, {"place": "350602000000"}]},
        record_types={"place": place, "visit": visit},
        jurisdictions=PLACES,
    )
    assert dataset.diagnostics == ()
    assert stored(dataset, "visit", "place, _jurisdiction") == [("350602", "350602")] * 2
