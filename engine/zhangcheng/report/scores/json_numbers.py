"""Numbers as the machine-readable score report writes them: as texts, that lose nothing."""

from decimal import Decimal

from zhangcheng.wording.numbers import exact

_SHOWN = 4
"""Decimals of what is computed in binary: more would be noise."""


def exact_or_none(number: Decimal | None) -> str | None:
    """Return a number in full, None where there is none."""
    return None if number is None else exact(number)


def rounded(number: float) -> str:
    """Return a number that was computed in binary, without its noise."""
    return exact(Decimal(str(round(number, _SHOWN))))
