"""What each indicator contributes to a score, so that the lines of an account add up to it exactly.

Below arithmetic levels a contribution is the indicator's points times the weights above it; where an
item is left out, its siblings take its weight, and their full points grow with it. A geometric mean
has no such parts; there the distance from full points is shared out by the logarithmic mean Divisia
method (B. W. Ang, Energy Policy 32 (2004), "LMDI-I"): it leaves no residual.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from zhangcheng.model.scorecard import Aggregation, Dimension, Indicator, Scorecard

_PRECISION = 40
_KEPT = Decimal(1).scaleb(-10)
_MOST_DECIMALS = 20
"""Decimals of points, which arithmetic levels only add up; more come of roots or quotients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What an indicator contributes on the scorecard's final scale, of how many points at `best`.

    Both are rounded to ten decimals. The points at best of all that count add up to the scale of the
    scorecard exactly; what rounding leaves of the contributions is a line of its own.
    """

    points: Decimal
    best: Decimal


class _Part(NamedTuple):
    """An indicator's part of a level: of full points (in all 1), and what it has lost of them."""

    best: Fraction
    lost: Fraction


def contributions(card: Scorecard, points: Mapping[str, Decimal | None]) -> dict[str, Contribution]:
    """Return what each indicator that counts contributes.

    Args:
        card: the scorecard.
        points: the points of each indicator out of its weight; None for those left out.
    """
    with localcontext() as context:
        context.prec = _PRECISION
        parts = sorted((_parts(card.root, points) or {}).items())
        scale = Fraction(card.scale)
        best = {id_: decimal_of(part.best * scale) for id_, part in parts}
        if best:
            largest = max(best, key=lambda id_: best[id_])
            best[largest] += card.scale - sum(best.values(), Decimal(0))
        return {
            id_: Contribution(points=_points(part, scale, best[id_]), best=best[id_])
            for id_, part in parts
        }


def _points(part: _Part, scale: Fraction, best: Decimal) -> Decimal:
    """Return what a part contributes: no more than at best, rounded as that is, if not beyond full."""
    points = decimal_of((part.best - part.lost) * scale)
    if part.lost == 0:
        return best
    return min(points, best) if part.lost > 0 else points


def full_points(card: Scorecard) -> dict[str, Decimal]:
    """Return the points of the final scale that each indicator has at best."""
    return {id_: decimal_of(part * Fraction(card.scale)) for id_, part in full_shares(card).items()}


def full_shares(card: Scorecard) -> dict[str, Fraction]:
    """Return the share of the whole weight that each indicator has; they add up to 1."""
    found: dict[str, Fraction] = {}
    _spread_out(card.root, Fraction(1), found)
    return found


def weight_scored(shares: Mapping[str, Fraction], missing: Iterable[str]) -> Fraction:
    """Return the share of the whole weight that all but the `missing` indicators have."""
    return 1 - sum((shares[id_] for id_ in missing), Fraction(0))


def share_of(item: Dimension | Indicator, points: Mapping[str, Decimal | None]) -> Fraction | None:
    """Return the share of its full points that an item has; None where it is left out."""
    with localcontext() as context:
        context.prec = _PRECISION
        parts = _parts(item, points)
        return None if parts is None else 1 - _lost(parts)


def _spread_out(dimension: Dimension, above: Fraction, found: dict[str, Fraction]) -> None:
    for item in dimension.items:
        part = above * Fraction(item.weight) / Fraction(dimension.total)
        if isinstance(item, Indicator):
            found[item.id] = part
        else:
            _spread_out(item, part, found)


def _lost(parts: Mapping[str, _Part]) -> Fraction:
    return sum((part.lost for part in parts.values()), Fraction(0))


def _parts(item: Dimension | Indicator, points: Mapping[str, Decimal | None]) -> dict[str, _Part] | None:
    """Return the parts that indicators have in an item's full points; None: left out."""
    if isinstance(item, Indicator):
        own = points.get(item.id)
        return (
            None
            if own is None
            else {item.id: _Part(Fraction(1), 1 - Fraction(own) / Fraction(item.weight))}
        )
    below = [(inner, _parts(inner, points)) for inner in item.items]
    there = [(inner, parts) for inner, parts in below if parts is not None]
    if not there:
        return None
    whole = sum((Fraction(inner.weight) for inner, _ in there), Fraction(0))
    weights = [Fraction(inner.weight) / whole for inner, _ in there]
    losses = weights
    if item.aggregation is Aggregation.GEOMETRIC:
        losses = _per_loss(weights, [_lost(parts) for _, parts in there])
    return {
        id_: _Part(weight * part.best, loss * part.lost)
        for weight, loss, (_, parts) in zip(weights, losses, there, strict=True)
        for id_, part in parts.items()
    }


def _per_loss(weights: list[Fraction], lost: list[Fraction]) -> list[Fraction]:
    """Return what a geometric mean loses for each full point that an item has lost."""
    taken = _taken(weights, [1 - own for own in lost])
    return [
        loss / own if own else weight for weight, loss, own in zip(weights, taken, lost, strict=True)
    ]


def _taken(weights: list[Fraction], shares: list[Fraction]) -> list[Fraction]:
    """Return what each item takes off full points (1), in all 1 less the geometric mean."""
    if any(share <= 0 for share in shares):
        # The limit of what follows: those without points share the whole loss by their weights.
        gone = sum((w for w, s in zip(weights, shares, strict=True) if s <= 0), Fraction(0))
        return [w / gone if s <= 0 else Fraction(0) for w, s in zip(weights, shares, strict=True)]
    logs = [w * Fraction(_ln(s)) for w, s in zip(weights, shares, strict=True)]
    whole = sum(logs, Fraction(0))
    if whole == 0:
        return [-log for log in logs]
    mean = Fraction(Decimal(_asdecimal_of(whole)).exp())
    return [(1 - mean) * log / whole for log in logs]


def _ln(number: Fraction) -> Decimal:
    return _asdecimal_of(number).ln()


def _asdecimal_of(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def decimal_of(number: Fraction) -> Decimal:
    """Return a number rounded half to even at ten decimals; exact where it has as many as points."""
    with localcontext() as context:
        context.prec = _PRECISION
        exact = _asdecimal_of(number)
        short = -int(exact.normalize().as_tuple().exponent) <= _MOST_DECIMALS
        return exact if short and Fraction(exact) == number else exact.quantize(_KEPT)
