"""Reads an earlier report by the present keys of institutions whose codes have changed since."""

from dataclasses import replace

from zhangcheng.dataset.former import Recoded
from zhangcheng.dataset.keys import joined, parts_of
from zhangcheng.model.comparison import Before, Check, Earlier
from zhangcheng.pack.pack import Pack


def under_present_keys(before: Before, pack: Pack, recoded: Recoded) -> Before:
    """Return an earlier report as if present keys had been in use then; `followed` counts institutions.

    Args:
        before: as the earlier report has it.
        pack: says what keys are made of.
        recoded: the former keys that the data states, by record type.
    """
    if not any(former.keys or former.reused for former in recoded.values()):
        return before
    keys = _PresentKeys(before, pack, recoded)
    failing: dict[Check, Earlier] = {}
    followed: set[tuple[str, str]] = set()
    for check, earlier in before.failing.items():
        institution = keys.of(earlier.institution_type, earlier.institution)
        if institution != earlier.institution:
            followed.add((earlier.institution_type, earlier.institution))
        present = check._replace(key=keys.of(check.record_type, check.key))
        failing[present] = replace(earlier, institution=institution)
    return replace(before, failing=failing, followed=len(followed))


class _PresentKeys:
    """Translates the keys of an earlier report."""

    def __init__(self, before: Before, pack: Pack, recoded: Recoded) -> None:
        self._types, self._recoded = pack.record_types, recoded
        self._known: dict[str, set[str]] = {}
        for name, key in before.known:
            self._known.setdefault(name, set()).add(key)

    def of(self, name: str, key: str) -> str:
        """Return the present key of a record: its own, or one made of present keys it refers to."""
        own = self._step(name, key)
        fields = self._types[name].key if name in self._types else ()
        if own != key or not fields:
            return own
        parts = parts_of(key) if len(fields) > 1 else [key]
        if len(parts) != len(fields):
            return key
        targets = [self._types[name].field(field_id) for field_id in fields]
        return joined(
            [
                self._step(field.to or "", part) if field is not None else part
                for field, part in zip(targets, parts, strict=True)
            ]
        )

    def _step(self, name: str, key: str) -> str:
        former = self._recoded.get(name)
        return key if former is None else former.present(key, self._known.get(name, ()))


def formerly(pack: Pack, places: frozenset[str]) -> frozenset[str]:
    """Return places with those that became one of them, or lay in what did."""
    tree = pack.jurisdictions
    before = {
        place.code
        for place in tree
        if any(above.became in places for above in tree.chain(place.code) if above.became is not None)
    }
    found = places | before
    return found if found == places else formerly(pack, found)
