"""Converts whole columns: each distinct cell once, with the address of every cell at fault."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.fault import Converter, Fault, Value
from zhangcheng.dataset.origin import Origin
from zhangcheng.dataset.sheet import Cell
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.model.record_type import Field

LISTED = 1000
"""Faults of one column that are listed one by one; more of them are counted in one diagnostic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyCell:
    """A cell that could not be converted: its row number, its content and what is wrong."""

    line: int
    cell: Cell
    fault: Fault


def convert_column(
    cells: Sequence[Cell], lines: Sequence[int], convert: Converter
) -> tuple[list[Value], list[FaultyCell]]:
    """Return the values of a column, None where a cell is empty or faulty, and the faulty cells."""
    results: dict[object, Value | Fault]
    keys: Sequence[object] = cells
    if len(set(map(type, cells)) - {str, type(None)}) > 1:
        # 1, 1.0 and True are one dictionary key, but not one text.
        keys = list(zip(map(type, cells), cells, strict=True))
    results = {key: convert(cell) for key, cell in dict(zip(keys, cells, strict=True)).items()}
    found = list(map(results.__getitem__, keys))
    if not any(isinstance(result, Fault) for result in results.values()):
        return found, []  # type: ignore[return-value]
    faulty = [
        FaultyCell(line=line, cell=cell, fault=result)
        for line, cell, result in zip(lines, cells, found, strict=True)
        if isinstance(result, Fault)
    ]
    return [None if isinstance(result, Fault) else result for result in found], faulty


def report_column(
    faulty: Sequence[FaultyCell], field: Field, origin: Origin, collector: Collector
) -> None:
    """Report the faulty cells of a column; `origin` knows their addresses."""
    for item in faulty[:LISTED]:
        arguments = {"field": field.label, "text": shown(item.cell), **item.fault.arguments}
        collector.add(item.fault.code, origin.cell(item.line, field.id), **arguments)
    report_more([item.line for item in faulty], field, origin, collector)


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
