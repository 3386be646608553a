"""An expression as a pack writes it: its text and where each of its characters stands."""

from dataclasses import dataclass

from zhangcheng.diagnostics.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """FEEL text and the place of its first character in a file.

    `line_starts` holds, for an expression that YAML spreads over several lines, the offset in
    `text`, line and column at which each line begins; a one-line expression has one entry.
    """

    text: str
    file: str
    line_starts: tuple[tuple[int, int, int], ...]

    def at(self, start: int, end: int) -> Location:
        """Return the place of `text[start:end]` in the file."""
        offset, line, column = next(e for e in reversed(self.line_starts) if e[0] <= start)
        first = column + start - offset
        return Location(file=self.file, line=line, column=first, end_column=first + max(1, end - start))
