"""What each kind of field makes of the cells that ledgers hold."""

import datetime as dt
from decimal import Decimal

import pytest

from dataset.samples import PLACES
from zhangcheng.dataset.cells import converter
from zhangcheng.dataset.convert import convert_column
from zhangcheng.dataset.fault import Fault, settled
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.sheet import Cell, CellError, Nested
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Choice, Field, FieldType

CHOICES = (
    Choice(id="exchange", label=Text("置换", "Exchange")),
    Choice(id="rented", label=Text("租用", "Rented space")),
)


def converted(kind: FieldType, cell: Cell, *, decimals: int = 0) -> object:
    field = Field(
        id="x",
        label=Text("某列", "Column"),
        type=kind,
        decimals=decimals,
        minimum=Decimal(0) if kind is FieldType.NUMBER else None,
        maximum=Decimal("99999.99") if kind is FieldType.NUMBER else None,
        choices=CHOICES,
    )
    result = converter(field, Places(PLACES))(cell)
    return result.code.id if isinstance(result, Fault) else settled(result)


@pytest.mark.parametrize("kind", FieldType)
@pytest.mark.parametrize("cell", ["", "  ", "\n", "\u3000", None])
def test_an_empty_cell_is_missing(kind: FieldType, cell: Cell) -> None:
    assert converted(kind, cell) is None


@pytest.mark.parametrize("kind", FieldType)
@pytest.mark.parametrize("cell", [CellError("#DIV/0!"), "#N/A", "#REF!"])
def test_an_error_of_a_formula_is_a_fault(kind: FieldType, cell: Cell) -> None:
    assert converted(kind, cell) == codes.FORMULA_ERROR.id


@pytest.mark.parametrize("kind", FieldType)
def test_nested_data_is_a_fault(kind: FieldType) -> None:
    assert converted(kind, Nested("[1]")) == codes.NOT_A_SINGLE_VALUE.id


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (2354.99, "2354.99"),
        (1595.0, "1595"),
        (1595, "1595"),
        # What a spreadsheet computes for 1.1 × 1450, and shows as 1595.
        (1595.0000000000002, "1595"),
        (Decimal("2354.990"), "2354.99"),
        ("2354.99", "2354.99"),
        ("2354.9900", "2354.99"),
        (" ２３５４．９９ ", "2354.99"),
        ("2,354.99", "2354.99"),
        ("12,345", "12345"),
        ("1E+3", "1000"),
        (".5", "0.5"),
        ("+5", "5"),
        (0.0, "0"),
        (99999.99, "99999.99"),
    ],
)
def test_numbers(cell: Cell, expected: str) -> None:
    value = converted(FieldType.NUMBER, cell, decimals=2)
    assert isinstance(value, str)
    assert Decimal(value) == Decimal(expected)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (0.125, codes.TOO_MANY_DECIMALS),
        ("0.125", codes.TOO_MANY_DECIMALS),
        (1e-7, codes.TOO_MANY_DECIMALS),
        (-0.01, codes.OUT_OF_RANGE),
        (100000.0, codes.OUT_OF_RANGE),
        ("1e30", codes.OUT_OF_RANGE),
        ("二百", codes.NOT_A_NUMBER),
        ("200平方米", codes.OTHER_UNIT),
        ("1,23", codes.NOT_A_NUMBER),
        ("1.2.3", codes.NOT_A_NUMBER),
        ("1e999999", codes.NOT_A_NUMBER),
        ("9" * 100, codes.NOT_A_NUMBER),
        (float("nan"), codes.NOT_A_NUMBER),
        (float("inf"), codes.NOT_A_NUMBER),
        (Decimal("NaN"), codes.NOT_A_NUMBER),
        (True, codes.NOT_A_NUMBER),
        (dt.date(2018, 6, 30), codes.NOT_A_NUMBER),
    ],
)
def test_what_is_no_number_of_the_field(cell: Cell, code: Code) -> None:
    assert converted(FieldType.NUMBER, cell, decimals=2) == code.id


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (dt.date(2018, 6, 30), dt.date(2018, 6, 30)),
        (dt.datetime.fromisoformat("2018-06-30T09:15"), dt.date(2018, 6, 30)),
        ("2018-06-30", dt.date(2018, 6, 30)),
        ("２０１８－０６－３０", dt.date(2018, 6, 30)),
        ("2018-06-30 00:00:00", dt.date(2018, 6, 30)),
        ("2018-02-30", codes.NOT_A_DATE.id),
        ("20180630", dt.date(2018, 6, 30)),
        (20180630.0, dt.date(2018, 6, 30)),
        ("2018年6月30日", dt.date(2018, 6, 30)),
        ("2018.6.30", dt.date(2018, 6, 30)),
        ("2018/6/3", dt.date(2018, 6, 3)),
        ("２０１８年６月３０日", dt.date(2018, 6, 30)),
        ("20180631", codes.NOT_A_DATE.id),
        ("2018年6月", codes.NOT_A_DATE.id),
        ("18.6.30", codes.NOT_A_DATE.id),
        (2018.0, codes.NOT_A_DATE.id),
        ("43281", dt.date(2018, 6, 30)),
        ("2018-W01-1", codes.NOT_A_DATE.id),
        ("去年", codes.NOT_A_DATE.id),
        (43281.0, dt.date(2018, 6, 30)),
        (dt.time(0, 0), codes.NOT_A_DATE.id),
        (dt.timedelta(days=1), codes.NOT_A_DATE.id),
    ],
)
def test_dates(cell: Cell, expected: object) -> None:
    assert converted(FieldType.DATE, cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2018-06", dt.date(2018, 6, 1)),
        ("2018-06-30", dt.date(2018, 6, 1)),
        (dt.date(2018, 6, 30), dt.date(2018, 6, 1)),
        (dt.datetime.fromisoformat("2018-06-30T01:00"), dt.date(2018, 6, 1)),
        ("2018-13", codes.NOT_A_MONTH.id),
        ("2018-02-30", codes.NOT_A_MONTH.id),
        ("六月", codes.NOT_A_MONTH.id),
        (201806.0, dt.date(2018, 6, 1)),
        ("201806", dt.date(2018, 6, 1)),
        ("2018年6月", dt.date(2018, 6, 1)),
        ("2018年6月份", dt.date(2018, 6, 1)),
        ("2018.6", dt.date(2018, 6, 1)),
        (2018.6, dt.date(2018, 6, 1)),
        (2018.12, dt.date(2018, 12, 1)),
        (2018.1, codes.JANUARY_OR_OCTOBER.id),
        ("2018.10", dt.date(2018, 10, 1)),
        (43281.0, dt.date(2018, 6, 1)),
        ("6月", codes.NOT_A_MONTH.id),
        (2018.0, codes.NOT_A_MONTH.id),
        (2018.125, codes.NOT_A_MONTH.id),
    ],
)
def test_months(cell: Cell, expected: object) -> None:
    assert converted(FieldType.MONTH, cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("是", True),
        ("否", False),
        ("TRUE", True),
        ("no", False),
        ("Yes", True),
        (True, True),
        (False, False),
        ("有", True),
        ("无", False),
        ("√", True),
        ("×", False),
        ("Y", True),
        ("Ｎ", False),
        ("部分", codes.NOT_A_BOOLEAN.id),
        (1.0, codes.NOT_A_BOOLEAN.id),
    ],
)
def test_booleans(cell: Cell, expected: object) -> None:
    assert converted(FieldType.BOOLEAN, cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("exchange", "exchange"),
        ("EXCHANGE", "exchange"),
        ("置换", "exchange"),
        (" 置 换 ", "exchange"),
        ("rented space", "rented"),
        ("购买", codes.UNKNOWN_CHOICE.id),
        (1.0, codes.UNKNOWN_CHOICE.id),
    ],
)
def test_choices(cell: Cell, expected: object) -> None:
    assert converted(FieldType.CHOICE, cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("350602", "350602"),
        (350602.0, "350602"),
        (350602, "350602"),
        ("350602000000", "350602"),
        ("350600", "3506"),
        ("３５０６０２", "350602"),
        ("350602001", "350602001"),
        (350602001001.0, "350602001001"),
        ("芗城区", "350602"),
        ("xiangcheng", "350602"),
        # Communities of a known subdistrict are places only when the tree says so.
        ("350602001999", codes.UNKNOWN_JURISDICTION.id),
        ("350699", codes.UNKNOWN_JURISDICTION.id),
        ("火星", codes.UNKNOWN_JURISDICTION.id),
        ("中山街道", codes.AMBIGUOUS_JURISDICTION.id),
    ],
)
def test_jurisdictions(cell: Cell, expected: object) -> None:
    assert converted(FieldType.JURISDICTION, cell) == expected


@pytest.mark.parametrize("kind", [FieldType.TEXT, FieldType.REFERENCE])
@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (" 东园 ", "东园"),
        ("007", "007"),
        (350602.0, "350602"),
        (12.5, "12.5"),
        (Decimal("1.50"), "1.5"),
        (Decimal(100), "100"),
        (True, "TRUE"),
        (dt.date(2018, 6, 30), "2018-06-30"),
        (dt.datetime.fromisoformat("2018-06-30T00:00"), "2018-06-30"),
        (1e15, codes.DIGITS_LOST.id),
    ],
)
def test_text(kind: FieldType, cell: Cell, expected: str) -> None:
    assert converted(kind, cell) == expected


def test_values_that_are_equal_but_not_the_same_text_stay_apart() -> None:
    field = Field(id="x", label=Text("某列", "Column"), type=FieldType.TEXT)
    cells: list[Cell] = [True, 1, 1.0, "1", Decimal("1.0"), False, 0]
    column = convert_column(cells, range(2, 9), converter(field, Places(PLACES)))
    assert column.values == ["TRUE", "1", "1", "1", "1", "FALSE", "0"]
    assert not column.faulty
