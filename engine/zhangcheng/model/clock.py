"""The dates of a run: never the machine's clock."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>0[1-9]|1[0-2])))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days, both ends inclusive, with the text it was given as."""

    text: str
    start: dt.date
    end: dt.date

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2018`, `2018-H1`, `2018-Q3`, `2018-06` or `2018-01-15/2018-03-14`.

        Raises:
            ValueError: when `text` is none of these, or ends before it starts.
        """
        if "/" in text:
            first, _, last = text.partition("/")
            start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
            if end < start:
                raise ValueError(text)
            return cls(text, start, end)
        match = _PERIOD.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year = int(match["year"])
        if match["quarter"]:
            first_month, months = 3 * int(match["quarter"]) - 2, 3
        elif match["half"]:
            first_month, months = 6 * int(match["half"]) - 5, 6
        elif match["month"]:
            first_month, months = int(match["month"]), 1
        else:
            first_month, months = 1, 12
        last_month = first_month + months - 1
        days = calendar.monthrange(year, last_month)[1]
        return cls(text, dt.date(year, first_month, 1), dt.date(year, last_month, days))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When a run stands: `as_of` (in force), `known_as_of` (promulgated), and the `period` it covers."""

    as_of: dt.date
    known_as_of: dt.date
    period: Period

    @classmethod
    def at(
        cls, as_of: dt.date, *, known_as_of: dt.date | None = None, period: str | None = None
    ) -> "Clock":
        """Return the clock at `as_of`; without a period, the calendar year of `as_of`.

        Without `known_as_of` everything promulgated so far counts, whenever it was promulgated.

        Raises:
            ValueError: when `period` cannot be read.
        """
        return cls(
            as_of=as_of,
            known_as_of=known_as_of or dt.date.max,
            period=Period.parse(period or f"{as_of.year:04}"),
        )
