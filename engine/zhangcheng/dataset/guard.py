"""What is the same for cells of every type: empty ones, errors of formulas, nested data."""

from zhangcheng.dataset.fault import Converted, Converter, Fault, Noted
from zhangcheng.dataset.sheet import Cell, CellError, Nested, Shared, Unvalued
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.model.label import plain

_EXCEL_ERRORS = frozenset(
    (
        "#CALC!",
        "#DIV/0!",
        "#GETTING_DATA",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#SPILL!",
        "#VALUE!",
    )
)


def with_marks(convert: Converter, marks: frozenset[str]) -> Converter:
    """Return `convert` for a column in which some words mean, by the pack, that nothing is known."""
    if not marks:
        return convert

    def marked(cell: Cell) -> Converted:
        if isinstance(cell, str) and plain(cell) in marks:
            return Noted(None, codes.MARKED_MISSING)
        return convert(cell)

    return marked


def guard(convert: Converter) -> Converter:
    """Return `convert` for cells that hold something; an empty cell is None, which is no fault."""

    def guarded(cell: Cell) -> Converted:
        if isinstance(cell, str):
            cell = cell.strip()
            if not cell:
                return None
            if cell in _EXCEL_ERRORS:
                return Fault(codes.FORMULA_ERROR)
        elif cell is None:
            return None
        elif isinstance(cell, CellError):
            return Fault(codes.FORMULA_ERROR)
        elif isinstance(cell, Unvalued):
            return Fault(codes.FORMULA_WITHOUT_VALUE)
        elif isinstance(cell, Shared):
            return Fault(codes.MERGED_NUMBER, {"area": cell.area})
        elif isinstance(cell, Nested):
            return Fault(codes.NOT_A_SINGLE_VALUE)
        return convert(cell)

    return guarded
