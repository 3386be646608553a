"""Looks for resident IDs and mobile numbers in typed columns: DuckDB finds what may be one."""

from dataclasses import dataclass

import duckdb

from zhangcheng.dataset.names import literal, quoted
from zhangcheng.dataset.personal_text import FIRST_MOBILE, LAST_ID, SHORTEST, Kind, kind_of
from zhangcheng.dataset.sheet import Relation

_MAY_BE_ONE = (
    r"(^|[^0-9A-Za-z.])([1-9][0-9]{14}|[1-9][0-9]{16}[0-9Xx]|"
    r"(86[- ]?)?1[3-9][0-9]([0-9]{8}|[- ][0-9]{4}[- ][0-9]{4}))($|[^0-9A-Za-z.])"
)
"""Wider than what is one: DuckDB's expressions neither look around nor reckon check digits."""

_WHOLE = ("BIGINT", "HUGEINT", "UBIGINT", "UHUGEINT")
_BROKEN = ("DOUBLE", "FLOAT", "DECIMAL")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundInColumn:
    """What is personal in a column: its kind, the first row, and in how many cells."""

    kind: Kind | None = None
    line: int = 0
    count: int = 0


def found_in_column(
    relation: Relation,
    name: str,
    kind: str,
    connection: duckdb.DuckDBPyConnection,
    *,
    all_of_it: bool = False,
) -> FoundInColumn:
    """Return what is personal in a column of a DuckDB type; with `all_of_it`, every filled cell is."""
    column = quoted(name)
    if all_of_it:
        row = connection.execute(f"SELECT count({column}) FROM {relation.source}").fetchone()
        return FoundInColumn(count=int(row[0]) if row else 0)
    may_be = _may_be_one(column, kind)
    if may_be is None:
        return FoundInColumn()
    rows = connection.execute(
        f"SELECT {column}, min(_line), count(*) FROM {relation.source} WHERE {may_be} GROUP BY 1"
    ).fetchall()
    found = [
        (line, count, known)
        for value, line, count in rows
        if (known := kind_of(value if isinstance(value, str) else int(value))) is not None
    ]
    if not found:
        return FoundInColumn()
    line, _, first = min(found)
    return FoundInColumn(kind=first, line=line, count=sum(count for _, count, _ in found))


def _may_be_one(column: str, kind: str) -> str | None:
    """Return the SQL of whether a value may be one; None where no value of the type can."""
    if kind == "VARCHAR":
        return f"strlen({column}) >= {SHORTEST} AND regexp_matches({column}, {literal(_MAY_BE_ONE)})"
    if kind in _WHOLE or kind.startswith(_BROKEN):
        whole = "" if kind in _WHOLE else f" AND {column} = floor({column})"
        return f"{column} >= {FIRST_MOBILE} AND {column} < {LAST_ID}{whole}"
    return None
