"""The sensitivity of a ranking: draws, intervals of places, grades, effects of the choices, swaps."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from zhangcheng.scoring.result import LineKind
from zhangcheng.scoring.score import ScoreRun
from zhangcheng.scoring.sensitivity.consistency import Consistency, consistencies
from zhangcheng.scoring.sensitivity.draws import CardModel, Factor
from zhangcheng.scoring.sensitivity.places import Whole, finished, grade_shares, places
from zhangcheng.scoring.sensitivity.sobol import sobol
from zhangcheng.scoring.sensitivity.swaps import Swap, swaps
from zhangcheng.scoring.sensitivity.tables import Matrix, tables

LEVEL = 90
"""Per cent of the draws that an interval of places holds."""
_TAIL = (100 - LEVEL) / 2
_SOBOL_SHARE = 20
"""Draws for Sobol indices: a fraction of the others, since each costs an evaluation per choice."""
_FEWEST = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """How sure a place is: `LEVEL` per cent of the draws lie between `low` and `high`.

    `places` counts the draws by place; `grades` is the share of draws with each grade; `main` the
    choice that the place depends on most, with its total Sobol index.
    """

    key: str
    low: int
    high: int
    median: int
    places: Mapping[int, int]
    grades: Mapping[str, float]
    main: tuple[Factor, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Sobol indices of a choice, on the mean shift in place against the declared scorecard."""

    factor: Factor
    first: float
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """How sure the places of a scoring are; `sure` by key of the institution."""

    draws: int
    seed: int
    sure: Mapping[str, Sure]
    effects: tuple[Effect, ...]
    swaps: tuple[Swap, ...]
    consistencies: tuple[Consistency, ...]


def sensitivity(run: ScoreRun) -> Sensitivity:
    """Return how sure the places are; the same for the same run.

    Raises:
        ValueError: when the scorecard does not say what is varied.
    """
    declared = run.card.sensitivity
    if declared is None:
        raise ValueError(run.card.id)
    accounts = [a for a in run.accounts if a.standing.rank is not None]
    standings = [a.standing for a in accounts]
    found = tables(run.card.indicators, accounts, declared.methods)
    model = CardModel(run.card, found, _outside(run))
    generator = np.random.default_rng(declared.seed)
    scores = finished(run.card, model.scores(generator.random((declared.draws, model.size))), standings)
    ranks = places(scores)
    grades = grade_shares(run.card, scores, standings)
    effects, main = _effects(run, model, generator)
    return Sensitivity(
        draws=declared.draws,
        seed=declared.seed,
        sure={
            standing.key: _sure(standing.key, ranks[:, n], grades[n], main[n])
            for n, standing in enumerate(standings)
        },
        effects=effects,
        swaps=swaps(run.card, accounts),
        consistencies=consistencies(run.card),
    )


def _outside(run: ScoreRun) -> Matrix:
    """Return what adjustments add to each score, after their ceilings."""
    kinds = (LineKind.ADDITION, LineKind.DEDUCTION, LineKind.CEILING)
    return np.array(
        [
            float(sum(line.points for line in account.lines if line.kind in kinds))
            for account in run.accounts
            if account.standing.rank is not None
        ],
        dtype=float,
    )


def _sure(
    key: str, ranks: Whole, grades: Mapping[str, float], main: tuple[Factor, float] | None
) -> Sure:
    low, median, high = np.percentile(ranks, [_TAIL, 50, 100 - _TAIL], method="inverted_cdf")
    values, counts = np.unique(ranks, return_counts=True)
    return Sure(
        key=key,
        low=int(low),
        high=int(high),
        median=int(median),
        places={int(v): int(c) for v, c in zip(values, counts, strict=True)},
        grades=grades,
        main=main,
    )


def _effects(
    run: ScoreRun, model: CardModel, generator: np.random.Generator
) -> tuple[tuple[Effect, ...], list[tuple[Factor, float] | None]]:
    """Return the effects of all choices on the mean shift in place, and each institution's main one."""
    assert run.card.sensitivity is not None  # noqa: S101 - checked on the way in
    standings = run.scored
    reference = np.array([standing.rank for standing in standings], dtype=float)
    factors = model.factors

    def shifts(uniforms: Matrix) -> Matrix:
        ranks = places(finished(run.card, model.scores(uniforms), standings)).astype(float)
        mean = np.abs(ranks - reference).mean(axis=1, keepdims=True)
        return np.hstack([mean, ranks])

    draws = max(_FEWEST, run.card.sensitivity.draws // _SOBOL_SHARE)
    columns = [list(factor.columns) for factor in factors]
    first, total = sobol(shifts, model.size, columns, draws=draws, generator=generator)
    effects = tuple(
        Effect(factor=factor, first=float(first[n, 0]), total=float(total[n, 0]))
        for n, factor in enumerate(factors)
    )
    main: list[tuple[Factor, float] | None] = []
    for column in range(1, total.shape[1]):
        best = int(np.argmax(total[:, column]))
        share = float(total[best, column])
        main.append((factors[best], share) if share > 0 else None)
    return effects, main
