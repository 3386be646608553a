"""The values of one key over time: each day has one value; where values end, the next begins."""

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhangcheng.model.parameter import Value

Key = tuple[str | None, tuple[tuple[str, str], ...]]
_DAY = dt.timedelta(days=1)


def key_of(value: Value) -> Key:
    """Return what a value is looked up by."""
    return value.jurisdiction, value.categories


def by_key(values: Iterable[Value]) -> dict[Key, list[list[Value]]]:
    """Return the timelines of each key: one for each pack that sets values for it, lowest first.

    Each lists the values of that pack in the order of their first days.
    """
    timelines: dict[Key, dict[int, list[Value]]] = {}
    for value in sorted(values, key=lambda value: (-value.layer, value.since)):
        timelines.setdefault(key_of(value), {}).setdefault(value.layer, []).append(value)
    return {key: list(of_key.values()) for key, of_key in timelines.items()}


def last_day(value: Value, following: Value | None) -> dt.date | None:
    """Return the last day of a value: as written, or the day before the next value of its key."""
    if following is None or following.since <= value.since:
        return value.written_to
    before_next = following.since - _DAY
    return before_next if value.written_to is None else min(value.written_to, before_next)


def with_ends(values: Sequence[Value]) -> tuple[Value, ...]:
    """Return the values with their last days filled in, by first day, place and category."""
    ended = []
    for timeline in itertools.chain.from_iterable(by_key(values).values()):
        for value, following in zip(timeline, [*timeline[1:], None], strict=True):
            to = last_day(value, following)
            ended.append(value if to == value.to else replace(value, to=to))
    return tuple(sorted(ended, key=lambda v: (v.since, v.jurisdiction or "", v.categories, v.layer)))
