"""The parameters that a calculator carries: resolved by the engine, a place's own values only once."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhangcheng.diagnostics.text import Language
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionLevel
from zhangcheng.model.parameter import Parameter, ResolvedValue
from zhangcheng.pack.pack import Pack

Table = dict[str, list[dict[str, object]]]
"""By category (several joined by line ends), the values over time."""

CATEGORY_SEPARATOR = "\n"
_ABOVE_DISTRICTS = (
    JurisdictionLevel.COUNTRY,
    JurisdictionLevel.PROVINCE,
    JurisdictionLevel.CITY,
    JurisdictionLevel.COUNTY,
)


@dataclass(frozen=True, slots=True)
class EmbeddedParameter:
    """A parameter as data: its own table for each place that differs from the one above it."""

    by_place: bool
    number: bool
    tables: Mapping[str, Table]

    @property
    def data(self) -> dict[str, object]:
        """What the runtime reads."""
        return {"byPlace": self.by_place, "number": self.number, "values": dict(self.tables)}


def embed(
    pack: Pack, parameter: Parameter, language: Language, *, resolved: Iterable[ResolvedValue]
) -> EmbeddedParameter:
    """Return a parameter for the runtime, which climbs from a place to the nearest with a table.

    Whatever `resolve` finds for a place is what the runtime finds, since a place without a table of
    its own has that of the place above it.
    """
    by_place = "jurisdiction" in parameter.by
    tables: dict[str | None, Table] = {}
    for value in resolved:
        key = CATEGORY_SEPARATOR.join(choice for _, choice in value.categories)
        stretches = tables.setdefault(value.jurisdiction, {}).setdefault(key, [])
        _append(stretches, _entry(value, language))
    if not by_place:
        return EmbeddedParameter(by_place, parameter.is_number, {"": tables.get(None, {})})
    own = {
        place.code: tables.get(place.code, {})
        for place in pack.jurisdictions
        if tables.get(place.code, {}) != (tables.get(place.parent, {}) if place.parent else {})
    }
    return EmbeddedParameter(by_place, parameter.is_number, own)


def _append(stretches: list[dict[str, object]], entry: dict[str, object]) -> None:
    """Add a stretch; one with the same value as the last, whose chain alone differs, continues it."""
    if stretches:
        last = stretches[-1]
        day_after = dt.date.fromisoformat(str(last["to"])) + dt.timedelta(days=1) if last["to"] else None
        same = {**last, "since": "", "to": ""} == {**entry, "since": "", "to": ""}
        if same and day_after is not None and entry["since"] == day_after.isoformat():
            last["to"] = entry["to"]
            return
    stretches.append(entry)


def _entry(value: ResolvedValue, language: Language) -> dict[str, object]:
    in_force = value.chain[0]
    entry: dict[str, object] = {
        "since": value.since.isoformat(),
        "to": value.to.isoformat() if value.to is not None else None,
        "value": str(value.value),
        # The stretch may begin later than the value: what stands above it may have changed.
        "from": in_force.since.isoformat(),
    }
    if in_force.citation is not None:
        entry["source"] = in_force.citation.text.get(language)
    for mark in ("illustrative", "assumed"):
        if getattr(in_force, mark):
            entry[mark] = True
    return entry


def shown_places(pack: Pack, parameters: Iterable[EmbeddedParameter]) -> list[Jurisdiction]:
    """Return the places to choose from: down to districts, and those below with values of their own."""
    own = {code for parameter in parameters for code in parameter.tables}
    return [
        place
        for place in pack.jurisdictions
        if (place.level in _ABOVE_DISTRICTS or place.code in own) and _in_home(pack, place)
    ]


def _in_home(pack: Pack, place: Jurisdiction) -> bool:
    places = pack.jurisdictions
    return pack.home not in places or places.is_within(place.code, pack.home)
