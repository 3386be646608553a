"""The smallest change of one value that turns a condition, and what reckoning is worth."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feel.town import sound
from zhangcheng.feel import tree
from zhangcheng.feel.reckon import Value, reckon
from zhangcheng.feel.turn import key_of, turn

NUMBER = Decimal
HOUSE: Mapping[str, Value] = {
    "floor_area": NUMBER("150.00"),
    "resident_area": NUMBER("80.00"),
    "households": NUMBER(100),
    "visit_count": NUMBER(3),
    "obtained": "rented",
    "in_use": False,
    "established": dt.date(2020, 5, 1),
    "inspected": dt.date(2020, 5, 10),
    "minimum_floor_area": NUMBER(200),
    "name": None,
}


def name_of(leaf: tree.Node) -> str:
    match leaf:
        case tree.FieldRef():
            return leaf.field
        case tree.MeasureRef():
            return leaf.measure
        case tree.ParameterRef():
            return leaf.parameter
        case _:
            return type(leaf).__name__


def read(leaf: tree.Node) -> Value:
    return dt.date(2021, 6, 30) if isinstance(leaf, tree.Today) else HOUSE[name_of(leaf)]


def turned(text: str) -> list[tuple[str, str]] | None:
    def allowed(_: tree.Node, value: Value) -> bool:
        return not isinstance(value, Decimal) or value >= 0

    found = turn(sound(text), read, allowed=allowed)
    return None if found is None else [(name_of(one.leaf), str(one.then)) for one in found]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("floor_area >= 200", [("floor_area", "200.00")]),
        ("floor_area > 200", [("floor_area", "200.01")]),
        ("200 <= floor_area", [("floor_area", "200.00")]),
        ("floor_area <= 100", [("floor_area", "100.00")]),
        ("floor_area < 100", [("floor_area", "99.99")]),
        ("floor_area = 175.5", [("floor_area", "175.50")]),
        ("floor_area != 150", [("floor_area", "150.01")]),
        ("floor_area >= minimum_floor_area", [("floor_area", "200.00")]),
        ("floor_area * 3 >= 500", [("floor_area", "166.67")]),
        ("floor_area >= 100", []),
        ("visit_count >= 4", [("visit_count", "4")]),
        ("visit_count > 4", [("visit_count", "5")]),
        # Of two values in one unit the smaller change; of two units the one that is named first.
        ("resident_area >= 0.6 * floor_area", [("resident_area", "90.00")]),
        ("resident_area / floor_area >= 0.6", [("resident_area", "90.00")]),
        ("floor_area / households >= 2", [("floor_area", "200.00")]),
        ("floor_area - resident_area >= 100", [("floor_area", "180.00")]),
        ("floor_area between 200 and 300", [("floor_area", "200.00")]),
        ("floor_area in (200..300]", [("floor_area", "200.01")]),
        ("floor_area in [10..100)", [("floor_area", "99.99")]),
        ("inspected < established", [("inspected", "2020-04-30")]),
        ('established <= @"2019-12-31"', [("established", "2019-12-31")]),
        ("in_use", [("in_use", "True")]),
        ("in_use = true", [("in_use", "True")]),
        ("not(in_use = false)", [("in_use", "True")]),
        ('obtained = "built"', [("obtained", "built")]),
        ('obtained in ("built", "bought")', [("obtained", "built")]),
        ('obtained != "rented"', [("obtained", "None")]),
        ("name != null", [("name", "None")]),
        ("floor_area >= 200 and visit_count >= 4", [("floor_area", "200.00"), ("visit_count", "4")]),
        ("floor_area >= 100 and visit_count >= 4", [("visit_count", "4")]),
        ("floor_area >= 200 and in_use or visit_count >= 4", [("visit_count", "4")]),
        ("not(floor_area < 200)", [("floor_area", "200.00")]),
    ],
)
def test_what_turns_a_condition(text: str, changes: list[tuple[str, str]]) -> None:
    assert turned(text) == changes


@pytest.mark.parametrize(
    "text",
    [
        "floor_area * floor_area >= 90000",
        "households / floor_area <= -1",
        "floor_area = 100.005",
        "floor(floor_area) >= 200",
        "floor_area >= 200 and floor(floor_area) >= 200",
        "floor_area <= -1",
    ],
)
def test_where_no_single_change_is_known_none_is_given(text: str) -> None:
    assert turned(text) is None


_AMOUNTS = st.decimals("-500", "500", places=2)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    area=_AMOUNTS,
    other=_AMOUNTS,
    bound=st.decimals("-500", "500", places=4),
    factor=st.decimals("-9", "9", places=3),
    operator=st.sampled_from(("<", "<=", ">", ">=")),
)
def test_the_change_turns_and_a_smaller_one_does_not(
    area: Decimal, other: Decimal, bound: Decimal, factor: Decimal, operator: str
) -> None:
    node = sound(f"({factor}) * floor_area + resident_area {operator} {bound}")
    values: dict[str, Value] = {"floor_area": area, "resident_area": other}

    def at(leaf: tree.Node) -> Value:
        return values[name_of(leaf)]

    before = reckon(node, at)
    found = turn(node, at, allowed=lambda *_: True)
    assert found is not None
    assert (found == ()) == (before is True)
    for one in found:
        assert isinstance(one.then, Decimal)
        assert one.amount is not None
        name, step = name_of(one.leaf), Decimal("0.01").copy_sign(one.amount)
        values[name] = one.then
        assert reckon(node, at) is True
        values[name] = one.then - step
        assert reckon(node, at) is False


def test_leaves_are_told_apart_by_what_they_read() -> None:
    node = sound("floor_area + floor_area >= households * 2 * floor_area / households")
    assert isinstance(node, tree.Compare)
    assert isinstance(node.left, tree.Arithmetic)
    assert key_of(node.left.left) == key_of(node.left.right)
