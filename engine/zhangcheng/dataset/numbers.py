"""Numbers of cells: exact decimals within a field's decimals and bounds, never rounded."""

import datetime as dt
import re
from decimal import Context, Decimal, InvalidOperation
from fractions import Fraction

from zhangcheng.dataset.cell_text import shown
from zhangcheng.dataset.fault import Converted, Converter, Fault, Noted, Value
from zhangcheng.dataset.guard import guard
from zhangcheng.dataset.normal import narrow, without_remarks
from zhangcheng.dataset.sheet import Cell
from zhangcheng.dataset.units import Scale, Verdict, unit_in
from zhangcheng.dataset.years import OF_A_YEAR, year_of
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field
from zhangcheng.model.unit import NUMBER

DIGITS = 18
"""Digits of a number in a table: what DuckDB keeps in 64 bits."""

_NUMBER = re.compile(
    r"(?P<number>[+-]?(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d*)?(?:[eE][+-]?\d{1,2})?|[+-]?\.\d+)"
    r"(?:\s*(?P<unit>[^\d\s.,+\-][^\d]*|[^\d\s.,+\-]\S{0,2}))?"
)
_GROUPS = re.compile(r"[, ]")
_CURRENCY = "¥"
_LONGEST = 60
_EXACT = Context(prec=3 * _LONGEST)
_OWN = Scale("", Fraction(1))
_YEARS = range(1000, 10_000)
_BARE = Text("不带单位的数", "a number without a unit")


def column_type(field: Field) -> str:
    """Return the DuckDB type of a number field: as narrow as its bounds allow."""
    digits = DIGITS
    if field.minimum is not None and field.maximum is not None:
        largest = max(abs(field.minimum), abs(field.maximum))
        digits = min(DIGITS, max(1, largest.adjusted() + 1) + field.decimals)
    return f"DECIMAL({digits},{field.decimals})"


def number_converter(field: Field, scale: Scale | None = None) -> Converter:
    """Return the converter to exact decimals as text; `scale` is the unit that the heading states."""
    reading = _Reading(field, scale or _OWN)
    careful = guard(reading.read)
    if scale is not None and scale.converts:
        return careful
    decimals = field.decimals
    low, high, limit = as_they_stand(field)

    def convert(cell: Cell) -> Converted:
        # Most cells of a ledger are floats of few decimals: no Decimal is made of those.
        if type(cell) is float:
            text = repr(cell)
            if low <= cell <= high and "e" not in text and abs(cell) < limit:
                fraction = len(text) - text.find(".") - 1
                if fraction <= decimals or text.endswith(".0"):
                    return text
        return careful(cell)

    return convert


def as_they_stand(field: Field) -> tuple[float, float, float]:
    """Return the least and the greatest number of a field, and what its table can no longer hold."""
    limit = float(_too_large(field))
    low = -limit if field.minimum is None else max(-limit, float(field.minimum))
    high = limit if field.maximum is None else min(limit, float(field.maximum))
    return low, high, limit


def holds(field: Field, least: Decimal | int, greatest: Decimal | int) -> bool:
    """Whether a field, as far as its bounds and its table go, holds all numbers between these."""
    limit = _too_large(field)
    low = field.minimum is None or field.minimum <= least
    high = field.maximum is None or greatest <= field.maximum
    return -limit < least and greatest < limit and low and high


def _too_large(field: Field) -> Decimal:
    return Decimal(10) ** (DIGITS - field.decimals)


def with_all_decimals(number: str, field: Field) -> str:
    """Return a converted number as the cast of its column to text writes it: 1.5 is 1.50."""
    value = Decimal(number)
    # A decimal column has no negative zero.
    return f"{value or abs(value):.{field.decimals}f}"


class _Reading:
    """Reads the cells of one column: what number they hold, and in which unit."""

    def __init__(self, field: Field, scale: Scale) -> None:
        self.too_large = _too_large(field)
        self._field = field
        self._scale = scale
        self._is_year = _is_year(field)

    def read(self, cell: Cell) -> Converted:
        """Return the number in the field's own unit, exactly as the cell states it."""
        year = year_of(cell) if self._is_year and isinstance(cell, str | dt.date) else None
        if year is not None:
            checked = self._in_unit(Decimal(year), _OWN)
            return Noted(checked, codes.YEAR_READ) if isinstance(checked, str) else checked
        if isinstance(cell, str):
            return self._text(cell)
        number = None if isinstance(cell, bool) else self._number(cell)
        return self._in_unit(number, self._scale)

    def _number(self, cell: Cell) -> Decimal | None:
        """Read a binary number as its shortest text; failing that, with the 15 digits Excel keeps."""
        if isinstance(cell, float):
            shortest, excel = Decimal(repr(cell)), Decimal(f"{cell:.15g}")
            return excel if not self._fits(shortest) and self._fits(excel) else shortest
        if isinstance(cell, int):
            return Decimal(cell)
        return cell if isinstance(cell, Decimal) else None

    def _fits(self, number: Decimal) -> bool:
        exact = _times(number, self._scale.factor) if number.is_finite() else None
        return exact is not None and _decimals_of(exact) <= self._field.decimals

    def _text(self, cell: str) -> Converted:
        text = narrow(cell).removeprefix(_CURRENCY).strip()
        match = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
        if match is None:
            return self._in_unit(None, self._scale)
        number = Decimal(_GROUPS.sub("", match["number"]))
        written = match["unit"]
        if written is None:
            return self._in_unit(number, self._scale)
        return self._with_unit(number, written)

    def _with_unit(self, number: Decimal, written: str) -> Converted:
        if written in OF_A_YEAR and self._is_year:
            return self._in_unit(number, _OWN)
        scale = unit_in(written, self._field.unit)
        if scale is Verdict.REMARK:
            return self._in_unit(None, self._scale)
        if isinstance(scale, Verdict) or (scale.is_multiple and self._scale.converts):
            return Fault(codes.OTHER_UNIT, {"unit": own_unit(self._field)})
        checked = self._in_unit(number, scale)
        if scale.converts and isinstance(checked, str):
            return Noted(checked, codes.UNIT_OF_CELL, {"unit": scale.shown(own_unit(self._field))})
        return checked

    def _in_unit(self, number: Decimal | None, scale: Scale) -> Converted:
        if number is None or not number.is_finite():
            return Fault(codes.NOT_A_NUMBER, {"example": _example(self._field)})
        scaled = _times(number, scale.factor)
        if scaled is None:
            shown_unit = scale.shown(own_unit(self._field))
            return Fault(
                codes.INEXACT_UNIT, {"unit": shown_unit, "decimals": _places(self._field.decimals)}
            )
        checked = _checked(scaled, self._field, self.too_large)
        if isinstance(checked, Fault) and scale.converts:
            own = own_unit(self._field)
            written, value = f"{number:f} {scale.written}", f"{scaled:f}"
            both = Text(f"{written}（即 {value} {own.zh}）", f"{written} ({value} {own.en})")
            return Fault(checked.code, {**checked.arguments, "text": both})
        return checked


def own_unit(field: Field) -> Text:
    """Return a field's unit in words: as its label has it in brackets, else by its symbols."""
    if field.unit in {None, NUMBER}:
        return Text(_bracketed(field.label.zh) or _BARE.zh, _bracketed(field.label.en) or _BARE.en)
    symbols = str(field.unit)
    return Text(_bracketed(field.label.zh) or symbols, _bracketed(field.label.en) or symbols)


def _bracketed(label: str) -> str:
    return next(iter(without_remarks(label)[1]), "")


def _times(number: Decimal, factor: Fraction) -> Decimal | None:
    """Return the product if it is a decimal number; a third is none."""
    if factor == 1:
        return number
    product = Fraction(number) * factor
    rest = product.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return None
    return _EXACT.divide(Decimal(product.numerator), Decimal(product.denominator))


def _decimals_of(number: Decimal) -> int:
    exponent = number.normalize(_EXACT).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _checked(number: Decimal, field: Field, too_large: Decimal) -> Value | Fault:
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


def _is_year(field: Field) -> bool:
    return field.decimals == 0 and all(b in _YEARS for b in (field.minimum, field.maximum))


def _example(field: Field) -> str:
    return str(field.minimum) if _is_year(field) else f"{Decimal(1250):.{field.decimals}f}"


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
