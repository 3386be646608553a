"""What is the same for cells of every type: empty ones, errors of formulas, nested data."""

from zhangcheng.dataset.fault import Converted, Converter, Fault
from zhangcheng.dataset.sheet import Cell, CellError, Nested, Shared, Unvalued
from zhangcheng.diagnostics.codes import data as codes

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
