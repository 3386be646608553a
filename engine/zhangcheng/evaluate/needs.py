"""What a rule reads of the data: record types and their columns, and which of them are not there.

A rule about co-building agreements cannot be checked on a ledger without a sheet of agreements: no
row of it is an answer to how many there are. Such a rule is named once and not evaluated, rather
than found wanting for every institution.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from zhangcheng.dataset import Dataset
from zhangcheng.feel import tree
from zhangcheng.model.expression import Expression
from zhangcheng.model.record_type import RecordType
from zhangcheng.model.rule import Rule
from zhangcheng.pack.pack import Pack

Lacking = tuple[str, str | None]
"""A record type of which there are no data, or one of its fields that has no column."""


def lacking(rule: Rule, pack: Pack, dataset: Dataset) -> tuple[Lacking, ...]:
    """Return what the rule reads and the data does not have, in a fixed order; usually nothing.

    An empty cell may be an answer (`= null`); a column that is not there is none.
    """
    expressions = [rule.require, *([rule.when] if rule.when is not None else [])]
    return lacking_for(rule.record, expressions, pack, dataset)


def lacking_for(
    record: str, expressions: Iterable[Expression], pack: Pack, dataset: Dataset
) -> tuple[Lacking, ...]:
    """Return what expressions on a record read and the data does not have, as for a rule.

    Without a column of former keys nothing was ever called otherwise; a list without dates is of today.
    """
    if dataset.columns is None:
        return ()
    reader = _Reader(pack)
    for expression in expressions:
        reader.expression(record, expression.text, pack.tree(expression))
    absent: list[Lacking] = [(name, None) for name in sorted(reader.types - set(dataset.columns))]
    absent += [
        (name, column)
        for name, column in sorted(reader.fields)
        if name in dataset.columns
        and column not in dataset.columns[name]
        and column not in _may_be_absent(pack.record_types[name])
    ]
    return tuple(absent)


def _may_be_absent(record_type: RecordType) -> Collection[str | None]:
    return (record_type.former_key, *record_type.in_force)


def types_read(record: str, node: tree.Node, pack: Pack) -> set[str]:
    """Return the record types that an expression on a record reads, its own among them."""
    reader = _Reader(pack)
    reader.node(pack.record_types[record], node)
    return reader.types | {record}


@dataclass(slots=True)
class _Reader:
    """Gathers the record types and fields that expressions read, through measures and references."""

    pack: Pack
    types: set[str] = field(default_factory=set)
    fields: set[tuple[str, str]] = field(default_factory=set)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def expression(self, record_type: str, text: str, node: tree.Node) -> None:
        """Read an expression over a record type once."""
        self.types.add(record_type)
        if (record_type, text) not in self._seen:
            self._seen.add((record_type, text))
            self.node(self.pack.record_types[record_type], node)

    def node(self, record: RecordType, node: tree.Node) -> None:
        """Read a tree over a record type."""
        match node:
            case tree.FieldRef():
                self._field(record, node)
            case tree.MeasureRef():
                target = self._follow(record, node.path)
                measure = self.pack.measures[target.id][node.measure].expression
                self.expression(target.id, measure.text, self.pack.tree(measure))
            case tree.Aggregate() | tree.Quantified():
                self._related(node)
        for child in tree.children(node):
            self.node(record, child)

    def _field(self, record: RecordType, node: tree.FieldRef) -> None:
        target = self._follow(record, node.path)
        if target.field(node.field) is not None:
            self.fields.add((target.id, node.field))

    def _related(self, node: tree.Aggregate | tree.Quantified) -> None:
        rows = self.pack.record_types[node.source.record_type]
        self.types.add(rows.id)
        self.fields.add((rows.id, node.source.reference))
        for part in _parts(node):
            self.node(rows, part)

    def _follow(self, record: RecordType, path: tuple[str, ...]) -> RecordType:
        """Return the record type at the end of a path of references."""
        for step in path:
            declared = record.field(step)
            if declared is None or declared.to is None:
                raise KeyError(step)
            record = self.pack.record_types[declared.to]
        return record


def _parts(node: tree.Aggregate | tree.Quantified) -> Iterator[tree.Node]:
    """Yield what stands inside an aggregate or quantifier, which belongs to the related rows."""
    inner = [node.source.where, node.source.value]
    if isinstance(node, tree.Quantified):
        inner.append(node.satisfies)
    yield from (part for part in inner if part is not None)
