"""Parameters resolved once for all pages, found by place, category and day."""

import datetime as dt
from collections.abc import Mapping

from zhangcheng.model.parameter import ResolvedValue
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.resolve import resolve

_Categories = tuple[tuple[str, str], ...]
_Key = tuple[str | None, _Categories]


class Tables:
    """The resolved values of every parameter of a pack, everything promulgated included."""

    def __init__(self, pack: Pack) -> None:
        """Resolve all parameters."""
        self._by_place = {p.id: "jurisdiction" in p.by for p in pack.parameters.values()}
        self.resolved: Mapping[str, tuple[ResolvedValue, ...]] = {
            parameter.id: resolve(parameter, pack.jurisdictions, known_as_of=dt.date.max)
            for parameter in pack.parameters.values()
        }
        """As the engine resolves them, by parameter."""
        self._values: dict[str, Mapping[_Key, list[ResolvedValue]]] = {
            name: _by_key(values) for name, values in self.resolved.items()
        }

    def find(
        self, parameter: str, place: str | None, categories: _Categories, day: dt.date
    ) -> ResolvedValue | None:
        """Return the value in force on `day`, or None."""
        key = (place if self._by_place[parameter] else None, categories)
        for value in self._values[parameter].get(key, ()):
            if value.since <= day and (value.to is None or day <= value.to):
                return value
        return None

    def of(self, parameter: str, place: str | None) -> list[tuple[_Categories, list[ResolvedValue]]]:
        """Return the values of a place by category, in the order of the categories."""
        where = place if self._by_place[parameter] else None
        return [(cat, found) for (at, cat), found in self._values[parameter].items() if at == where]

    def categories(self, parameter: str, name: str) -> list[str]:
        """Return the values of one category that a parameter knows, sorted."""
        known = {value for _, cat in self._values[parameter] for key, value in cat if key == name}
        return sorted(known)

    def boundaries(self, parameter: str, place: str) -> set[dt.date]:
        """Return the days on which the parameter changes for a place, in any category."""
        days: set[dt.date] = set()
        for _, values in self.of(parameter, place):
            days |= {value.since for value in values}
            days |= {value.to + dt.timedelta(days=1) for value in values if value.to is not None}
        return days


def _by_key(values: tuple[ResolvedValue, ...]) -> dict[_Key, list[ResolvedValue]]:
    found: dict[_Key, list[ResolvedValue]] = {}
    for value in values:
        found.setdefault((value.jurisdiction, value.categories), []).append(value)
    return found
