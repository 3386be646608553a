"""How words of ledgers are read: a trailing unit does not matter, full-width digits are digits."""

import re
import unicodedata

from zhangcheng.model.label import plain

_BRACKETS = re.compile(r"\([^()]*\)$|\[[^\[\]]*\]$|【[^【】]*】$")


def without_unit(text: str) -> str:
    """Return `plain(text)` without what stands in brackets at its end (面积（平方米） → 面积)."""
    bare = plain(text)
    return _BRACKETS.sub("", bare) or bare


def narrow(text: str) -> str:
    """Return `text` in NFKC without spaces around it: full-width digits become plain ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip()
