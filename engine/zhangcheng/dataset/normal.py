"""How words of ledgers are read: a trailing unit does not matter, full-width digits are digits."""

import re
import unicodedata

from zhangcheng.model.label import plain

_BRACKETS = re.compile(r"\([^()]*\)$|\[[^\[\]]*\]$|【[^【】]*】$")

_WIDE = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
KEY_LETTERS = (f"{_WIDE}－＿．／", f"{unicodedata.normalize('NFKC', _WIDE)}-_./")
"""Full-width letters and digits, and the plain ones that keys have; names keep their brackets."""

_TO_PLAIN = str.maketrans(*KEY_LETTERS)

_STARS = "*※"
"""How forms mark what must be filled in."""

_KINDS = re.compile(r"(?:社区)?(?:居民委员会|居委会)$|社区$")
_VILLAGE_KINDS = re.compile(r"村?(?:村民委员会|村委会)$")


def without_unit(text: str) -> str:
    """Return `plain(text)` without what stands in brackets at its end (面积（平方米） → 面积)."""
    return without_remarks(text)[0]


def without_remarks(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `plain(text)` without any brackets at its end, and what stood in them, last first."""
    bare, found = plain(text).strip(_STARS), []
    while match := _BRACKETS.search(bare):
        if not match.start():
            break
        found.append(match[0][1:-1])
        bare = bare[: match.start()].strip(_STARS)
    return bare, tuple(found)


def narrow(text: str) -> str:
    """Return `text` in NFKC without spaces around it: full-width digits become plain ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def key_letters(text: str) -> str:
    """Return a key, or a reference to one, with plain letters and digits: Ａ－１ and A-1 are one."""
    return text if text.isascii() else text.translate(_TO_PLAIN)


def without_kind(name: str) -> str:
    """Return `plain(name)` without the words for a community at its end; villages stay villages.

    北京社区, 北京居委会 and 北京社区居民委员会 are one community, 北京村 is another institution.
    """
    return _KINDS.sub("", _VILLAGE_KINDS.sub("村", plain(name)))
