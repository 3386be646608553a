"""Reads data into tables: from a path, from records that a program made, or from typed columns."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from zhangcheng.dataset.csvfile import read_csv
from zhangcheng.dataset.dataset import Dataset
from zhangcheng.dataset.files import find_files
from zhangcheng.dataset.intake import Intake
from zhangcheng.dataset.parquet import read_parquet, relation_of
from zhangcheng.dataset.personal_text import masked_file
from zhangcheng.dataset.pipeline import load
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.records import grid_of, read_json, read_yaml
from zhangcheng.dataset.sheet import Part, SourceFile
from zhangcheng.dataset.workbook import read_workbook
from zhangcheng.diagnostics.collector import UnusableDataError
from zhangcheng.model.jurisdiction import JurisdictionTree
from zhangcheng.model.record_type import RecordType


def read_dataset(  # noqa: PLR0913 - keyword-only: what the data is read against
    path: Path,
    *,
    record_types: Mapping[str, RecordType],
    jurisdictions: JurisdictionTree,
    connection: duckdb.DuckDBPyConnection | None = None,
    as_of: dt.date | None = None,
    drop_personal_data: bool = False,
) -> Dataset:
    """Read a workbook, a CSV, Parquet, JSON or YAML file, or a folder of them.

    Args:
        path: the file or folder.
        record_types: those of the pack, by id; each gets a table.
        jurisdictions: the places that cells may name.
        connection: where to put the tables; a new DuckDB database in memory without it.
        as_of: the day on which statistical codes should be in use; any day without it.
        drop_personal_data: whether to leave out columns of names, IDs and phone numbers, and say so,
            rather than refuse the input.

    Raises:
        UnusableDataError: when the input cannot be used, with everything found.
    """
    intake = Intake(
        connection=connection or duckdb.connect(":memory:"),
        record_types=record_types,
        places=Places(jurisdictions, as_of),
        drop_personal_data=drop_personal_data,
        as_of=as_of,
    )
    found = find_files(path, intake.collector)
    intake.collector.raise_errors(UnusableDataError)
    parts: list[Part] = list(found.notices)
    for file in found.files:
        parts += _read(file, intake)
    return load(parts, intake, name=masked_file(path) or str(path), files=found.facts)


def from_rows(
    rows: Mapping[str, Sequence[Mapping[str, object]]],
    *,
    record_types: Mapping[str, RecordType],
    jurisdictions: JurisdictionTree,
    file: str = "rows",
    connection: duckdb.DuckDBPyConnection | None = None,
) -> Dataset:
    """Make a dataset of records given as plain values (text, int, Decimal, bool, date, None).

    They go the way of a JSON file, but may leave out keys and required fields. Each may state its
    `_key`; one without a key is known by `#` and its number. `jurisdiction` gives the place of a
    record of any type. Addresses are `file › record type › number › field`.

    Args:
        rows: records by the id of their record type; a value by the id of its field.
        record_types: those of the pack, by id; each gets a table.
        jurisdictions: the places that values may name.
        file: what addresses name as the file.
        connection: where to put the tables (those of an earlier dataset there are replaced); a new
            DuckDB database in memory without it.

    Raises:
        UnusableDataError: when a field is given twice.
    """
    intake = Intake(
        connection=connection or duckdb.connect(":memory:"),
        record_types=record_types,
        places=Places(jurisdictions),
        lenient=True,
        may_be_empty=True,
    )
    parts = [grid_of(file, name, records) for name, records in rows.items()]
    return load(parts, intake, name=file, files=())


def from_tables(
    tables: Mapping[str, object],
    *,
    record_types: Mapping[str, RecordType],
    jurisdictions: JurisdictionTree,
    connection: duckdb.DuckDBPyConnection | None = None,
) -> Dataset:
    """Make a dataset of typed columns, without any Python per row.

    Columns are matched to fields by heading, as in a file. Those that have their field's type
    already are cast inside DuckDB; keys and references are checked there too.

    Args:
        tables: by the id of the record type: the path of a Parquet file (`Path`), what may stand
            after FROM in `connection` (`str`), or an Arrow table or anything else that DuckDB
            registers.
        record_types: those of the pack, by id; each gets a table.
        jurisdictions: the places that columns may name.
        connection: where the tables are and go; a new DuckDB database in memory without it.

    Raises:
        UnusableDataError: when the tables cannot be used.
    """
    intake = Intake(
        connection=connection or duckdb.connect(":memory:"),
        record_types=record_types,
        places=Places(jurisdictions),
        may_be_empty=True,
    )
    parts: list[Part] = []
    for name, table in tables.items():
        if isinstance(table, Path):
            file = SourceFile(path=table, name=table.name)
            parts += read_parquet(file, intake.connection, intake.collector, sheet=name)
        else:
            parts.append(relation_of(name, table, intake.connection))
    return load(parts, intake, name="tables", files=())


def _read(file: SourceFile, intake: Intake) -> list[Part]:
    suffix = file.path.suffix.lower()
    if suffix == ".parquet":
        return read_parquet(file, intake.connection, intake.collector)
    if suffix in (".csv", ".tsv"):
        return read_csv(file, intake.collector)
    if suffix == ".json":
        return read_json(file, intake.collector)
    if suffix in (".yaml", ".yml"):
        return read_yaml(file, intake.collector)
    return read_workbook(file, intake.collector)
