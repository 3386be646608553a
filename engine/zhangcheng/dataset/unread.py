"""Marks rows whose first or last day was written but could not be read: they may or may not count."""

from collections.abc import Mapping

from zhangcheng.dataset.names import quoted, unread_name
from zhangcheng.model.record_type import RecordType


def unread_columns(record_type: RecordType, faulty: Mapping[str, frozenset[int]]) -> str:
    """Return the SQL of a column for each date of `in_force`: true in the rows that are `faulty`."""
    return "".join(
        f", {_is_among(faulty.get(field_id, frozenset()))} AS {quoted(unread_name(field_id))}"
        for field_id in record_type.in_force
        if field_id is not None
    )


def _is_among(lines: frozenset[int]) -> str:
    return f"(_line IN ({', '.join(map(str, sorted(lines)))}))" if lines else "FALSE"
