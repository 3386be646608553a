"""What rules and expressions read: their parameters, and the values of these that bear on the dates."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from zhangcheng.evaluate.parts import walk
from zhangcheng.evaluate.run import Institution
from zhangcheng.feel import tree
from zhangcheng.model.clock import Clock
from zhangcheng.model.expression import Expression
from zhangcheng.model.parameter import Value
from zhangcheng.model.rule import Rule
from zhangcheng.pack.pack import Pack


class Grounds(Protocol):
    """What a check and a scoring have in common: a pack, dates, and institutions at their places."""

    @property
    def pack(self) -> Pack:
        """The pack."""

    @property
    def clock(self) -> Clock:
        """The dates."""

    @property
    def institutions(self) -> Mapping[tuple[str, str], Institution]:
        """Those in force, by type and key."""


def of_rule(pack: Pack, rule: Rule) -> Iterator[str]:
    """Yield the parameters that a rule reads, perhaps more than once."""
    for expression in (rule.when, rule.require):
        if expression is not None:
            yield from of_expression(pack, rule.record, expression)


def of_expression(pack: Pack, record_type: str, expression: Expression) -> Iterator[str]:
    """Yield the parameters that an expression over a record reads, those of its measures too."""
    yield from _below(pack, record_type, pack.tree(expression))


def bearing(grounds: Grounds, parameter: str) -> list[Value]:
    """Return the values of a parameter that are in force at some day that is looked at."""
    clock = grounds.clock
    first, last = min(clock.as_of, clock.period.start), max(clock.as_of, clock.period.end)
    return [
        value
        for value in grounds.pack.parameters[parameter].values
        if value.since <= last and (value.to is None or first <= value.to)
    ]


def read_somewhere(grounds: Grounds, values: Sequence[Value]) -> Iterator[Value]:
    """Yield the values of a parameter that hold where the institutions are: nearer ones go first."""
    held: dict[tuple[str | None, object], list[Value]] = {}
    for value in values:
        held.setdefault((value.jurisdiction, value.categories), []).append(value)
    tree_of_places = grounds.pack.jurisdictions
    for code in {institution.jurisdiction for institution in grounds.institutions.values()}:
        places = [*(place.code for place in tree_of_places.chain(code or "")), None]
        for category in {categories for _, categories in held}:
            nearest = (held[place, category] for place in places if (place, category) in held)
            yield from next(nearest, ())


def _below(pack: Pack, record_type: str, root: tree.Node) -> Iterator[str]:
    for node in walk(root):
        match node:
            case tree.ParameterRef():
                yield node.parameter
            case tree.MeasureRef():
                yield from _measure(pack, record_type, node)
            case tree.Aggregate() | tree.Quantified():
                yield from _related(pack, node)
            case _:
                pass


def _measure(pack: Pack, record_type: str, node: tree.MeasureRef) -> Iterator[str]:
    target = record_type
    for step in node.path:
        reference = pack.record_types[target].field(step)
        if reference is None or reference.to is None:
            return
        target = reference.to
    yield from of_expression(pack, target, pack.measures[target][node.measure].expression)


def _related(pack: Pack, node: tree.Aggregate | tree.Quantified) -> Iterator[str]:
    source = node.source
    satisfies = node.satisfies if isinstance(node, tree.Quantified) else None
    for inner in (source.where, source.value, satisfies):
        if inner is not None:
            yield from _below(pack, source.record_type, inner)
