"""Puts converted columns into DuckDB: as lists, or by way of Arrow where there are many rows."""

from collections.abc import Mapping, Sequence

import duckdb

from zhangcheng.dataset.fault import Value
from zhangcheng.dataset.names import quoted

_MANY_ROWS = 20_000
"""Importing Arrow costs as much as it saves on about so many rows of a ledger."""

_GIVEN = "given_columns"


def write_columns(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Mapping[str, tuple[str, Sequence[Value] | None]],
    *,
    lines: Sequence[int],
    select: str,
) -> None:
    """Create a temporary table of columns, with `_row` (from 0) and `_line` before them.

    Args:
        connection: where to create it.
        table: its name.
        columns: by name the DuckDB type and the values; None for a column that is empty.
        lines: the row numbers in the sheet.
        select: what to select of the columns.
    """
    empty = [
        f"NULL::{kind} AS {quoted(name)}" for name, (kind, values) in columns.items() if values is None
    ]
    filled = {name: (kind, values) for name, (kind, values) in columns.items() if values is not None}
    create = f"CREATE OR REPLACE TEMP TABLE {quoted(table)} AS SELECT {select} FROM"
    if len(lines) < _MANY_ROWS:
        numbered = [f"unnest(?::{kind}[]) AS {quoted(name)}" for name, (kind, _) in filled.items()]
        lists = [list(range(len(lines))), list(lines), *(values for _, values in filled.values())]
        selects = ["unnest(?::BIGINT[]) AS _row", "unnest(?::INTEGER[]) AS _line", *numbered, *empty]
        connection.execute(f"{create} (SELECT {', '.join(selects)})", lists)
        return
    import pyarrow as pa  # noqa: PLC0415 - heavy, and small ledgers do without

    given = {"_row": pa.array(range(len(lines))), "_line": pa.array(list(lines), pa.int32())}
    given |= {name: pa.array(list(values)) for name, (_, values) in filled.items()}
    casts = [f"CAST({quoted(name)} AS {kind}) AS {quoted(name)}" for name, (kind, _) in filled.items()]
    connection.register(_GIVEN, pa.table(given))
    # Arrow tables are scanned in parallel: `_row` keeps the order.
    selects = ["_row", "_line", *casts, *empty]
    connection.execute(f"{create} (SELECT {', '.join(selects)} FROM {_GIVEN}) ORDER BY _row")
    connection.unregister(_GIVEN)
