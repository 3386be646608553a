"""Says what a computed value is made of, where it cannot be computed: nobody can fill it in itself."""

from collections.abc import Collection, Iterator

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.evaluate.parts import walk
from zhangcheng.feel import tree
from zhangcheng.model.finding import Input
from zhangcheng.model.record_type import RecordType
from zhangcheng.model.rule import Rule
from zhangcheng.pack.pack import Pack
from zhangcheng.wording.words import say

_NAMED = 3
"""Columns, or kinds of records, that are named for one value."""


def made_of(read: Input, rule: Rule, pack: Pack, language: Language) -> str:
    """Return what a value without a number is made of; empty for one that is filled in as it is."""
    found = _node(read.name, rule, pack)
    if found is None:
        return ""
    record, node = found
    kinds = (tree.Aggregate, tree.Quantified)
    own = dict.fromkeys(
        inner.source.record_type for inner in _opened(record, node, pack) if isinstance(inner, kinds)
    )
    comma = say("list_comma", language)
    if own and not read.cells and not (isinstance(node, tree.MeasureRef) and node.path):
        titles = [pack.record_types[name].title.get(language) for name in own]
        return say("no_rows_counted", language, what=comma.join(titles[:_NAMED]))
    columns = _distinct_columns(record, node, pack)
    named = [
        say("column_of", language, title=of.title.get(language), label=declared.label.get(language))
        for of, name in columns
        if (declared := of.field(name)) is not None
    ]
    if not named:
        return ""
    more = " …" * (len(named) > _NAMED)
    return say("made_of", language, what=comma.join(named[:_NAMED]) + more)


def labels_read(read: Input, rule: Rule, pack: Pack) -> frozenset[Text]:
    """Return the labels of the columns that a value is made of, and of those that say what counts."""
    found = _node(read.name, rule, pack)
    if found is None:
        return frozenset()
    columns = _distinct_columns(*found, pack)
    dates = [(of, name) for of, _ in columns for name in of.in_force if name is not None]
    fields = [of.field(name) for of, name in (*columns, *dates)]
    return frozenset(field.label for field in fields if field is not None)


def _distinct_columns(
    record: RecordType, node: tree.Node, pack: Pack
) -> Collection[tuple[RecordType, str]]:
    return dict.fromkeys(_columns(record, node, pack))


def _node(name: str, rule: Rule, pack: Pack) -> tuple[RecordType, tree.Node] | None:
    """Return the computed value of that name in a rule, or in a measure that the rule reads."""
    record = pack.record_types[rule.record]
    waiting = [e for e in (rule.when, rule.require) if e is not None]
    seen: set[str] = set()
    while waiting:
        expression = waiting.pop(0)
        for node in walk(pack.tree(expression)):
            match node:
                case tree.MeasureRef():
                    if ".".join((*node.path, node.measure)) == name:
                        return record, node
                    if not node.path and node.measure not in seen:
                        seen.add(node.measure)
                        waiting.append(pack.measures[record.id][node.measure].expression)
                case tree.Aggregate() | tree.Quantified():
                    if expression.text[slice(*node.span)] == name:
                        return record, node
                case _:
                    pass
    return None


def _opened(record: RecordType, node: tree.Node, pack: Pack) -> Iterator[tree.Node]:
    """Yield the nodes of a value; for a measure those of its expression."""
    if isinstance(node, tree.MeasureRef):
        target = _follow(record, node.path, pack)
        node = pack.tree(pack.measures[target.id][node.measure].expression)
    yield from walk(node)


def _columns(record: RecordType, node: tree.Node, pack: Pack) -> Iterator[tuple[RecordType, str]]:
    """Yield the columns that leave a value unknown where they are empty: what is taken, then filters."""
    if isinstance(node, tree.MeasureRef):
        record = _follow(record, node.path, pack)
        node = pack.tree(pack.measures[record.id][node.measure].expression)
    for inner in walk(node, into_parameters=False):
        match inner:
            case tree.FieldRef():
                yield _follow(record, inner.path, pack), inner.field
            case tree.MeasureRef():
                yield from _columns(record, inner, pack)
            case tree.Aggregate() | tree.Quantified():
                rows = pack.record_types[inner.source.record_type]
                parts = [inner.source.value, getattr(inner, "satisfies", None), inner.source.where]
                for part in parts:
                    if part is not None:
                        yield from _columns(rows, part, pack)
            case _:
                pass


def _follow(record: RecordType, path: tuple[str, ...], pack: Pack) -> RecordType:
    for step in path:
        declared = record.field(step)
        if declared is None or declared.to is None:
            raise KeyError(step)
        record = pack.record_types[declared.to]
    return record
