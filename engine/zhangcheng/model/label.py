"""How names that people write are compared: width, spaces and case do not matter."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return `text` in NFKC, without spaces and line breaks, case folded."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()
