"""Cuts the HTML of a page into the sections that the search knows: their titles and their text."""

import html
import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""<!--.*?-->|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<more>(?:[^<>"']|"[^"]*"|'[^']*')*)>"""
    r"""|(?P<text>[^<]+|<)""",
    re.DOTALL,
)
_ID = re.compile(r'\sid="([^"]*)"')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""What the list of hits shows as it is."""
_WITHOUT_TEXT = frozenset({"script", "style", "object", "svg"})
"""What a chart says stands in the table beside it."""
_ALONE = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"})
_WITHIN_WORDS = frozenset(
    {"a", "abbr", "b", "em", "i", "mark", "q", "span", "strong", "time", "sub", "sup"}
)
_EMPTY = re.compile(r"<(p|code|pre|li|ol|ul|sub|sup)>\s*</\1>")
_BLANKS = re.compile(r"\s+")


@dataclass(slots=True, kw_only=True)
class Section:
    """A heading and what follows it, as pieces of text; without an id: the head of the page."""

    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    is_left_out: bool = False


def sections(page: str) -> list[Section]:
    """Return the sections of a page that are to be found.

    The theme reads pages for its search tag by tag, as HTML of any kind; for pages of our own making a
    regular expression does, and takes a small part of the time.
    """
    found = [section for section in _Reader(page).sections if not section.is_left_out]
    for section in found:
        section.text = [_without_empty("".join(section.text))]
    return found


def _without_empty(text: str) -> str:
    """Return text without kept tags that have nothing in them."""
    while True:
        shorter = _EMPTY.sub("", text)
        if shorter == text:
            return text
        text = shorter


class _Reader:
    def __init__(self, page: str) -> None:
        self.sections: list[Section] = []
        self._skipped: list[str] = []
        """The element being skipped and those of the same name within it."""
        self._in_title = self._in_link = False
        self._pre = 0
        for token in _TOKEN.finditer(page):
            if token["tag"] is not None:
                self._tag(token["tag"].lower(), token["more"], closes=bool(token["close"]))
            elif token["text"] is not None and not self._skipped:
                self._text(token["text"])

    @property
    def _here(self) -> list[str]:
        if not self.sections:
            self.sections.append(Section())
        return self.sections[-1].title if self._in_title else self.sections[-1].text

    def _tag(self, tag: str, more: str, *, closes: bool) -> None:
        if self._skipped:
            if tag == self._skipped[0]:
                self._skipped.pop() if closes else self._skipped.append(tag)
        elif tag in _HEADINGS and (closes or " id=" in more):
            self._heading(tag, more, closes=closes)
        elif (
            not closes and tag not in _ALONE and (tag in _WITHOUT_TEXT or "data-search-exclude" in more)
        ):
            self._skipped.append(tag)
        elif tag == "a" and (closes or 'class="headerlink"' in more):
            self._in_link = not closes
        elif tag in _KEPT:
            self._pre += (tag == "pre") * (-1 if closes else 1)
            self._here.append(f"</{tag}>" if closes else f"<{tag}>")
        elif tag not in _WITHIN_WORDS and not self._pre:
            self._blank()

    def _heading(self, tag: str, more: str, *, closes: bool) -> None:
        self._in_title = not closes
        if closes:
            return
        if not self.sections and tag != "h1":
            self.sections.append(Section())  # the head of a page that does not begin with its title
        name = _ID.search(more) if self.sections else None
        section = Section(
            id=None if name is None else name[1], is_left_out="data-search-exclude" in more
        )
        self.sections.append(section)

    def _text(self, text: str) -> None:
        if self._in_title and self._in_link:
            return
        here = self._here
        if "&" in text:
            text = html.escape(html.unescape(text), quote=False)
        if self._pre:
            here.append(text)
        elif text.isspace():
            self._blank()
        else:
            here.append(_BLANKS.sub(" ", text))

    def _blank(self) -> None:
        here = self._here
        if here and not here[-1].endswith(" "):
            here.append(" ")
