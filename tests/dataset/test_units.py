"""Units in headings and cells: converted exactly and said, or refused; never read as the field's own."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pytest

from dataset.samples import PLACES, RECORD_TYPES, diagnostics_of, read, stored, write_example
from zhangcheng.dataset import from_tables
from zhangcheng.dataset.units import Scale, Verdict, unit_in
from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.model.record_type import RecordType
from zhangcheng.model.unit import Unit

COMMUNITY = "# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区"
AREA = RECORD_TYPES["premises"].field("floor_area")


@pytest.mark.parametrize(
    ("remark", "unit", "factor"),
    [
        ("元", "yuan", 1),
        ("万元", "yuan", 10_000),
        ("单位：万元", "yuan", 10_000),
        ("万元，含补助", "yuan", 10_000),
        ("千元", "yuan", 1000),
        ("百万元", "yuan", 1_000_000),
        ("10,000 yuan", "yuan", 10_000),
        ("角", "yuan", Fraction(1, 10)),
        ("分", "yuan", Fraction(1, 100)),
        ("分", "1", 1),
        ("元/月", "yuan/month", 1),
        ("元", "yuan/month", 1),
        ("万元/年", "yuan/year", 10_000),
        ("元每月", "yuan/month", 1),
        ("㎡", "m2", 1),
        ("m²", "m2", 1),
        ("亩", "m2", Fraction(2000, 3)),
        ("公顷", "m2", 10_000),
        ("万平方米", "m2", 10_000),
        ("户", "1", 1),
        ("万人", "1", 10_000),
        ("%", "1", Fraction(1, 100)),
    ],
)
def test_units_that_are_known(remark: str, unit: str, factor: Fraction) -> None:
    found = unit_in(remark, Unit.parse(unit))
    assert isinstance(found, Scale)
    assert found.factor == factor


@pytest.mark.parametrize(
    ("remark", "unit", "verdict"),
    [
        ("美元", "yuan", Verdict.OTHER),
        ("k元", "yuan", Verdict.OTHER),
        ("元/年", "yuan/month", Verdict.OTHER),
        ("元/月", "yuan", Verdict.OTHER),
        ("亩", "yuan", Verdict.OTHER),
        ("米", "m2", Verdict.OTHER),
        ("间", "m2", Verdict.OTHER),
        ("元", "1", Verdict.OTHER),
        ("含公摊", "m2", Verdict.REMARK),
        ("含出租部分", "yuan", Verdict.REMARK),
        ("2021年", "yuan", Verdict.REMARK),
        ("截至年底", "1", Verdict.REMARK),
    ],
)
def test_other_units_are_told_from_remarks(remark: str, unit: str, verdict: Verdict) -> None:
    assert unit_in(remark, Unit.parse(unit)) is verdict


@pytest.mark.parametrize(
    ("heading", "cell", "area"),
    [
        ("面积（公顷）", "0.02005", "200.50"),
        ("面积（亩）", "0.3", "200.00"),
        ("面积（万平方米）（含公摊）", "0.0255", "255.00"),
        ("面积[平米]", "200", "200.00"),
        ("面积（含公摊）", "200", "200.00"),
    ],
)
def test_a_heading_in_another_unit_is_converted_and_said(
    heading: str, cell: str, area: str, tmp_path: Path
) -> None:
    path = write_example(f"# file: 用房.csv\n所属社区,{heading}\nA01,{cell}\n{COMMUNITY}", tmp_path)
    dataset = read(path)
    assert stored(dataset, "premises", "floor_area") == [(Decimal(area),)]
    converted = "平米" not in heading and heading != "面积（含公摊）"
    assert [(d.code, d.severity, str(d.location)) for d in dataset.diagnostics] == [
        (codes.UNIT_OF_HEADING, Severity.NOTICE, "用房.csv › B1")
    ] * converted
    for said in dataset.diagnostics:
        assert said.arguments["count"] == 1


@pytest.mark.parametrize("heading", ["面积（间）", "面积（米）", "面积（平米方）"])
def test_a_heading_of_another_kind_of_unit_is_refused(heading: str, tmp_path: Path) -> None:
    text = f"# file: 用房.csv\n所属社区,{heading}\nA01,3\n{COMMUNITY}"
    dataset = read(write_example(text, tmp_path))
    assert stored(dataset, "premises", "floor_area") == [(None,)]
    assert [(d.code, str(d.location)) for d in dataset.diagnostics] == [
        (codes.UNIT_REFUSED, "用房.csv › B1")
    ]


@pytest.mark.parametrize(
    ("cell", "area", "code"),
    [
        ("2,550", "2550.00", None),
        ("2 550平方米", "2550.00", None),
        ("２００㎡", "200.00", None),
        ("0.0255公顷", "255.00", codes.UNIT_OF_CELL),
        ("0.3亩", "200.00", codes.UNIT_OF_CELL),
        ("0.4亩", None, codes.INEXACT_UNIT),
        ("3间", None, codes.OTHER_UNIT),
        ("200元", None, codes.OTHER_UNIT),
        ("约200平方米", None, codes.NOT_A_NUMBER),
        ("200余平方米", None, codes.OTHER_UNIT),
        ("200-300", None, codes.NOT_A_NUMBER),
        ("2,55", None, codes.NOT_A_NUMBER),
    ],
)
def test_the_unit_of_a_cell(cell: str, area: str | None, code: object, tmp_path: Path) -> None:
    text = f'# file: 用房.csv\n所属社区,面积\nA01,"{cell}"\n{COMMUNITY}'
    dataset = read(write_example(text, tmp_path))
    assert stored(dataset, "premises", "floor_area") == [(None if area is None else Decimal(area),)]
    assert [(d.code, str(d.location)) for d in dataset.diagnostics] == [(code, "用房.csv › B2")] * (
        code is not None
    )


def test_each_unit_of_a_column_is_told_once(tmp_path: Path) -> None:
    rows = "A01,0.02公顷\nA01,0.3亩\nA01,0.03公顷\nA01,200"
    dataset = read(write_example(f"# file: 用房.csv\n所属社区,面积\n{rows}\n{COMMUNITY}", tmp_path))
    said = [(str(d.location), d.arguments["count"], d.message("zh")) for d in dataset.diagnostics]
    assert [(place, count) for place, count, _ in said] == [("用房.csv › B2", 2), ("用房.csv › B3", 1)]
    assert "1 公顷 = 10000 平方米" in said[0][2]
    assert "1 亩 = 2000/3 平方米" in said[1][2]


def test_the_unit_of_a_cell_stands_above_that_of_its_heading(tmp_path: Path) -> None:
    rows = "A01,200平方米\nA01,0.02\nA01,0.02万"
    text = f"# file: 用房.csv\n所属社区,面积（公顷）\n{rows}\n{COMMUNITY}"
    dataset = read(write_example(text, tmp_path))
    assert stored(dataset, "premises", "floor_area") == [(Decimal(200),), (Decimal(200),), (None,)]
    assert codes.OTHER_UNIT in {d.code for d in dataset.diagnostics}


def test_columns_of_tables_are_converted_too() -> None:
    tables = {"premises": pa.table({"所属社区": ["A01", "A01"], "面积（公顷）": [0.02005, 0.1]})}
    dataset = from_tables(tables, record_types=RECORD_TYPES, jurisdictions=PLACES)
    assert stored(dataset, "premises", "floor_area") == [(Decimal("200.50"),), (Decimal("1000.00"),)]
    (said,) = [d for d in dataset.diagnostics if d.code is codes.UNIT_OF_HEADING]
    assert said.arguments["count"] == 2


def test_money_in_ten_thousands_is_not_read_as_yuan(tmp_path: Path) -> None:
    money = Unit.parse("yuan/month")
    assert isinstance(found := unit_in("万元", money), Scale)
    assert found.converts
    kind: RecordType = RECORD_TYPES["post"]
    assert kind.field("monthly_stipend") is not None
    text = f"# file: 岗位.csv\n岗位编号,所属社区,月基本报酬（元）\nP1,A01,2355\n{COMMUNITY}"
    # The field of these tests has no unit: 元 is of another kind than a bare number.
    assert codes.UNIT_REFUSED in {d.code for d in diagnostics_of(write_example(text, tmp_path))}
