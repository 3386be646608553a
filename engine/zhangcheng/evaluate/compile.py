"""Compiles typed expressions into SQL over frames, noting every column that they need."""

import itertools
from dataclasses import replace

from sqlglot import exp

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.names import stray_name, unread_name
from zhangcheng.evaluate.frame import PLACED, VALID, Compiled, Frame, Lookup
from zhangcheng.evaluate.grouping import (
    Group,
    aggregated,
    either,
    ends_of,
    quantified,
    where_known,
)
from zhangcheng.evaluate.parameters import PLACE, ParameterJoin, ParameterTables, Wanted
from zhangcheng.feel import tree
from zhangcheng.feel.open_counts import has_ends
from zhangcheng.feel.sql import Renderer, Sql
from zhangcheng.feel.sql.bounds import at_end, bearing
from zhangcheng.feel.sql.build import all_of, cast_to, written
from zhangcheng.feel.types import TEXT, Kind, Type
from zhangcheng.model.clock import Clock
from zhangcheng.model.record_type import FieldType
from zhangcheng.pack.pack import Pack

_SCALE_OF_18_DIGITS = 8
"""Decimals up to which 18 digits leave room enough before the point."""


def own(name: str, path: tuple[str, ...] = ()) -> tree.FieldRef:
    """Return a reference to a column, such as `_row` or `_key`, of the record or one it refers to."""
    return tree.FieldRef(span=(0, 0), type=TEXT, path=path, field=name)


_NUMBERS = itertools.count(1)
OWN_PLACE = own("jurisdiction")


class Compiler:
    """Compiles the expressions of one run; `frames` by record type hold what they need.

    `number` tells the evaluations of a process apart.
    """

    def __init__(
        self,
        pack: Pack,
        clock: Clock,
        *,
        wide: bool,
        dataset: Dataset,
    ) -> None:
        """Start with an empty frame for each record type of the pack."""
        self.pack = pack
        self.clock = clock
        self.wide = wide
        self.number = next(_NUMBERS)
        self.not_given = dataset.not_given
        self.strays = dataset.strays
        self.unread = {name: table.unread for name, table in dataset.tables.items() if table.unread}
        self.filled = frozenset(name for name, table in dataset.tables.items() if table.rows)
        self.parameters = ParameterTables(pack, clock)
        self.frames = {
            name: Frame(record_type, dataset.undated.get(name, ()))
            for name, record_type in pack.record_types.items()
        }
        # By identity, each beside its node so that the identity stays taken.
        self._compiled: dict[tuple[str, int], tuple[tree.Node, Compiled]] = {}
        self.ends: dict[tuple[str, int], tuple[Sql, Sql]] = {}

    def compile(self, record_type: str, node: tree.Node) -> Compiled:
        """Return the SQL of `node` over the frame of `record_type`."""
        key = (record_type, id(node))
        if key not in self._compiled:
            names = _Names(self.frames[record_type], self)
            sql = names.renderer.sql(node)
            lacks = either(names.lacks)
            read = [*sql.find_all(exp.Column), *(lacks.find_all(exp.Column) if lacks else ())]
            compiled = Compiled(
                sql=sql,
                text=written(sql),
                depth=names.depth,
                columns=frozenset(column.name for column in read),
                lacks=lacks,
            )
            self._compiled[key] = (node, compiled)
        return self._compiled[key][1]

    def compile_shown(self, record_type: str, node: tree.Node, decided: str | None) -> Compiled:
        """Return the value that is shown of `node`, beside a condition that may be `decided`.

        Where a count is open and the outcome is not, the rows that certainly count are shown.
        """
        compiled = self.compile(record_type, node)
        names = _Names(self.frames[record_type], self)
        if decided is None or not bearing(names.renderer, node).is_one_way:
            return compiled
        least = at_end(names.renderer, "low").sql(node)
        text = f"CASE WHEN ({decided}) IS NOT NULL THEN {written(least)} END"
        return replace(
            compiled,
            text=f"COALESCE({compiled.text}, {text})",
            depth=max(compiled.depth, names.depth),
            columns=compiled.columns | {column.name for column in least.find_all(exp.Column)},
        )

    def compile_truth(self, record_type: str, node: tree.Node) -> Compiled:
        """Return a condition on records: unknown for one that is not known to be in force."""
        compiled = self.compile(record_type, node)
        return compiled if self.valid(record_type) is None else self._where_valid(compiled)

    def valid(self, record_type: str) -> Sql | None:
        """Return whether a record is in force, where it can be unknown."""
        return exp.column(VALID, quoted=True) if self.frames[record_type].undated else None

    def strays_of(self, record_type: str, reference: str) -> str | None:
        """Return the table of the rows of which it is not known what they refer to, if there are any."""
        found = (record_type, reference) in self.strays
        return stray_name(record_type, reference) if found else None

    def compile_read(self, record_type: str, node: tree.Node) -> Compiled:
        """Return what a reference to a record reads: nothing but its key if it may not be in force."""
        compiled = self.compile(record_type, node)
        names_record = isinstance(node, tree.FieldRef) and node.field in ("_row", "_key")
        if names_record or self.valid(record_type) is None:
            return compiled
        return self._where_valid(compiled)

    def _where_valid(self, compiled: Compiled) -> Compiled:
        known = where_known(exp.column(VALID, quoted=True), compiled.sql)
        text = written(known)
        return replace(compiled, sql=known, text=text, columns=compiled.columns | {VALID})

    def joined_by(self, record_type: str, reference: str) -> tuple[str, str]:
        """Return the columns that join a record to the one a reference names: its own, and that one's.

        What a record belongs to is found by row number, anything else by key.
        """
        if self.pack.record_types[record_type].belongs_to == reference:
            return "_owner_row", "_row"
        return reference, "_key"

    def compile_related(
        self, node: tree.Aggregate | tree.Quantified
    ) -> tuple[Compiled | None, Compiled | None]:
        """Return the filter of related rows, and the value or truth that is taken of each."""
        related = node.source
        read = node.satisfies if isinstance(node, tree.Quantified) else related.value
        where = self.compile(related.record_type, related.where) if related.where else None
        return where, self.compile(related.record_type, read) if read else None


class _Names:
    """Finds the columns behind names, and remembers how deep they lie, and what of them lacks data."""

    def __init__(self, frame: Frame, compiler: "Compiler") -> None:
        self.depth = 0
        self.lacks: list[Sql] = []
        self.renderer = Renderer(self, compiler.clock, compiler.wide)
        self._frame = frame
        self._compiler = compiler

    def column(self, node: tree.Node) -> Sql:
        """Return the column of a name, aggregate or quantifier."""
        if isinstance(node, tree.FieldRef):
            return self._lookup(node.path[0], _shorter(node)) if node.path else self._own(node.field)
        if isinstance(node, tree.MeasureRef):
            if node.path:
                return self._lookup(node.path[0], _shorter(node))
            measure = self._compiler.pack.measures[self._frame.record_type.id][node.measure]
            return exp.Paren(this=self.renderer.sql(self._compiler.pack.tree(measure.expression)))
        if isinstance(node, tree.ParameterRef):
            return self._parameter(node)
        if isinstance(node, tree.Aggregate | tree.Quantified):
            return self._grouped(node)
        raise TypeError(node)

    def unread(self, node: tree.Node) -> Sql | None:
        """Return whether the cell of a field could not be read, where that can be."""
        if not isinstance(node, tree.FieldRef):
            return None
        record_type = self._frame.record_type
        for step in node.path:
            declared = record_type.field(step)
            if declared is None or declared.to is None:
                raise KeyError(step)
            record_type = self._compiler.pack.record_types[declared.to]
        if node.field not in self._compiler.unread.get(record_type.id, ()):
            return None
        return self.column(own(unread_name(node.field), node.path))

    def definition(self, node: tree.Node) -> tree.Node:
        """Return the tree of a measure of the record itself, through measures of measures."""
        while isinstance(node, tree.MeasureRef) and not node.path:
            measure = self._compiler.pack.measures[self._frame.record_type.id][node.measure]
            node = self._compiler.pack.tree(measure.expression)
        return node

    def _own(self, name: str) -> Sql:
        own = exp.column("_jurisdiction" if name == "jurisdiction" else name, quoted=True)
        declared = self._frame.record_type.field(name)
        if self._compiler.wide and declared is not None and declared.type is FieldType.NUMBER:
            return cast_to(own, f"DECIMAL(38, {declared.decimals})")
        return own

    def _lookup(self, reference: str, node: tree.Node) -> Sql:
        declared = self._frame.record_type.field(reference)
        if declared is None or declared.to is None:
            raise KeyError(reference)
        value = self._compiler.compile_read(declared.to, node)
        columns = self._compiler.joined_by(self._frame.record_type.id, reference)
        self._compiler.frames[declared.to].need(value.depth, value, columns=columns[1:])
        self._frame.need(value.depth, columns=columns[:1])
        source = f"lookup:{reference}:{value.depth}"
        self._frame.sources.setdefault(source, Lookup(declared.to, columns, value.depth))
        if value.lacks is not None:
            self.lacks.append(self._derived(source, value.lacks, value.depth + 1))
        return self._derived(source, value.sql, value.depth + 1)

    def _parameter(self, node: tree.ParameterRef) -> Sql:
        parameters, record_type = self._compiler.parameters, self._frame.record_type.id
        fixed, keys, parts = [], [], []
        place = node.jurisdiction
        if place is None and parameters.by_place(node.parameter):
            place = OWN_PLACE
        looked_up = [(PLACE, place)] if place is not None else []
        for name, argument in (*looked_up, *node.arguments):
            if isinstance(argument, tree.Literal) and name != PLACE:
                fixed.append((name, str(argument.value)))
                continue
            part = self._compiler.compile(record_type, argument)
            keys.append((name, part.sql))
            parts.append(part)
        on = None
        if not isinstance(node.on, tree.Today):
            parts.append(self._compiler.compile(record_type, node.on))
            on = parts[-1].sql
        depth = max((part.depth for part in parts), default=0)
        wanted = Wanted(node.parameter, tuple(fixed))
        join = parameters.join(wanted, keys=tuple(keys), on=on, wide=self._compiler.wide)
        if not isinstance(join, ParameterJoin):
            self.depth = max(self.depth, depth)
            return join
        self._frame.need(depth, *parts)
        self.lacks += [part.lacks for part in parts if part.lacks is not None]
        source = f"parameter:{join.name}"
        self._frame.sources.setdefault(source, join)
        return self._derived(source, exp.column(join.column(wanted)), depth + 1)

    def is_open(self, node: tree.Node) -> bool:
        """Whether `node` is a count or sum of which it can be open whether some rows count."""
        if not isinstance(node, tree.Aggregate) or not has_ends(node):
            return False
        related = node.source
        strays = self._compiler.strays_of(related.record_type, related.reference)
        doubts = self._compiler.frames[related.record_type].doubts
        return related.where is not None or strays is not None or bool(doubts)

    def bounds(self, node: tree.Node) -> tuple[Sql, Sql] | None:
        """Return the least and the most of an open count or sum; None for any other node."""
        if not isinstance(node, tree.Aggregate) or not self.is_open(node):
            return None
        source, group, depth = self._group(node)
        known = self._compiler.ends.get((self._frame.record_type.id, id(node)))
        if known is None:
            where, value = self._compiler.compile_related(node)
            found = ends_of(node, group, where.sql if where else None, value.sql if value else None)
            if found is None:
                return None
            low, high = (self._derived(source, self._narrowed(end, node.type), depth) for end in found)
            known = self._compiler.ends[self._frame.record_type.id, id(node)] = (low, high)
        self.depth = max(self.depth, depth)
        record_type = node.source.record_type
        low, high = (self._given(record_type, end.copy()) for end in known)
        return low, high

    def _group(self, node: tree.Aggregate | tree.Quantified) -> tuple[str, Group, int]:
        """Return the source that groups the related rows, and the depth at which that is joined."""
        related = node.source
        where, value = self._compiler.compile_related(node)
        depth = max((part.depth for part in (where, value) if part), default=0)
        rows = self._compiler.frames[related.record_type]
        columns = self._compiler.joined_by(related.record_type, related.reference)
        strays = self._compiler.strays_of(related.record_type, related.reference)
        doubts = tuple(rows.doubts) if strays is None else (*rows.doubts, PLACED)
        read = (columns[0], *rows.doubts, *(() if strays is None else ("_row",)))
        rows.need(depth, where, value, columns=read)
        self._frame.need(depth, columns=columns[1:])
        valid = all_of(tuple(exp.column(name, quoted=True) for name in doubts)) if doubts else None
        source = f"group:{related.record_type}:{related.reference}:{depth}"
        made = Group(related.record_type, columns, depth, valid=valid, strays=strays)
        group = self._frame.sources.setdefault(source, made)
        if not isinstance(group, Group):
            raise TypeError(source)
        return source, group, depth + 1

    def _grouped(self, node: tree.Aggregate | tree.Quantified) -> Sql:
        source, group, depth = self._group(node)
        where, value = self._compiler.compile_related(node)
        for part in (where, value):
            if part is not None and part.lacks is not None:
                lacks = group.flag(part.lacks, None)
                self.lacks.append(self._derived(source, lacks, depth))
        ends = self.bounds(node)
        if ends is not None:
            low, high = ends
            return exp.Paren(this=where_known(exp.EQ(this=low, expression=high), low))
        kept = where.sql if where else None
        if isinstance(node, tree.Aggregate):
            sql = aggregated(node, group, kept, value.sql if value else None)
            if node.type.kind is Kind.NUMBER:
                sql = self._narrowed(sql, node.type)
        elif value is not None:
            sql = quantified(node, group, kept, value.sql)
        else:
            raise TypeError(node)
        return self._given(node.source.record_type, self._derived(source, sql, depth))

    def _given(self, record_type: str, value: Sql) -> Sql:
        """Return what related rows come to; unknown for records of files that do not give such rows."""
        sheets = self._compiler.not_given.get(record_type)
        if not sheets:
            return value
        numbers = [exp.Literal.number(source) for source in sheets]
        lacks = exp.In(this=exp.column("_source", quoted=True), expressions=numbers)
        self.lacks.append(lacks)
        return where_known(exp.Not(this=lacks.copy()), value)

    def _narrowed(self, value: Sql, of: Type) -> Sql:
        """DuckDB sums into 38 digits; 18 are enough for ledgers and far faster to compute with."""
        narrow = not self._compiler.wide and of.scale <= _SCALE_OF_18_DIGITS
        return cast_to(value, f"DECIMAL({18 if narrow else 38}, {of.scale})")

    def _derived(self, source: str, sql: Sql, depth: int) -> Sql:
        self.depth = max(self.depth, depth)
        return self._frame.derive(source, sql, depth)


def _shorter(node: tree.FieldRef | tree.MeasureRef) -> tree.Node:
    if isinstance(node, tree.FieldRef):
        return tree.FieldRef(span=node.span, type=node.type, path=node.path[1:], field=node.field)
    return tree.MeasureRef(span=node.span, type=node.type, path=node.path[1:], measure=node.measure)
