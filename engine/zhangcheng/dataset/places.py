"""Finds the place a cell names: by its code, padded or not, or by a name that only one place has."""

import re
from collections import defaultdict

from zhangcheng.dataset.normal import plain
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.jurisdiction import JurisdictionTree

_CODE = re.compile(r"\d{2,12}")


class Places:
    """The places of a pack, by code and by name."""

    def __init__(self, tree: JurisdictionTree) -> None:
        """Index the tree."""
        self._by_code = {_bare(place.code): place.code for place in tree}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._names: list[str] = []
        for place in tree:
            for name in {plain(place.name.zh), plain(place.name.en)}:
                self._by_name[name].append(place.code)
            self._names += [place.name.zh, place.name.en]

    def find(self, text: str) -> tuple[str, ...]:
        """Return the codes that `text` may mean: one when it is clear, none when it is unknown."""
        word = plain(text).removesuffix(".0")
        if _CODE.fullmatch(word):
            code = self._by_code.get(_bare(word))
            return () if code is None else (code,)
        return tuple(self._by_name.get(plain(text), ()))

    def suggestion(self, text: str) -> Text:
        """Return what the writer of an unknown place may have meant."""
        word = plain(text)
        if _CODE.fullmatch(word):
            return did_you_mean(word, self._by_code.values())
        return did_you_mean(text.strip(), self._names)


def _bare(code: str) -> str:
    """Return a code without padding: 350602000000 and 350602 are one place, 350600 and 3506 too."""
    while len(code) > len("350602") and code.endswith("000"):
        code = code[:-3]
    if len(code) == len("350602"):
        while len(code) > len("35") and code.endswith("00"):
            code = code[:-2]
    return code
