"""Tells of keys that differ only in case, spaces or width: likely one record, counted twice."""

from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.keys import key_field, report_more_rows
from zhangcheng.dataset.names import quoted, stage_name
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.model.record_type import FieldType, RecordType

_WIDE = "（）［］，：＃"
_PLAIN = "()[],:#"
_SPACES = " \u3000\u00a0\t\n\r"
_FOLDED = f"lower(translate(_key, '{_WIDE}{_SPACES}', '{_PLAIN}'))"
"""`translate` drops the letters that have no counterpart."""


def report_alike(joined: Joined, intake: Intake) -> None:
    """Report the rows whose key is that of an earlier row but for case, spaces or width."""
    if not _may_differ(joined.record_type):
        return
    stage = quoted(stage_name(joined.record_type))
    connection = intake.connection
    # Hashes are quicker to tell apart than texts; which keys are alike is looked into only if any are.
    seemingly = connection.execute(
        f"SELECT count(DISTINCT hash(_key)) - count(DISTINCT hash({_FOLDED})) FROM {stage} "
        f"WHERE _key IS NOT NULL"
    ).fetchone()
    if seemingly == (0,):
        return
    rows = connection.execute(
        f"SELECT _source, _line, _key, first.source, first.line, first.key FROM ("
        f"SELECT _source, _line, _row, _key, first_value("
        f"{{'source': _source, 'line': _line, 'key': _key}}) OVER "
        f"(PARTITION BY {_FOLDED} ORDER BY _row) AS first FROM {stage} WHERE _key IS NOT NULL) "
        f"WHERE _key <> first.key ORDER BY _row"
    ).fetchall()
    for source, line, key, first_source, first_line, other in rows[:LISTED]:
        first = str(joined.origin(first_source).row(first_line))
        at = joined.origin(source).row(line)
        intake.collector.add(codes.ALIKE_KEYS, at, key=key, first=first, other=other)
    report_more_rows([(row[0], row[1]) for row in rows], key_field(joined), joined, intake)


def _may_differ(record_type: RecordType) -> bool:
    fields = [record_type.field(field_id) for field_id in record_type.key]
    return any(field is not None and field.type is FieldType.TEXT and not field.code for field in fields)
