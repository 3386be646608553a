"""Finds the place a cell names: by its code, padded or not, or by a name that only one place has."""

import re
from collections import defaultdict

from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.jurisdiction import JurisdictionTree
from zhangcheng.model.label import plain

_DIGITS = re.compile(r"\d{2,12}")


class Places:
    """The places of a pack, by code and by name."""

    def __init__(self, tree: JurisdictionTree) -> None:
        """Index the tree."""
        self._tree = tree
        self._by_code: dict[str, list[str]] = defaultdict(list)
        self._padded: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._names: list[str] = []
        for place in tree:
            self._by_code[plain(place.code)].append(place.code)
            if _DIGITS.fullmatch(place.code):
                self._padded[_bare(place.code)].append(place.code)
            for name in {plain(place.name.zh), plain(place.name.en)}:
                self._by_name[name].append(place.code)
            self._names += [place.name.zh, place.name.en]

    def find(self, text: str) -> tuple[str, ...]:
        """Return the codes that `text` may mean: one when it is clear, none when it is unknown."""
        if text in self._tree:
            return (text,)
        word = plain(text)
        number = word.removesuffix(".0")
        found = self._by_code.get(word) or self._by_code.get(number)
        if found is None and _DIGITS.fullmatch(number):
            found = self._padded.get(_bare(number))
        return tuple(found or self._by_name.get(word) or ())

    def suggestion(self, text: str) -> Text:
        """Return what the writer of an unknown place may have meant."""
        word = plain(text)
        if _DIGITS.fullmatch(word):
            return did_you_mean(word, [place.code for place in self._tree])
        return did_you_mean(text.strip(), self._names)


def _bare(code: str) -> str:
    """Return a code without padding: 350602000000 and 350602 are one place, 350600 and 3506 too."""
    while len(code) > len("350602") and code.endswith("000"):
        code = code[:-3]
    if len(code) == len("350602"):
        while len(code) > len("35") and code.endswith("00"):
            code = code[:-2]
    return code
