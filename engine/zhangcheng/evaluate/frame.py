"""The columns that the expressions on one record type need, each with the step at which it is made.

A *frame* stands for a record type. Its columns of depth 0 are those of the data; a column of depth
n is joined from parameters, from referenced records or from grouped related records that themselves
need depths below n. All columns of a depth are joined in one step, related rows are grouped once
per relation and depth, and equal columns are made once however many expressions use them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlglot import exp

from zhangcheng.evaluate.parameters import ParameterJoin, ParameterTables
from zhangcheng.feel import tree
from zhangcheng.feel.sql import Renderer, Sql
from zhangcheng.feel.sql.build import call, cast_to, is_null, quotient
from zhangcheng.feel.types import Kind, Type
from zhangcheng.model.clock import Clock
from zhangcheng.model.record_type import FieldType, RecordType
from zhangcheng.pack.pack import Pack

_SCALE_OF_18_DIGITS = 8
"""Decimals up to which 18 digits leave room enough before the point."""

PREVIOUS = "p"
"""Alias of the step before, in the query that makes a step."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """SQL over a frame's columns and the depth at which they all exist."""

    sql: Sql
    depth: int


@dataclass(slots=True)
class Group:
    """One GROUP BY over the rows of a relation at a depth: named aggregates, keyed by their SQL."""

    record_type: str
    reference: str
    depth: int
    aggregates: dict[str, tuple[str, Sql]] = field(default_factory=dict)

    def add(self, aggregate: Sql) -> Sql:
        """Return the column of `aggregate` in the grouped rows."""
        text = aggregate.sql("duckdb")
        name, _ = self.aggregates.setdefault(text, (f"a{len(self.aggregates)}", aggregate))
        return exp.column(name)


@dataclass(slots=True)
class Lookup:
    """One join to the record that a reference names, at a depth of that record's frame."""

    record_type: str
    reference: str
    depth: int


Source = Group | Lookup | ParameterJoin


@dataclass(slots=True)
class Derived:
    """A column made at a step: its name, what it is joined from, and its SQL over that source."""

    name: str
    depth: int
    source: str
    sql: Sql


class Frame:
    """The columns of one record type; `Frames` makes and connects them."""

    def __init__(self, frames: "Frames", record_type: RecordType) -> None:
        """Start with no columns."""
        self.record_type = record_type
        self.needs: dict[int, set[str]] = {}
        self.sources: dict[str, tuple[int, Source]] = {}
        self.derived: dict[str, Derived] = {}
        self._frames = frames
        # By identity, each beside its node so that the identity stays taken.
        self._compiled: dict[int, tuple[tree.Node, Compiled]] = {}

    def need(self, depth: int, *sqls: Sql | None, columns: tuple[str, ...] = ()) -> None:
        """Note that someone reads `sqls` and `columns` from the table of `depth`.

        Columns made at lower depths are carried up to there, others are not copied.
        """
        wanted = self.needs.setdefault(depth, set())
        wanted.update(columns)
        for sql in sqls:
            if sql is not None:
                wanted.update(column.name for column in sql.find_all(exp.Column))

    def depth_of(self, *sqls: Sql | None) -> int:
        """Return the lowest depth at which all columns of `sqls` exist."""
        made = {column.name: column.depth for column in self.derived.values()}
        names = (c.name for sql in sqls if sql is not None for c in sql.find_all(exp.Column))
        return max((made.get(name, 0) for name in names), default=0)

    def settle(self) -> None:
        """Pass down, depth by depth, what the table above reads but does not make itself."""
        made = {column.name: column.depth for column in self.derived.values()}
        for depth in range(max(self.needs, default=0), 0, -1):
            below = {name for name in self.needs.get(depth, ()) if made.get(name, 0) < depth}
            self.needs.setdefault(depth - 1, set()).update(below)

    def compile(self, node: tree.Node) -> Compiled:
        """Return the SQL of `node` over this frame, noting every column that it needs."""
        if id(node) not in self._compiled:
            names = _Names(self, self._frames)
            renderer = Renderer(names, self._frames.clock, self._frames.wide)
            names.renderer = renderer
            sql = renderer.sql(node)
            self._compiled[id(node)] = (node, Compiled(sql, names.depth))
        return self._compiled[id(node)][1]

    def derive(self, source: str, sql: Sql, depth: int) -> Sql:
        """Return the column that holds `sql` over `source` from `depth` on."""
        key = f"{source}:{sql.sql('duckdb')}"
        column = self.derived.setdefault(key, Derived(f"d{len(self.derived)}_", depth, source, sql))
        return exp.column(column.name, quoted=True)


class Frames:
    """All frames of a run."""

    def __init__(self, pack: Pack, clock: Clock, parameters: ParameterTables, *, wide: bool) -> None:
        """Start with an empty frame for each record type of the pack."""
        self.pack = pack
        self.clock = clock
        self.parameters = parameters
        self.wide = wide
        self.by_type: Mapping[str, Frame] = {
            record_type.id: Frame(self, record_type) for record_type in pack.record_types.values()
        }


class _Names:
    """Finds the columns behind names, and remembers how deep they lie."""

    def __init__(self, frame: Frame, frames: Frames) -> None:
        self.depth = 0
        self.renderer: Renderer
        self._frame = frame
        self._frames = frames

    def column(self, node: tree.Node) -> Sql:
        """Return the column of a name, aggregate or quantifier."""
        if isinstance(node, tree.FieldRef):
            return self._lookup(node.path[0], _shorter(node)) if node.path else self._own(node.field)
        if isinstance(node, tree.MeasureRef):
            if node.path:
                return self._lookup(node.path[0], _shorter(node))
            measure = self._frames.pack.measures[self._frame.record_type.id][node.measure]
            return exp.Paren(this=self.renderer.sql(self._frames.pack.tree(measure.expression)))
        if isinstance(node, tree.ParameterRef):
            return self._parameter(node)
        if isinstance(node, tree.Aggregate | tree.Quantified):
            return self._grouped(node)
        raise TypeError(node)

    def definition(self, node: tree.Node) -> tree.Node:
        """Return the tree of a measure of the record itself, through measures of measures."""
        while isinstance(node, tree.MeasureRef) and not node.path:
            measure = self._frames.pack.measures[self._frame.record_type.id][node.measure]
            node = self._frames.pack.tree(measure.expression)
        return node

    def _own(self, name: str) -> Sql:
        own = exp.column("_jurisdiction" if name == "jurisdiction" else name, quoted=True)
        declared = self._frame.record_type.field(name)
        if self._frames.wide and declared is not None and declared.type is FieldType.NUMBER:
            return cast_to(own, f"DECIMAL(38, {declared.decimals})")
        return own

    def _lookup(self, reference: str, node: tree.Node) -> Sql:
        declared = self._frame.record_type.field(reference)
        if declared is None or declared.to is None:
            raise KeyError(reference)
        target = self._frames.by_type[declared.to]
        value = target.compile(node)
        target.need(value.depth, value.sql, columns=("_key",))
        self._frame.need(value.depth, columns=(reference,))
        source = f"lookup:{reference}:{value.depth}"
        self._frame.sources.setdefault(
            source, (value.depth + 1, Lookup(declared.to, reference, value.depth))
        )
        return self._derived(source, value.sql, value.depth + 1)

    def _parameter(self, node: tree.ParameterRef) -> Sql:
        arguments = [self._frame.compile(argument) for _, argument in node.arguments]
        if node.jurisdiction is not None:
            place = self._frame.compile(node.jurisdiction)
        elif self._frames.parameters.by_place(node.parameter):
            place = Compiled(self._own("jurisdiction"), 0)
        else:
            place = None
        on = None if isinstance(node.on, tree.Today) else self._frame.compile(node.on)
        parts = [*arguments, *([place] if place else []), *([on] if on else [])]
        depth = max((part.depth for part in parts), default=0)
        join = self._frames.parameters.join(
            node.parameter,
            place=place.sql if place else None,
            arguments=tuple(argument.sql for argument in arguments),
            on=on.sql if on else None,
            wide=self._frames.wide,
        )
        if isinstance(join, exp.Expr):
            self.depth = max(self.depth, depth)
            return join
        self._frame.need(depth, *(part.sql for part in parts))
        source = f"parameter:{join.name}"
        self._frame.sources.setdefault(source, (depth + 1, join))
        return self._derived(source, exp.column(node.parameter, quoted=True), depth + 1)

    def _grouped(self, node: tree.Aggregate | tree.Quantified) -> Sql:
        related = node.source
        rows = self._frames.by_type[related.record_type]
        where = rows.compile(related.where) if related.where else None
        inner = node.satisfies if isinstance(node, tree.Quantified) else related.value
        value = rows.compile(inner) if inner else None
        depth = max((part.depth for part in (where, value) if part), default=0)
        sqls = (part.sql for part in (where, value) if part)
        rows.need(depth, *sqls, columns=(related.reference,))
        self._frame.need(depth, columns=("_key",))
        source = f"group:{related.record_type}:{related.reference}:{depth}"
        _, group = self._frame.sources.setdefault(
            source, (depth + 1, Group(related.record_type, related.reference, depth))
        )
        if not isinstance(group, Group):
            raise TypeError(source)
        condition = where.sql if where else None
        if isinstance(node, tree.Quantified):
            if value is None:
                raise TypeError(node)
            sql = _quantified(node.quantifier, group, condition, value.sql)
        else:
            sql = _aggregated(node, group, condition, value.sql if value else None)
            if node.type.kind is Kind.NUMBER:
                sql = self._narrowed(sql, node.type)
        return self._derived(source, sql, depth + 1)

    def _narrowed(self, value: Sql, of: Type) -> Sql:
        """DuckDB sums into 38 digits; 18 are enough for ledgers and far faster to compute with."""
        narrow = not self._frames.wide and of.scale <= _SCALE_OF_18_DIGITS
        return cast_to(value, f"DECIMAL({18 if narrow else 38}, {of.scale})")

    def _derived(self, source: str, sql: Sql, depth: int) -> Sql:
        self.depth = max(self.depth, depth)
        return self._frame.derive(source, sql, depth)


def _shorter(node: tree.FieldRef | tree.MeasureRef) -> tree.Node:
    if isinstance(node, tree.FieldRef):
        return tree.FieldRef(span=node.span, type=node.type, path=node.path[1:], field=node.field)
    return tree.MeasureRef(span=node.span, type=node.type, path=node.path[1:], measure=node.measure)


def _filtered(aggregate: Sql, *conditions: Sql | None) -> Sql:
    wanted = [condition.copy() for condition in conditions if condition is not None]
    if not wanted:
        return aggregate
    return exp.Filter(this=aggregate, expression=exp.Where(this=exp.and_(*wanted)))


def _any_row(condition: Sql, where: Sql | None) -> Sql:
    return _filtered(call("bool_or", condition.copy()), where)


def _quantified(quantifier: str, group: Group, where: Sql | None, satisfies: Sql) -> Sql:
    """Kleene over the rows: one deciding row decides, else one unknown row makes it unknown."""
    every = quantifier == "every"
    deciding = exp.Not(this=exp.Paren(this=satisfies.copy())) if every else satisfies
    decided = group.add(_any_row(deciding, where))
    unknown = group.add(_any_row(is_null(satisfies), where))
    return exp.Case(
        ifs=[
            exp.If(this=decided, true=exp.Boolean(this=not every)),
            exp.If(this=unknown, true=exp.Null()),
        ],
        default=exp.Boolean(this=every),
    )


def _aggregated(node: tree.Aggregate, group: Group, where: Sql | None, value: Sql | None) -> Sql:
    if node.function == "count" and not (node.source.distinct and value is not None):
        count = group.add(_filtered(exp.Count(this=exp.Star()), where))
        return cast_to(exp.Coalesce(this=count, expressions=[exp.Literal.number(0)]), "DECIMAL(9, 0)")
    if value is None:
        raise TypeError(node)
    unknown = group.add(_any_row(is_null(value), where))
    aggregate = _known_values(node, group, where, value)
    if node.function == "count":
        aggregate = exp.Coalesce(this=aggregate, expressions=[exp.Literal.number(0)])
        aggregate = cast_to(aggregate, "DECIMAL(9, 0)")
    return exp.Case(ifs=[exp.If(this=unknown, true=exp.Null())], default=aggregate)


def _known_values(node: tree.Aggregate, group: Group, where: Sql | None, value: Sql) -> Sql:
    operand = exp.Distinct(expressions=[value.copy()]) if node.source.distinct else value.copy()
    if node.function == "count":
        return group.add(_filtered(exp.Count(this=operand), where))
    if node.function in ("min", "max"):
        return group.add(_filtered(call(node.function, value.copy()), where))
    total = group.add(_filtered(exp.Sum(this=operand), where))
    if node.function == "sum":
        return total
    count = group.add(_filtered(exp.Count(this=operand.copy()), where))
    item = node.source.value.type if node.source.value is not None else node.type
    return quotient(total, count, scales=(item.scale, 0))
