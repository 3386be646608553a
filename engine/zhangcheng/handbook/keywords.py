"""Other words that a page is found by: pinyin of its title, what people call the same thing, numbers."""

import functools
import re
from collections.abc import Iterable, Iterator

import pypinyin

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.segments import pieces

_AMOUNT = re.compile(r"[0-9.]+[\u4e00-\u9fff]{1,4}")
"""A figure with its unit, which is typed as one: 200平方米, 5万元."""
_JOINED = 3
"""Words in a row that are also spelt as one: zuidigongzi."""


def keywords(book: Book, title: str, *others: str) -> list[str]:
    """Return the words for a page of that title; `others` are texts and ids that stand for it too."""
    found = [*_synonyms(book, " ".join([title, *others])), *_AMOUNT.findall(title), *others]
    if book.is_chinese:
        found += _spellings(title)
    return list(dict.fromkeys(word for word in found if word))


def _synonyms(book: Book, text: str) -> Iterator[str]:
    """Yield what else people call the things that a text names."""
    small = text.lower()
    for words in book.pack.synonyms:
        if any(word.lower() in small for word in words):
            yield from words


def _spellings(title: str) -> Iterator[str]:
    """Yield the pinyin of words, and of words in a row, in full and by initials."""
    spelt = [_spelt(piece) for piece in _chinese(title)]
    for start in range(len(spelt)):
        for end in range(start + 1, min(start + _JOINED, len(spelt)) + 1):
            run = spelt[start:end]
            yield "".join(full for full, _ in run)
            if end - start > 1:
                yield "".join(initials for _, initials in run)


def _chinese(title: str) -> Iterable[str]:
    return (piece for piece in pieces(title) if pypinyin.lazy_pinyin(piece, errors="ignore"))


@functools.lru_cache(maxsize=4096)
def _spelt(word: str) -> tuple[str, str]:
    syllables = pypinyin.lazy_pinyin(word, errors="ignore")
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)
