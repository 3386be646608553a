"""Which change of a single weight would let an institution draw level with the one above it.

The weight of one item goes up or down and its siblings share the rest in their old proportions. On
arithmetic levels where both institutions have all data the difference of their scores is linear in
that weight, so that the breakpoint is exact; elsewhere it is found by bisection along the way up.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zhangcheng.model.scorecard import Aggregation, Dimension, Indicator, Scorecard
from zhangcheng.scoring.contributions import share_of
from zhangcheng.scoring.result import LineKind, Standing
from zhangcheng.scoring.stages import Account

_HOLDING = (LineKind.BOUND, LineKind.VETO)
_STEPS = 45
"""Halvings of a weight's range: finer than any weight is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Two neighbours, and the smallest change of one weight that makes their scores equal.

    `item` None: no single weight does. `held`: a bound, ceiling or veto decides between them. `new` is
    exact when `exact`, else rounded.
    """

    upper: str
    lower: str
    item: str | None = None
    old: Fraction | None = None
    new: Fraction | None = None
    exact: bool = True
    held: bool = False


def swaps(card: Scorecard, accounts: Sequence[Account]) -> tuple[Swap, ...]:
    """Return the swap of each two neighbours, best first; all of them have a place."""
    sides = [_Side(card, account) for account in accounts]
    return tuple(_swap(card, *pair) for pair in itertools.pairwise(sides))


@dataclass(frozen=True, slots=True)
class _Above:
    """A level seen from one item below: how its share follows from that item's.

    `rest` is the weighted sum of the other items that are there (of logarithms in a geometric level,
    where `lost` says that one of them is zero); `weight` the item's, `there` all that are there.
    """

    is_geometric: bool
    rest: float
    weight: float
    there: float
    lost: bool

    def share(self, below: float) -> float:
        """Return the level's share when the item has the share `below`."""
        if not self.is_geometric:
            return (self.rest + self.weight * below) / self.there
        if self.lost or below <= 0:
            return 0.0
        return math.exp((self.rest + self.weight * math.log(below)) / self.there)


class _Side:
    """One of two neighbours: its share of every dimension, and what that counts for in its score."""

    def __init__(self, card: Scorecard, account: Account) -> None:
        self.standing: Standing = account.standing
        self.points = {stage.indicator: stage.points for stage in account.stages}
        self.shares: dict[str, Fraction | None] = {}
        self.factors: dict[str, Fraction | None] = {}
        self.above: dict[str, tuple[_Above, ...]] = {card.id: ()}
        self._measure(card.root)
        self._weigh(card.root, Fraction(card.scale))
        self.scale = float(card.scale)
        lines = [line for line in account.lines if line.kind in _HOLDING]
        self.is_held = bool(lines)
        self.outside = Fraction(self.standing.exact or 0) - Fraction(self.standing.base or 0)
        self.score = (self.shares[card.id] or Fraction(0)) * Fraction(card.scale) + self.outside

    def _measure(self, item: Dimension | Indicator) -> None:
        self.shares[item.id] = share_of(item, self.points)
        if isinstance(item, Dimension):
            for inner in item.items:
                self._measure(inner)

    def _weigh(self, dimension: Dimension, factor: Fraction | None) -> None:
        """Note what a dimension's share counts for: None below a geometric mean, where it depends."""
        self.factors[dimension.id] = factor
        known = [item for item in dimension.items if self.shares[item.id] is not None]
        there = sum((Fraction(item.weight) for item in known), Fraction(0))
        linear = dimension.aggregation is Aggregation.ARITHMETIC
        for item in dimension.items:
            if isinstance(item, Dimension):
                part = None
                if linear and factor is not None and item in known:
                    part = factor * Fraction(item.weight) / there
                self.above[item.id] = (
                    _seen_from(dimension, item, self.shares),
                    *self.above[dimension.id],
                )
                self._weigh(item, part)

    def is_complete(self, dimension: Dimension) -> bool:
        """Whether all items of a level have a value."""
        return all(self.shares[item.id] is not None for item in dimension.items)

    def score_at(self, dimension: Dimension, share: float) -> float:
        """Return the score when a dimension has another share."""
        for above in self.above[dimension.id]:
            share = above.share(share)
        return share * self.scale + float(self.outside)


def _seen_from(
    dimension: Dimension, item: Dimension | Indicator, shares: Mapping[str, Fraction | None]
) -> _Above:
    """Return a level as seen from one of its items, whose own weight stays as it is."""
    geometric = dimension.aggregation is Aggregation.GEOMETRIC
    rest, there, lost = 0.0, float(item.weight), False
    for other in dimension.items:
        share = shares[other.id]
        if other is item or share is None:
            continue
        there += float(other.weight)
        if not geometric:
            rest += float(other.weight) * float(share)
        elif share <= 0:
            lost = True
        else:
            rest += float(other.weight) * math.log(share)
    return _Above(geometric, rest, float(item.weight), there, lost)


def _swap(card: Scorecard, upper: _Side, lower: _Side) -> Swap:
    keys = (upper.standing.key, lower.standing.key)
    if upper.is_held or lower.is_held:
        return Swap(upper=keys[0], lower=keys[1], held=True)
    found = min(_candidates(card, upper, lower), key=lambda c: (c[0], c[1]), default=None)
    if found is None:
        return Swap(upper=keys[0], lower=keys[1])
    _, item, old, new, exact = found
    return Swap(upper=keys[0], lower=keys[1], item=item, old=old, new=new, exact=exact)


Candidate = tuple[Fraction, str, Fraction, Fraction, bool]


def _candidates(card: Scorecard, upper: _Side, lower: _Side) -> Iterator[Candidate]:
    """Yield each weight that can do it: change in its level, item, old and new weight, exactness."""
    for dimension in (card.root, *card.dimensions):
        if len(dimension.items) < 2:  # noqa: PLR2004 - a single item has no sibling to share with
            continue
        total = Fraction(dimension.total)
        for item in dimension.items:
            old = Fraction(item.weight) / total
            new, exact = _level_at(dimension, item, (upper, lower))
            if new is not None:
                yield abs(new - old), item.id, old * total, new * total, exact


def _level_at(
    dimension: Dimension, item: Dimension | Indicator, sides: tuple[_Side, _Side]
) -> tuple[Fraction | None, bool]:
    """Return the share of weight of `item` in its level at which both sides are level."""
    old = Fraction(item.weight) / Fraction(dimension.total)
    linear = dimension.aggregation is Aggregation.ARITHMETIC
    if linear and all(s.is_complete(dimension) and s.factors[dimension.id] is not None for s in sides):
        upper, lower = (_slope(side, dimension, item) for side in sides)
        gap = sides[0].score - sides[1].score
        if upper == lower:
            return None, True
        new = old - gap * (1 - old) / (upper - lower)
        return (new if 0 <= new <= 1 else None), True
    return _bisected(dimension, item, sides), False


def _slope(side: _Side, dimension: Dimension, item: Dimension | Indicator) -> Fraction:
    factor, share, own = side.factors[dimension.id], side.shares[dimension.id], side.shares[item.id]
    assert factor is not None  # noqa: S101 - asked only then
    assert share is not None  # noqa: S101
    assert own is not None  # noqa: S101
    return factor * (own - share)


def _bisected(
    dimension: Dimension, item: Dimension | Indicator, sides: tuple[_Side, _Side]
) -> Fraction | None:
    old = float(item.weight) / float(dimension.total)
    seen = [(side, _seen_from(dimension, item, side.shares)) for side in sides]
    total = float(dimension.total)

    def difference(share: float) -> float:
        upper, lower = (
            side.score_at(dimension, _at_weight(above, side.shares[item.id], share, total))
            for side, above in seen
        )
        return upper - lower

    found = [root for end in (0.0, 1.0) if (root := _root(difference, old, end)) is not None]
    nearest = min(found, key=lambda new: abs(new - old), default=None)
    return None if nearest is None else Fraction(round(nearest, 10)).limit_denominator(10**10)


def _root(difference: Callable[[float], float], start: float, end: float) -> float | None:
    low, high = start, end
    sign = difference(low) > 0
    if (difference(high) > 0) == sign:
        return None
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if (difference(middle) > 0) == sign:
            low = middle
        else:
            high = middle
    return high


def _at_weight(above: _Above, own: Fraction | None, share: float, total: float) -> float:
    """Return a level's share when an item has that share of its weight, the others the rest."""
    others = above.there - above.weight
    # Siblings keep their proportions, of all of them and not only of those that are there.
    kept = (1 - share) * total / max(total - above.weight, 1e-300)
    weight = share * total if own is not None else 0.0
    there = others * kept + weight
    if there <= 0:
        return 0.0
    found = _Above(above.is_geometric, above.rest * kept, weight, there, above.lost)
    return found.share(float(own)) if own is not None else found.share(1.0)
