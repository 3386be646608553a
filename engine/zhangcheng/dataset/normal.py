"""How words of ledgers are read: a trailing unit does not matter, full-width digits are digits."""

import re
import unicodedata

from zhangcheng.model.label import plain

_BRACKETS = re.compile(r"\([^()]*\)$|\[[^\[\]]*\]$|【[^【】]*】$")

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


def without_kind(name: str) -> str:
    """Return `plain(name)` without the words for a community at its end; villages stay villages.

    北京社区, 北京居委会 and 北京社区居民委员会 are one community, 北京村 is another institution.
    """
    return _KINDS.sub("", _VILLAGE_KINDS.sub("村", plain(name)))
