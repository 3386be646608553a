"""Typed columns are looked into for personal data as the cells of a sheet are."""

from pathlib import Path

import duckdb
import pytest

from dataset.samples import DROP, diagnostics_of

ID = "35060219780315452X"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("'13906961234'", "手机号码"),
        ("'找 139-0696-1234'", "手机号码"),
        ("13906961234::BIGINT", "手机号码"),
        ("13906961234::DOUBLE", "手机号码"),
        ("13906961234::DECIMAL(18, 2)", "手机号码"),
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
