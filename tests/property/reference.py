"""A plain row-by-row reading of typed trees in Python, to hold the SQL against.

Written from DMN 1.5's tables and the author guide, not from the SQL: every rule of missing values is
spelt out here.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from functools import singledispatchmethod

from zhangcheng.feel import tree
from zhangcheng.feel.open_counts import ENDS, Bearing, End, bearing, has_ends, most_of_each
from zhangcheng.model.clock import Clock
from zhangcheng.model.record_type import RecordType

Record = Mapping[str, object]
Lookup = Callable[[str, str | None, tuple[tuple[str, str], ...], dt.date], object]


@dataclass(frozen=True)
class World:
    """All records by type, the trees of measures, and how parameters are looked up."""

    record_types: Mapping[str, RecordType]
    records: Mapping[str, Sequence[Record]]
    measures: Mapping[tuple[str, str], tree.Node]
    parameter: Lookup
    clock: Clock


@dataclass(frozen=True)
class Reader:
    """Reads expressions on one record."""

    world: World
    record_type: str
    record: Record
    end: End | None = None

    @singledispatchmethod
    def read(self, node: tree.Node) -> object:
        """Return the value of `node`; None is unknown."""
        raise NotImplementedError(type(node))

    def _follow(self, path: tuple[str, ...]) -> "Reader | None":
        reader: Reader | None = self
        for step in path:
            if reader is None:
                return None
            field = self.world.record_types[reader.record_type].field(step)
            assert field is not None
            assert field.to is not None
            key = reader.record.get(step)
            found = [r for r in self.world.records[field.to] if r["_key"] == key]
            reader = Reader(self.world, field.to, found[0]) if found else None
        return reader

    @read.register
    def _(self, node: tree.Literal) -> object:
        return node.value

    @read.register
    def _(self, node: tree.FieldRef) -> object:
        reader = self._follow(node.path)
        return reader.record.get(node.field) if reader else None

    @read.register
    def _(self, node: tree.MeasureRef) -> object:
        reader = self._follow(node.path)
        if reader is None:
            return None
        of = reader if node.path else self
        return of.read(self.world.measures[of.record_type, node.measure])

    @read.register
    def _(self, node: tree.ParameterRef) -> object:
        named = node.jurisdiction
        place = self.read(named) if named else self.record.get("jurisdiction")
        arguments = tuple((name, self.read(argument)) for name, argument in node.arguments)
        on = self.read(node.on)
        if on is None or any(value is None for _, value in arguments):
            return None
        assert isinstance(on, dt.date)
        categories = tuple((name, str(value)) for name, value in arguments)
        code = None if place is None else str(place)
        return self.world.parameter(node.parameter, code, categories, on)

    @read.register
    def _(self, _node: tree.Today) -> object:
        return self.world.clock.as_of

    @read.register
    def _(self, node: tree.PeriodBound) -> object:
        return getattr(self.world.clock.period, node.bound)

    @read.register
    def _(self, node: tree.Negate) -> object:
        value = self.read(node.operand)
        return None if value is None else -value  # type: ignore[operator]

    @read.register
    def _(self, node: tree.Arithmetic) -> object:
        return arithmetic(node.operator, self.read(node.left), self.read(node.right))

    @read.register
    def _(self, node: tree.Compare) -> object:
        goes = self._bearing(node.left) + -self._bearing(node.right)
        if self.end is not None or not goes.is_one_way:
            return compare(node.operator, self.read(node.left), self.read(node.right))
        ends = [replace(self, end=end) for end in ENDS]

        def settled(operator: str) -> bool | None:
            low, high = (compare(operator, end.read(node.left), end.read(node.right)) for end in ends)
            return low if low is high else None

        if node.operator not in ("=", "!="):
            return settled(node.operator)
        equal = conjunction([settled("<="), settled(">=")])
        return equal if node.operator == "=" else negation(equal)

    def _bearing(self, node: tree.Node) -> Bearing:
        return bearing(
            node,
            definition=self._definition,
            is_open=lambda part: (
                has_ends(part) and isinstance(part, tree.Aggregate) and part.source.where is not None
            ),
        )

    def _definition(self, node: tree.Node) -> tree.Node:
        while isinstance(node, tree.MeasureRef) and not node.path:
            node = self.world.measures[self.record_type, node.measure]
        return node

    @read.register
    def _(self, node: tree.IsMissing) -> object:
        return self.read(node.operand) is None

    @read.register
    def _(self, node: tree.And) -> object:
        return conjunction([self.read(operand) for operand in node.operands])

    @read.register
    def _(self, node: tree.Or) -> object:
        return negation(conjunction([negation(self.read(operand)) for operand in node.operands]))

    @read.register
    def _(self, node: tree.Not) -> object:
        return negation(self.read(node.operand))

    @read.register
    def _(self, node: tree.InRange) -> object:
        return conjunction([self.read(comparison) for comparison in node.comparisons])

    @read.register
    def _(self, node: tree.InList) -> object:
        value = self.read(node.value)
        same = [negation(compare("=", value, self.read(item))) for item in node.items]
        return negation(conjunction(same))

    @read.register
    def _(self, node: tree.If) -> object:
        holds = self.read(node.condition)
        return None if holds is None else self.read(node.then if holds else node.otherwise)

    @read.register
    def _(self, node: tree.Call) -> object:
        assert node.function in ("year", "month", "day")
        value = self.read(node.arguments[0])
        return None if value is None else Decimal(getattr(value, node.function))

    def _rows(self, related: tree.Related) -> list[tuple["Reader", bool | None]]:
        """Return the rows that the filter does not rule out, and whether each counts, if known."""
        rows = [
            Reader(self.world, related.record_type, record)
            for record in self.world.records[related.record_type]
            if record.get(related.reference) is not None
            and record.get(related.reference) == self.record["_key"]
        ]
        told = [(row, True if related.where is None else row.read(related.where)) for row in rows]
        return [(row, None if counts is None else True) for row, counts in told if counts is not False]

    @read.register
    def _(self, node: tree.Aggregate) -> object:
        rows = self._rows(node.source)
        open_rows = sum(counts is None for _, counts in rows)
        if node.function == "count" and not node.source.distinct:
            if open_rows and self.end is None:
                return None
            return Decimal(len(rows) - (open_rows if self.end == "low" else 0))
        if has_ends(node):
            return self._sum(node, rows)
        if open_rows:
            return None
        if node.source.value is None:
            return Decimal(len(rows))
        values = [row.read(node.source.value) for row, _ in rows]
        if any(value is None for value in values):
            return None
        if node.source.distinct:
            values = list(dict.fromkeys(values))
        if node.function == "count":
            return Decimal(len(values))
        if not values:
            return None
        return aggregate(node.function, values)

    def _sum(self, node: tree.Aggregate, rows: list[tuple["Reader", bool | None]]) -> object:
        assert node.source.value is not None
        told = [(row.read(node.source.value), counts) for row, counts in rows]
        certain = [value for value, counts in told if counts]
        if not certain or None in certain:
            return None
        most = most_of_each(node)
        may = [most if value is None else value for value, counts in told if counts is None]
        low = aggregate("sum", certain)
        high = None if None in may else aggregate("sum", [*certain, *may])
        if self.end is None:
            return low if low == high else None
        return low if self.end == "low" else high

    @read.register
    def _(self, node: tree.Quantified) -> object:
        rows = [(counts, row.read(node.satisfies)) for row, counts in self._rows(node.source)]
        if node.quantifier == "every":
            return conjunction([negation(conjunction([c, negation(v)])) for c, v in rows])
        return negation(conjunction([negation(conjunction([c, v])) for c, v in rows]))


def conjunction(values: Sequence[object]) -> bool | None:
    """Kleene's and: false wins, then unknown."""
    if any(value is False for value in values):
        return False
    return None if any(value is None for value in values) else True


def negation(value: object) -> bool | None:
    """Kleene's not."""
    return None if value is None else not value


def compare(operator: str, left: object, right: object) -> bool | None:
    """Compare two values; unknown when one is missing."""
    if left is None or right is None:
        return None
    results = {
        "=": left == right,
        "!=": left != right,
        "<": left < right,  # type: ignore[operator]
        "<=": left <= right,  # type: ignore[operator]
        ">": left > right,  # type: ignore[operator]
        ">=": left >= right,  # type: ignore[operator]
    }
    return bool(results[operator])


def arithmetic(operator: str, left: object, right: object) -> object:
    """Compute with exact decimals; a quotient is rounded half to even at ten decimals."""
    if left is None or right is None:
        return None
    if isinstance(left, dt.date) and isinstance(right, dt.date):
        return (left - right).days
    if isinstance(left, dt.date):
        assert isinstance(right, int)
        return left + dt.timedelta(days=right if operator == "+" else -right)
    assert isinstance(left, Decimal)
    assert isinstance(right, Decimal)
    with localcontext() as context:
        context.prec = 90
        if operator == "/":
            return divide(left, right)
        return {"+": left + right, "-": left - right, "*": left * right}[operator]


def divide(over: Decimal, under: Decimal) -> Decimal | None:
    """Divide exactly, rounded half to even at ten decimals; unknown for a zero divisor."""
    if not under:
        return None
    with localcontext() as context:
        context.prec = 90
        return (over / under).quantize(Decimal("1E-10"), rounding=ROUND_HALF_EVEN)


def aggregate(function: str, values: Sequence[object]) -> object:
    """Aggregate known values."""
    if function in ("min", "max"):
        return (min if function == "min" else max)(values)  # type: ignore[type-var]
    total = sum((value for value in values if isinstance(value, Decimal)), Decimal(0))
    return total if function == "sum" else divide(total, Decimal(len(values)))
