"""Keys: what they are made of, and which rows are rejected for theirs."""

from collections import Counter
from collections.abc import Mapping, Sequence

from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.differing import differing
from zhangcheng.dataset.headings import KEY
from zhangcheng.dataset.intake import Intake, Joined
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


def parts_of(key: str) -> list[str]:
    """Return the parts that `joined` made a key of, where it was made of several."""
    parts = [""]
    letters = iter(key)
    for letter in letters:
        if letter == _ESCAPE:
            parts[-1] += next(letters, _ESCAPE)
        elif letter == _SEPARATOR:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def key_sql(record_type: RecordType, *, lenient: bool, nth: int = 0) -> str:
    """Return the SQL of a row's key: null where a part of it is missing.

    A record type without key fields is known by row number, and from the second sheet on by the place
    of the sheet (`nth`, from 0) before it. Lenient records may state `_key`, and
    get their number when they have none.
    """
    parts = [f"CAST({quoted(field_id)} AS VARCHAR)" for field_id in record_type.key]
    if len(parts) > 1:
        parts = [_escaped(part) for part in parts]
    number = "CAST(_line AS VARCHAR)" if not nth else f"'{nth + 1}:' || CAST(_line AS VARCHAR)"
    # `||` is null when any part is: half a key is none.
    own = f" || '{_SEPARATOR}' || ".join(parts) if parts else number
    return f"coalesce(_key, {own}, '#' || {number})" if lenient else own


def is_of_key(field: Field, record_type: RecordType) -> bool:
    """Whether a field holds keys of its records: a part of theirs, or their former one."""
    return field is KEY or field.id in (*record_type.key, record_type.former_key)


def _escaped(part: str) -> str:
    """Return the SQL that writes a part of a key as `joined` does."""
    part = f"replace({part}, '{_ESCAPE}', '{_ESCAPE * 2}')"
    return f"replace({part}, '{_SEPARATOR}', '{_ESCAPE + _SEPARATOR}')"


def reject_rows(joined: Joined, intake: Intake) -> Mapping[int, int]:
    """Report rows without a key, or with that of an earlier row; return how many, by sheet."""
    stage = quoted(stage_name(joined.record_type))
    connection = intake.connection
    if not joined.record_type.key and not intake.lenient:
        return {}
    # Hashes are quicker to tell apart than texts; which keys repeat is looked into only if any seem to.
    row = connection.execute(
        f"SELECT count(*) - count(_key), count(_key) - "
        f"count(DISTINCT hash(_key)) FILTER (WHERE _key IS NOT NULL) FROM {stage}"
    ).fetchone()
    missing, seemingly = row or (0, 0)
    rejected: Counter[int] = Counter()
    if missing:
        rejected += _report_missing(joined, intake, stage)
    if seemingly:
        rejected += _report_repeated(joined, intake, stage)
    return rejected


def _report_missing(joined: Joined, intake: Intake, stage: str) -> Counter[int]:
    parts = [quoted(field_id) for field_id in joined.record_type.key]
    rows = intake.connection.execute(
        f"SELECT _source, _line, {', '.join(f'{part} IS NULL' for part in parts)} FROM {stage} "
        f"WHERE _key IS NULL ORDER BY _row"
    ).fetchall()
    fields = [joined.record_type.field(name) for name in joined.record_type.key]
    labels = [field.label for field in fields if field is not None]
    for source, line, *empty in rows[:LISTED]:
        named = [label for label, is_empty in zip(labels, empty, strict=True) if is_empty]
        missing = Text.listed(named)
        intake.collector.add(codes.KEY_MISSING, joined.origin(source).row(line), field=missing)
    return _counted([(source, line) for source, line, *_ in rows], joined, intake)


def _report_repeated(joined: Joined, intake: Intake, stage: str) -> Counter[int]:
    rows = intake.connection.execute(
        f"SELECT _source, _line, _key, first[1], first[2], _row, first[3] "
        f"FROM (SELECT _source, _line, _row, _key, "
        f"first_value([_source::BIGINT, _line, _row]) OVER same AS first, "
        f"row_number() OVER same AS number FROM {stage} "
        f"WHERE _key IN (SELECT _key FROM {stage} GROUP BY _key HAVING count(*) > 1) "
        f"WINDOW same AS (PARTITION BY _key ORDER BY _row)) WHERE number > 1 ORDER BY _row"
    ).fetchall()
    told = rows[:LISTED]
    differences = differing(joined, [(row, first) for *_, row, first in told], intake)
    for (source, line, key, in_source, first, *_), differs in zip(told, differences, strict=True):
        place = str(joined.origin(in_source).row(first))
        at = joined.origin(source).row(line)
        intake.collector.add(codes.DUPLICATE_KEY, at, key=key, first=place, differs=differs)
    return _counted([(source, line) for source, line, *_ in rows], joined, intake)


def _counted(rows: Sequence[tuple[int, int]], joined: Joined, intake: Intake) -> Counter[int]:
    report_more_rows(rows, key_field(joined), joined, intake)
    return Counter(source for source, _ in rows)


def report_more_rows(
    rows: Sequence[tuple[int, int]], field: Field, joined: Joined, intake: Intake
) -> None:
    """Count the cells of a field beyond those that are listed; `rows` are pairs of sheet and line."""
    more = rows[LISTED:]
    if more:
        source, line = more[0]
        intake.collector.add(
            codes.MORE_LIKE_THIS,
            joined.origin(source).cell(line, field.id),
            field=field.label,
            count=len(more),
            last=more[-1][1],
            shown=LISTED,
        )


def key_field(joined: Joined) -> Field:
    """Return the first field of a type's key, or that of stated keys."""
    fields = [joined.record_type.field(field_id) for field_id in joined.record_type.key]
    return next((field for field in fields if field is not None), KEY)
