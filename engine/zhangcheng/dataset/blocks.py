"""Tells a row of a block that is named in its first row alone, as people write tables on paper."""

from bisect import bisect_left
from collections.abc import Sequence

from zhangcheng.dataset.intake import Matched
from zhangcheng.dataset.sheet import Cell
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType, RecordType

FILL_DOWN = Text(
    "若与上面一行相同，请向下填充，或把这几行的单元格合并；空着不会当作同上。",
    "If it is as in the row above, fill it down or merge the cells; an empty cell does not mean that.",
)


def hint_for_empty(matched: Matched, line: int, otherwise: Text) -> Text:
    """Return how to mend a row with empty cells: by filling down where it continues a block."""
    return FILL_DOWN if _continues_block(matched, line) else otherwise


def _continues_block(matched: Matched, line: int) -> bool:
    """Whether a row lacks nothing but names of what it belongs to, which stand directly above it."""
    lines, rows = matched.records.lines, matched.records.rows
    at = bisect_left(lines, line)
    if at == len(lines) or lines[at] != line:
        return False
    naming = {index for index, f in matched.columns.fields.items() if _names(f, matched.record_type)}
    known = set(matched.columns.fields)
    filled = _filled(rows[at], known)
    above = at
    while above > 0 and lines[above - 1] == lines[above] - 1:
        above -= 1
        # The row that begins the block has all that this one has, and the names.
        more = _filled(rows[above], known) - filled
        if more:
            return more <= naming and filled <= _filled(rows[above], known)
    return False


def _names(field: Field, record_type: RecordType) -> bool:
    """Whether a column says what a row is, or what it belongs to, rather than what is the case."""
    points = field.type in {FieldType.REFERENCE, FieldType.JURISDICTION} or field.names is not None
    return points or field.required or field.id in (*record_type.key, record_type.name)


def _filled(row: Sequence[Cell], known: set[int]) -> set[int]:
    return {at for at in known if at < len(row) and str(row[at]).strip() not in {"", "None"}}
