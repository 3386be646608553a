"""Units of numbers as products of named symbols with whole exponents."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from zhangcheng.diagnostics.text import Language, Text

_FACTOR = re.compile(r"(?P<symbol>[A-Za-z][A-Za-z_]*\d?)(?:\^(?P<power>-?\d+))?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit such as `yuan/month`: symbols with exponents, sorted; empty for a bare number.

    `as_percent` says that people are shown the bare number as a percentage. That makes it no other
    unit: values, and what can be compared, are the same.
    """

    powers: tuple[tuple[str, int], ...] = ()
    as_percent: bool = field(default=False, compare=False)

    @classmethod
    def parse(cls, text: str) -> "Unit":
        """Read `1`, `yuan`, `m2`, `yuan/month` or `m2*day^-1`.

        A trailing digit belongs to the symbol, so `m2` is one symbol: units are told apart, never
        converted.

        Raises:
            ValueError: when `text` is not a product of symbols.
        """
        powers: dict[str, int] = {}
        for index, over in enumerate(text.split("/")):
            for factor in over.split("*"):
                stripped = factor.strip()
                if stripped == "1":
                    continue
                match = _FACTOR.fullmatch(stripped)
                if match is None:
                    raise ValueError(text)
                power = int(match["power"] or 1) * (1 if index == 0 else -1)
                powers[match["symbol"]] = powers.get(match["symbol"], 0) + power
        return cls._of(powers)

    @classmethod
    def _of(cls, powers: Mapping[str, int]) -> "Unit":
        return cls(tuple(sorted((symbol, power) for symbol, power in powers.items() if power)))

    def __mul__(self, other: "Unit") -> "Unit":
        """Return the product of two units."""
        powers = dict(self.powers)
        for symbol, power in other.powers:
            powers[symbol] = powers.get(symbol, 0) + power
        return self._of(powers)

    def __truediv__(self, other: "Unit") -> "Unit":
        """Return the quotient of two units."""
        return self * Unit(tuple((symbol, -power) for symbol, power in other.powers))

    def __str__(self) -> str:
        """Return the canonical text, `1` for a bare number."""
        return _written(self.powers)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The symbols, for checking that each is declared."""
        return tuple(symbol for symbol, _ in self.powers)

    def label(self, labels: Mapping[str, Text], language: Language) -> str:
        """Return the unit in words (`元/月`); empty for a bare number."""
        if not self.powers:
            return ""
        named = Unit(
            tuple((labels[s].get(language) if s in labels else s, power) for s, power in self.powers)
        )
        return str(named)


@cache
def _written(powers: tuple[tuple[str, int], ...]) -> str:
    over = [_factor(symbol, power) for symbol, power in powers if power > 0]
    under = [_factor(symbol, -power) for symbol, power in powers if power < 0]
    return "*".join(over or ["1"]) + "".join(f"/{factor}" for factor in under)


def _factor(symbol: str, power: int) -> str:
    return symbol if power == 1 else f"{symbol}^{power}"


NUMBER = Unit()
PERCENT = Unit(as_percent=True)
