"""Finds the places that a word may mean: by code, padded or not, by name, or by a name in full."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from zhangcheng.model.jurisdiction import JurisdictionTree
from zhangcheng.model.label import plain

DIGITS = re.compile(r"\d{2,12}")
_OFFICE = re.compile(r"(?:办事处|人民政府)$")
_KIND = re.compile(r"(?:街道|[省市区县镇乡])$")
_SHORTEST = 2
"""Of a name without its kind: one character may be anything."""


class PlaceNames:
    """The places of a tree, by code and by name."""

    def __init__(self, tree: JurisdictionTree) -> None:
        """Index the tree."""
        self._tree = tree
        self._by_code: dict[str, list[str]] = defaultdict(list)
        self._padded: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_bare_name: dict[str, list[str]] = defaultdict(list)
        self.names: list[str] = []
        """Of all places, in both languages."""
        for place in tree:
            self._by_code[plain(place.code)].append(place.code)
            if DIGITS.fullmatch(place.code):
                self._padded[_bare(place.code)].append(place.code)
            for name in {plain(place.name.zh), plain(place.name.en)}:
                self._by_name[name].append(place.code)
            bare = _KIND.sub("", plain(place.name.zh))
            if len(bare) >= _SHORTEST:
                self._by_bare_name[bare].append(place.code)
            self.names += [place.name.zh, place.name.en]

    def find(self, text: str) -> tuple[str, ...]:
        """Return the codes that `text` may mean: one when it is clear, none when it is unknown."""
        if text in self._tree:
            return (text,)
        word = plain(text)
        number = word.removesuffix(".0")
        found = self._by_code.get(word) or self._by_code.get(number)
        if found is None and DIGITS.fullmatch(number):
            found = self._padded.get(_bare(number))
        return tuple(found or self.named(text))

    def named(self, name: str) -> tuple[str, ...]:
        """Return the codes of the places of that name: 芗城区, failing that 漳州市芗城区, then 芗城.

        The office of a subdistrict or town stands for the place.
        """
        word = plain(name)
        seats = (word, _OFFICE.sub("", word))
        exact = next((self._by_name[seat] for seat in seats if seat in self._by_name), None)
        if exact is not None:
            return tuple(exact)
        for known in (self._by_name, self._by_bare_name):
            for seat in seats:
                found = tuple(self._in_full(seat, known))
                if found:
                    return found
        return ()

    def _in_full(self, word: str, known: Mapping[str, Sequence[str]]) -> list[str]:
        """Return the places whose name ends `word`, where the places above them make up the rest."""
        return [
            code
            for start in range(len(word))
            for code in known.get(word[start:], ())
            if self._is_above(word[:start], code)
        ]

    def _is_above(self, rest: str, code: str) -> bool:
        for place in self._tree.chain(code)[1:]:
            rest = rest.removesuffix(plain(place.name.zh))
        return not rest


def _bare(code: str) -> str:
    """Return a code without padding: 350602000000 and 350602 are one place, 350600 and 3506 too."""
    while len(code) > len("350602") and code.endswith("000"):
        code = code[:-3]
    if len(code) == len("350602"):
        while len(code) > len("35") and code.endswith("00"):
            code = code[:-2]
    return code
