"""Values by date, place and category, with unit and source."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.source import Citation
from zhangcheng.model.unit import Unit


class LowerLevels(StrEnum):
    """What a lower jurisdiction may do to the value of the one above it."""

    RAISE = "raise"
    LOWER = "lower"
    ANYTHING = "anything"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a parameter: where, for which categories, from when to when (inclusive).

    `to` is the last day in force: as written, or the day before the next value of the same key.
    `value` None says that there is no value in that time. `written_to` is the last day as the pack
    writes it, None when it only follows from the next value: whoever does not know of that one yet
    does not know of the end either. `layer` is the rank of the pack that sets it.
    """

    jurisdiction: str | None
    categories: tuple[tuple[str, str], ...]
    since: dt.date
    to: dt.date | None
    promulgated: dt.date | None
    value: Decimal | str | None
    citation: Citation | None
    illustrative: bool
    assumed: bool
    note: Text | None
    location: Location
    written_to: dt.date | None = None
    layer: int = 0

    def covers(self, on: dt.date) -> bool:
        """Whether the value is in force on that day."""
        return self.since <= on and (self.to is None or on <= self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A named value looked up by the fields in `by`, on a date; `values` as written, by `since`.

    `choices` lists the allowed categories per field of `by` other than `jurisdiction`. A text
    parameter (a wage tier, say) has `unit` None.
    """

    id: str
    title: Text
    unit: Unit | None
    by: tuple[str, ...]
    lower_levels_may: LowerLevels
    review_by: dt.date | None
    note: Text | None
    values: tuple[Value, ...]
    location: Location

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.unit is not None

    @property
    def categories(self) -> tuple[str, ...]:
        """The fields of `by` other than the jurisdiction."""
        return tuple(name for name in self.by if name != "jurisdiction")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedValue:
    """The value for one place and category in one stretch of time, with the chain behind it.

    `chain` lists the values that bear on it, the one in force first, then what it replaced: the
    values that the packs above set for the same place, those of the places above it, and the
    earlier values of the same place.
    """

    jurisdiction: str | None
    categories: tuple[tuple[str, str], ...]
    since: dt.date
    to: dt.date | None
    value: Decimal | str
    chain: tuple[Value, ...]

    def covers(self, on: dt.date) -> bool:
        """Whether the value is in force on that day."""
        return self.since <= on and (self.to is None or on <= self.to)
