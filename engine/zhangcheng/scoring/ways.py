"""Which institution a row counts for: certainly, or perhaps, where nobody knows to what it refers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.names import quoted, stray_name
from zhangcheng.evaluate.compile import own
from zhangcheng.evaluate.frame import PLACED, VALID
from zhangcheng.evaluate.tabulate import Tabulation
from zhangcheng.model.record_type import RecordType


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A table of rows and the references that lead from a row to the institution, `unit` in the table.

    `links` has a table for each reference, of the records that have it, and `strays` beside it the table
    of what its stray rows may refer to, if there are any.
    """

    table: str
    links: tuple[str, ...]
    strays: tuple[str | None, ...]


def doubtful_way(
    table: str,
    through: Sequence[str],
    *,
    record_type: RecordType,
    record_types: Mapping[str, RecordType],
    dataset: Dataset,
) -> tuple[Way, list[Tabulation]] | None:
    """Return the way of a table and the tables of its links; None where it is certain for all rows.

    It is not where there are stray rows, or where it leads over records that may not be in force.
    """
    steps, below = [], record_type
    for reference in through:
        steps.append((below.id, reference))
        declared = below.field(reference)
        assert declared is not None  # noqa: S101 - linking has seen to it
        below = record_types[declared.to or ""]
    over = {type_ for type_, _ in steps[1:]}
    if not any(step in dataset.strays for step in steps) and not dataset.undated.keys() & over:
        return None
    links = [
        Tabulation(table=f"{table}_{n}", record_type=type_, columns={"next": own(reference)})
        for n, (type_, reference) in enumerate(steps)
    ]
    strays = tuple(stray_name(*step) if step in dataset.strays else None for step in steps)
    return Way(table=table, links=tuple(link.table for link in links), strays=strays), links


def write_units(connection: duckdb.DuckDBPyConnection, ways: Sequence[Way]) -> None:
    """Put a row for each institution that it may count for in place of each row of the tables.

    Where that is not certain, `_placed` is false. Rows that are no records have no values and are
    numbered from -1 down, as the stray rows of their reference are.
    """
    for way in ways:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {quoted(way.table)} AS"
            f" SELECT l._row, l.unit, l.{PLACED}, t.* EXCLUDE (_row, unit, {PLACED})"
            f" FROM ({_units(way)}) l LEFT JOIN {quoted(way.table)} t ON t._row = l._row"
        )


def _units(way: Way) -> str:
    joined, certain = f"({_link(way, 0)}) l0", [f"l0.{PLACED}"]
    for n in range(1, len(way.links)):
        joined += f" LEFT JOIN ({_link(way, n)}) l{n} ON l{n}._key = l{n - 1}.next"
        # A record that may not be in force leads to its institution perhaps.
        certain.append(f"l{n}.{PLACED} AND l{n}.{VALID} IS NOT NULL")
    return (
        f"SELECT l0._row, l{len(way.links) - 1}.next AS unit,"
        f" coalesce(bool_or({' AND '.join(certain)}), FALSE) AS {PLACED} FROM {joined} GROUP BY ALL"
    )


def _link(way: Way, n: int) -> str:
    """Return row, key and what is referred to, of all records with a reference and of stray rows."""
    rows = quoted(way.links[n])
    certain = f"SELECT _row, _key, next, TRUE AS {PLACED}, {VALID} FROM {rows}"
    strays = way.strays[n]
    if strays is None:
        return certain
    return (
        f"{certain} UNION ALL SELECT coalesce(s._row, -1 - s._at), r._key, s._to_key, FALSE, r.{VALID}"
        f" FROM {quoted(strays)} s LEFT JOIN {rows} r ON r._row = s._row"
        " WHERE s._row IS NULL OR r._row IS NOT NULL"
    )
