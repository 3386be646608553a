"""Opens Parquet files and tables as relations; their rows stay in DuckDB."""

from collections.abc import Iterable

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


def read_parquet(
    file: SourceFile,
    connection: duckdb.DuckDBPyConnection,
    collector: Collector,
    *,
    sheet: str | None = None,
) -> list[Part]:
    """Return the file as a relation, numbered in the order of its rows."""
    stored = f"read_parquet({literal(_unglobbed(str(file.path)))}, {_NUMBER} = true)"
    try:
        columns = _columns_of(stored, connection)
    except duckdb.Error:
        collector.add(codes.NOT_READABLE, Location(file=file.name), kind="Parquet", reason=_REASON)
        return []
    kept = tuple(column for column in columns if column[0] != _NUMBER)
    source = f"(SELECT * EXCLUDE ({_NUMBER}), {_NUMBER} + 1 AS _line FROM {stored})"
    return [Relation(file=file.name, sheet=sheet, source=source, columns=kept)]


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


def _unglobbed(path: str) -> str:
    """Return a path that DuckDB takes as it stands, whatever wildcards it contains."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in path)
