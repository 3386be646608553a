"""Which part of a pack and of the data a run is about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from zhangcheng.model.rule import Rule
from zhangcheng.pack.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which part of a pack and of the data a run is about; empty means everything.

    `areas` are ids; `rules` may name them by alias or title. `jurisdiction` keeps the records of
    that place and of the places below it. `keys` are, by the id of a rule, the records whose findings
    are fetched, when not all are: everything is counted all the same.
    """

    areas: Collection[str] = ()
    rules: Collection[str] = ()
    jurisdiction: str | None = None
    keys: Mapping[str, Collection[str]] | None = None

    def rules_of(self, pack: Pack) -> list[Rule]:
        """Return the selected rules of a pack, in its order.

        Raises:
            KeyError: for an area, rule or place that the pack does not have.
        """
        for area in set(self.areas) - {area.id for area in pack.areas}:
            raise KeyError(area)
        if self.jurisdiction is not None and self.jurisdiction not in pack.jurisdictions:
            raise KeyError(self.jurisdiction)
        wanted = {pack.rule(name).id for name in self.rules}
        return [
            rule
            for rule in pack.rules.values()
            if (not self.areas or rule.area in self.areas) and (not wanted or rule.id in wanted)
        ]
