"""Converting a plain column at once gives what converting it cell by cell gives, or is not done."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataset.samples import PLACES
from zhangcheng.dataset.cells import converter
from zhangcheng.dataset.codes_in_text import with_lost_zeros
from zhangcheng.dataset.convert import convert_column
from zhangcheng.dataset.header import Framed
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.rows import classify_rows
from zhangcheng.dataset.sheet import Cell
from zhangcheng.dataset.whole_columns import whole_column
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType

EMPTY = st.sampled_from(["", None])
AMOUNTS = st.integers(-10_000, 10_000_000).map(lambda n: n / 100)
FLOATS = st.floats() | AMOUNTS | st.integers(0, 10**6).map(float)
WORDS = st.sampled_from(["甲", " 乙 ", "12", "007", "#N/A", "3.5E+11", "a\nb", "合计", "L1"]) | st.text()


def field(kind: FieldType, *, decimals: int = 0, limited: bool = False) -> Field:
    return Field(
        id="x",
        label=Text("某列", "Column"),
        type=kind,
        decimals=decimals,
        minimum=Decimal(0) if limited else None,
        maximum=Decimal("50000.5") if limited else None,
    )


def one_by_one(declared: Field, cells: list[Cell]) -> list[object] | None:
    """Return the values, or None where something is at fault or said."""
    convert = converter(declared, Places(PLACES))
    if declared.type is FieldType.TEXT:
        convert = with_lost_zeros(convert, cells)
    column = convert_column(cells, range(len(cells)), convert)
    return None if column.faulty or column.noted else list(column.values)


@given(
    cells=st.lists(FLOATS | EMPTY, max_size=8) | st.lists(AMOUNTS, max_size=8),
    decimals=st.integers(0, 4),
    limited=st.booleans(),
)
def test_numbers(cells: list[Cell], decimals: int, limited: bool) -> None:
    declared = field(FieldType.NUMBER, decimals=decimals, limited=limited)
    found = whole_column(declared, None, cells)
    if found is not None:
        assert list(found) == one_by_one(declared, cells)


@given(cells=st.lists(WORDS | EMPTY, max_size=8) | st.lists(WORDS | FLOATS, max_size=8))
def test_texts(cells: list[Cell]) -> None:
    declared = field(FieldType.TEXT)
    found = whole_column(declared, None, cells)
    if found is not None:
        assert list(found) == one_by_one(declared, cells)


@pytest.mark.parametrize(
    ("kind", "cells"),
    [(FieldType.NUMBER, [1.5, 2.25, 300.0]), (FieldType.TEXT, ["甲", "L0000001", " 乙 ", ""])],
)
def test_plain_columns_are_converted_at_once(kind: FieldType, cells: list[Cell]) -> None:
    declared = field(kind, decimals=2)
    assert list(whole_column(declared, None, cells) or ()) == one_by_one(declared, cells)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(
            ["350602001001", "L7", "", None, "合 计", "备注：无", "代码", "Total", "示例：A", " "]
        )
        | st.text(max_size=3),
        st.sampled_from(["甲", "名称", "", None, 3.0]),
    ),
    max_size=6,
)


@given(rows=ROWS)
def test_rows_that_are_all_records_are_so_one_by_one(rows: list[tuple[Cell, Cell]]) -> None:
    framed = Framed(headings=("代码", "名称"), body=rows, first_line=2)
    found = classify_rows(framed, keys=frozenset((0,)), keep_all=False)
    # A row that is certainly none takes the short way from all the others.
    longer = Framed(headings=framed.headings, body=[*rows, (None, None)], first_line=2)
    again = classify_rows(longer, keys=frozenset((0,)), keep_all=False)
    assert list(found.lines) == list(again.lines)
