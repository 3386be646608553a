"""Comparing a quotient is comparing the rounded quotient, also a hair's breadth from the bound."""

import datetime as dt
import operator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhangcheng.feel import tree
from zhangcheng.feel.sql import Renderer, Sql
from zhangcheng.feel.sql.build import decimal_literal
from zhangcheng.feel.types import BOOLEAN, QUOTIENT_SCALE, Kind, Type
from zhangcheng.model.clock import Clock

OPERATORS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
STEP = Decimal(1).scaleb(-QUOTIENT_SCALE)
CLOCK = Clock.at(dt.date(2021, 6, 30))
CONNECTION = duckdb.connect()


@dataclass
class Values:
    """Names that stand for numbers."""

    numbers: dict[str, Decimal]

    def column(self, node: tree.Node) -> Sql:
        assert isinstance(node, tree.FieldRef)
        return decimal_literal(self.numbers[node.field])

    def definition(self, node: tree.Node) -> tree.Node:
        return node

    def unread(self, _node: tree.Node) -> Sql | None:
        return None

    def is_open(self, _node: tree.Node) -> bool:
        return False

    def bounds(self, _node: tree.Node) -> tuple[Sql, Sql] | None:
        return None


def _field(name: str, number: Decimal) -> tree.FieldRef:
    scale = max(0, -int(number.as_tuple().exponent))
    digits = len(str(abs(int(number)))) if int(number) else 0
    return tree.FieldRef(
        span=(0, 1), type=Type(kind=Kind.NUMBER, digits=digits, scale=scale), path=(), field=name
    )


def _rounded(over: Decimal, under: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = 90
        return (over / under).quantize(STEP, rounding=ROUND_HALF_EVEN)


def _sql(sign: str, over: Decimal, under: Decimal, bound: Decimal, *, wide: bool) -> str:
    fields = {"a": over, "b": under, "c": bound}
    a, b, c = (_field(name, number) for name, number in fields.items())
    number = Type(kind=Kind.NUMBER, digits=18, scale=QUOTIENT_SCALE)
    divided = tree.Arithmetic(span=(0, 1), type=number, operator="/", left=a, right=b)
    node = tree.Compare(
        span=(0, 1),
        type=BOOLEAN,
        operator=sign,  # type: ignore[arg-type]
        left=divided,
        right=c,
    )
    return Renderer(Values(fields), CLOCK, wide).sql(node).sql("duckdb")


_unders = st.one_of(st.integers(-20, 20), st.integers(10**6, 10**9)).filter(bool).map(Decimal)
_bounds = st.integers(-(10**5), 10**5).map(lambda n: Decimal(n).scaleb(-3))
_near = st.sampled_from([Decimal(0), STEP / 2, -STEP / 2, STEP / 4, -STEP / 4, STEP, Decimal("0.01")])


@settings(max_examples=150, deadline=None)
@given(under=_unders, bound=_bounds, near=_near, wide=st.booleans())
def test_quotients_compare_as_they_round(
    under: Decimal, bound: Decimal, near: Decimal, *, wide: bool
) -> None:
    over = ((bound + near) * under).quantize(Decimal("1E-12"))
    columns = [_sql(sign, over, under, bound, wide=wide) for sign in OPERATORS]
    found = CONNECTION.execute(f"SELECT {', '.join(columns)}").fetchall()[0]
    rounded = _rounded(over, under)
    assert dict(zip(OPERATORS, found, strict=True)) == {
        sign: compare(rounded, bound) for sign, compare in OPERATORS.items()
    }


@pytest.mark.parametrize("sign", OPERATORS)
def test_a_zero_divisor_is_unknown(sign: str) -> None:
    query = _sql(sign, Decimal(1), Decimal(0), Decimal("0.3"), wide=False)
    assert CONNECTION.execute(f"SELECT {query}").fetchall() == [(None,)]


_FEW = Type(kind=Kind.NUMBER, digits=4, scale=1)
_MANY = Type(kind=Kind.NUMBER, digits=4, scale=2)


def _literal(text: str, type_: Type) -> tree.Literal:
    return tree.Literal(span=(0, 1), type=type_, value=Decimal(text))


@pytest.mark.parametrize("wide", [False, True])
def test_numbers_of_different_scales_keep_their_decimals(*, wide: bool) -> None:
    few, many = _literal("0.1", _FEW), _literal("0.11", _MANY)
    yes = tree.Literal(span=(0, 1), type=BOOLEAN, value=True)
    nodes = (
        tree.Call(span=(0, 1), type=_MANY, function="max", arguments=(few, many)),
        tree.Call(span=(0, 1), type=_MANY, function="min", arguments=(_literal("0.2", _FEW), many)),
        tree.Call(span=(0, 1), type=_MANY, function="modulo", arguments=(many, _literal("0.5", _FEW))),
        tree.If(span=(0, 1), type=_MANY, condition=yes, then=many, otherwise=few),
    )
    columns = ", ".join(Renderer(Values({}), CLOCK, wide).sql(node).sql("duckdb") for node in nodes)
    found = CONNECTION.execute(f"SELECT {columns}").fetchall()[0]
    assert found == (Decimal("0.11"),) * 4
    assert {type(value) for value in found} == {Decimal}


def test_what_is_missing_is_missing_to_any_power() -> None:
    nothing = tree.Literal(span=(0, 1), type=_MANY, value=None)
    power = tree.Arithmetic(
        span=(0, 1), type=_MANY, operator="**", left=nothing, right=_literal("0", _FEW)
    )
    query = Renderer(Values({}), CLOCK).sql(power).sql("duckdb")
    assert CONNECTION.execute(f"SELECT {query}").fetchall() == [(None,)]
