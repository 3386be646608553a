"""Compares what the engine found with what numpy found, to the last digit."""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.numpy_side import Found, Shown
from benchmarks.numpy_truth import Value

Counts = Mapping[str, Mapping[str, int]]


def differences(findings: pa.Table, counts: Counts, found: Mapping[str, Found]) -> Iterator[str]:
    """Yield a line for each rule whose outcomes, rows or shown values differ."""
    for rule in sorted(set(counts) ^ set(found)):
        yield f"{rule}: known to one side only"
    numbers = findings.column("rule").combine_chunks()
    names = numbers.dictionary.to_pylist()
    order = np.lexsort((findings.column("row").to_numpy(), numbers.indices.to_numpy()))
    sorted_numbers = numbers.indices.to_numpy()[order]
    for index, rule in enumerate(names):
        low, high = np.searchsorted(sorted_numbers, [index, index + 1])
        if rule in found:
            yield from _rule(rule, findings.take(pa.array(order[low:high])), counts[rule], found[rule])


def _rule(rule: str, table: pa.Table, counts: Mapping[str, int], found: Found) -> Iterator[str]:
    for outcome, number in found.counts.items():
        if counts[outcome] != number:
            yield f"{rule}: {outcome} {counts[outcome]} in the engine, {number} in numpy"
    rows = table.column("row").to_numpy()
    if not np.array_equal(rows, found.rows):
        yield f"{rule}: findings of different rows"
        return
    failed = pc.equal(table.column("outcome").cast(pa.string()), "fail").to_numpy()
    if not np.array_equal(failed, found.failed):
        yield f"{rule}: outcomes differ"
    for name, sides in (("actual", found.actual), ("required", found.required)):
        for shown in sides:
            part = table.take(pa.array(np.searchsorted(rows, shown.rows)))
            if not _equal(part, name, shown):
                yield f"{rule}: {name} differs"


def _equal(table: pa.Table, name: str, shown: Shown) -> bool:
    value = shown.value
    size = len(shown.rows)
    present = np.ones(size, dtype=bool) if value.known is None else value.known
    numbers = np.broadcast_to(np.asarray(value.numbers, dtype=np.int64), (size,))
    column = table.column(name).combine_chunks()
    if value.words or value.date or column.null_count == size:
        texts = table.column(f"{name}_text").combine_chunks()
        if not np.array_equal(texts.is_valid().to_numpy(zero_copy_only=False), present):
            return False
        return _texts(texts.filter(pa.array(present)), value, numbers[present])
    if not np.array_equal(column.is_valid().to_numpy(zero_copy_only=False), present):
        return False
    scale = column.type.scale
    expected = numbers * 10 ** max(0, scale - value.decimals)
    seen = _whole(column) * 10 ** max(0, value.decimals - scale)
    return np.array_equal(seen[present], expected[present])


def _texts(texts: pa.Array, value: Value, numbers: npt.NDArray[np.int64]) -> bool:
    if value.words:
        expected = pa.array(value.words).take(pa.array(numbers))
        return bool(texts.equals(expected))
    if value.date:
        days = texts.cast(pa.date32()).cast(pa.int32()).to_numpy(zero_copy_only=False)
        return np.array_equal(days, numbers)
    return np.array_equal(texts.cast(pa.int64()).to_numpy(zero_copy_only=False), numbers)


def _whole(column: pa.Array) -> npt.NDArray[np.int64]:
    """Return the low 64 bits of decimals; no value of the benchmark needs more."""
    words = np.frombuffer(column.buffers()[1], dtype=np.int64)
    return words[0::2][column.offset : column.offset + len(column)].copy()
