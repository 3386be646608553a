"""Says which items of a scorecard gave a number too wide to be exact, and where to look first."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from zhangcheng.dataset import Dataset
from zhangcheng.diagnostics.codes import evaluation as codes
from zhangcheng.diagnostics.collector import Collector, UnusableDataError
from zhangcheng.evaluate.overflow import largest_cells
from zhangcheng.feel.checking.widths import MAX_WIDTH
from zhangcheng.model.scorecard import Adjustment, Aggregation, Dimension, Indicator, Scorecard
from zhangcheng.pack.pack import Pack

Item = Indicator | Adjustment | Scorecard


def too_wide(
    card: Scorecard, pack: Pack, dataset: Dataset, fails: Callable[[Scorecard], bool]
) -> UnusableDataError:
    """Return the error that names the items whose numbers outgrow what can be exact.

    Each is tried on a scorecard of its own; where none is too wide alone, the scorecard as a whole is
    named.

    Args:
        card: the scorecard that could not be scored.
        pack: its pack.
        dataset: what was scored.
        fails: whether a scorecard cannot be scored either.
    """
    return naming(_failing(card, fails), card, pack, dataset)


def naming(items: Sequence[Item], card: Scorecard, pack: Pack, dataset: Dataset) -> UnusableDataError:
    """Return the error that names items whose numbers outgrow what can be exact."""
    collector = Collector()
    for item in items:
        record = _record(item, card, pack)
        largest = largest_cells(pack, dataset, pack.record_types[record])
        collector.add(
            codes.SCORE_TOO_WIDE,
            largest[0] if largest else item.location,
            card=card.id,
            item=item.title,
            digits=MAX_WIDTH,
            cells="; ".join(map(str, largest)),
        )
    return UnusableDataError(collector.sorted)


def _failing(card: Scorecard, fails: Callable[[Scorecard], bool]) -> list[Item]:
    bare = replace(card, adjustments=(), vetoes=(), grades=(), ties=(), sensitivity=None)
    found: list[Item] = [i for i in card.indicators if fails(replace(bare, root=_only(i, card)))]
    if not found and not fails(bare):
        found = [a for a in card.adjustments if fails(replace(bare, adjustments=(a,)))]
    return found or [card]


def _only(indicator: Indicator, card: Scorecard) -> Dimension:
    return replace(
        card.root,
        items=(indicator,),
        total=indicator.weight,
        aggregation=Aggregation.ARITHMETIC,
        comparisons=(),
    )


def _record(item: Item, card: Scorecard, pack: Pack) -> str:
    """Return the record type that an item reads first."""
    if isinstance(item, Scorecard):
        return card.record
    if item.tally is not None:
        return pack.rules[item.tally.rule].record
    marks = item.marks if isinstance(item, Indicator) else None
    return marks.record if marks is not None else card.record
