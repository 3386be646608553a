"""Looks for resident IDs and mobile numbers in typed columns: DuckDB finds what may be one."""

import re
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
_HOLDS_NONE = (
    *("BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER"),
    *("DATE", "TIME", "TIME WITH TIME ZONE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS"),
    *("TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE", "INTERVAL", "UUID", "BIT"),
)
"""Types all of whose values are too small, or no numbers; what is not known is looked into as text."""

_DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")


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
    read, may_be = _may_be_one(column, kind)
    rows = connection.execute(
        f"SELECT {read}, min(_line), count(*) FROM {relation.source} WHERE {may_be} GROUP BY 1"
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


def suspect_columns(relation: Relation, connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Return the columns with a value as large as the least number that may be one, or a text as long.

    Nearly no column has: what Parquet says of its numbers tells without reading them, and texts are
    measured in one pass.
    """
    greatest: dict[str, str] = {}
    longest: dict[str, str] = {}
    for name, kind in relation.columns:
        if _is_number(kind):
            greatest[name] = f"max({quoted(name)}) >= {FIRST_MOBILE}"
        elif kind not in _HOLDS_NONE and not _is_narrow(kind):
            longest[name] = f"max(strlen({_as_text(quoted(name), kind)})) >= {SHORTEST}"
    found: list[str] = []
    for tests in (greatest, longest):
        if tests:
            (row,) = connection.execute(
                f"SELECT {', '.join(tests.values())} FROM {relation.source}"
            ).fetchall()
            found += (name for name, is_one in zip(tests, row, strict=True) if is_one)
    return frozenset(found)


def _may_be_one(column: str, kind: str) -> tuple[str, str]:
    """Return the SQL of a value, and of whether it may be one."""
    if _is_number(kind):
        whole = "" if kind in _WHOLE else f" AND {column} = floor({column})"
        return column, f"{column} >= {FIRST_MOBILE} AND {column} < {LAST_ID}{whole}"
    text = _as_text(column, kind)
    return text, f"strlen({text}) >= {SHORTEST} AND regexp_matches({text}, {literal(_MAY_BE_ONE)})"


def _is_number(kind: str) -> bool:
    """Whether a type is one of numbers that may be large enough; a list of numbers is none."""
    return (
        (kind in _WHOLE or kind.startswith(_BROKEN)) and not kind.endswith("]") and not _is_narrow(kind)
    )


def _is_narrow(kind: str) -> bool:
    """Whether a type is a decimal too narrow for the least number that may be one."""
    digits = _DECIMAL.fullmatch(kind)
    return digits is not None and int(digits[1]) - int(digits[2]) < SHORTEST


def _as_text(column: str, kind: str) -> str:
    if kind == "BLOB":
        # Old programs write texts so; as bytes, letters before a number would be taken for its digits.
        return f"coalesce(TRY(decode({column})), CAST({column} AS VARCHAR))"
    return column if kind == "VARCHAR" else f"CAST({column} AS VARCHAR)"
