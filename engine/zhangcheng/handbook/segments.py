"""Cuts Chinese text into words, fine enough for a word to be found by its parts."""

import logging
from collections.abc import Iterator

import jieba

jieba.setLogLevel(logging.WARNING)
_LONGEST = 2
"""Characters of the longest word that is not cut further, where it can be."""


def pieces(text: str) -> Iterator[str]:
    """Yield the words of Chinese text, long ones in their parts: 最低工资 as 最低 and 工资."""
    for word in jieba.cut(text):
        yield from _parts(word) if len(word) > _LONGEST else (word,)


def _parts(word: str) -> Iterator[str]:
    """Yield a long word as known words of two characters, or whole when it is not made of such."""
    pairs = [word[start : start + _LONGEST] for start in range(0, len(word), _LONGEST)]
    known = all(len(pair) == _LONGEST and jieba.dt.FREQ.get(pair) for pair in pairs)
    yield from pairs if known else (word,)
