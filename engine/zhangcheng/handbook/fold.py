"""Works out the parts of an expression that no record has a say in: constants and parameters.

The handbook prints what a rule asks for in each district, so it needs the figures without any record.
What depends on a record is `Unfoldable`; a test compares every figure with the engine's.
"""

import datetime as dt
import decimal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.feel import tree
from zhangcheng.feel.types import QUOTIENT_SCALE
from zhangcheng.model.parameter import ResolvedValue

Folded = Decimal | str | bool | dt.date | int | None
Lookup = Callable[[str, str | None, tuple[tuple[str, str], ...], dt.date], ResolvedValue | None]

_EXACT = decimal.Context(prec=80)
_ROUNDINGS = {
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
    "round up": decimal.ROUND_UP,
    "round down": decimal.ROUND_DOWN,
    "round half up": decimal.ROUND_HALF_UP,
    "round half down": decimal.ROUND_HALF_DOWN,
    "round half even": decimal.ROUND_HALF_EVEN,
}


class Unfoldable(Exception):  # noqa: N818 - not a fault: the answer "depends on the record"
    """The expression reads something of a record."""


@dataclass(slots=True, kw_only=True)
class Folder:
    """Folds expressions for one place, day and choice of categories; `used` lists the lookups."""

    lookup: Lookup
    place: str
    day: dt.date
    chosen: Mapping[str, str]
    used: list[tuple[str, ResolvedValue]]

    def fold(self, node: tree.Node) -> Folded:
        """Return the value of `node`, None when a parameter has none.

        Raises:
            Unfoldable: when it reads a record.
        """
        match node:
            case tree.Literal():
                return node.value
            case tree.ParameterRef():
                return self._parameter(node)
            case tree.Negate():
                value = self.fold(node.operand)
                return None if value is None else -_number(value)
            case tree.Arithmetic():
                return self._arithmetic(node)
            case tree.Call():
                return self._call(node)
            case tree.FieldRef() if not node.path and node.field in self.chosen:
                return self.chosen[node.field]
            case _:
                raise Unfoldable

    def _parameter(self, node: tree.ParameterRef) -> Folded:
        place: Folded = self.place if node.jurisdiction is None else self._place(node.jurisdiction)
        categories: list[tuple[str, str]] = []
        for name, argument in node.arguments:
            value = self.fold(argument)
            if value is None:
                return None
            categories.append((name, str(value)))
        found = self.lookup(node.parameter, str(place), tuple(categories), self._day(node.on))
        if found is None:
            return None
        self.used.append((node.parameter, found))
        return found.value

    def _place(self, node: tree.Node) -> Folded:
        if isinstance(node, tree.FieldRef) and node.field == "jurisdiction":
            return self.place
        return self.fold(node)

    def _day(self, node: tree.Node) -> dt.date:
        """Return the day to look up on: the reader's own, whichever date of a record it is for."""
        if isinstance(node, tree.Today | tree.PeriodBound | tree.FieldRef):
            return self.day
        value = self.fold(node)
        if not isinstance(value, dt.date):
            raise Unfoldable
        return value

    def _arithmetic(self, node: tree.Arithmetic) -> Folded:
        left, right = self.fold(node.left), self.fold(node.right)
        if left is None or right is None:
            return None
        one, other = _number(left), _number(right)
        match node.operator:
            case "+":
                return _EXACT.add(one, other)
            case "-":
                return _EXACT.subtract(one, other)
            case "*":
                return _EXACT.multiply(one, other)
            case "/" if other:
                return _rounded(_EXACT.divide(one, other), QUOTIENT_SCALE, decimal.ROUND_HALF_EVEN)
            case _:
                raise Unfoldable

    def _call(self, node: tree.Call) -> Folded:
        values = [self.fold(argument) for argument in node.arguments]
        if any(value is None for value in values):
            return None
        numbers = [_number(value) for value in values]
        match node.function:
            case "min":
                return min(numbers)
            case "max":
                return max(numbers)
            case "abs":
                return abs(numbers[0])
            case name if name in _ROUNDINGS:
                return _rounded(numbers[0], int(numbers[1]), _ROUNDINGS[name])
            case _:
                raise Unfoldable


def _number(value: Folded) -> Decimal:
    if isinstance(value, Decimal):
        return value
    raise Unfoldable


def _rounded(value: Decimal, scale: int, rounding: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-scale), rounding=rounding, context=_EXACT)
