"""Numbers of typed columns in SQL: which columns can be cast as they stand, and what else is refused."""

import re
from collections.abc import Mapping

import duckdb

from zhangcheng.dataset.cells import column_type
from zhangcheng.dataset.names import quoted
from zhangcheng.dataset.numbers import holds
from zhangcheng.dataset.sheet import Relation
from zhangcheng.model.record_type import Field, FieldType

WHOLE = frozenset(
    (
        "TINYINT",
        "SMALLINT",
        "INTEGER",
        "BIGINT",
        "HUGEINT",
        "UTINYINT",
        "USMALLINT",
        "UINTEGER",
        "UBIGINT",
    )
)
_DECIMAL = re.compile(r"DECIMAL\(\d+,(\d+)\)")


def is_typed_number(field: Field, kind: str) -> bool:
    """Whether a column of a number field has a type of numbers."""
    is_number = kind in WHOLE or kind == "DOUBLE" or _DECIMAL.fullmatch(kind) is not None
    return field.type is FieldType.NUMBER and is_number


def sound_numbers(
    relation: Relation, fields: Mapping[int, Field], connection: duckdb.DuckDBPyConnection
) -> frozenset[str]:
    """Return the number fields (by id) whose columns hold nothing but exact numbers within bounds.

    That is told by the least and the greatest number of each, which Parquet states; a column for which
    it does not follow is left to be looked into cell by cell.
    """
    exact = {
        index: field for index, field in fields.items() if _is_exact(field, relation.columns[index][1])
    }
    if not exact:
        return frozenset()
    names = (quoted(relation.columns[index][0]) for index in exact)
    (row,) = connection.execute(
        f"SELECT {', '.join(f'min({name}), max({name})' for name in names)} FROM {relation.source}"
    ).fetchall()
    ends = zip(exact.values(), row[::2], row[1::2], strict=True)
    return frozenset(
        field.id for field, least, greatest in ends if least is None or holds(field, least, greatest)
    )


def _is_exact(field: Field, kind: str) -> bool:
    """Whether no number of a type has more decimals than the field."""
    decimals = _DECIMAL.fullmatch(kind)
    fits = kind in WHOLE if decimals is None else int(decimals[1]) <= field.decimals
    return field.type is FieldType.NUMBER and fits


def number_sql(field: Field, name: str, kind: str) -> str:
    """Return the SQL of an exact number: null where the cast would round or leave the bounds."""
    cast = f"TRY_CAST({name} AS {column_type(field)})"
    conditions = []
    if field.minimum is not None:
        conditions.append(f"{name} >= {field.minimum:f}")
    if field.maximum is not None:
        conditions.append(f"{name} <= {field.maximum:f}")
    if kind == "DOUBLE":
        # Equal to the shortest decimal text, or to the 15 digits that spreadsheets vouch for.
        # The second is looked at where the first does not hold: writing digits takes ten times as long.
        digits = f"CAST(printf('%.15g', {name}) AS DOUBLE)"
        back = f"CAST({cast} AS DOUBLE)"
        conditions.append(f"({back} = {name} OR {back} = {digits})")
    elif kind.startswith("DECIMAL"):
        conditions.append(f"{cast} = {name}")
    return f"CASE WHEN {' AND '.join(conditions)} THEN {cast} END" if conditions else cast
