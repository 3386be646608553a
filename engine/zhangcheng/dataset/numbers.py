"""Numbers of cells: exact decimals within a field's decimals and bounds, never rounded."""

import re
from decimal import Context, Decimal, InvalidOperation

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.fault import Converter, Fault, Value
from zhangcheng.dataset.guard import guard
from zhangcheng.dataset.normal import narrow
from zhangcheng.dataset.sheet import Cell
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field

DIGITS = 18
"""Digits of a number in a table: what DuckDB keeps in 64 bits."""

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?(?:[eE][+-]?\d{1,2})?|[+-]?\.\d+")
_LONGEST = 60
_EXACT = Context(prec=3 * _LONGEST)


def column_type(field: Field) -> str:
    """Return the DuckDB type of a number field: as narrow as its bounds allow."""
    digits = DIGITS
    if field.minimum is not None and field.maximum is not None:
        largest = max(abs(field.minimum), abs(field.maximum))
        digits = min(DIGITS, max(1, largest.adjusted() + 1) + field.decimals)
    return f"DECIMAL({digits},{field.decimals})"


def number_converter(field: Field) -> Converter:
    """Return the converter to exact decimals as text."""
    decimals = field.decimals
    too_large = Decimal(10) ** (DIGITS - decimals)
    limit = float(too_large)
    low = -limit if field.minimum is None else max(-limit, float(field.minimum))
    high = limit if field.maximum is None else min(limit, float(field.maximum))
    careful = guard(lambda cell: _checked(_exact(cell, decimals), field, too_large))

    def convert(cell: Cell) -> Value | Fault:
        # Most cells of a ledger are floats of few decimals: no Decimal is made of those.
        if type(cell) is float:
            text = repr(cell)
            if low <= cell <= high and "e" not in text and abs(cell) < limit:
                fraction = len(text) - text.find(".") - 1
                if fraction <= decimals or text.endswith(".0"):
                    return text
        return careful(cell)

    return convert


def with_all_decimals(number: str, field: Field) -> str:
    """Return a converted number as the cast of its column to text writes it: 1.5 is 1.50."""
    value = Decimal(number)
    # A decimal column has no negative zero.
    return f"{value or abs(value):.{field.decimals}f}"


def _exact(cell: Cell, decimals: int) -> Decimal | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float):
        return _from_float(cell, decimals)
    if isinstance(cell, Decimal):
        return cell
    if isinstance(cell, int):
        return Decimal(cell)
    if isinstance(cell, str):
        text = narrow(cell)
        if len(text) <= _LONGEST and _NUMBER.fullmatch(text):
            return Decimal(text.replace(",", ""))
    return None


def _from_float(cell: float, decimals: int) -> Decimal | None:
    """Read a binary number as its shortest text; failing that, with the 15 digits Excel vouches for."""
    shortest = Decimal(repr(cell))
    if not shortest.is_finite():
        return None
    if _decimals_of(shortest) > decimals:
        excel = Decimal(f"{cell:.15g}")
        if _decimals_of(excel) <= decimals:
            return excel
    return shortest


def _decimals_of(number: Decimal) -> int:
    exponent = number.normalize(_EXACT).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _checked(number: Decimal | None, field: Field, too_large: Decimal) -> Value | Fault:
    if number is None or not number.is_finite():
        return Fault(codes.NOT_A_NUMBER, {"example": _example(field)})
    below = field.minimum is not None and number < field.minimum
    if below or (field.maximum is not None and number > field.maximum):
        return Fault(codes.OUT_OF_RANGE, {"range": _range(field)})
    if abs(number) >= too_large:
        return Fault(codes.NUMBER_TOO_LONG, {"digits": DIGITS - field.decimals})
    try:
        if _decimals_of(number) > field.decimals:
            return Fault(codes.TOO_MANY_DECIMALS, {"decimals": _places(field.decimals)})
    except InvalidOperation:
        return Fault(codes.NOT_A_NUMBER, {"example": _example(field)})
    return f"{number:f}"


def _example(field: Field) -> str:
    return f"{Decimal(1250):.{field.decimals}f}"


def _places(decimals: int) -> Text:
    if decimals == 0:
        return Text("整数", "a whole number")
    return Text(f"最多 {decimals} 位小数", f"at most {decimals} decimal{'s' if decimals > 1 else ''}")


def _range(field: Field) -> Text:
    low = None if field.minimum is None else shown(field.minimum)
    high = None if field.maximum is None else shown(field.maximum)
    if low is None:
        return Text(f"不大于 {high}", f"at most {high}")
    if high is None:
        return Text(f"不小于 {low}", f"at least {low}")
    return Text(f"在 {low} 至 {high} 之间", f"{low} to {high}")
