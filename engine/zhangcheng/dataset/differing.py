"""Tells in which fields two rows of one key differ, with the cells of both values."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.names import quoted, table_name
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field

_NAMED = 3
_ALIKE = Text("两行内容一样", "both rows say the same")
_NOTHING = Text("空", "empty")
_WORDS = {True: Text("是", "yes"), False: Text("否", "no")}


@dataclass(frozen=True, slots=True)
class Difference:
    """In which fields two rows differ, and that in words."""

    fields: tuple[Field, ...]
    words: Text


def differing(joined: Joined, pairs: Sequence[tuple[int, int]], intake: Intake) -> list[Difference]:
    """Return what differs in each pair of rows (by `_row`), the earlier one second."""
    if not pairs:
        return []
    fields = joined.record_type.fields
    columns = ", ".join(quoted(field.id) for field in fields)
    found = intake.connection.execute(
        f"SELECT _row, _source, _line, {columns} FROM {quoted(table_name(joined.record_type))} "
        f"WHERE _row IN (SELECT unnest(?::BIGINT[]))",
        [sorted({row for pair in pairs for row in pair})],
    ).fetchall()
    rows = {row: values for row, *values in found}
    return [_differences(fields, rows[row], rows[first], joined) for row, first in pairs]


def _differences(
    fields: Sequence[Field], row: Sequence[object], first: Sequence[object], joined: Joined
) -> Difference:
    """Return what differs of two rows, each given as source, line and the values of `fields`."""
    pairs = zip(fields, first[2:], row[2:], strict=True)
    unlike = [(field, one, two) for field, one, two in pairs if one != two]
    if not unlike:
        return Difference((), _ALIKE)
    said = []
    for field, one, two in unlike[:_NAMED]:
        left, right = _at(field, one, first, joined), _at(field, two, row, joined)
        said.append(
            Text(
                f"“{field.label.zh}”那一行是{left.zh}，这一行是{right.zh}",
                f"“{field.label.en}” is {left.en} there and {right.en} here",
            )
        )
    more = len(unlike) - _NAMED
    if more > 0:
        said.append(Text(f"另有 {more} 列不同", f"{more} more columns differ"))
    words = Text("；".join(text.zh for text in said), "; ".join(text.en for text in said))
    return Difference(tuple(field for field, *_ in unlike), words)


def _at(field: Field, value: object, row: Sequence[object], joined: Joined) -> Text:
    text = _value(field, value)
    cell = joined.origin(int(str(row[0]))).cell(int(str(row[1])), field.id).cell or ""
    return Text(f" {text.zh}（{cell}）", f"{text.en} ({cell})")


def _value(field: Field, value: object) -> Text:
    if value is None:
        return _NOTHING
    if isinstance(value, bool):
        return _WORDS[value]
    choice = field.choice(str(value))
    if choice is not None:
        return choice.label
    return Text.same(shown(value) if isinstance(value, Decimal | dt.date) else str(value))
