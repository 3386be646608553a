"""Evaluates a scorecard for many draws of weights and choices at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from zhangcheng.model.scorecard import Aggregation, Dimension, Indicator, Scorecard, walk, weight_range
from zhangcheng.scoring.sensitivity.tables import Matrix, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One uncertain choice: the columns of uniform numbers that decide it.

    `item` is a dimension or indicator whose weight varies, or the dimension whose items' weights vary
    together; None for the choice of normalisation or aggregation, which `kind` tells.
    """

    kind: str
    item: str | None
    columns: tuple[int, ...]


class CardModel:
    """A scorecard as a function of uniform numbers: rows of draws in, scores of institutions out."""

    def __init__(self, card: Scorecard, tables: Sequence[Table], outside: Matrix) -> None:
        """Keep what draws need.

        Args:
            card: the scorecard, which must say what is varied.
            tables: shares under each normalisation, the declared one first.
            outside: what adjustments add to each institution's score.
        """
        if card.sensitivity is None:
            raise ValueError(card.id)
        self.card = card
        self._tables = tables
        self._outside = outside
        self._columns = {indicator.id: n for n, indicator in enumerate(card.indicators)}
        self._aggregations: list[Aggregation | None] = [None, *card.sensitivity.aggregations]
        items = [item for item in walk(card.root) if item is not card.root]
        self._weight_columns = {item.id: n for n, item in enumerate(items)}
        self.size = len(items) + 2
        ranges = {item.id: weight_range(card, item) for item in items}
        self._ranges = {id_: (float(low), float(high)) for id_, (low, high) in ranges.items()}

    @property
    def factors(self) -> list[Factor]:
        """The uncertain choices: weights of the top level one by one, those below level by level."""
        found = [
            Factor(kind="weight", item=item.id, columns=(self._weight_columns[item.id],))
            for item in self.card.root.items
        ]
        for dimension in self.card.dimensions:
            if len(dimension.items) > 1:
                columns = tuple(self._weight_columns[item.id] for item in dimension.items)
                found.append(Factor(kind="level", item=dimension.id, columns=columns))
        if len(self._tables) > 1:
            found.append(Factor(kind="normalise", item=None, columns=(self.size - 2,)))
        if len(self._aggregations) > 1:
            found.append(Factor(kind="aggregate", item=None, columns=(self.size - 1,)))
        return found

    def scores(self, uniforms: Matrix) -> Matrix:
        """Return scores before bounds and vetoes: draws × institutions.

        Args:
            uniforms: draws × `size`, between 0 and 1: a column per weight, one for the choice of
                normalisation, one for that of aggregation.
        """
        tables = _choice(uniforms[:, -2], len(self._tables))
        aggregations = _choice(uniforms[:, -1], len(self._aggregations))
        result = np.empty((len(uniforms), len(self._outside)))
        for t, table in enumerate(self._tables):
            for a, aggregation in enumerate(self._aggregations):
                rows = np.flatnonzero((tables == t) & (aggregations == a))
                if rows.size:
                    weights = self._weights(uniforms[rows])
                    result[rows] = self._level(self.card.root, table.shares, weights, aggregation)
        return result * float(self.card.scale) + self._outside

    def _weights(self, uniforms: Matrix) -> dict[str, Matrix]:
        """Return the weights of every item by draw, between 0 and 1 and adding up to 1 on each level."""
        found: dict[str, Matrix] = {}
        for dimension in (self.card.root, *self.card.dimensions):
            drawn = []
            for item in dimension.items:
                low, high = self._ranges[item.id]
                drawn.append(low + (high - low) * uniforms[:, self._weight_columns[item.id]])
            together = np.sum(drawn, axis=0)
            found |= {i.id: d / together for i, d in zip(dimension.items, drawn, strict=True)}
        return found

    def _level(
        self,
        dimension: Dimension,
        shares: Matrix,
        weights: Mapping[str, Matrix],
        aggregation: Aggregation | None,
    ) -> Matrix:
        """Return the share of a dimension: draws × institutions; NaN where nothing below it is there."""
        geometric = (aggregation or dimension.aggregation) is Aggregation.GEOMETRIC
        leaves = [item for item in dimension.items if isinstance(item, Indicator)]
        own = shares[:, [self._columns[item.id] for item in leaves]]
        drawn = [weights[item.id] for item in leaves]
        draws = len(next(iter(weights.values())))
        weighed = np.column_stack(drawn) if drawn else np.zeros((draws, 0))
        # Which indicators are there depends on the institution alone, so that a product does all draws.
        there = ~np.isnan(own)
        gone = np.any(there & (own <= 0), axis=1) if geometric else np.zeros(len(own), dtype=bool)
        values = (
            np.log(np.where(there & (own > 0), own, 1.0)) if geometric else np.where(there, own, 0.0)
        )
        above, below = weighed @ values.T, weighed @ there.T.astype(float)
        lost = np.broadcast_to(gone, above.shape)
        for item in dimension.items:
            if isinstance(item, Dimension):
                inner = self._level(item, shares, weights, aggregation)
                known = ~np.isnan(inner)
                if geometric:
                    lost = lost | (known & (inner <= 0))
                    inner = np.log(np.where(known & (inner > 0), inner, 1.0))
                weight = weights[item.id][:, None]
                above = above + np.where(known, weight * inner, 0.0)
                below = below + weight * known
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = above / below
        return np.where(lost, 0.0, np.exp(mean)) if geometric else mean


def _choice(uniforms: Matrix, number: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.minimum((uniforms * number).astype(np.int64), number - 1)
