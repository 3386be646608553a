"""Resolves a parameter for every place: who says what, from when to when, and what it replaced."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zhangcheng.model.jurisdiction import JurisdictionTree
from zhangcheng.model.parameter import Parameter, ResolvedValue, Value
from zhangcheng.pack.timeline import Key, by_key, last_day

_DAY = dt.timedelta(days=1)
_Categories = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A value and the days on which it is in force, as far as is known."""

    value: Value
    since: dt.date
    to: dt.date | None

    def covers(self, day: dt.date) -> bool:
        return self.since <= day and (self.to is None or day <= self.to)


def resolve(
    parameter: Parameter, tree: JurisdictionTree, *, known_as_of: dt.date
) -> tuple[ResolvedValue, ...]:
    """Return the values of `parameter` for every place of `tree` and category, over all time.

    The value of a place is its own, else that of the nearest place above it that has one, else the
    one written without a place. Where several packs set one, that of the lowest holds. A value of
    `null` is an answer too: there is none then, whatever stands above. A parameter that does not go
    by place has entries without one only.

    Args:
        parameter: as loaded.
        tree: the places of the pack.
        known_as_of: values promulgated later are left out, and with them the ends that they set.

    Returns:
        Entries that do not overlap, by place, categories and first day. `chain` lists the value in
        force, those of the packs and places above it on those days, then the earlier ones of the
        same pack and place.
    """
    known = [v for v in parameter.values if v.promulgated is None or v.promulgated <= known_as_of]
    timelines = {
        key: [_stretches(values) for values in of_packs] for key, of_packs in by_key(known).items()
    }
    places: list[str | None] = [None]
    if "jurisdiction" in parameter.by:
        places += [place.code for place in tree]
    categories = sorted({categories for _, categories in timelines})
    # Most places have no value of their own: they share the stretches of the place above them.
    shared: dict[tuple[int, ...], list[ResolvedValue]] = {}
    entries: list[ResolvedValue] = []
    for place in places:
        above = [each.code for each in tree.chain(place)] if place is not None else []
        for category in categories:
            lines = _lines(above, category, timelines)
            alike = tuple(map(id, lines))
            if alike not in shared:
                shared[alike] = list(_entries(category, lines))
            entries += (replace(entry, jurisdiction=place) for entry in shared[alike])
    return tuple(entries)


def _stretches(values: Sequence[Value]) -> list[_Stretch]:
    followed = zip(values, [*values[1:], None], strict=True)
    return [_Stretch(value, value.since, last_day(value, following)) for value, following in followed]


def _lines(
    above: Sequence[str], categories: _Categories, timelines: dict[Key, list[list[_Stretch]]]
) -> list[list[_Stretch]]:
    """Return the timelines that bear on a place, nearest first; of one place, the lowest pack's."""
    keys: list[Key] = [*((code, categories) for code in above), (None, categories)]
    return [line for key in keys for line in timelines.get(key, ())]


def _entries(categories: _Categories, lines: list[list[_Stretch]]) -> Iterator[ResolvedValue]:
    """Yield the entries of one category, of no place yet: days with the same chain make one stretch."""
    days = sorted(_boundaries(stretch for line in lines for stretch in line))
    chains = [(_chain(lines, day), day) for day in days]
    groups = [
        (chain, next(same)[1]) for chain, same in itertools.groupby(chains, key=lambda pair: pair[0])
    ]
    for index, (chain, since) in enumerate(groups):
        if not chain or chain[0].value is None:
            continue
        following = groups[index + 1][1] if index + 1 < len(groups) else None
        yield ResolvedValue(
            jurisdiction=None,
            categories=categories,
            since=since,
            to=following - _DAY if following is not None else None,
            value=chain[0].value,
            chain=chain,
        )


def _boundaries(stretches: Iterable[_Stretch]) -> set[dt.date]:
    """Return every day on which something may change."""
    days: set[dt.date] = set()
    for stretch in stretches:
        days.add(stretch.since)
        if stretch.to is not None and stretch.to < dt.date.max:
            days.add(stretch.to + _DAY)
    return days


def _chain(lines: list[list[_Stretch]], day: dt.date) -> tuple[Value, ...]:
    """Return the value in force on `day`, then those above it, then its own earlier ones."""
    in_force = [(line, stretch) for line in lines for stretch in line if stretch.covers(day)]
    if not in_force or in_force[0][1].value.value is None:
        return ()
    line, stretch = in_force[0]
    above = [other.value for _, other in in_force[1:] if other.value.value is not None]
    earlier = [other.value for other in reversed(line) if other.since < stretch.since]
    return (stretch.value, *above, *(value for value in earlier if value.value is not None))
