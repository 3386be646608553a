"""Reports where the values of a parameter overlap, or leave days without one."""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.parameter import Value
from zhangcheng.pack.linking.context import Context
from zhangcheng.pack.timeline import Key, key_of
from zhangcheng.yamlsource import Node

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A value, with the version it stands in: its position, and its node in the file."""

    value: Value
    version: int
    node: Node


def check_timeline(parameter: str, entries: Sequence[Entry], context: Context) -> None:
    """Report overlaps and gaps, once for each pair of versions however many keys they share.

    Each pack has its own timeline: where it says nothing, what stands above it holds.
    """
    timelines: dict[tuple[Key, int], list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.value.since, entry.version)):
        timelines.setdefault((key_of(entry.value), entry.value.layer), []).append(entry)
    found: dict[tuple[bool, int, int, bool], list[tuple[Key, Entry, Entry]]] = {}
    for (key, _), timeline in timelines.items():
        for earlier, later in itertools.pairwise(timeline):
            trouble = _trouble(earlier.value, later.value)
            if trouble is not None:
                same = earlier.version == later.version
                group = (trouble, earlier.version, later.version, same)
                found.setdefault(group, []).append((key, earlier, later))
    for (overlap, *_), pairs in found.items():
        report = _report_overlap if overlap else _report_gap
        report(parameter, pairs, context)


def _trouble(earlier: Value, later: Value) -> bool | None:
    """True for an overlap, False for a gap, None for neither."""
    if later.since == earlier.since:
        return True
    if earlier.written_to is None or earlier.written_to == later.since - _DAY:
        return None
    if earlier.written_to < earlier.since:
        return None
    return earlier.written_to >= later.since


def _report_overlap(parameter: str, pairs: list[tuple[Key, Entry, Entry]], context: Context) -> None:
    _, earlier, later = pairs[0]
    row = later.value.location if earlier.version == later.version else None
    first = earlier.value
    until = first.written_to.isoformat() if first.written_to is not None else "…"
    context.fault(
        codes.OVERLAPPING_DATES,
        row or later.node.at(("from",)),
        key=_in_words(parameter, [key for key, _, _ in pairs]),
        since=later.value.since.isoformat(),
        line=first.location.line or 0,
        first=f"{first.since.isoformat()} – {until}",
    )


def _report_gap(parameter: str, pairs: list[tuple[Key, Entry, Entry]], context: Context) -> None:
    _, earlier, later = pairs[0]
    end = earlier.value.written_to
    assert end is not None  # noqa: S101 - only a written end leaves a gap
    context.fault(
        codes.GAP_IN_DATES,
        earlier.node.at(("to",)),
        key=_in_words(parameter, [key for key, _, _ in pairs]),
        start=(end + _DAY).isoformat(),
        end=(later.value.since - _DAY).isoformat(),
    )


def _in_words(parameter: str, keys: list[Key]) -> Text:
    """Return `stipend_multiplier (350602, principal)`, and how many more keys there are."""
    place, categories = keys[0]
    parts = [part for part in (place, *(value for _, value in categories)) if part is not None]
    named = f"{parameter} ({', '.join(parts)})" if parts else parameter
    more = len(keys) - 1
    if not more:
        return Text.same(named)
    return Text(f"{named} 等 {len(keys)} 项", f"{named} and {more} more")
