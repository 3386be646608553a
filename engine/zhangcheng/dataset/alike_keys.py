"""Tells of keys that differ only in case, spaces or width: likely one record, counted twice."""

from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.keys import key_field, report_more_rows
from zhangcheng.dataset.names import quoted, table_name
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.model.record_type import FieldType, RecordType

_WIDE = "（）［］，：＃"
_PLAIN = "()[],:#"
_SPACES = " \u3000\u00a0\t\n\r"
# Most keys are plain codes: looking for single letters tells so in half the time of the pattern.
_MAY_DIFFER = " OR ".join(
    (
        f"strlen(_key) > length(_key) AND regexp_matches(_key, '[{_WIDE}{_SPACES}]')",
        *(f"contains(_key, '{space}')" for space in _SPACES if space.isascii()),
    )
)
_FOLDED = (
    f"CASE WHEN {_MAY_DIFFER} "
    f"THEN lower(translate(_key, '{_WIDE}{_SPACES}', '{_PLAIN}')) ELSE lower(_key) END"
)
"""`translate` drops the letters that have no counterpart; keys without any of them are spared it."""


def folded(record_type: RecordType) -> str:
    """Return the SQL of what a key is when case, spaces and width do not count, where they may not."""
    fields = [record_type.field(field_id) for field_id in record_type.key]
    may_differ = any(f is not None and f.type is FieldType.TEXT and not f.code for f in fields)
    return _FOLDED if may_differ else "_key"


def report_alike(joined: Joined, intake: Intake) -> None:
    """Report the rows whose key is that of an earlier row but for case, spaces or width."""
    fold = folded(joined.record_type)
    if fold == "_key":
        return
    keys = (
        f"(SELECT _source, _line, _row, _key, {fold} AS folded "
        f"FROM {quoted(table_name(joined.record_type))} WHERE _key IS NOT NULL)"
    )
    # Hashes narrow it down to a few rows: only these are sorted.
    rows = intake.connection.execute(
        f"SELECT _source, _line, _key, first.source, first.line, first.key FROM ("
        f"SELECT _source, _line, _row, _key, first_value("
        f"{{'source': _source, 'line': _line, 'key': _key}}) OVER "
        f"(PARTITION BY folded ORDER BY _row) AS first FROM {keys} "
        f"WHERE hash(folded) IN (SELECT hash(folded) FROM {keys} "
        f"GROUP BY 1 HAVING min(hash(_key)) <> max(hash(_key)))) "
        f"WHERE _key <> first.key ORDER BY _row"
    ).fetchall()
    for source, line, key, first_source, first_line, other in rows[:LISTED]:
        first = str(joined.origin(first_source).row(first_line))
        at = joined.origin(source).row(line)
        intake.collector.add(codes.ALIKE_KEYS, at, key=key, first=first, other=other)
    report_more_rows([(row[0], row[1]) for row in rows], key_field(joined), joined, intake)
