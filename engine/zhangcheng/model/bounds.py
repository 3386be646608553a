"""Stretches of numbers with open or closed ends, as step tables and grades are written with."""

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"-?\d+(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?P<left>[\[\(\]])\s*(?P<low>{_NUMBER})\s*\.\.\s*(?P<high>{_NUMBER})\s*(?P<right>[\]\)\[])"
)
_SIDE = re.compile(rf"(?P<operator><=|>=|<|>|≤|≥)\s*(?P<bound>{_NUMBER})")
_OPERATORS = {"≤": "<=", "≥": ">="}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The numbers between `low` and `high`; an end that is None is open without limit.

    `low_closed` and `high_closed` say whether the end itself belongs to it (含 or 不含).
    """

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = False
    high_closed: bool = False

    @classmethod
    def parse(cls, text: str) -> "Stretch":
        """Read FEEL's `[80..90)`, `>= 90`, `< 60`.

        Raises:
            ValueError: when `text` is neither, or holds no number.
        """
        if (side := _SIDE.fullmatch(text.strip())) is not None:
            return cls._beyond(
                _OPERATORS.get(side["operator"], side["operator"]), Decimal(side["bound"])
            )
        match = _RANGE.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        found = cls(
            low=Decimal(match["low"]),
            high=Decimal(match["high"]),
            low_closed=match["left"] == "[",
            high_closed=match["right"] == "]",
        )
        if found.is_empty:
            raise ValueError(text)
        return found

    @classmethod
    def _beyond(cls, operator: str, bound: Decimal) -> "Stretch":
        closed = operator.endswith("=")
        if operator.startswith(">"):
            return cls(low=bound, high=None, low_closed=closed)
        return cls(low=None, high=bound, high_closed=closed)

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (
            self.low == self.high and not (self.low_closed and self.high_closed)
        )

    def __contains__(self, number: Decimal) -> bool:
        """Whether the number lies in it."""
        above = self.low is None or number > self.low or (self.low_closed and number == self.low)
        below = self.high is None or number < self.high or (self.high_closed and number == self.high)
        return above and below

    def __str__(self) -> str:
        """Return the text that `parse` reads."""
        if self.low is None:
            return f"{'<=' if self.high_closed else '<'} {self.high}"
        if self.high is None:
            return f"{'>=' if self.low_closed else '>'} {self.low}"
        left, right = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        return f"{left}{self.low}..{self.high}{right}"
