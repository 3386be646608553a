"""The way from a record to the institution that is scored: along its references."""

from collections.abc import Iterator, Mapping

from zhangcheng.model.record_type import RecordType


def path_to(
    target: str, record: str, through: tuple[str, ...], record_types: Mapping[str, RecordType]
) -> tuple[str, ...] | None:
    """Return the reference fields that lead from `record` to `target`.

    What a record belongs to comes first; otherwise the shortest way, if there is only one.

    Args:
        target: the record type that is scored.
        record: the record type to start from.
        through: the fields as the scorecard writes them; empty to look for them.
        record_types: all record types.

    Returns:
        The fields, none when both are the same; None when there is no way, or more than one.
    """
    if record not in record_types:
        return None  # which is reported where it is written
    if through:
        return through if _end(record, through, record_types) == target else None
    owned = _belonging(target, record, record_types)
    if owned is not None:
        return owned
    ways: list[tuple[str, tuple[str, ...]]] = [(record, ())]
    for _ in record_types:
        ways = [
            (field.to, (*path, field.id))
            for current, path in ways
            for field in record_types[current].fields
            if field.to is not None and field.to in record_types
        ]
        arrived = [path for current, path in ways if current == target]
        if arrived:
            return arrived[0] if len(arrived) == 1 else None
    return None


def _belonging(
    target: str, record: str, record_types: Mapping[str, RecordType]
) -> tuple[str, ...] | None:
    for current, path in _owners(record, record_types):
        if current == target:
            return path
    return None


def _owners(
    record: str, record_types: Mapping[str, RecordType]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    current: str = record
    path: tuple[str, ...] = ()
    seen: set[str] = set()
    while current in record_types and current not in seen:
        yield current, path
        seen.add(current)
        above = record_types[current].belongs_to
        field = record_types[current].field(above) if above is not None else None
        if above is None or field is None or field.to is None:
            return
        current, path = field.to, (*path, above)


def _end(record: str, through: tuple[str, ...], record_types: Mapping[str, RecordType]) -> str | None:
    current: str | None = record
    for name in through:
        known = record_types.get(current) if current is not None else None
        field = known.field(name) if known is not None else None
        current = field.to if field is not None else None
    return current
