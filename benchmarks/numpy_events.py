"""Aggregates over the events of each community, in numpy."""

import numpy as np
import numpy.typing as npt

from benchmarks.made_up import EVENT_KINDS, Columns, Tables
from benchmarks.numpy_truth import Mask, Truth, Value

Rows = npt.NDArray[np.int32]


class Events:
    """The events of a run, and the community of each."""

    def __init__(self, tables: Tables) -> None:
        """Keep the columns."""
        self._columns: Columns = tables.events
        self._owner = tables.owner
        self._size = len(tables.communities["place"].values)
        self._owners: dict[str, tuple[Mask, Rows]] = {}

    def of_kind(self, kind: str) -> tuple[Mask, Rows]:
        """Return which events are of a kind, and their communities."""
        if kind not in self._owners:
            column = self._columns["kind"]
            chosen = (column.values == EVENT_KINDS.index(kind)) & self._known("kind")
            self._owners[kind] = (chosen, self._owner[chosen])
        return self._owners[kind]

    def count(self, chosen: Mask | None = None) -> Value:
        """Return the number of events, or of the chosen ones."""
        owner = self._owner if chosen is None else self._owner[chosen]
        return Value(np.bincount(owner, minlength=self._size))

    def count_kind(self, kind: str) -> Value:
        """Return the number of events of a kind."""
        return Value(np.bincount(self.of_kind(kind)[1], minlength=self._size))

    def total(self, name: str, kind: str | None = None) -> Value:
        """Return the sum of a column: missing where there is no event, or one misses it."""
        values, owner, missing = self._chosen(name, kind)
        total = np.bincount(owner, weights=values, minlength=self._size).astype(np.int64)
        return Value(total, self._decided(owner, missing), self._columns[name].decimals)

    def last(self, name: str, kind: str | None = None, *, first: bool = False) -> Value:
        """Return the latest (or first) of a column of dates; missing as in a sum."""
        values, owner, missing = self._chosen(name, kind)
        found = np.full(self._size, 2**31 - 1 if first else -(2**31), dtype=np.int32)
        (np.minimum if first else np.maximum).at(found, owner, values)
        return Value(found, self._decided(owner, missing), date=True)

    def every(self, name: str, holds: Mask, kind: str | None = None) -> Truth:
        """Return whether `holds`, on a column, for every event of a kind."""
        false, true = self._any(name, ~holds, kind)
        return Truth(true, false)

    def some(self, name: str, holds: Mask, kind: str | None = None) -> Truth:
        """Return whether `holds`, on a column, for some event of a kind."""
        true, false = self._any(name, holds, kind)
        return Truth(true, false)

    def values(self, name: str) -> npt.NDArray[np.int32]:
        """Return a column as it stands, missing or not."""
        return self._columns[name].values.astype(np.int32, copy=False)

    def within(self, name: str, low: int, high: int) -> Mask:
        """Return which events have a date from `low` to `high`."""
        values = self._columns[name].values
        return (values >= low) & (values <= high) & self._known(name)

    def is_true(self, name: str) -> Mask:
        """Return which events have a flag set."""
        return (self._columns[name].values == 1) & self._known(name)

    def _known(self, name: str) -> Mask:
        missing = self._columns[name].missing
        return np.ones(len(self._owner), dtype=bool) if missing is None else ~missing

    def _chosen(self, name: str, kind: str | None) -> tuple[npt.NDArray[np.int32], Rows, Rows]:
        values, gone = self.values(name), ~self._known(name)
        if kind is None:
            return values, self._owner, self._owner[gone]
        chosen, owner = self.of_kind(kind)
        return values[chosen], owner, owner[gone[chosen]]

    def _decided(self, owner: Rows, missing: Rows) -> Mask:
        decided = np.zeros(self._size, dtype=bool)
        decided[owner] = True
        decided[missing] = False
        return decided

    def _any(self, name: str, decides: Mask, kind: str | None) -> tuple[Mask, Mask]:
        """Return where an event decides, and where none does and none is unknown."""
        present = self._known(name)
        hit, gone = decides & present, ~present
        if kind is not None:
            chosen, _ = self.of_kind(kind)
            hit, gone = hit & chosen, gone & chosen
        decided = np.zeros(self._size, dtype=bool)
        decided[self._owner[hit]] = True
        unknown = np.zeros(self._size, dtype=bool)
        unknown[self._owner[gone]] = True
        return decided, ~(decided | unknown)
