"""How wide text is on a screen where a Chinese character takes the room of two letters."""

import functools
import unicodedata


def width(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return sum(_width(character) for character in text)


def is_wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one."""
    return unicodedata.east_asian_width(character) in "WF"


@functools.lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if is_wide(character) else 1
