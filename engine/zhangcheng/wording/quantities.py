"""Quantities as people read them: a number with its unit, a share as a percentage, a gap."""

from decimal import Decimal

from zhangcheng.diagnostics.text import Language
from zhangcheng.model.unit import Unit
from zhangcheng.wording.numbers import exact, grouped, shared_scale
from zhangcheng.wording.words import say

_ENDS = (Decimal(0), Decimal(1))


def is_percentage(unit: Unit | None) -> bool:
    """Whether numbers in `unit` are shown as percentages."""
    return unit is not None and unit.as_percent


def quantity(number: Decimal, unit: Unit | None, label: str, scale: int | None = None) -> str:
    """Return a number with the `label` of its unit, or as a percentage.

    `scale` is how many decimals of the number itself are shown; None leaves it to the number.
    """
    if is_percentage(unit):
        return f"{_hundredfold(number, scale)}%"
    return f"{grouped(number, scale)} {label}".rstrip()


def difference(
    number: Decimal, unit: Unit | None, label: str, language: Language, scale: int | None = None
) -> str:
    """Return how far two numbers are apart: two percentages, by percentage points."""
    if not is_percentage(unit):
        return quantity(number, unit, label, scale)
    points = _hundredfold(number, scale)
    return say("percentage_point" if points == "1" else "percentage_points", language, n=points)


def decimals_of_percentage(number: Decimal, scale: int | None = None) -> int:
    """Return how many decimals a percentage needs: only all of something is 100 %, and none 0 %."""
    if scale is None:
        scale = shared_scale((number, *_ENDS))
    shown = exact(round(number.scaleb(2), max(scale - 2, 0)))
    return len(shown.partition(".")[2])


def _hundredfold(number: Decimal, scale: int | None) -> str:
    return grouped(number.scaleb(2), decimals_of_percentage(number, scale))
