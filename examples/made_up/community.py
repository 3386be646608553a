"""The communities of the example, and what a sheet of the workbook is."""

import csv
import datetime as dt
import random
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).parent.parent / "communities.csv"

Cell = str | int | float | dt.date | None
Row = list[Cell]


class Community(NamedTuple):
    """A line of communities.csv."""

    code: str
    name: str
    subdistrict_code: str
    subdistrict: str
    county_code: str
    county: str
    first_listed: str

    @property
    def is_old_area(self) -> bool:
        """Whether it is taken to lie in the old city (made up: the six old subdistricts of 芗城区)."""
        return "350602001" <= self.subdistrict_code <= "350602006"

    @property
    def listed_from(self) -> dt.date | None:
        """The first day of the first list that has it; None when that is the list of 2016."""
        return None if self.first_listed == "2016" else dt.date(int(self.first_listed), 1, 1)


class Sheet(NamedTuple):
    """A sheet: its name, its columns as (heading, width, kind of cell), and its rows."""

    name: str
    columns: tuple[tuple[str, int, str], ...]
    rows: list[Row]


def communities() -> list[Community]:
    """Return the communities of the two districts in the order of their codes."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return [Community(**line) for line in csv.DictReader(file)]


def stream(name: str) -> random.Random:
    """Return a stream of chance of its own for a sheet, so that a change to one leaves the others."""
    return random.Random(f"20211231-{name}")  # noqa: S311 - made-up figures, not secrets


def any_day(chance: random.Random, first: dt.date, last: dt.date) -> dt.date:
    """Return a day from `first` to `last`."""
    return first + dt.timedelta(days=chance.randrange((last - first).days + 1))
