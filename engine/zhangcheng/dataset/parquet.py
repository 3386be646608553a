"""Opens Parquet files and tables as relations; their rows stay in DuckDB."""

from collections.abc import Iterable
from itertools import pairwise

import duckdb

from zhangcheng.dataset.intake import Intake
from zhangcheng.dataset.names import literal, quoted
from zhangcheng.dataset.sheet import Part, Relation, SourceFile
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text

_REASON = Text("内容不是 Parquet，或已损坏", "the content is not Parquet, or damaged")
_NUMBER = "file_row_number"
_ROWS_OF_A_SLICE = 100_000
"""Fewer are read by one thread in less time than it takes to divide them."""
_GROUPS_OF_A_THREAD = 4


def read_parquet(
    file: SourceFile,
    connection: duckdb.DuckDBPyConnection,
    collector: Collector,
    *,
    sheet: str | None = None,
) -> list[Part]:
    """Return the file as a relation, numbered in the order of its rows."""
    path = literal(_unglobbed(str(file.path)))
    stored = f"read_parquet({path}, {_NUMBER} = true)"
    try:
        columns = _columns_of(stored, connection)
    except duckdb.Error:
        collector.add(codes.NOT_READABLE, Location(file=file.name), kind="Parquet", reason=_REASON)
        return []
    kept = tuple(column for column in columns if column[0] != _NUMBER)
    source = f"SELECT * EXCLUDE ({_NUMBER}), {_NUMBER} + 1 AS _line FROM {stored}"
    cuts = _cuts(path, connection)
    slices = [
        f"{source} WHERE {_NUMBER} >= {begin} AND {_NUMBER} < {end}" for begin, end in pairwise(cuts)
    ]
    sliced = f"({' UNION ALL '.join(slices)})" if slices else None
    return [Relation(file=file.name, sheet=sheet, source=f"({source})", columns=kept, sliced=sliced)]


def relation_of(name: str, table: object, connection: duckdb.DuckDBPyConnection) -> Relation:
    """Return a table as a relation: what may stand after FROM, or anything DuckDB registers.

    Raises:
        duckdb.Error: when DuckDB cannot read it.
    """
    if isinstance(table, str):
        stored = table
    else:
        view = f"given_{name}"
        connection.register(view, table)
        stored = quoted(view)
    columns = _columns_of(stored, connection)
    source = f"(SELECT *, row_number() OVER () AS _line FROM {stored})"
    return Relation(file=name, sheet=None, source=source, columns=columns)


def report_damaged(relations: Iterable[Relation], intake: Intake) -> bool:
    """Report the files whose rows cannot be read: only reading all of them tells."""
    damaged = False
    for relation in relations:
        try:
            intake.connection.execute(
                f"SELECT bit_xor(hash(COLUMNS(*))) FROM {relation.source}"
            ).fetchall()
        except duckdb.Error:
            damaged = True
            at = Location(file=relation.file)
            intake.collector.add(codes.NOT_READABLE, at, kind="Parquet", reason=_REASON)
    return damaged


def _columns_of(source: str, connection: duckdb.DuckDBPyConnection) -> tuple[tuple[str, str], ...]:
    described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    return tuple((name, kind) for name, kind, *_ in described)


def _cuts(path: str, connection: duckdb.DuckDBPyConnection) -> list[int]:
    """Return between which rows a file is cut so that every thread has as much of it to read.

    A row group is read by one thread, and most programs write a million rows to one. A file of many
    row groups is not cut: they share out well enough.
    """
    row = connection.execute(
        f"SELECT num_rows, num_row_groups, current_setting('threads') FROM parquet_file_metadata({path})"
    ).fetchone()
    rows, groups, threads = row or (0, 0, 1)
    slices = min(threads, rows // _ROWS_OF_A_SLICE)
    if slices <= 1 or groups >= threads * _GROUPS_OF_A_THREAD:
        return []
    return [rows * nth // slices for nth in range(slices + 1)]


def _unglobbed(path: str) -> str:
    """Return a path that DuckDB takes as it stands, whatever wildcards it contains."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in path)
