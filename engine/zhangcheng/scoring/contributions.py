"""What each indicator contributes to a score, so that the lines of an account add up to it exactly.

Below arithmetic levels a contribution is the indicator's points times the weights above it. A
geometric mean has no such parts; there the distance from full points is shared out by the
logarithmic mean Divisia method (B. W. Ang, Energy Policy 32 (2004), "LMDI-I"): it leaves no residual.
"""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from fractions import Fraction

from zhangcheng.model.scorecard import Aggregation, Dimension, Indicator, Scorecard

_PRECISION = 40
_KEPT = Decimal(1).scaleb(-10)
_MOST_DECIMALS = 20
"""Decimals of points, which arithmetic levels only add up; more come of roots or quotients."""


def contributions(card: Scorecard, points: Mapping[str, Decimal | None]) -> dict[str, Decimal]:
    """Return the contribution of each indicator that counts, on the card's final scale.

    Args:
        card: the scorecard.
        points: the points of each indicator out of its weight; None for those left out.

    Returns:
        Contributions rounded to ten decimals; what rounding leaves is a line of its own.
    """
    with localcontext() as context:
        context.prec = _PRECISION
        found = _shares(card.root, points) or {}
        scale = Fraction(card.scale)
        return {id_: _decimal(part * scale) for id_, part in sorted(found.items())}


def full_points(card: Scorecard) -> dict[str, Decimal]:
    """Return the points of the final scale that each indicator has at best."""
    found: dict[str, Fraction] = {}
    _spread_out(card.root, Fraction(card.scale), found)
    return {id_: _decimal(part) for id_, part in found.items()}


def share_of(item: Dimension | Indicator, points: Mapping[str, Decimal | None]) -> Fraction | None:
    """Return the share of its full points that an item has; None where it is left out."""
    with localcontext() as context:
        context.prec = _PRECISION
        parts = _shares(item, points)
        return None if parts is None else sum(parts.values(), Fraction(0))


def _spread_out(dimension: Dimension, above: Fraction, found: dict[str, Fraction]) -> None:
    for item in dimension.items:
        part = above * Fraction(item.weight) / Fraction(dimension.total)
        if isinstance(item, Indicator):
            found[item.id] = part
        else:
            _spread_out(item, part, found)


def _shares(
    item: Dimension | Indicator, points: Mapping[str, Decimal | None]
) -> dict[str, Fraction] | None:
    """Return the parts that indicators have in an item's share of its full points; None: left out."""
    if isinstance(item, Indicator):
        own = points.get(item.id)
        return None if own is None else {item.id: Fraction(own) / Fraction(item.weight)}
    below = [(inner, _shares(inner, points)) for inner in item.items]
    there = [(inner, parts) for inner, parts in below if parts is not None]
    weight = sum((Fraction(inner.weight) for inner, _ in there), Fraction(0))
    if not there:
        return None
    if item.aggregation is Aggregation.ARITHMETIC:
        return {
            id_: part * Fraction(inner.weight) / weight
            for inner, parts in there
            for id_, part in parts.items()
        }
    weights = [Fraction(inner.weight) / weight for inner, _ in there]
    return _geometric(weights, [parts for _, parts in there])


def _geometric(weights: list[Fraction], parts: list[dict[str, Fraction]]) -> dict[str, Fraction]:
    """Share a geometric mean out: full points less what each item takes off them."""
    shares = [sum(own.values(), Fraction(0)) for own in parts]
    taken = _taken(weights, shares)
    found: dict[str, Fraction] = {}
    for weight, share, own, loss in zip(weights, shares, parts, taken, strict=True):
        part = weight - loss
        for id_, inner in own.items():
            found[id_] = part * inner / share if share else part / len(own)
    return found


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
    mean = Fraction(Decimal(_as_decimal(whole)).exp())
    return [(1 - mean) * log / whole for log in logs]


def _ln(number: Fraction) -> Decimal:
    return _as_decimal(number).ln()


def _as_decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def _decimal(number: Fraction) -> Decimal:
    """Return a number rounded half to even at ten decimals; exact where it has as many as points."""
    with localcontext() as context:
        context.prec = _PRECISION
        exact = _as_decimal(number)
        short = -int(exact.normalize().as_tuple().exponent) <= _MOST_DECIMALS
        return exact if short and Fraction(exact) == number else exact.quantize(_KEPT)
