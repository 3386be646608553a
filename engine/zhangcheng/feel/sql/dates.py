"""SQL of dates that are so many days or months away from others."""

import calendar
import datetime as dt
from dataclasses import dataclass

from sqlglot import exp

from zhangcheng.feel.sql.build import (
    Sql,
    between,
    calendar_date,
    call,
    cast_to,
    constant,
    date_literal,
    when,
)

_LONGEST = 5_000_000
"""More days, or months, than there are between any two dates."""

_MONTHS_IN_YEAR = 12
_LONGEST_MONTH = 31


def later(date: Sql, duration: Sql, *, back: bool, months: bool) -> Sql:
    """Return the date so much later, or before it; NULL outside the years 1 to 9999.

    TRY would hide a number that needs `wide` inside; a duration so long that DuckDB cannot add it
    is NULL beforehand.
    """
    signed = exp.Neg(this=exp.Paren(this=duration)) if back else duration
    low, high = (exp.Literal.number(bound) for bound in (-_LONGEST, _LONGEST))
    return calendar_date(_added(date, cast_to(between(signed, low, high), "INTEGER"), months=months))


def later_by(date: Sql | dt.date, count: int, *, months: bool) -> Sql:
    """Return the date `count` days or months later, as `later`, where the count is a constant.

    Of a constant date this is one, too. Of any other, what would leave the years 1 to 9999 is told
    by the date itself: a condition on the sum would compute the sum once more for each bound.
    """
    if isinstance(date, dt.date):
        shifted = _shifted(date, count, months=months)
        return date_literal(shifted) if shifted is not None else _no_date()
    bounds = _bounds(count, months=months)
    if bounds is None:
        return _no_date()
    first, last = bounds
    inside = exp.Between(this=date.copy(), low=date_literal(first), high=date_literal(last))
    return exp.Paren(this=when(inside, _added(date, constant(count), months=months)))


def _no_date() -> Sql:
    return cast_to(exp.Null(), "DATE")


def _added(date: Sql, count: Sql, *, months: bool) -> Sql:
    if not months:
        return exp.Add(this=date, expression=count)
    return cast_to(exp.Add(this=date, expression=call("to_months", count)), "DATE")


@dataclass(frozen=True, slots=True, order=True)
class _Month:
    """A month of the calendar, counted from year 0."""

    number: int

    @property
    def exists(self) -> bool:
        return dt.MINYEAR <= self.number // _MONTHS_IN_YEAR <= dt.MAXYEAR

    def day(self, day: int) -> dt.date:
        """Return the day, or the last one of a month that does not have it."""
        year, month = divmod(self.number, _MONTHS_IN_YEAR)
        length = calendar.monthrange(year, month + 1)[1]
        return dt.date(year, month + 1, min(day, length))


def _month(date: dt.date) -> _Month:
    return _Month(date.year * _MONTHS_IN_YEAR + date.month - 1)


def _shifted(date: dt.date, count: int, *, months: bool) -> dt.date | None:
    if months:
        month = _Month(_month(date).number + count)
        return month.day(date.day) if month.exists else None
    ordinal = date.toordinal() + count
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def _bounds(count: int, *, months: bool) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last date from which `count` days or months lead to a date."""
    back, on = max(0, -count), max(0, count)
    if months:
        first, last = _Month(_month(dt.date.min).number + back), _Month(_month(dt.date.max).number - on)
        return (first.day(1), last.day(_LONGEST_MONTH)) if first <= last else None
    ends = (dt.date.min.toordinal() + back, dt.date.max.toordinal() - on)
    return (dt.date.fromordinal(ends[0]), dt.date.fromordinal(ends[1])) if ends[0] <= ends[1] else None
