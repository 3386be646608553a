"""Where a diagnostic or a value stands: a place in a YAML file, or a cell of a ledger."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place that a person can go to.

    Lines and columns count from 1. A YAML place has `line` and `column` (and `end_column` when a
    stretch of one line is meant); a ledger place has `sheet` and `cell` (`E17`, or `17` for a row).
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """Return `file:line:column`, or `file › sheet › cell`."""
        if self.sheet is not None or self.cell is not None:
            return " › ".join(part for part in (self.file, self.sheet, self.cell) if part)
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    @property
    def sort_key(self) -> tuple[str, str, int, int, str]:
        """Order by file, sheet, line, column; ledger cells by row, then by column letter."""
        letters = "".join(c for c in self.cell or "" if c.isalpha())
        # Only the first number is the row: `3 › area2` stands in row 3.
        digits = re.search(r"\d+", self.cell or "")
        row = int(digits[0]) if digits else self.line or 0
        return (self.file, self.sheet or "", row, self.column or len(letters), letters)
