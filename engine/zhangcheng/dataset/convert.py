"""Converts whole columns: each distinct cell once, with the address of every cell at fault."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.fault import Converted, Converter, Fault, Noted, Value, settled
from zhangcheng.dataset.origin import Origin
from zhangcheng.dataset.sheet import Cell
from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.diagnostic import Argument
from zhangcheng.model.record_type import Field

LISTED = 1000
"""Faults of one column that are listed one by one; more of them are counted in one diagnostic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyCell:
    """A cell that could not be converted: its row number, its content and what is wrong."""

    line: int
    cell: Cell
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedCell:
    """A cell of which something must be said though it was converted."""

    line: int
    cell: Cell
    noted: Noted


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A converted column: None where a cell is empty or faulty; the faulty and the noted cells."""

    values: Sequence[Value]
    faulty: Sequence[FaultyCell] = ()
    noted: Sequence[NotedCell] = ()


def convert_column(cells: Sequence[Cell], lines: Sequence[int], convert: Converter) -> Column:
    """Convert the cells of a column; `lines` are their row numbers."""
    results: dict[object, Converted]
    keys: Sequence[object] = cells
    if len(set(map(type, cells)) - {str, type(None)}) > 1:
        # 1, 1.0 and True are one dictionary key, but not one text.
        keys = list(zip(map(type, cells), cells, strict=True))
        results = {key: convert(cell) for key, cell in dict(zip(keys, cells, strict=True)).items()}
    else:
        results = {cell: convert(cell) for cell in set(cells)}
    found = list(map(results.__getitem__, keys))
    if not any(isinstance(result, Fault | Noted) for result in results.values()):
        return Column(values=found)  # type: ignore[arg-type]
    placed = list(zip(lines, cells, found, strict=True))
    return Column(
        values=[None if isinstance(result, Fault) else settled(result) for result in found],  # type: ignore[misc]
        faulty=[FaultyCell(line=n, cell=cell, fault=r) for n, cell, r in placed if isinstance(r, Fault)],
        noted=[NotedCell(line=n, cell=cell, noted=r) for n, cell, r in placed if isinstance(r, Noted)],
    )


def report_column(
    faulty: Sequence[FaultyCell], field: Field, origin: Origin, collector: Collector
) -> None:
    """Report the faulty cells of a column; `origin` knows their addresses.

    What may be done `otherwise` is said after the hint, where a fault has it among its arguments.
    """
    general: dict[str, Argument] = {"field": field.label, "otherwise": ""}
    for item in faulty[:LISTED]:
        arguments = {**general, "text": shown(item.cell), **item.fault.arguments}
        collector.add(item.fault.code, origin.cell(item.line, field.id), **arguments)
    report_more([item.line for item in faulty], field, origin, collector)


def report_notes(noted: Sequence[NotedCell], field: Field, origin: Origin, collector: Collector) -> None:
    """Say what was made of cells that were converted all the same.

    Each doubtful one is told, but once for all codes that lie in one `part`; of cells that were merely
    put in order the first is told, and how many there are, for each `unit` that was converted.
    """
    first: dict[tuple[str, object], NotedCell] = {}
    counts: Counter[tuple[str, object]] = Counter()
    for item in noted:
        is_notice = item.noted.code.severity is Severity.NOTICE
        kind, alone = ("unit", "") if is_notice else ("part", item.line)
        alike = item.noted.arguments.get(kind, alone)
        key = (item.noted.code.id, alike)
        first.setdefault(key, item)
        counts[key] += 1
    told = list(first.items())
    for group, item in told[:LISTED]:
        arguments = {"field": field.label, "text": shown(item.cell), **item.noted.arguments}
        value = "" if item.noted.value is None else str(item.noted.value)
        place = origin.cell(item.line, field.id)
        collector.add(item.noted.code, place, count=counts[group], value=value, **arguments)
    report_more([item.line for _, item in told], field, origin, collector)


def report_more(lines: Sequence[int], field: Field, origin: Origin, collector: Collector) -> None:
    """Count the faulty cells beyond those that are listed."""
    more = len(lines) - LISTED
    if more > 0:
        collector.add(
            codes.MORE_LIKE_THIS,
            origin.cell(lines[LISTED], field.id),
            field=field.label,
            count=more,
            last=lines[-1],
            shown=LISTED,
        )
