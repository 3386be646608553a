"""How words of ledgers are compared: width, spaces, case and a trailing unit do not matter."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"\([^()]*\)$|\[[^\[\]]*\]$|【[^【】]*】$")


def plain(text: str) -> str:
    """Return `text` in NFKC, without spaces and line breaks, case folded."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def without_unit(text: str) -> str:
    """Return `plain(text)` without what stands in brackets at its end (面积（平方米） → 面积)."""
    bare = plain(text)
    return _BRACKETS.sub("", bare) or bare


def narrow(text: str) -> str:
    """Return `text` in NFKC without spaces around it: full-width digits become plain ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip()
