"""Places and grades of many draws at once."""

from collections.abc import Sequence

import numpy as np

from zhangcheng.model.bounds import Stretch
from zhangcheng.model.scorecard import Scorecard
from zhangcheng.scoring.grading import hindrances
from zhangcheng.scoring.result import Standing
from zhangcheng.scoring.sensitivity.tables import Matrix

_PERCENT = 100
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
Whole = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


def finished(card: Scorecard, scores: Matrix, standings: Sequence[Standing]) -> Matrix:
    """Return scores after bounds and vetoes, rounded half up to the declared decimals."""
    held = scores
    if card.lowest is not None or card.highest is not None:
        low = float(card.lowest) if card.lowest is not None else -np.inf
        high = float(card.highest) if card.highest is not None else np.inf
        held = np.clip(held, low, high)
    ceilings = np.array([_ceiling(card, standing) for standing in standings])
    unit = 10.0**card.rounding.decimals
    # A hair more than half a unit: binary fractions of exact halves fall on either side.
    rounded: Matrix = np.floor(np.minimum(held, ceilings) * unit + 0.5 + 1e-9) / unit
    return rounded


def _ceiling(card: Scorecard, standing: Standing) -> float:
    applied = [v.score for v in card.vetoes if v.id in standing.vetoes and v.score is not None]
    return float(min(applied)) if applied else float("inf")


def places(scores: Matrix) -> Whole:
    """Return the place of each institution in each draw; equal scores share the best place."""
    order = np.argsort(-scores, axis=1, kind="stable")
    ordered = np.take_along_axis(scores, order, axis=1)
    starts = np.ones(scores.shape, dtype=bool)
    starts[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    counted = np.where(starts, np.arange(1, scores.shape[1] + 1), 0)
    shared = np.maximum.accumulate(counted, axis=1)
    result = np.empty_like(shared)
    np.put_along_axis(result, order, shared, axis=1)
    return result


def grade_shares(
    card: Scorecard,
    scores: Matrix,
    standings: Sequence[Standing],
) -> list[dict[str, float]]:
    """Return, for each institution, in which share of the draws it has each grade."""
    reached = np.zeros(scores.shape, dtype=bool)
    given = np.zeros(scores.shape, dtype=bool)
    found: list[dict[str, float]] = [{} for _ in standings]
    for grade in card.grades:
        reached |= _inside(scores, grade.scores)
        open_ = np.array([not hindrances(card, grade, standing) for standing in standings])
        fitting = reached & ~given & open_
        if grade.at_most_percent is not None and grade is not card.grades[-1]:
            fitting = _within_quota(card, grade.at_most_percent, fitting, scores, standings)
        given |= fitting
        for column, share in enumerate(fitting.mean(axis=0)):
            if share:
                found[column][grade.id] = float(share)
    return found


def _inside(scores: Matrix, stretch: Stretch) -> Flags:
    inside = np.ones(scores.shape, dtype=bool)
    if stretch.low is not None:
        low = float(stretch.low)
        inside &= scores >= low if stretch.low_closed else scores > low
    if stretch.high is not None:
        high = float(stretch.high)
        inside &= scores <= high if stretch.high_closed else scores < high
    return inside


def _within_quota(
    card: Scorecard,
    percent: int,
    fitting: Flags,
    scores: Matrix,
    standings: Sequence[Standing],
) -> Flags:
    groups: dict[str | None, list[int]] = {}
    for column, standing in enumerate(standings):
        groups.setdefault(standing.group if card.quota_within_group else None, []).append(column)
    placed = np.zeros(fitting.shape, dtype=bool)
    for columns in groups.values():
        places_ = len(columns) * percent // _PERCENT
        own = np.where(fitting[:, columns], scores[:, columns], -np.inf)
        # The best score that finds no place: those above it do, and at the edge no tie.
        edge = -np.sort(-own, axis=1)[:, places_ : places_ + 1]
        if places_ < len(columns):
            placed[:, columns] = fitting[:, columns] & (own > edge)
        else:
            placed[:, columns] = fitting[:, columns]
    return placed
