"""Explains words of the glossary where they stand in running text: the first time in each section."""

import re
from collections.abc import Iterator

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.markup import escaped, plain
from zhangcheng.handbook.pages.glossary import terms

_ORDINARY = {
    "zh": frozenset({"可", "宜"}),
    "en": frozenset({"case", "may", "must", "should", "pass", "fail", "period"}),
}
"""Words of the glossary that are also everyday words; they are explained where they stand alone."""

_UNTOUCHED = r"""
    (?P<heading>^\#{1,6}\ [^\n]*$ | <h[1-6]\b[^>]*>.*?</h[1-6]>)
  | \A---\n.*?\n---\n
  | ^```.*?^```$
  | (?P<mark><span\ class="mark)(?P<of_mark>[^>]*>(?P<marked>[^<]*)</span>)
  | <(?P<element>a|abbr|button|code|figure|form|legend|pre|q|script|style|summary|svg|th)\b[^>]*>
    .*?</(?P=element)>
  | <[^>]*>
  | `[^`\n]*`
  | \[(?:[^\[\]]|\\.)*\]\([^)]*\)
  | \{[^}\n]*\}
"""
"""What is left as it is: headings, links, code, forms, charts, the words of a source, and tags."""


class Terms:
    """The words of a pack's glossary in one language.

    Chinese is written without spaces: where words overlap the longest one is meant (数据不足, not 不足),
    and a word that is part of a longer one of the glossary is not explained inside it.
    """

    def __init__(self, book: Book) -> None:
        """Read the glossary."""
        self._means = dict(_explained(book))
        # Longest first: an alternation takes the first that fits.
        words = sorted(self._means, key=lambda word: (-len(word), word))
        ordinary = _ORDINARY[book.language]
        begin, end = ("", "") if book.is_chinese else (r"\b", r"s?\b")
        free = "|".join(re.escape(word) for word in words if word not in ordinary)
        names = [name for name in _names(book) if any(word in name.lower() for word in words)]
        kept = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        alone = "|".join(re.escape(word) for word in words if word in ordinary)
        self._pattern = re.compile(
            rf"{_UNTOUCHED} | {_spaced(kept) or '(?!)'} | (?P<free>{begin}(?:{_spaced(free)}){end})"
            rf" | (?<=>)(?P<alone>{_spaced(alone) or '(?!)'})(?=<)",
            re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
        )

    def explained(self, page: str) -> str:
        """Return the Markdown of a page with its words explained."""
        seen: set[str] = set()

        def is_first(word: str) -> bool:
            is_new = word not in seen
            seen.add(word)
            return is_new

        def replaced(match: re.Match[str]) -> str:
            if match["heading"] is not None:
                seen.clear()
            found = match["free"] or match["alone"]
            if match["mark"] is not None and is_first(match["marked"].lower()):
                # A badge says what it means already; the keyboard must reach one of them.
                return f'<span tabindex="0" class="mark{match["of_mark"]}'
            if found is None:
                return match[0]
            word = found.lower()
            word = word if word in self._means else word.removesuffix("s")
            return self._explained(found, word) if is_first(word) else found

        return self._pattern.sub(replaced, page)

    def _explained(self, found: str, word: str) -> str:
        return f'<abbr class="term" tabindex="0" title="{escaped(self._means[word])}">{found}</abbr>'


def _spaced(words: str) -> str:
    """Return an alternation for a verbose pattern, whose blanks count for nothing."""
    return words.replace("\\ ", "[ ]")


def _explained(book: Book) -> Iterator[tuple[str, str]]:
    """Yield words and what they mean: those of the handbook over those of the pack."""
    for parameter in book.pack.parameters.values():
        if parameter.note is not None:
            yield from _usable(book.text(parameter.title), book.text(parameter.note))
    for record_type, measures in book.pack.measures.items():
        for measure in measures.values():
            said = book.pack.prose(book.pack.tree(measure.expression), record_type=record_type)
            yield from _usable(book.text(measure.title), book.sentence(book.text(said)))
    for term in terms():
        yield from _usable(book.text(term.word), book.text(term.means))


def _names(book: Book) -> Iterator[str]:
    """Yield the names of places and ledgers, in which a word of the glossary is only part of a name."""
    known = {word.lower() for word, _ in _explained(book)}
    places = (book.text(place.name) for place in book.pack.jurisdictions)
    ledgers = (book.text(record.title) for record in book.pack.record_types.values())
    return (name for name in (*places, *ledgers) if name.lower() not in known)


def _usable(word: str, means: str) -> Iterator[tuple[str, str]]:
    """Yield a word unless Markdown or HTML writes it otherwise."""
    if word and plain(word) == escaped(word) == word:
        yield word.lower(), means
