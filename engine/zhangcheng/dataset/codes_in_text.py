"""Codes of institutions and places: statistical codes, unified social credit codes, lost zeros."""

from collections.abc import Callable, Sequence

from zhangcheng.dataset.cell_text import text_of
from zhangcheng.dataset.fault import Converted, Converter, Fault, Noted, Value
from zhangcheng.dataset.normal import narrow
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.sheet import Cell
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.model.record_type import CodeKind

_DIVISION_LENGTHS = (6, 9, 12)
_EXACT_BELOW = 10**15


def code_reader(kind: CodeKind, places: Places, text: Callable[[Cell], Value | Fault]) -> Converter:
    """Return the converter of a column of codes; a doubtful one is kept, and told of.

    A record stays what its code says: only what is certainly not the code is missing.
    """
    check = _credit_code if kind is CodeKind.CREDIT else _division_code

    def convert(cell: Cell) -> Converted:
        written = text(cell)
        if not isinstance(written, str):
            return written
        return check("".join(narrow(written).split()), places)

    return convert


def _division_code(code: str, places: Places) -> Converted:
    """Check a statistical code: 6 digits for a county, 9 for a subdistrict, 12 for a community."""
    if not code.isdigit() or len(code) not in _DIVISION_LENGTHS:
        return Noted(code, codes.ODD_DIVISION_CODE)
    doubt = places.doubt(code)
    return code if doubt is None else Noted(code, doubt[0], doubt[1])


def _credit_code(code: str, _: Places) -> Converted:
    """Check the last character against the others (GB 32100-2015)."""
    # Only packs with such codes pay for the library.
    from stdnum.cn import uscc  # noqa: PLC0415

    code = code.upper()
    return code if uscc.is_valid(code) else Noted(code, codes.WRONG_CREDIT_CODE)


def with_lost_zeros(convert: Converter, cells: Sequence[Cell]) -> Converter:
    """Return `convert` for a column of texts; where codes have leading zeros, shorter ones lost theirs.

    A spreadsheet makes 7 of 007 as soon as it takes a code for a number.
    """
    lengths = {len(c) for c in cells if isinstance(c, str) and c.startswith("0") and c.isdigit()}
    if len(lengths) != 1:
        return convert
    (length,) = lengths

    def checked(cell: Cell) -> Converted:
        is_number = isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT_BELOW
        digits = text_of(cell) if is_number or isinstance(cell, int | str) else ""
        if digits.isdigit() and len(digits) < length:
            return Fault(codes.LEADING_ZEROS_LOST, {"length": length})
        return convert(cell)

    return checked
