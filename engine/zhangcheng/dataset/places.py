"""Finds the place a cell names: by its code, padded or not, or by a name that only one place has."""

import datetime as dt
from collections.abc import Mapping

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.diagnostic import Argument
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionTree
from zhangcheng.model.label import plain
from zhangcheng.model.place_names import DIGITS, PlaceNames

_LEVELS = (6, 9, 12)


class Places:
    """The places of a pack, by code and by name."""

    def __init__(self, tree: JurisdictionTree, as_of: dt.date | None = None) -> None:
        """Index the tree; `as_of` is the day on which codes should be in use, where that matters."""
        self.tree = tree
        self._as_of = as_of
        self._parents = {place.parent for place in tree if place.parent is not None}
        self._names = PlaceNames(tree)

    def find(self, text: str) -> tuple[str, ...]:
        """Return the codes that `text` may mean: one when it is clear, none when it is unknown."""
        return self._names.find(text)

    @property
    def names(self) -> list[str]:
        """Of all places, in both languages."""
        return self._names.names

    def named(self, name: str) -> tuple[str, ...]:
        """Return the codes of the places of that name."""
        return self._names.named(name)

    def doubt(self, code: str) -> tuple[Code, Mapping[str, Argument]] | None:
        """Return what is wrong with a statistical code: a place of it unknown, or not of that day.

        A level is looked at as far as the tree knows any place of it within the one above.
        """
        above: str | None = None
        for length in _LEVELS:
            here = code[:length]
            if len(here) < length or set(here[-3:]) == {"0"}:
                break
            if here not in self.tree:
                known = above is None or above in self._parents
                return (codes.UNKNOWN_DIVISION_CODE, {"part": here}) if known else None
            place = self.tree.by_code[here]
            if self._as_of is not None and not place.is_valid(self._as_of):
                return codes.DIVISION_NOT_VALID, self._replaced(place, self._as_of)
            above = here
        return None

    def _replaced(self, place: Jurisdiction, as_of: dt.date) -> Mapping[str, Argument]:
        became = self.tree.by_code.get(place.became or "")
        hint = Text("请核对这一天所用的代码。", "Check which code was in use on that day.")
        if became is not None:
            hint = Text(
                f"{place.name.zh}（{place.code}）已改为{became.name.zh}（{became.code}），"
                "其下的代码可能都变了，不能只换前六位。",
                f"{place.name.en} ({place.code}) became {became.name.en} ({became.code}); the codes "
                "below it may all differ, not in their first six digits alone.",
            )
        return {"part": place.code, "name": place.name, "date": as_of.isoformat(), "suggestion": hint}

    def suggestion(self, text: str) -> Text:
        """Return what the writer of an unknown place may have meant."""
        word = plain(text)
        if DIGITS.fullmatch(word):
            return did_you_mean(word, [place.code for place in self.tree])
        return did_you_mean(text.strip(), self.names)
