"""Keys: what they are made of, and which rows are rejected for theirs."""

from collections.abc import Sequence

from zhangcheng.dataset.convert import LISTED, report_more
from zhangcheng.dataset.intake import Intake, Matched
from zhangcheng.dataset.match import KEY
from zhangcheng.dataset.names import quoted, stage_name
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, RecordType

_SEPARATOR = "/"
_ESCAPE = "\\"


def joined(parts: Sequence[str]) -> str:
    r"""Return the key of these parts: they are joined with `/`, and `\` before a `/` or `\` of theirs.

    So no two records of different parts have one key. The key of a single field is its text.
    """
    if len(parts) == 1:
        return parts[0]
    escaped = (part.replace(_ESCAPE, _ESCAPE * 2) for part in parts)
    return _SEPARATOR.join(part.replace(_SEPARATOR, _ESCAPE + _SEPARATOR) for part in escaped)


def key_sql(record_type: RecordType, *, lenient: bool) -> str:
    """Return the SQL of a row's key: null where a part of it is missing.

    A record type without key fields is known by row number. Lenient records may state `_key`, and
    get their number when they have none.
    """
    parts = [f"CAST({quoted(field_id)} AS VARCHAR)" for field_id in record_type.key]
    if len(parts) > 1:
        parts = [_escaped(part) for part in parts]
    number = "CAST(_line AS VARCHAR)"
    # `||` is null when any part is: half a key is none.
    own = f" || '{_SEPARATOR}' || ".join(parts) if parts else number
    return f"coalesce(_key, {own}, '#' || {number})" if lenient else own


def _escaped(part: str) -> str:
    """Return the SQL that writes a part of a key as `joined` does."""
    part = f"replace({part}, '{_ESCAPE}', '{_ESCAPE * 2}')"
    return f"replace({part}, '{_SEPARATOR}', '{_ESCAPE + _SEPARATOR}')"


def reject_rows(matched: Matched, intake: Intake) -> int:
    """Report and remove staged rows without a key, or with that of an earlier row; return how many."""
    stage = quoted(stage_name(matched.record_type))
    connection = intake.connection
    if not matched.record_type.key and not intake.lenient:
        return 0
    # Hashes are quicker to tell apart than texts; which keys repeat is looked into only if any seem to.
    row = connection.execute(
        f"SELECT count(*) - count(_key), count(_key) - "
        f"count(DISTINCT hash(_key)) FILTER (WHERE _key IS NOT NULL) FROM {stage}"
    ).fetchone()
    missing, seemingly = row or (0, 0)
    if missing:
        _report_missing(matched, intake, stage)
    repeated = _report_repeated(matched, intake, stage) if seemingly else 0
    return int(missing + repeated)


def _report_missing(matched: Matched, intake: Intake, stage: str) -> None:
    parts = [quoted(field_id) for field_id in matched.record_type.key]
    rows = intake.connection.execute(
        f"SELECT _line, {', '.join(f'{part} IS NULL' for part in parts)} FROM {stage} "
        f"WHERE _key IS NULL ORDER BY _row"
    ).fetchall()
    labels = [
        field.label for name in matched.record_type.key if (field := matched.record_type.field(name))
    ]
    for line, *empty in rows[:LISTED]:
        named = [label for label, is_empty in zip(labels, empty, strict=True) if is_empty]
        fields = Text("、".join(x.zh for x in named), ", ".join(x.en for x in named))
        intake.collector.add(codes.KEY_MISSING, matched.origin.row(line), field=fields)
    report_more([row[0] for row in rows], _key_field(matched), matched.origin, intake.collector)


def _report_repeated(matched: Matched, intake: Intake, stage: str) -> int:
    rows = intake.connection.execute(
        f"SELECT _line, _key, first FROM (SELECT _line, _row, _key, "
        f"first_value(_line) OVER same AS first, row_number() OVER same AS number FROM {stage} "
        f"WHERE _key IN (SELECT _key FROM {stage} GROUP BY _key HAVING count(*) > 1) "
        f"WINDOW same AS (PARTITION BY _key ORDER BY _row)) WHERE number > 1 ORDER BY _row"
    ).fetchall()
    for line, key, first in rows[:LISTED]:
        at = matched.origin
        intake.collector.add(codes.DUPLICATE_KEY, at.row(line), key=key, first=str(at.row(first)))
    report_more([row[0] for row in rows], _key_field(matched), matched.origin, intake.collector)
    return len(rows)


def _key_field(matched: Matched) -> Field:
    fields = [matched.record_type.field(field_id) for field_id in matched.record_type.key]
    return next((field for field in fields if field is not None), KEY)
