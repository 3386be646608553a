"""How many records of each kind fell in the period, of those that a scorecard asks about by date."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.names import table_name
from zhangcheng.evaluate.parts import walk
from zhangcheng.feel import tree
from zhangcheng.model.clock import Clock
from zhangcheng.model.expression import Expression
from zhangcheng.model.scorecard import Scorecard
from zhangcheng.pack.pack import Pack
from zhangcheng.scoring.plan import tallies_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCount:
    """Records of a type, and how many of them have a date in the period."""

    record_type: str
    records: int
    inside: int


def period_counts(
    card: Scorecard, pack: Pack, dataset: Dataset, clock: Clock
) -> tuple[PeriodCount, ...]:
    """Return the counts of each record type that the scorecard asks about with `in period`."""
    found = dict.fromkeys(_Reader(pack).dated(card))
    return tuple(
        _counted(type_, field, pack, dataset, clock)
        for type_, field in found
        if dataset.columns is None or field in dataset.columns.get(type_, ())
    )


def _counted(type_: str, field: str, pack: Pack, dataset: Dataset, clock: Clock) -> PeriodCount:
    period = clock.period
    row = dataset.connection.execute(
        f'SELECT count(*), count_if("{field}" BETWEEN ? AND ?)'
        f' FROM "{table_name(pack.record_types[type_])}"',
        [period.start, period.end],
    ).fetchone()
    records, inside = row or (0, 0)
    return PeriodCount(record_type=type_, records=records, inside=inside or 0)


def goes_by_period(card: Scorecard, pack: Pack) -> bool:
    """Whether anything that the scorecard takes depends on the period."""
    reader = _Reader(pack)
    return bool([*reader.dated(card)]) or reader.is_bounded


class _Reader:
    """Finds the dates that expressions set against the period, through measures and related records."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._seen: set[tuple[str, str]] = set()
        self.is_bounded = False
        """Whether anything read so far may depend on the period, be it in another way."""

    def dated(self, card: Scorecard) -> Iterator[tuple[str, str]]:
        """Yield record type and field of each date that the scorecard sets against the period."""
        own = [item.value for item in card.indicators] + [item.value for item in card.adjustments]
        own.append(card.when)
        for expression in (*own, *(veto.when for veto in card.vetoes)):
            yield from self._expression(card.record, expression)
        for marks in (item.marks for item in card.indicators if item.marks is not None):
            yield from self._expression(marks.record, marks.when)
        for tally in tallies_of(card):
            rule = self._pack.rules[tally.rule]
            for part in (rule.when, rule.require):
                yield from self._expression(rule.record, part)

    def _expression(self, record_type: str, expression: Expression | None) -> Iterator[tuple[str, str]]:
        if expression is not None and (record_type, expression.text) not in self._seen:
            self._seen.add((record_type, expression.text))
            yield from self._below(record_type, self._pack.tree(expression))

    def _below(self, record_type: str, root: tree.Node) -> Iterator[tuple[str, str]]:
        for node in walk(root):
            match node:
                case tree.InRange(value=tree.FieldRef(path=(), field=field), low=tree.PeriodBound()):
                    yield record_type, field
                case tree.PeriodBound():
                    self.is_bounded = True
                case tree.MeasureRef() if node.path:
                    # A measure of another record is not followed.
                    self.is_bounded = True
                case tree.MeasureRef():
                    measure = self._pack.measures[record_type][node.measure]
                    yield from self._expression(record_type, measure.expression)
                case tree.Aggregate() | tree.Quantified():
                    satisfies = node.satisfies if isinstance(node, tree.Quantified) else None
                    for inner in (node.source.where, node.source.value, satisfies):
                        if inner is not None:
                            yield from self._below(node.source.record_type, inner)
                case _:
                    pass
