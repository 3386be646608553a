"""Sobol indices: how much of a result's variance each choice explains, alone and with others.

First-order after Saltelli et al., Computer Physics Communications 181 (2010), table 2 (b); total
after Jansen, Computer Physics Communications 117 (1999), table 2 (f) of the former.
"""

from collections.abc import Callable, Sequence

import numpy as np

from zhangcheng.scoring.sensitivity.tables import Matrix


def sobol(
    function: Callable[[Matrix], Matrix],
    size: int,
    factors: Sequence[Sequence[int]],
    *,
    draws: int,
    generator: np.random.Generator,
) -> tuple[Matrix, Matrix]:
    """Return first-order and total indices: factors × results of `function`.

    Args:
        function: takes draws × `size` uniform numbers, returns draws × results.
        size: how many uniform numbers a draw has.
        factors: the columns of each factor; several columns are one factor together.
        draws: how often to draw; the function is evaluated `draws` × (factors + 2) times.
        generator: the source of random numbers.

    Where a result does not vary, its indices are zero.
    """
    base, other = generator.random((draws, size)), generator.random((draws, size))
    at_base, at_other = function(base), function(other)
    variance = np.var(np.concatenate([at_base, at_other]), axis=0)
    scale = np.where(variance > 0, variance, np.inf)
    first, total = [], []
    for columns in factors:
        mixed = base.copy()
        mixed[:, columns] = other[:, columns]
        at_mixed = function(mixed)
        first.append(np.mean((at_other - at_other.mean(axis=0)) * (at_mixed - at_base), axis=0) / scale)
        total.append(np.mean((at_base - at_mixed) ** 2, axis=0) / (2 * scale))
    return np.array(first), np.array(total)
