"""Aggregates over the events of each community, in numpy."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from benchmarks.made_up import EVENT_KINDS, Columns, Tables
from benchmarks.numpy_truth import Mask, Truth, Value

Rows = npt.NDArray[np.intp]
DATES = np.iinfo(np.int32)


class Events:
    """The events of a run, and the community of each."""

    def __init__(self, tables: Tables) -> None:
        """Keep the columns."""
        self._columns: Columns = tables.events
        self._owner = tables.owner
        self._size = len(tables.communities["place"].values)
        self._kinds: dict[str, tuple[Rows, Rows]] = {}
        self._of_unknown_kind: tuple[Rows, Rows] | None = None

    def of_kind(self, kind: str) -> tuple[Rows, Rows]:
        """Return the events of a kind, and their communities."""
        if kind not in self._kinds:
            chosen = np.flatnonzero(self.is_word("kind", kind))
            self._kinds[kind] = (chosen, self._owner.take(chosen))
        return self._kinds[kind]

    def of_unknown_kind(self) -> tuple[Rows, Rows]:
        """Return the events that may be of any kind, and their communities."""
        if self._of_unknown_kind is None:
            rows = np.flatnonzero(~self._known("kind"))
            self._of_unknown_kind = (rows, self._owner.take(rows))
        return self._of_unknown_kind

    def count(self) -> Value:
        """Return the number of events."""
        return Value(np.bincount(self._owner, minlength=self._size))

    def count_if(self, name: str, chosen: Mask) -> tuple[Value, Value]:
        """Return how many events a condition on a column certainly chooses, and how many it may."""
        owner = self._owner.take(np.flatnonzero(chosen))
        unknown = self._owner.take(np.flatnonzero(~self._known(name)))
        return self._bounds(owner, unknown)

    def count_kind(self, kind: str) -> tuple[Value, Value]:
        """Return how many events certainly are of a kind, and how many may be."""
        return self._bounds(self.of_kind(kind)[1], self.of_unknown_kind()[1])

    def _bounds(self, certain: Rows, unknown: Rows) -> tuple[Value, Value]:
        low = np.bincount(certain, minlength=self._size)
        return Value(low), Value(low + np.bincount(unknown, minlength=self._size))

    def total(self, name: str, kind: str | None = None) -> Value:
        """Return the sum of a column: missing where there is no event, or one misses it.

        The sums are exact: a float holds whole numbers up to 2**53.
        """
        values, owner, missing = self._chosen(name, kind)
        total = np.bincount(owner, weights=values, minlength=self._size).astype(np.int64)
        return Value(total, self._decided(owner, missing, kind), self._columns[name].decimals)

    def total_kind(self, name: str, kind: str, *, most: int) -> tuple[Value, Value]:
        """Return the sum over the events that certainly are of a kind, and over those that may be.

        A value that is missing where the kind is may be the `most`.
        """
        _, certain, missing = self._chosen(name, kind)
        low = replace(self.total(name, kind), known=self._decided(certain, missing, None))
        rows, owner = self.of_unknown_kind()
        values = np.where(self._known(name).take(rows), self.values(name).take(rows), most)
        added = np.bincount(owner, weights=values, minlength=self._size).astype(np.int64)
        return low, Value(low.numbers + added, low.known, low.decimals)

    def last(self, name: str, kind: str | None = None, *, first: bool = False) -> Value:
        """Return the latest (or first) of a column of dates; missing as in a sum."""
        values, owner, missing = self._chosen(name, kind)
        found = np.full(self._size, DATES.max if first else DATES.min, dtype=np.int32)
        (np.minimum if first else np.maximum).at(found, owner, values)
        return Value(found, self._decided(owner, missing, kind), date=True)

    def every(self, name: str, holds: Mask, kind: str | None = None) -> Truth:
        """Return whether `holds`, on a column, for every event of a kind."""
        return ~self.some(name, ~holds, kind)

    def some(self, name: str, holds: Mask, kind: str | None = None) -> Truth:
        """Return whether `holds`, on a column, for some event of a kind."""
        present = self._known(name)
        hit, gone = holds & present, ~present
        owner = self._owner
        if kind is not None:
            chosen, owner = self.of_kind(kind)
            hit, gone = hit.take(chosen), gone.take(chosen)
        true = np.zeros(self._size, dtype=bool)
        true[owner.take(np.flatnonzero(hit))] = True
        false = ~true
        false[owner.take(np.flatnonzero(gone))] = False
        if kind is not None:
            rows, owner = self.of_unknown_kind()
            false[owner[holds.take(rows) | ~present.take(rows)]] = False
        return Truth(true, false)

    def values(self, name: str) -> npt.NDArray[np.int8 | np.int32 | np.int64]:
        """Return a column as it stands, missing or not."""
        return self._columns[name].values

    def within(self, name: str, low: int, high: int) -> Mask:
        """Return which events have a date from `low` to `high`."""
        values = self._columns[name].values
        holds: Mask = (values >= low) & (values <= high) & self._known(name)
        return holds

    def is_true(self, name: str) -> Mask:
        """Return which events have a flag set."""
        holds: Mask = (self._columns[name].values == 1) & self._known(name)
        return holds

    def is_word(self, name: str, word: str) -> Mask:
        """Return which events have a word in a column."""
        holds: Mask = (self._columns[name].values == EVENT_KINDS.index(word)) & self._known(name)
        return holds

    def _known(self, name: str) -> Mask:
        missing = self._columns[name].missing
        return np.ones(len(self._owner), dtype=bool) if missing is None else ~missing

    def _chosen(
        self, name: str, kind: str | None
    ) -> tuple[npt.NDArray[np.int8 | np.int32 | np.int64], Rows, Rows]:
        """Return values, their communities, and the communities where one is missing."""
        values, gone = self.values(name), ~self._known(name)
        if kind is None:
            return values, self._owner, self._owner.take(np.flatnonzero(gone))
        chosen, owner = self.of_kind(kind)
        return values.take(chosen), owner, owner.take(np.flatnonzero(gone.take(chosen)))

    def _decided(self, owner: Rows, missing: Rows, kind: str | None) -> Mask:
        decided = np.zeros(self._size, dtype=bool)
        decided[owner] = True
        decided[missing] = False
        if kind is not None:
            decided[self.of_unknown_kind()[1]] = False
        return decided
