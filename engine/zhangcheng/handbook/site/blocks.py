"""Takes the HTML of made pages past Markdown, which would read every tag of it to no effect."""

import re
from collections.abc import Iterator

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

_TAG = re.compile(r"<([a-z][a-z0-9]*)[\s>]")
_ID = re.compile(r'<[^>]*\sid="([^"]+)"')
_BEFORE_FENCES = 28
"""The priority of Markdown's first reading of fenced code is 25; white space is put right at 30."""


class Blocks(Extension):  # type: ignore[misc] # Markdown has no types
    """Sets aside blocks of HTML that end at an empty line, as `markup.block` makes them.

    Attributes:
        is_on: whether the page being made is such a page.
        ids: the anchors within its blocks.
    """

    def __init__(self) -> None:
        """Begin switched off: a hand-written page may have Markdown after its HTML."""
        super().__init__()
        self.is_on = False
        self.ids: set[str] = set()

    def begin(self, *, is_on: bool) -> None:
        """Begin a page."""
        self.is_on = is_on
        self.ids.clear()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Add the step."""
        md.preprocessors.register(_SetAside(md, self), "zhangcheng_blocks", _BEFORE_FENCES)


class _SetAside(Preprocessor):  # type: ignore[misc] # likewise
    def __init__(self, md: Markdown, page: Blocks) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        return list(self._lines(lines)) if self._page.is_on else lines

    def _lines(self, lines: list[str]) -> Iterator[str]:
        block: list[str] = []
        is_code, is_after_empty = False, True
        for line in [*lines, ""]:
            if block:
                if line.strip():
                    block.append(line)
                    continue
                yield self._stored("\n".join(block))
                block = []
            is_code ^= line.startswith("```")
            if is_after_empty and not is_code and self._opens(line):
                block.append(line)
            else:
                yield line
            is_after_empty = not line.strip()

    def _opens(self, line: str) -> bool:
        tag = _TAG.match(line)
        return tag is not None and self.md.is_block_level(tag[1])

    def _stored(self, block: str) -> str:
        self._page.ids.update(_ID.findall(block))
        placeholder: str = self.md.htmlStash.store(block)
        return placeholder
