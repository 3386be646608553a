"""Places: the tree country → province → city → county → subdistrict → community, with validity."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text


class JurisdictionLevel(StrEnum):
    """The levels of the tree, from the top."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    SUBDISTRICT = "subdistrict"
    COMMUNITY = "community"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """A place by its GB/T 2260 or statistical code; `valid_from`/`valid_to` are inclusive.

    `became` is the code of the place that came after it, `location` where the pack lists it.
    """

    code: str
    name: Text
    level: JurisdictionLevel
    parent: str | None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    became: str | None = None
    location: Location | None = None

    def is_valid(self, on: dt.date) -> bool:
        """Whether the place exists under this code on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class JurisdictionTree:
    """All places of a pack by code."""

    by_code: Mapping[str, Jurisdiction]

    def __contains__(self, code: str) -> bool:
        """Whether the code is known."""
        return code in self.by_code

    def __iter__(self) -> Iterator[Jurisdiction]:
        """Iterate in the order of the codes."""
        return iter(self.by_code[code] for code in sorted(self.by_code))

    def chain(self, code: str) -> tuple[Jurisdiction, ...]:
        """Return the place and its ancestors, nearest first; empty for an unknown code."""
        found: list[Jurisdiction] = []
        place = self.by_code.get(code)
        while place is not None:
            found.append(place)
            place = self.by_code.get(place.parent) if place.parent is not None else None
        return tuple(found)

    def present(self, code: str, on: dt.date) -> str:
        """Return the code that a place has on a day: its own, or of what it or its county became."""
        passed: set[str] = set()
        place = self.by_code.get(code)
        while place is not None and not place.is_valid(on) and place.code not in passed:
            passed.add(place.code)
            after = (above.became for above in self.chain(place.code) if above.became is not None)
            code = next(after, place.code)
            place = self.by_code.get(code)
        return code

    def is_within(self, code: str, above: str) -> bool:
        """Whether the place is `above`, or lies below it."""
        return any(place.code == above for place in self.chain(code))

    def may_be_one(self, code: str, other: str) -> bool:
        """Whether two places may be said of one spot: one lies within the other, now or before.

        Where one of them is a thing of the past its parts may have gone several ways: there the
        counties alone are compared, by what they became.
        """
        if self.is_within(code, other) or self.is_within(other, code):
            return True
        pair = [self.by_code[code], self.by_code[other]]
        if all(place.valid_to is None for place in pair):
            return False
        counties = [self.at_level(place.code, JurisdictionLevel.COUNTY) or place for place in pair]
        one, two = (self.present(county.code, dt.date.max) for county in counties)
        return self.is_within(one, two) or self.is_within(two, one)

    def known_part(self, code: str) -> str | None:
        """Return the lowest place that a statistical code lies in, or is; None where none is known."""
        return next((code[:n] for n in range(len(code), 1, -1) if code[:n] in self.by_code), None)

    def below(self, code: str) -> frozenset[str]:
        """Return the codes of the place and of all below it; none for an unknown code."""
        return frozenset(place.code for place in self if self.is_within(place.code, code))

    def at_level(self, code: str, level: JurisdictionLevel) -> Jurisdiction | None:
        """Return the place's ancestor (or itself) of that level, or None."""
        return next((place for place in self.chain(code) if place.level is level), None)
