"""Finds the rows that are rejected for their keys, and those whose keys are alike."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhangcheng.dataset.alike_keys import folded, report_alike
from zhangcheng.dataset.blocks import hint_for_empty
from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.differing import Difference, differing
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.keys import key_field, report_more_rows
from zhangcheng.dataset.names import quoted, table_name, unread_name
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType

_OPEN = frozenset(
    (FieldType.NUMBER, FieldType.BOOLEAN, FieldType.CHOICE, FieldType.DATE, FieldType.MONTH)
)
_FILL_IN = Text("请补填；若这一行不是记录，请删去。", "Fill it in; delete the row if it is no record.")


@dataclass(frozen=True, slots=True)
class Rejected:
    """How many rows of each sheet are rejected; `repeats` (sheet, line) only say again what stands.

    `left_open` are the fields in which others say something else than the rows that stay.
    """

    counts: Counter[int]
    repeats: frozenset[tuple[int, int]]
    left_open: tuple[str, ...] = ()

    @classmethod
    def none(cls) -> "Rejected":
        """Return that no row is rejected."""
        return cls(Counter(), frozenset())


def check_keys(joined: Joined, intake: Intake) -> Rejected:
    """Report rows without a key, or with that of an earlier row; return which they are.

    `data_<id>` has all rows still. Keys that are alike are reported too; their rows are kept.
    """
    table = quoted(table_name(joined.record_type))
    connection = intake.connection
    if not joined.record_type.key and not intake.lenient:
        return Rejected.none()
    # Hashes are quicker to tell apart than texts. Keys that differ when folded differ as they stand:
    # which of them repeat or are alike is looked into only if any seem to.
    fold = folded(joined.record_type)
    row = connection.execute(
        f"SELECT count(*) - count(_key), count(_key) - "
        f"count(DISTINCT hash({fold})) FILTER (WHERE _key IS NOT NULL) FROM {table}"
    ).fetchone()
    missing, seemingly = row or (0, 0)
    rejected = Rejected.none()
    if seemingly:
        rejected = _report_repeated(joined, intake, table)
        report_alike(joined, intake)
    if missing:
        rejected.counts.update(_report_missing(joined, intake, table))
    return rejected


def _report_missing(joined: Joined, intake: Intake, table: str) -> Counter[int]:
    parts = [quoted(field_id) for field_id in joined.record_type.key]
    rows = intake.connection.execute(
        f"SELECT _source, _line, {', '.join(f'{part} IS NULL' for part in parts)} FROM {table} "
        f"WHERE _key IS NULL ORDER BY _row"
    ).fetchall()
    fields = [joined.record_type.field(name) for name in joined.record_type.key]
    labels = [field.label for field in fields if field is not None]
    for source, line, *empty in rows[:LISTED]:
        named = [label for label, is_empty in zip(labels, empty, strict=True) if is_empty]
        missing = Text.listed(named)
        place = joined.origin(source).row(line)
        hint = hint_for_empty(joined.sheet(source).matched, line, _FILL_IN)
        intake.collector.add(codes.KEY_MISSING, place, field=missing, suggestion=hint)
    return _counted([(source, line) for source, line, *_ in rows], joined, intake)


def _report_repeated(joined: Joined, intake: Intake, table: str) -> Rejected:
    rows = intake.connection.execute(
        f"SELECT _source, _line, _key, first[1], first[2], _row, first[3] "
        f"FROM (SELECT _source, _line, _row, _key, "
        f"first_value([_source::BIGINT, _line, _row]) OVER same AS first, "
        f"row_number() OVER same AS number FROM {table} "
        f"WHERE hash(_key) IN (SELECT hash(_key) FROM {table} WHERE _key IS NOT NULL "
        f"GROUP BY 1 HAVING count(*) > 1) "
        f"WINDOW same AS (PARTITION BY _key ORDER BY _row)) WHERE number > 1 ORDER BY _row"
    ).fetchall()
    differences = differing(joined, [(row, first) for *_, row, first in rows], intake)
    told = list(zip(rows, differences, strict=True))
    for (source, line, key, in_source, first, *_), differs in told[:LISTED]:
        place = str(joined.origin(in_source).row(first))
        at = joined.origin(source).row(line)
        intake.collector.add(codes.DUPLICATE_KEY, at, key=key, first=place, differs=differs.words)
    left_open = _leave_open(told, joined, intake)
    counts = _counted([(source, line) for source, line, *_ in rows], joined, intake)
    same = [row for row, differs in told if not differs.fields]
    return Rejected(counts, frozenset((source, line) for source, line, *_ in same), left_open)


def _leave_open(
    told: Sequence[tuple[tuple[Any, ...], Difference]], joined: Joined, intake: Intake
) -> tuple[str, ...]:
    """Make unread, in the row that stays, what another row of the same key says otherwise.

    Texts and references stay: they say what the record is called, and whose it is. Returns the fields.
    """
    open_: dict[Field, dict[int, tuple[int, int, Location]]] = {}
    for (source, line, _, in_source, first_line, _, first), differs in told:
        for field in differs.fields:
            if field.type in _OPEN:
                other = joined.origin(source).cell(line, field.id)
                open_.setdefault(field, {}).setdefault(first, (in_source, first_line, other))
    for field, rows in open_.items():
        table, unread = quoted(table_name(joined.record_type)), quoted(unread_name(field.id))
        intake.connection.execute(
            f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {unread} BOOLEAN DEFAULT FALSE"
        )
        intake.connection.execute(
            f"UPDATE {table} SET {quoted(field.id)} = NULL, {unread} = TRUE "
            f"WHERE _row IN (SELECT unnest(?::BIGINT[]))",
            [list(rows)],
        )
        places = sorted(rows.values(), key=lambda place: place[:2])
        for source, line, other in places[:LISTED]:
            at = joined.origin(source).cell(line, field.id)
            intake.collector.add(codes.SAID_OTHERWISE, at, field=field.label, other=str(other))
        report_more_rows([place[:2] for place in places], field, joined, intake)
    return tuple(field.id for field in open_)


def _counted(rows: Sequence[tuple[int, int]], joined: Joined, intake: Intake) -> Counter[int]:
    report_more_rows(rows, key_field(joined), joined, intake)
    return Counter(source for source, _ in rows)
