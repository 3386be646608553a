"""Kleene logic and exact comparisons on numpy arrays with masks of what is missing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int8 | np.int32 | np.int64]
Rows = npt.NDArray[np.int64]
QUOTIENT = 10**10


@dataclass(frozen=True, slots=True)
class Value:
    """Whole numbers (scaled by `decimals`), one for each row or one for all; `known` None: all are.

    Dates are days since 1970; texts are places in `words`.
    """

    numbers: Numbers | int
    known: Mask | None = None
    decimals: int = 0
    date: bool = False
    words: tuple[str, ...] = ()

    def at(self, rows: Rows) -> "Value":
        """Return the values of some rows."""
        numbers = self.numbers if isinstance(self.numbers, int) else self.numbers[rows]
        return replace(self, numbers=numbers, known=None if self.known is None else self.known[rows])


Comparison = Callable[[Any, Any], Any]
"""`operator.ge` and the like."""
Side = Callable[[Rows], Value]
"""Computes what is shown of a finding, for its rows only."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Which rows are true and which are false; the others are unknown."""

    true: Mask
    false: Mask

    def __and__(self, other: "Truth") -> "Truth":
        """Both; false as soon as one is."""
        return Truth(self.true & other.true, self.false | other.false)

    def __or__(self, other: "Truth") -> "Truth":
        """Either; true as soon as one is."""
        return Truth(self.true | other.true, self.false & other.false)

    def __invert__(self) -> "Truth":
        """Not; unknown stays unknown."""
        return Truth(self.false, self.true)


@dataclass(frozen=True, slots=True)
class Part:
    """A conjunct of a requirement: its truth, and both sides where it compares."""

    truth: Truth
    actual: Side | None = None
    required: Side | None = None


def known(*values: Value) -> Mask | None:
    """Return where all values are known; None: everywhere."""
    masks = [value.known for value in values if value.known is not None]
    if not masks:
        return None
    every = masks[0]
    for mask in masks[1:]:
        every = every & mask
    return every


def truth(holds: Mask, where: Mask | None) -> Truth:
    """Return the truth of `holds`, known only `where`."""
    return Truth(holds, ~holds) if where is None else Truth(holds & where, where & ~holds)


def scaled(value: Value, decimals: int) -> Numbers | int:
    """Return the numbers at another scale."""
    factor = 10 ** (decimals - value.decimals)
    if factor == 1:
        return value.numbers
    wider: Numbers | int = _wide(value.numbers) * factor
    return wider


def plus(*values: Value) -> Value:
    """Return the sum of numbers of one scale."""
    total = values[0].numbers
    for value in values[1:]:
        total = total + value.numbers
    return Value(total, known(*values), values[0].decimals)


def times(left: Value, right: Value) -> Value:
    """Return the exact product in 64 bits."""
    product: Numbers | int = _wide(left.numbers) * _wide(right.numbers)
    return Value(product, known(left, right), left.decimals + right.decimals)


def _wide(numbers: Numbers | int) -> npt.NDArray[np.int64] | int:
    return numbers if isinstance(numbers, int) else numbers.astype(np.int64, copy=False)


def compare(left: Value, holding: Comparison, right: Value) -> Part:
    """Return the comparison of two values, with both of them to show."""
    decimals = max(left.decimals, right.decimals)
    holds: Mask = holding(scaled(left, decimals), scaled(right, decimals))
    return Part(truth(holds, known(left, right)), left.at, right.at)


def ratio_at_least(over: Value, under: Value, least: Value) -> Part:
    """Return over / under >= least for `under` from 0, unknown where it is 0.

    Cross-multiplied: with few digits below, no quotient comes so close to `least` that rounding at
    the tenth decimal would change the verdict.
    """
    right = times(Value(under.numbers, decimals=under.decimals), least)
    decimals = max(over.decimals, right.decimals)
    holds: Mask = np.greater_equal(scaled(over, decimals), scaled(right, decimals))
    nonzero = Value(under.numbers, np.not_equal(under.numbers, 0))
    return Part(
        truth(holds, known(over, under, least, nonzero)),
        lambda rows: quotient(over.at(rows), under.at(rows)),
        least.at,
    )


def quotient(over: Value, under: Value) -> Value:
    """Return the quotient of numbers from 0, rounded half to even at the tenth decimal."""
    decimals = max(over.decimals, under.decimals)
    top, bottom = np.asarray(scaled(over, decimals)), np.asarray(scaled(under, decimals))
    nonzero = bottom != 0
    bottom = np.where(nonzero, bottom, 1).astype(np.int64)
    whole, rest = np.divmod(top.astype(np.int64), bottom)
    digits, rest = np.divmod(rest * QUOTIENT, bottom)
    up = (2 * rest > bottom) | ((2 * rest == bottom) & (digits % 2 == 1))
    return Value(whole * QUOTIENT + digits + up, known(over, under, Value(0, nonzero)), decimals=10)
