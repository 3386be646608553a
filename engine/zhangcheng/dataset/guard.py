"""What is the same for cells of every type: empty ones, errors of formulas, nested data."""

from zhangcheng.dataset.fault import Converter, Fault, Value
from zhangcheng.dataset.sheet import Cell, CellError, Nested
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

    def guarded(cell: Cell) -> Value | Fault:
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
        elif isinstance(cell, Nested):
            return Fault(codes.NOT_A_SINGLE_VALUE)
        return convert(cell)

    return guarded
