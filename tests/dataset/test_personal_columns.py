"""Typed columns are looked into for personal data as the cells of a sheet are."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from dataset.samples import DROP, PLACES, RECORD_TYPES, diagnostics_of
from zhangcheng.dataset import from_tables
from zhangcheng.diagnostics.collector import DiagnosticsError

ID = "35060219780315452X"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("'13906961234'", "手机号码"),
        ("'找 139-0696-1234'", "手机号码"),
        ("13906961234::BIGINT", "手机号码"),
        ("13906961234::DOUBLE", "手机号码"),
        ("13906961234::DECIMAL(18, 2)", "手机号码"),
        ("13906961234::DECIMAL(38, 10)", "手机号码"),
        ("13906961234::DECIMAL(13, 2)", "手机号码"),
        ("13906961234::HUGEINT", "手机号码"),
        ("13906961234::UBIGINT", "手机号码"),
        ("'nan'::DOUBLE", None),
        ('\'{"tel": "13906961234"}\'', "手机号码"),
        ("'{\"tel\": 13906961234}'::JSON", "手机号码"),
        ("[13906961234]", "手机号码"),
        ("{'tel': '13906961234'}", "手机号码"),
        ("encode('找13906961234')", "手机号码"),
        ("'\\xFF13906961234'::BLOB", None),  # no text
        ("'\\xFF 13906961234'::BLOB", "手机号码"),
        (f"'{ID}'", "居民身份证号码"),
        ("350602197803154528::BIGINT", "居民身份证号码"),
        ("'350602780315452'", "居民身份证号码"),
        ("'350602001001'", None),
        ("'350602197803154520'", None),  # its last digit does not check
        ("'91350602197803154X'", None),
        ("139069612.34::DOUBLE", None),
        ("13906961234.5::DOUBLE", None),
        ("1250", None),
        ("DATE '2021-01-01'", None),
    ],
)
def test_a_column_of_parquet(values: str, said: str | None, tmp_path: Path) -> None:
    path = tmp_path / "community.parquet"
    duckdb.sql(
        f"COPY (SELECT 'A01' AS id, '芗城区' AS subdistrict, NULL AS remark UNION ALL BY NAME "
        f"SELECT 'A02' AS id, '芗城区' AS subdistrict, {values} AS remark) TO '{path}'"
    )
    found = [d for d in diagnostics_of(path) if d.code.id == "D115"]
    assert [str(d.location) for d in found] == ["community.parquet › 2 › remark"][: len(found)]
    assert [d.message("zh") for d in found] == ([f"这一列的 1 格里有个人信息（{said}）"] if said else [])
    (tmp_path / DROP).touch()
    codes = [d.code.id for d in diagnostics_of(path)]
    assert ("D116" in codes, "D115" in codes) == (said is not None, False)


def test_a_number_stands_far_down_in_a_column_of_few_words(tmp_path: Path) -> None:
    """Written with a dictionary of its words, in several groups of rows."""
    path = tmp_path / "community.parquet"
    duckdb.sql(
        f"COPY (SELECT 'A' || i AS id, '芗城区' AS subdistrict, "
        f"CASE WHEN i IN (15000, 19000) THEN '13906961234' WHEN i % 2 = 0 THEN '无' END AS remark, "
        f"CASE WHEN i = 17000 THEN 13906961234 ELSE i % 5 END AS households "
        f"FROM range(20000) AS t(i)) TO '{path}' (ROW_GROUP_SIZE 4096)"
    )
    assert [(d.code.id, str(d.location), d.message("zh")) for d in diagnostics_of(path)] == [
        ("D115", "community.parquet › 15001 › remark", "这一列的 2 格里有个人信息（手机号码）"),
        ("D115", "community.parquet › 17001 › households", "这一列的 1 格里有个人信息（手机号码）"),
    ]


def test_words_of_arrow_data_are_looked_into() -> None:
    words = pa.array(["无", None, "找 13906961234", "无"]).dictionary_encode()
    given = pa.table({"id": ["a", "b", "c", "d"], "subdistrict": ["芗城区"] * 4, "remark": words})
    with pytest.raises(DiagnosticsError) as stopped:
        from_tables({"community": given}, record_types=RECORD_TYPES, jurisdictions=PLACES)
    assert [str(d.location) for d in stopped.value.diagnostics] == ["community › 3 › remark"]
