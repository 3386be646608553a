"""Where every line and escape of a scalar's text stands in the file."""

from zhangcheng.yamlsource.node import ScalarNode

LineStarts = tuple[tuple[int, int, int], ...]
"""Offset in the text, line and column, wherever text and file stop advancing together."""

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
_BLANKS = " \t\r\n"
_BREAKS = ("\r", "\n")
_BLOCK = ("|", ">")


def line_starts(node: ScalarNode) -> LineStarts:
    """Return the places of the scalar's text; a plain one-line scalar has a single entry."""
    quoted = node.style in ("'", '"')
    line, column = node.start.line + 1, node.start.column + 1 + quoted
    length = node.end.index - node.start.index
    if node.style in ("", "'", '"') and length == len(node.text) + 2 * quoted:
        return ((0, line, column),)
    return _Aligner(node).line_starts() or ((0, line, column),)


class _Aligner:
    """Walks a scalar's value and its source side by side.

    Every visible character of the value stands in the source in the same order; what differs is
    white space (folding), doubled quotes and escapes. A new entry is noted wherever the two do
    not advance together.
    """

    def __init__(self, node: ScalarNode) -> None:
        self._text = node.text
        self._style = node.style
        self._source = node.file.text[node.start.index : node.end.index]
        self._line = node.start.line + 1
        self._column = node.start.column + 1
        self._at = 0
        if node.style in _BLOCK:
            self._advance(self._source.index("\n") + 1)
        elif node.style:
            self._advance(1)

    def line_starts(self) -> LineStarts:
        entries: list[tuple[int, int, int]] = []
        for offset, character in enumerate(self._text):
            width = self._find(character)
            if not entries or not self._continues(entries[-1], offset):
                entries.append((offset, self._line, self._column))
            self._advance(width)
        return tuple(entries)

    def _continues(self, entry: tuple[int, int, int], offset: int) -> bool:
        start, line, column = entry
        return line == self._line and column + offset - start == self._column

    def _find(self, character: str) -> int:
        """Go to where `character` stands and return how many source characters write it."""
        if character in _BLANKS:
            return self._find_blank(character)
        while self._at < len(self._source) and self._source[self._at] != character:
            width = self._special()
            if width > 0:
                return width
            self._advance(max(1, -width))
        return max(1, self._special())

    def _find_blank(self, character: str) -> int:
        """White space stands for itself, for an escape, or for a fold that has no width."""
        here = self._source[self._at : self._at + 1]
        if here == character == " ":
            return 1
        if here == "\\" and self._special() > 0:
            return self._special()
        if here in _BREAKS and self._style not in _BLOCK:
            # Folding drops the indent of the next line, which a block scalar may keep in part.
            rest = self._source[self._at :]
            self._advance(len(rest) - len(rest.lstrip(_BLANKS)))
        return 0

    def _special(self) -> int:
        """The length of an escape here; negative for an escaped line break, which writes nothing."""
        pair = self._source[self._at : self._at + 2]
        if self._style == "'" and pair == "''":
            return 2
        if self._style != '"' or not pair.startswith("\\") or len(pair) == 1:
            return 0
        if pair[1] in "\r\n":
            return -2
        return _ESCAPE_LENGTHS.get(pair[1], 2)

    def _advance(self, width: int) -> None:
        for character in self._source[self._at : self._at + width]:
            if character == "\n":
                self._line, self._column = self._line + 1, 1
            else:
                self._column += 1
        self._at += width
