"""Marks cells in which something was written that could not be read: they are not blank."""

from collections.abc import Mapping

from zhangcheng.dataset.names import quoted, unread_name


def unread_columns(faulty: Mapping[str, frozenset[int]]) -> str:
    """Return the SQL of a column for each field with faulty cells: whether the one of a row is."""
    return "".join(
        f", (_line IN ({', '.join(map(str, sorted(lines)))})) AS {quoted(unread_name(field_id))}"
        for field_id, lines in faulty.items()
        if lines
    )
