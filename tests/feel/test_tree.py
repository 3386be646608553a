"""What the checker makes of sound expressions: names resolved, types, units and widths."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from zhangcheng.feel import tree
from zhangcheng.feel.functions import CALLS
from zhangcheng.feel.types import DATE, Kind

from .town import YUAN, kinds_of, sound

WIDTHS = [
    # text, unit, digits, scale
    ("floor_area", "m2", 16, 2),
    ("households", "household", 18, 0),
    ("1450.00", None, 4, 2),
    ("floor_area + resident_area", "m2", 17, 2),
    ("floor_area + 1.125", "m2", 17, 3),
    ("floor_area * 1.5", "m2", 17, 3),
    ('stipend_multiplier(role: "principal") * minimum_wage', "yuan", 5, 4),
    ("floor_area / households", "m2/household", 16, 10),
    ("floor_area / resident_area", "1", 18, 10),
    ("1 / 0.25", None, 3, 10),
    ("floor_area ** 2", "m2^2", 32, 4),
    ("-floor_area", "m2", 16, 2),
    ("count(visits)", None, 10, 0),
    ("sum(visits.minutes)", "minute", 28, 0),
    ("mean(visits.minutes)", "minute", 18, 10),
    ("max(floor_area, 200)", "m2", 16, 2),
    ("round half up(floor_area / households, 2)", "m2/household", 17, 2),
    ("floor(floor_area)", "m2", 17, 0),
    ("modulo(households, 100)", "household", 3, 0),
    ("if in_use then floor_area else 0", "m2", 16, 2),
    ("if in_use then floor_area else null", "m2", 16, 2),
    ("established.year", None, 4, 0),
    ("(inspected - established).days", None, 7, 0),
]


@pytest.mark.parametrize(("text", "unit", "digits", "scale"), WIDTHS)
def test_unit_and_width(text: str, unit: str | None, digits: int, scale: int) -> None:
    found = sound(text).type
    assert found.kind is Kind.NUMBER
    assert (None if found.unit is None else str(found.unit), found.digits, found.scale) == (
        unit,
        digits,
        scale,
    )


KINDS = [
    ("in_use", Kind.BOOLEAN),
    ("name", Kind.TEXT),
    ("wage_tier", Kind.TEXT),
    ('established + @"P30D"', Kind.DATE),
    ('established - @"P1Y6M"', Kind.DATE),
    ("inspected - established", Kind.DAYS),
    ('@"P1D" * 30', Kind.DAYS),
    ("years and months duration(established, inspected)", Kind.MONTHS),
    ("max(visits.held_on)", Kind.DATE),
    ("date(2018, 6, 30)", Kind.DATE),
    ("period.start", Kind.DATE),
    ("today()", Kind.DATE),
    ("substring(name, 1, 2)", Kind.TEXT),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: Kind) -> None:
    assert sound(text).type.kind is kind


def test_a_bare_number_takes_the_unit_beside_it() -> None:
    node = sound("floor_area >= 200")
    assert isinstance(node, tree.Compare)
    assert str(node.right.type.unit) == "m2"
    assert str(sound("1500", unit=YUAN).type.unit) == "yuan"


def test_null_asks_whether_a_value_is_missing() -> None:
    missing, present = sound("floor_area = null"), sound("floor_area != null")
    assert isinstance(missing, tree.IsMissing)
    assert isinstance(present, tree.Not)
    assert isinstance(present.operand, tree.IsMissing)
    assert isinstance(sound("null = max(visits.held_on)"), tree.IsMissing)


def test_chains_of_and_are_one_node() -> None:
    node = sound("in_use and new_area and (floor_area > 1 and households > 1)")
    assert isinstance(node, tree.And)
    assert len(node.operands) == 4


def test_period_is_a_range_of_its_bounds() -> None:
    node = sound("established in period")
    assert isinstance(node, tree.InRange)
    assert isinstance(node.low, tree.PeriodBound)
    assert isinstance(node.high, tree.PeriodBound)
    assert (node.low.bound, node.high.bound, node.low_closed, node.high_closed) == (
        "start",
        "end",
        True,
        True,
    )


def test_literals_are_exact() -> None:
    number, day, days, months = (
        sound(text) for text in ("1.10", '@"2018-06-30"', '@"-P30D"', 'duration("P1Y6M")')
    )
    assert [getattr(node, "value", None) for node in (number, day, days, months)] == [
        Decimal("1.10"),
        dt.date(2018, 6, 30),
        -30,
        18,
    ]
    assert getattr(sound("-3"), "value", None) == Decimal(-3)


def test_a_parameter_has_all_its_arguments() -> None:
    node = sound("stipend_multiplier * minimum_wage", record="post")
    assert isinstance(node, tree.Arithmetic)
    multiplier, wage = node.left, node.right
    assert isinstance(multiplier, tree.ParameterRef)
    assert isinstance(wage, tree.ParameterRef)
    assert [name for name, _ in multiplier.arguments] == ["role"]
    role = multiplier.arguments[0][1]
    assert isinstance(role, tree.FieldRef)
    assert (role.path, role.field) == ((), "role")
    assert multiplier.jurisdiction is None
    assert isinstance(wage.on, tree.FieldRef)
    assert wage.on.field == "pay_month"
    outside = sound("minimum_wage")
    assert isinstance(outside, tree.ParameterRef)
    assert isinstance(outside.on, tree.Today)


def test_inside_related_records_outer_names_go_through_the_reference() -> None:
    node = sound("count(visits[held_on > established and minutes > visit_minutes / 2])")
    assert isinstance(node, tree.Aggregate)
    where = node.source.where
    assert isinstance(where, tree.And)
    first, second = where.operands
    assert isinstance(first, tree.Compare)
    assert isinstance(second, tree.Compare)
    assert isinstance(first.left, tree.FieldRef)
    assert isinstance(first.right, tree.FieldRef)
    assert (first.left.path, first.right.path) == ((), ("community",))
    assert isinstance(second.right, tree.Arithmetic)
    assert isinstance(second.right.left, tree.MeasureRef)
    assert second.right.left.path == ("community",)


def test_parameters_inside_related_records_use_the_row() -> None:
    node = sound("every p in posts satisfies p.monthly_stipend >= stipend_multiplier * minimum_wage")
    assert isinstance(node, tree.Quantified)
    assert isinstance(node.satisfies, tree.Compare)
    product = node.satisfies.right
    assert isinstance(product, tree.Arithmetic)
    assert isinstance(product.left, tree.ParameterRef)
    on = product.left.on
    assert isinstance(on, tree.FieldRef)
    assert (on.path, on.field) == ((), "pay_month")


def test_in_a_quantifier_bare_names_are_the_outer_record_s() -> None:
    node = sound("some p in posts satisfies p.monthly_stipend > floor_area * minimum_wage / floor_area")
    assert isinstance(node, tree.Quantified)
    paths = {
        n.path for n in _walk(node.satisfies) if isinstance(n, tree.FieldRef) and n.field == "floor_area"
    }
    assert paths == {("community",)}


def test_a_bound_value_is_lifted_with_its_place() -> None:
    node = sound("minimum_wage in posts.monthly_stipend")
    assert isinstance(node, tree.Quantified)
    wage = next(n for n in _walk(node.satisfies) if isinstance(n, tree.ParameterRef))
    assert isinstance(wage.jurisdiction, tree.FieldRef)
    assert (wage.jurisdiction.path, wage.jurisdiction.field) == (("community",), "jurisdiction")


def test_lists_written_out_are_expanded() -> None:
    every = sound("every x in [floor_area, resident_area] satisfies x > 10")
    some = sound("some x in [floor_area, resident_area] satisfies x > 10")
    assert isinstance(every, tree.And)
    assert isinstance(some, tree.Or)
    choice = sound('obtained in ("built", "bought")')
    assert isinstance(choice, tree.InList)
    mixed = sound("floor_area in (>= 500, [1..3), 100)")
    assert isinstance(mixed, tree.Or)


def test_filters_add_up() -> None:
    node = sound('count(visits[kind = "research"][minutes > 30])')
    assert isinstance(node, tree.Aggregate)
    assert isinstance(node.source.where, tree.And)


def test_items_of_a_list_of_values_can_be_filtered() -> None:
    node = sound("sum(visits.minutes[item > 30])")
    assert isinstance(node, tree.Aggregate)
    assert isinstance(node.source.where, tree.Compare)
    assert isinstance(node.source.where.left, tree.FieldRef)


def test_every_call_is_one_of_the_table() -> None:
    texts = (
        [row[0] for row in WIDTHS]
        + [row[0] for row in KINDS]
        + ['contains(name, "x")', "upper case(name)"]
    )
    calls = {n.function for text in texts for n in _walk(sound(text)) if isinstance(n, tree.Call)}
    assert calls <= CALLS


def _walk(node: tree.Node) -> list[tree.Node]:
    found = [node]
    for name in node.__dataclass_fields__:
        value = getattr(node, name)
        parts = value if isinstance(value, tuple) else (value,)
        for part in parts:
            inner = part[1] if isinstance(part, tuple) and len(part) == 2 else part
            if isinstance(inner, tree.Node):
                found += _walk(inner)
    return found


RELATED = {tree.Related, tree.Aggregate, tree.Quantified}
"""What is inside these belongs to other records."""


def _sample(kind: type[tree.Node]) -> tuple[tree.Node, list[tree.Node]]:
    """Return a node of that kind with every field filled, and the nodes it holds in their order."""
    held: list[tree.Node] = []

    def leaf() -> tree.Node:
        held.append(tree.Today(span=(len(held), len(held)), type=DATE))
        return held[-1]

    makers: dict[str, Callable[[], object]] = {
        "Node": leaf,
        "Node | None": leaf,
        "tuple[Node, ...]": lambda: (leaf(), leaf()),
        "tuple[tuple[str, Node], ...]": lambda: (("a", leaf()), ("b", leaf())),
    }
    values: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        written = str(getattr(field.type, "__name__", field.type)).replace("zhangcheng.feel.tree.", "")
        written = written if written in makers else str(field.type).replace("zhangcheng.feel.tree.", "")
        values[field.name] = makers[written]() if written in makers else None
    return kind(**{**values, "span": (0, 1), "type": DATE}), held


@pytest.mark.parametrize("kind", sorted(kinds_of(tree, tree.Node), key=str))
def test_children_are_all_nodes_of_the_same_record(kind: type[tree.Node]) -> None:
    node, held = _sample(kind)
    assert tree.children(node) == (() if kind in RELATED else tuple(held))


def test_children_of_an_unknown_kind_are_not_passed_over() -> None:
    with pytest.raises(TypeError):
        tree.children(tree.Node(span=(0, 1), type=DATE))


def test_open_ends_are_no_children() -> None:
    ranged = sound("floor_area in >= 200")
    assert [type(child) for child in tree.children(ranged)] in (
        [tree.FieldRef, tree.Literal],
        [tree.FieldRef, tree.Literal, tree.Literal],
    )
