"""Parameters as small tables to join: one row for each place, category and stretch of time."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import duckdb
from sqlglot import exp

from zhangcheng.feel.sql import Sql
from zhangcheng.feel.sql.build import all_of, compare, constant, date_literal, when, written
from zhangcheng.model.clock import Clock
from zhangcheng.model.parameter import ResolvedValue
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.resolve import resolve

PLACE, SINCE, UNTIL = "_place", "_since", "_until"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A parameter wanted from a join; `fixed` are the categories that the expression names itself."""

    parameter: str
    fixed: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class ParameterJoin:
    """A join to parameter values: the columns to match, and what is wanted from the joined table.

    All parameters looked up with the same expressions on the same date share one join.
    """

    name: str
    keys: tuple[tuple[str, Sql], ...]
    on: Sql | None
    wanted: list[Wanted] = field(default_factory=list)

    def column(self, wanted: Wanted) -> str:
        """Return the column of a parameter in the joined table."""
        return f"v{self.wanted.index(wanted)}"


class ParameterTables:
    """Resolved parameters of a run, by id, and the joins that expressions asked for."""

    def __init__(self, pack: Pack, clock: Clock) -> None:
        """Resolve parameters when first asked for."""
        self._pack = pack
        self._clock = clock
        self._resolved: dict[str, tuple[ResolvedValue, ...]] = {}
        self._joins: dict[str, ParameterJoin] = {}
        self._by_key: dict[str, dict[tuple[object, ...], list[ResolvedValue]]] = {}

    @property
    def used(self) -> frozenset[str]:
        """The parameters that were asked for."""
        return frozenset(self._resolved)

    def resolved(self, parameter: str) -> tuple[ResolvedValue, ...]:
        """Return the values known at the run's `known_as_of`, for every place and category."""
        if parameter not in self._resolved:
            self._resolved[parameter] = resolve(
                self._pack.parameters[parameter],
                self._pack.jurisdictions,
                known_as_of=self._clock.known_as_of,
            )
        return self._resolved[parameter]

    def find(
        self,
        parameter: str,
        *,
        place: str | None,
        categories: tuple[tuple[str, str], ...],
        on: dt.date,
    ) -> ResolvedValue | None:
        """Return the value in force for a place and categories on a date, with its chain."""
        if parameter not in self._by_key:
            by_key: dict[tuple[object, ...], list[ResolvedValue]] = {}
            for value in self.resolved(parameter):
                by_key.setdefault((value.jurisdiction, value.categories), []).append(value)
            self._by_key[parameter] = by_key
        values = self._by_key[parameter].get((place, categories), [])
        return next((value for value in values if value.covers(on)), None)

    def by_place(self, parameter: str) -> bool:
        """Whether the parameter is looked up by place."""
        return "jurisdiction" in self._pack.parameters[parameter].by

    def join(
        self, wanted: Wanted, *, keys: tuple[tuple[str, Sql], ...], on: Sql | None, wide: bool
    ) -> ParameterJoin | Sql:
        """Return the join that yields the parameter, or its value itself where no key is needed.

        Args:
            wanted: the parameter and its fixed categories.
            keys: `PLACE` and the categories that are looked up with columns of the record.
            on: the date of the look-up; None for the as-of date.
            wide: whether numbers are 38 digits wide.
        """
        if not keys:
            return self._scalar(wanted, on, wide=wide)
        text = "|".join(f"{name}={written(sql)}" for name, sql in keys)
        text += f"@{written(on) if on is not None else 'today'}"
        join = self._joins.setdefault(text, ParameterJoin(f"values_{len(self._joins)}", keys, on))
        if wanted not in join.wanted:
            join.wanted.append(wanted)
        return join

    def _values(self, wanted: Wanted) -> list[ResolvedValue]:
        fixed = set(wanted.fixed)
        return [v for v in self.resolved(wanted.parameter) if fixed <= set(v.categories)]

    def _scalar(self, wanted: Wanted, on: Sql | None, *, wide: bool) -> Sql:
        """A value that depends on the date alone is written into the query."""
        values = self._values(wanted)
        if on is None:
            today = next((v for v in values if v.covers(self._clock.as_of)), None)
            return constant(today.value if today else None, wide=wide)
        scalar: Sql = exp.Null()
        for value in values:
            bounds = [compare(">=", on.copy(), date_literal(value.since))]
            if value.to is not None:
                bounds.append(compare("<=", on.copy(), date_literal(value.to)))
            scalar = when(all_of(tuple(bounds)), constant(value.value, wide=wide), scalar)
        return exp.Paren(this=scalar)

    def create(self, connection: duckdb.DuckDBPyConnection, *, wide: bool) -> None:
        """Create the table of every join."""
        for join in self._joins.values():
            self._create(connection, join, wide=wide)

    def _create(self, connection: duckdb.DuckDBPyConnection, join: ParameterJoin, *, wide: bool) -> None:
        names = [name for name, _ in join.keys]
        by_key: dict[tuple[str | None, ...], dict[Wanted, list[ResolvedValue]]] = {}
        for wanted in join.wanted:
            for value in self._values(wanted):
                if join.on is not None or value.covers(self._clock.as_of):
                    by_key.setdefault(_key(value, names), {}).setdefault(wanted, []).append(value)
        columns = [f"k{index} VARCHAR" for index in range(len(names))]
        if join.on is not None:
            columns += [f"{SINCE} DATE", f"{UNTIL} DATE"]
        columns += [f"{join.column(w)} {self._type(w.parameter, wide=wide)}" for w in join.wanted]
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {join.name} ({', '.join(columns)})")
        values = [
            [*key, *stretch, *found]
            for key, of_key in by_key.items()
            for stretch, found in _stretches(of_key, join)
        ]
        if values:
            lists = ", ".join(["unnest(?)"] * len(columns))
            by_column = [list(column) for column in zip(*values, strict=True)]
            connection.execute(f"INSERT INTO {join.name} SELECT {lists}", by_column)

    def _type(self, parameter: str, *, wide: bool) -> str:
        """The narrowest DECIMAL that holds every value of the parameter."""
        if not self._pack.parameters[parameter].is_number:
            return "VARCHAR"
        return decimal_type([value.value for value in self.resolved(parameter)], wide=wide)


def decimal_type(values: Sequence[Decimal | str | None], *, wide: bool = False) -> str:
    """Return the narrowest DECIMAL type that holds all numbers among `values`."""
    digits, scale = 1, 0
    for value in set(values):
        if isinstance(value, Decimal):
            text = f"{abs(value):f}"
            before, _, after = text.partition(".")
            digits, scale = max(digits, len(before.lstrip("0"))), max(scale, len(after))
    return f"DECIMAL({38 if wide else digits + scale}, {scale})"


def _key(value: ResolvedValue, names: list[str]) -> tuple[str | None, ...]:
    categories = dict(value.categories)
    return tuple(value.jurisdiction if name == PLACE else categories[name] for name in names)


_DAY = dt.timedelta(days=1)


def _stretches(
    values: Mapping[Wanted, list[ResolvedValue]], join: ParameterJoin
) -> Iterator[tuple[tuple[dt.date, ...], list[str | None]]]:
    """Yield the values of all parameters of one key, for each stretch in which none changes.

    A join on today's values has one stretch and no dates.
    """
    if join.on is None:
        yield (), [_text(next(iter(values.get(w, ())), None)) for w in join.wanted]
        return
    flat = [value for of_parameter in values.values() for value in of_parameter]
    cuts = {value.since for value in flat} | {value.to + _DAY for value in flat if value.to}
    ordered = sorted(cuts)
    for since, after in zip(ordered, [*ordered[1:], None], strict=True):
        found = [
            next((v for v in values.get(wanted, ()) if v.covers(since)), None) for wanted in join.wanted
        ]
        if any(found):
            yield (since, after - _DAY if after else dt.date.max), [_text(value) for value in found]


def _text(value: ResolvedValue | None) -> str | None:
    return None if value is None else str(value.value)
