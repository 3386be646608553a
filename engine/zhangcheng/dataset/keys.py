"""Keys: what they are made of, and the field that stands for one."""

from collections.abc import Sequence

from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.headings import KEY
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.names import quoted
from zhangcheng.diagnostics.codes import data as codes
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
