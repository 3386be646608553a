"""The real lists of counties, subdistricts and communities of 2018 and 2023, and streams of chance."""

import csv
import datetime as dt
import random
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).parent.parent / "zhangzhou_communities.csv"
CITY = "漳州市"
MADE_UP = "（虚构）"
"""What every invented name carries."""

Value = str | int | float | bool | dt.date | None
Row = Mapping[str, Value]
Tables = dict[str, list[Row]]
"""Rows by record type, their values by field id."""


class Community(NamedTuple):
    """A line of the list: a community (居委会) as the list of a year has it.

    `first_listed` (2018 only) is the earliest of the lists of 2016, 2017, 2018 with it; `former_code`
    (2023 only) its code of 2018 where that was another.
    """

    list_year: str
    code: str
    name: str
    subdistrict_code: str
    subdistrict: str
    county_code: str
    county: str
    first_listed: str
    former_code: str

    @property
    def is_old_area(self) -> bool:
        """Whether it is taken to lie in the old city (made up: the six old subdistricts of 芗城区)."""
        return "350602001" <= self.subdistrict_code <= "350602006"


def communities(year: int) -> list[Community]:
    """Return the communities of a year in the order of their codes."""
    with LIST.open(encoding="utf-8", newline="") as file:
        lines = [Community(**line) for line in csv.DictReader(file)]
    return [line for line in lines if line.list_year == str(year)]


def subdistricts(listed: list[Community]) -> list[Community]:
    """Return the first community of each subdistrict, to stand for it."""
    return list({c.subdistrict_code: c for c in reversed(listed)}.values())[::-1]


def counties(listed: list[Community]) -> list[Community]:
    """Return the first community of each county, to stand for it."""
    return list({c.county_code: c for c in reversed(listed)}.values())[::-1]


class Chance(random.Random):
    """A stream of chance of its own for a table, so that a change to one leaves the others."""

    def __init__(self, name: str) -> None:
        """Seed it with the name."""
        super().__init__(f"20181231-{name}")

    def mostly(self, share: float = 0.94) -> bool:
        """Return true with the probability `share`."""
        return self.random() < share

    def day(self, first: dt.date, last: dt.date) -> dt.date:
        """Return a day from `first` to `last`."""
        return first + dt.timedelta(days=self.randrange((last - first).days + 1))

    def day_of(self, year: int, month: int) -> dt.date:
        """Return a day of a month."""
        return dt.date(year, month, self.randrange(1, 29))


def day(year: int, month: int, date: int) -> dt.date:
    """Return a date."""
    return dt.date(year, month, date)
