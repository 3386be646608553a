"""Dates and positions that do not exist are missing; none ends the query with an error."""

import datetime as dt
from decimal import Decimal

import duckdb
import pytest
from sqlglot import exp

from zhangcheng.feel import tree
from zhangcheng.feel.sql import Renderer, Sql
from zhangcheng.feel.types import DATE, DAYS, MONTHS, TEXT, Kind, Type
from zhangcheng.model.clock import Clock

CLOCK = Clock.at(dt.date(2021, 6, 30))
CONNECTION = duckdb.connect()
SPAN = (0, 1)
FIRST, LAST = dt.date(1, 1, 1), dt.date(9999, 12, 31)
SQL_TYPES = {Kind.DATE: "DATE", Kind.DAYS: "INTEGER", Kind.MONTHS: "INTEGER", Kind.TEXT: "VARCHAR"}


class Columns:
    """Names that stand for columns."""

    def column(self, node: tree.Node) -> Sql:
        assert isinstance(node, tree.FieldRef)
        return exp.column(node.field)

    def definition(self, node: tree.Node) -> tree.Node:
        return node

    def unread(self, _node: tree.Node) -> Sql | None:
        return None

    def is_open(self, _node: tree.Node) -> bool:
        return False

    def bounds(self, _node: tree.Node) -> tuple[Sql, Sql] | None:
        return None


def number(scale: int) -> Type:
    return Type(kind=Kind.NUMBER, digits=18 - scale, scale=scale)


def column(name: str, type_: Type) -> tree.FieldRef:
    return tree.FieldRef(span=SPAN, type=type_, path=(), field=name)


def answers(node: tree.Node, columns: dict[str, Type], rows: list[tuple[object, ...]]) -> list[object]:
    """Return what `node` is for each row, all in one query over a table."""
    types = [SQL_TYPES.get(type_.kind, f"DECIMAL(18, {type_.scale})") for type_ in columns.values()]
    declared = ", ".join(f"{name} {type_}" for name, type_ in zip(columns, types, strict=True))
    CONNECTION.execute(f"CREATE OR REPLACE TABLE t (_row INTEGER, {declared})")
    marks = ", ".join("?" * (len(columns) + 1))
    CONNECTION.executemany(
        f"INSERT INTO t VALUES ({marks})", [(place, *row) for place, row in enumerate(rows)]
    )
    sql = Renderer(Columns(), CLOCK).sql(node).sql("duckdb")
    return [row[0] for row in CONNECTION.execute(f"SELECT {sql} FROM t ORDER BY _row").fetchall()]


def test_a_date_that_does_not_exist_is_missing() -> None:
    columns = {"y": number(1), "m": number(0), "d": number(0)}
    parts = tuple(column(name, type_) for name, type_ in columns.items())
    node = tree.Call(span=SPAN, type=DATE, function="date", arguments=parts)
    expected = {
        (2021, 2, 28): dt.date(2021, 2, 28),
        (2021, 2, 31): None,
        (2021, 13, 1): None,
        (2021, -1, 1): None,
        (2021, 1, 100): None,
        (Decimal("2020.5"), 1, 1): None,
        (0, 1, 1): None,
        (-5, 1, 1): None,
        (10000, 1, 1): None,
        (Decimal(30_000_000_000), 1, 1): None,
        (1, 1, 1): FIRST,
        (9999, 12, 31): LAST,
        (None, 1, 1): None,
    }
    assert answers(node, columns, list(expected)) == list(expected.values())


@pytest.mark.parametrize(("operator", "sign"), [("+", 1), ("-", -1)])
@pytest.mark.parametrize("kind", [DAYS, MONTHS])
def test_a_date_beyond_the_calendar_is_missing(operator: str, sign: int, kind: Type) -> None:
    columns = {"d": DATE, "n": kind}
    left, right = (column(name, type_) for name, type_ in columns.items())
    node = tree.Arithmetic(span=SPAN, type=DATE, operator=operator, left=left, right=right)  # type: ignore[arg-type]
    one = dt.date(2021, 1, 2) if kind is DAYS else dt.date(2021, 2, 1)
    expected = [
        ((dt.date(2021, 1, 1), sign), one),
        ((LAST, sign), None),
        ((LAST, 0), LAST),
        ((FIRST, -sign), None),
        ((FIRST, 0), FIRST),
        ((FIRST, 2**31 - 1), None),
        ((LAST, -(2**31) + 1), None),
        ((None, 1), None),
        ((FIRST, None), None),
    ]
    assert answers(node, columns, [row for row, _ in expected]) == [value for _, value in expected]


DURATIONS = (
    *((DAYS, count) for count in (0, 1, -1, 365, -365, 3_652_058, -3_652_058, 3_652_059, 9_999_999)),
    *((MONTHS, count) for count in (0, 1, -1, 12, -12, 60, 119_987, -119_987, 119_988, -119_988)),
)
DATES = (
    FIRST,
    dt.date(1, 1, 31),
    dt.date(2020, 2, 29),
    dt.date(2021, 10, 31),
    dt.date(9999, 12, 1),
    LAST,
)


@pytest.mark.parametrize(("kind", "count"), DURATIONS)
@pytest.mark.parametrize("operator", ["+", "-"])
def test_a_duration_that_is_written_leads_where_one_in_a_column_does(
    operator: tree.ArithmeticOperator, kind: Type, count: int
) -> None:
    def moved(date: tree.Node, by: tree.Node) -> tree.Node:
        return tree.Arithmetic(span=SPAN, type=DATE, operator=operator, left=date, right=by)

    day, length = column("d", DATE), column("n", kind)
    written = tree.Literal(span=SPAN, type=kind, value=count)
    expected = answers(moved(day, length), {"d": DATE, "n": kind}, [(date, count) for date in DATES])
    assert answers(moved(day, written), {"d": DATE}, [(date,) for date in DATES]) == expected
    for date, answer in zip(DATES, expected, strict=True):
        known = tree.Literal(span=SPAN, type=DATE, value=date)
        assert answers(moved(known, written), {}, [()]) == [answer]


def test_a_written_duration_from_a_missing_date_is_missing() -> None:
    written = tree.Literal(span=SPAN, type=MONTHS, value=3)
    node = tree.Arithmetic(span=SPAN, type=DATE, operator="+", left=column("d", DATE), right=written)
    assert answers(node, {"d": DATE}, [(None,)]) == [None]


def test_a_duration_before_its_date() -> None:
    columns = {"n": MONTHS, "d": DATE}
    left, right = (column(name, type_) for name, type_ in columns.items())
    node = tree.Arithmetic(span=SPAN, type=DATE, operator="+", left=left, right=right)
    rows: list[tuple[object, ...]] = [(1, dt.date(2021, 1, 31)), (1, LAST)]
    assert answers(node, columns, rows) == [dt.date(2021, 2, 28), None]


def test_a_duration_too_long_to_count_is_missing() -> None:
    columns = {"n": number(0)}
    day = tree.Literal(span=SPAN, type=DAYS, value=1)
    node = tree.Arithmetic(span=SPAN, type=DAYS, operator="*", left=day, right=column("n", number(0)))
    assert answers(node, columns, [(30,), (3_000_000_000,)]) == [30, None]


def test_a_position_that_is_not_whole_is_missing() -> None:
    columns = {"s": TEXT, "p": number(1), "n": number(1)}
    parts = tuple(column(name, type_) for name, type_ in columns.items())
    node = tree.Call(span=SPAN, type=TEXT, function="substring", arguments=parts)
    half = Decimal("1.5")
    rows: list[tuple[object, ...]] = [
        ("abc", 1, 2),
        ("abc", half, 2),
        ("abc", 1, half),
        ("abc", None, 1),
    ]
    assert answers(node, columns, rows) == ["ab", None, None, None]
