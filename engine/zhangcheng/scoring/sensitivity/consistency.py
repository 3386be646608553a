"""The consistency of pairwise comparisons, after T. L. Saaty's analytic hierarchy process."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from zhangcheng.model.scorecard import Dimension, Scorecard

_RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""Mean consistency index of random matrices of 1 … 15 items: T. L. Saaty, The Analytic Hierarchy
Process (1980)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """The comparisons of a level: principal eigenvalue, consistency ratio, and the weights they give.

    `ratio` is None where the literature has no random index for so many items. `weights` add up to
    the level's total.
    """

    level: str
    eigenvalue: float
    ratio: float | None
    weights: Mapping[str, float]


def consistencies(card: Scorecard) -> tuple[Consistency, ...]:
    """Return the consistency of every level whose weights were compared in pairs."""
    return tuple(_consistency(d) for d in (card.root, *card.dimensions) if d.comparisons)


def _consistency(dimension: Dimension) -> Consistency:
    ids = [item.id for item in dimension.items]
    size = len(ids)
    matrix = np.ones((size, size))
    for comparison in dimension.comparisons:
        more, than = ids.index(comparison.more), ids.index(comparison.than)
        matrix[more, than] = float(comparison.by)
        matrix[than, more] = 1 / float(comparison.by)
    values, vectors = np.linalg.eig(matrix)
    principal = int(np.argmax(values.real))
    eigenvalue = float(values[principal].real)
    vector = np.abs(vectors[:, principal].real)
    weights = vector / vector.sum() * float(dimension.total)
    return Consistency(
        level=dimension.id,
        eigenvalue=eigenvalue,
        ratio=_ratio(eigenvalue, size),
        weights=dict(zip(ids, map(float, weights), strict=True)),
    )


def _ratio(eigenvalue: float, size: int) -> float | None:
    """Return the consistency index over that of random matrices; two items are always consistent."""
    if size > len(_RANDOM_INDEX):
        return None
    random = _RANDOM_INDEX[size - 1]
    return max(0.0, (eigenvalue - size) / (size - 1)) / random if random else 0.0
