"""The shares that every indicator has under each normalisation, as matrices: institutions × indicators.

Draws are computed in binary fractions (float64): they say how sure a place is, and touch no score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from zhangcheng.model.scorecard import Indicator, Method
from zhangcheng.scoring.stages import Account

Matrix = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
COMPARED = (Method.MIN_MAX, Method.Z_SCORE, Method.RANK, Method.PERCENTILE)
_VARIED = (*COMPARED, Method.TARGET)
"""Methods in whose stead another may be tried; tables of points say themselves what they give."""

# A z-score as a standard mark (标准分 50 + 10 z), so that it can stand beside shares between 0 and 1.
_MEAN_MARK, _MARK_PER_DEVIATION = 0.5, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Shares under one way of normalising; NaN where an indicator is left out."""

    method: Method | None
    shares: Matrix


def tables(
    indicators: Sequence[Indicator], accounts: Sequence[Account], methods: Sequence[Method]
) -> list[Table]:
    """Return the declared shares first, then those under each other method."""
    declared = np.array(
        [[_number(s.share) for s in account.stages] for account in accounts], dtype=float
    )
    declared = declared.reshape(len(accounts), len(indicators))
    found = [Table(method=None, shares=declared)]
    groups = [account.standing.group for account in accounts]
    for method in methods:
        shares = declared.copy()
        for column, indicator in enumerate(indicators):
            if indicator.normalisation.method in _VARIED:
                values = [_number(a.stages[column].treated) for a in accounts]
                treated = np.array(values, dtype=float)
                shares[:, column] = _normalised(method, treated, indicator, groups)
        found.append(Table(method=method, shares=np.where(np.isnan(declared), np.nan, shares)))
    return found


def _number(value: object) -> float:
    return float("nan") if value is None or isinstance(value, str) else float(str(value))


def _normalised(
    method: Method, treated: Matrix, indicator: Indicator, groups: Sequence[str | None]
) -> Matrix:
    normalisation = indicator.normalisation
    lower = indicator.lower_is_better
    if normalisation.method is Method.TARGET:
        lower = normalisation.full_at < normalisation.zero_at
    parts: Mapping[str | None, list[int]] = {None: list(range(len(treated)))}
    if normalisation.within_group:
        parts = {g: [i for i, other in enumerate(groups) if other == g] for g in dict.fromkeys(groups)}
    shares = np.full(len(treated), np.nan)
    for rows in parts.values():
        own = -treated[rows] if lower else treated[rows]
        shares[rows] = _FORMULAS[method](own)
    return shares


def _min_max(values: Matrix) -> Matrix:
    known = values[~np.isnan(values)]
    if not known.size or known.max() == known.min():
        return np.where(np.isnan(values), np.nan, 0.5)
    shares: Matrix = (values - known.min()) / (known.max() - known.min())
    return shares


def _z_score(values: Matrix) -> Matrix:
    known = values[~np.isnan(values)]
    if known.size < 2 or known.std(ddof=1) == 0:  # noqa: PLR2004 - one value deviates from nothing
        return np.where(np.isnan(values), np.nan, _MEAN_MARK)
    shares: Matrix = _MEAN_MARK + _MARK_PER_DEVIATION * (values - known.mean()) / known.std(ddof=1)
    return shares


def _counts(values: Matrix) -> tuple[Matrix, Matrix, int]:
    known = np.sort(values[~np.isnan(values)])
    below = np.searchsorted(known, values, side="left").astype(float)
    equal = np.searchsorted(known, values, side="right") - below
    return below, equal, known.size


def _rank(values: Matrix) -> Matrix:
    below, equal, size = _counts(values)
    shares = np.full(len(values), 0.5) if size < 2 else (below + (equal - 1) / 2) / (size - 1)  # noqa: PLR2004
    return np.where(np.isnan(values), np.nan, shares)


def _percentile(values: Matrix) -> Matrix:
    below, equal, size = _counts(values)
    shares = (below + equal / 2) / max(size, 1)
    return np.where(np.isnan(values), np.nan, shares)


_FORMULAS = {
    Method.MIN_MAX: _min_max,
    Method.Z_SCORE: _z_score,
    Method.RANK: _rank,
    Method.PERCENTILE: _percentile,
}
