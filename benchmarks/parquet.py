"""Writes the made-up tables as Parquet files, with the headings of the benchmark's pack."""

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.made_up import Column, Columns, make

DIGITS = 18


def write(folder: Path, *, records: int, events: int) -> dict[str, Path]:
    """Write a file per record type, unless it is there; return their paths by record type."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}-{records}-{events}.parquet" for name in ("community", "event")}
    if all(path.exists() for path in paths.values()):
        return paths
    tables = make(records, events)
    codes = _numbered("C", np.arange(records))
    owners = _numbered("C", tables.owner)
    numbers = _numbered("E", np.arange(events))
    _save(paths["community"], {"code": codes, **_arrays(tables.communities)})
    _save(paths["event"], {"number": numbers, "community": owners, **_arrays(tables.events)})
    return paths


def _save(path: Path, arrays: dict[str, pa.Array]) -> None:
    unfinished = path.with_suffix(".part")
    pq.write_table(pa.table(arrays), unfinished, compression="zstd")
    unfinished.replace(path)


def _numbered(letter: str, numbers: npt.NDArray[np.integer]) -> pa.Array:
    text = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), 7, "0")
    return pc.binary_join_element_wise(letter, text, "")


def _arrays(columns: Columns) -> dict[str, pa.Array]:
    return {name: _array(column) for name, column in columns.items()}


def _array(column: Column) -> pa.Array:
    if column.words:
        taken = pa.array(column.values, mask=column.missing)
        return pa.DictionaryArray.from_arrays(taken, pa.array(column.words)).cast(pa.string())
    if column.boolean:
        return pa.array(column.values.astype(bool), mask=column.missing)
    if column.date:
        return pa.array(column.values.astype(np.int32), mask=column.missing).cast(pa.date32())
    if column.decimals:
        return _decimals(column)
    return pa.array(column.values, mask=column.missing)


def _decimals(column: Column) -> pa.Array:
    """Whole numbers laid out as the 128 bits of decimals: nothing passes through a float."""
    low = column.values.astype(np.int64)
    words = np.stack([low, np.where(low < 0, -1, 0)], axis=1)
    valid = None
    if column.missing is not None:
        valid = pa.array(~column.missing).buffers()[1]
    kind = pa.decimal128(DIGITS, column.decimals)
    return pa.Array.from_buffers(kind, len(low), [valid, pa.py_buffer(np.ascontiguousarray(words))])


if __name__ == "__main__":
    folder, *sizes = sys.argv[1:]
    write(Path(folder), records=int(sizes[0]), events=int(sizes[1]))
