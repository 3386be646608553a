"""Finds the smallest change of one value that turns a condition, from the inequality itself.

A comparison of numbers or dates is read as a line in each of its leaves: where the expression is
affine in a leaf, the leaf's slope says how far it has to move, rounded to the decimals that it is
kept in. Conjunctions need a change for each part that does not hold, disjunctions the cheapest.
Every answer is reckoned through before it is given.
"""

import datetime as dt
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zhangcheng.feel import tree
from zhangcheng.feel.reckon import LEAVES, Read, UnreckonableError, Value, reckon
from zhangcheng.feel.types import Kind

_CHANGEABLE = (tree.FieldRef, tree.MeasureRef, tree.Aggregate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A leaf that is to change from `now` to `then`; `then` None: to anything but `now`."""

    leaf: tree.Node
    now: Value
    then: Value

    @property
    def amount(self) -> Decimal | None:
        """How far a number moves, or a date in days; None for anything else."""
        if isinstance(self.now, Decimal) and isinstance(self.then, Decimal):
            return self.then - self.now
        if isinstance(self.now, dt.date) and isinstance(self.then, dt.date):
            return Decimal((self.then - self.now).days)
        return None


Allowed = Callable[[tree.Node, Value], bool]
"""Whether a leaf may take a value."""


def turn(
    node: tree.Node, read: Read, *, allowed: Allowed, wanted: bool = True
) -> tuple[Turn, ...] | None:
    """Return the changes that make `node` come out as `wanted`, none if it does; None if unknown.

    Args:
        node: a condition.
        read: the values of its leaves.
        allowed: whether a leaf may take a value.
        wanted: what it is to be.
    """
    try:
        return _Turner(read, allowed).turn(node, wanted=wanted)
    except UnreckonableError:
        return None


@dataclass(frozen=True, slots=True)
class _Turner:
    read: Read
    allowed: Allowed

    def turn(self, node: tree.Node, *, wanted: bool) -> tuple[Turn, ...] | None:
        if reckon(node, self.read) is wanted:
            return ()
        match node:
            case tree.Not():
                return self.turn(node.operand, wanted=not wanted)
            case tree.And():
                return self._all(node.operands, wanted) if wanted else self._one(node.operands, wanted)
            case tree.Or():
                return self._one(node.operands, wanted) if wanted else self._all(node.operands, wanted)
            case tree.InRange():
                parts = node.comparisons
                return self._all(parts, wanted) if wanted else self._one(parts, wanted)
            case _:
                found = [t for t in self._single(node, wanted) if self._turns(node, t, wanted)]
                return (_smallest(found),) if found else None

    def _all(self, parts: tuple[tree.Node, ...], wanted: bool) -> tuple[Turn, ...] | None:
        found: list[Turn] = []
        for part in parts:
            turns = self.turn(part, wanted=wanted)
            if turns is None:
                return None
            found += [t for t in turns if t not in found]
        return tuple(found)

    def _one(self, parts: tuple[tree.Node, ...], wanted: bool) -> tuple[Turn, ...] | None:
        ways = [way for part in parts if (way := self._maybe(part, wanted)) is not None]
        return min(ways, key=len) if ways else None

    def _maybe(self, part: tree.Node, wanted: bool) -> tuple[Turn, ...] | None:
        try:
            return self.turn(part, wanted=wanted)
        except UnreckonableError:
            return None

    def _turns(self, node: tree.Node, found: Turn, wanted: bool) -> bool:
        """Reckon through whether the change does what it should."""
        if found.then is None:
            return True
        changed = key_of(found.leaf)

        def read(leaf: tree.Node) -> Value:
            return found.then if key_of(leaf) == changed else self.read(leaf)

        return self.allowed(found.leaf, found.then) and reckon(node, read) is wanted

    def _single(self, node: tree.Node, wanted: bool) -> Iterator[Turn]:
        match node:
            case tree.Compare() if node.left.type.kind in {Kind.NUMBER, Kind.DATE, Kind.DAYS}:
                yield from self._measured(node, wanted)
            case tree.Compare():
                yield from self._named(node, wanted)
            case tree.InList() if isinstance(node.value, _CHANGEABLE):
                now = self.read(node.value)
                for item in node.items if wanted else ():
                    yield Turn(leaf=node.value, now=now, then=reckon(item, self.read))
                if not wanted:
                    yield Turn(leaf=node.value, now=now, then=None)
            case tree.FieldRef() | tree.MeasureRef() if node.type.kind is Kind.BOOLEAN:
                yield Turn(leaf=node, now=self.read(node), then=wanted)
            case tree.IsMissing() if isinstance(node.operand, _CHANGEABLE) and not wanted:
                yield Turn(leaf=node.operand, now=None, then=None)
            case _:
                return

    def _named(self, node: tree.Compare, wanted: bool) -> Iterator[Turn]:
        """Yield changes of a text, choice or boolean that is compared for equality."""
        equal = (node.operator == "=") == wanted
        for leaf, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(leaf, _CHANGEABLE):
                asked = reckon(other, self.read)
                now = self.read(leaf)
                if equal:
                    yield Turn(leaf=leaf, now=now, then=asked)
                else:
                    yield Turn(leaf=leaf, now=now, then=not asked if isinstance(asked, bool) else None)

    def _measured(self, node: tree.Compare, wanted: bool) -> Iterator[Turn]:
        """Yield, for each leaf that the two sides are affine in, how far it has to move."""
        operator = node.operator if wanted else tree.OPPOSITE[node.operator]
        ahead = _number(reckon(node.left, self.read)), _number(reckon(node.right, self.read))
        if ahead[0] is None or ahead[1] is None:
            return
        for leaf in _distinct(node):
            now = self.read(leaf)
            if now is None or leaf.type.kind not in {Kind.NUMBER, Kind.DATE}:
                continue
            left, right = self._slope(node.left, leaf), self._slope(node.right, leaf)
            if left is None or right is None or left == right:
                continue
            step = Fraction(1, 10**leaf.type.scale) if leaf.type.kind is Kind.NUMBER else Fraction(1)
            moved = _moved(operator, ahead[0] - ahead[1], slope=left - right, step=step)
            if moved is None:
                continue
            # Quotients are rounded, which may make the line miss by a step in either direction.
            ahead_of = step if moved > 0 else -step
            ways = [
                Turn(leaf=leaf, now=now, then=_plus(now, way, leaf.type.scale))
                for way in (moved - ahead_of, moved, moved + ahead_of)
            ]
            yield next((way for way in ways if self._turns(node, way, wanted)), ways[1])

    def _slope(self, node: tree.Node, leaf: tree.Node) -> Fraction | None:
        """Return by how much `node` grows with the leaf; None where it is not affine in it."""
        if isinstance(node, LEAVES):
            if key_of(node) == key_of(leaf):
                return Fraction(1)
            inside = tree.children(node)
            return Fraction(0) if all(self._slope(n, leaf) == 0 for n in inside) else None
        match node:
            case tree.Negate():
                slope = self._slope(node.operand, leaf)
                return None if slope is None else -slope
            case tree.Arithmetic():
                return self._slope_of_arithmetic(node, leaf)
            case _:
                inside = tree.children(node)
                return Fraction(0) if all(self._slope(n, leaf) == 0 for n in inside) else None

    def _slope_of_arithmetic(self, node: tree.Arithmetic, leaf: tree.Node) -> Fraction | None:
        left, right = self._slope(node.left, leaf), self._slope(node.right, leaf)
        if left is None or right is None:
            return None
        if node.operator in {"+", "-"}:
            return left + right if node.operator == "+" else left - right
        if left == right == 0:
            return Fraction(0)
        if node.operator == "*" and (left == 0 or right == 0):
            factor = reckon(node.left if left == 0 else node.right, self.read)
            return None if not isinstance(factor, Decimal) else (left + right) * Fraction(factor)
        if node.operator == "/" and right == 0:
            divisor = reckon(node.right, self.read)
            return left / Fraction(divisor) if isinstance(divisor, Decimal) and divisor else None
        return None


def key_of(leaf: tree.Node) -> object:
    """Return what tells leaves apart: what they read, not where they stand."""
    match leaf:
        case tree.FieldRef():
            return ("field", leaf.path, leaf.field)
        case tree.MeasureRef():
            return ("measure", leaf.path, leaf.measure)
        case _:
            return (type(leaf).__name__, leaf.span)


def _distinct(node: tree.Node) -> list[tree.Node]:
    """Return the leaves that may change, each once, in the order of the text."""
    found: dict[object, tree.Node] = {}

    def visit(inner: tree.Node) -> None:
        if isinstance(inner, _CHANGEABLE):
            found.setdefault(key_of(inner), inner)
        elif not isinstance(inner, LEAVES):
            for child in tree.children(inner):
                visit(child)

    visit(node)
    return list(found.values())


def _number(value: Value) -> Fraction | None:
    """Return a number, or a date or duration in days."""
    if isinstance(value, dt.date):
        return Fraction(value.toordinal())
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return Fraction(value)
    return None


def _moved(
    operator: tree.ComparisonOperator, ahead: Fraction, *, slope: Fraction, step: Fraction
) -> Fraction | None:
    """Return how far a leaf moves so that `ahead` (left − right) satisfies `operator` 0."""
    if operator == "!=":
        return step
    exact = -ahead / slope / step
    if operator == "=":
        return exact * step if exact.denominator == 1 else None
    upwards = (operator in {">", ">="}) == (slope > 0)
    steps = math.ceil(exact) if upwards else math.floor(exact)
    if operator in {">", "<"} and steps == exact:
        steps += 1 if upwards else -1
    return steps * step


def _plus(now: Value, moved: Fraction, scale: int) -> Value:
    if isinstance(now, dt.date):
        try:
            return now + dt.timedelta(days=int(moved))
        except OverflowError as error:
            raise UnreckonableError from error
    if not isinstance(now, Decimal):
        raise UnreckonableError
    return now + Decimal(int(moved * 10**scale)).scaleb(-scale)


def _smallest(turns: list[Turn]) -> Turn:
    """Return the smallest move where all are of one unit; otherwise what the text names first."""
    units = {(turn.leaf.type.kind, turn.leaf.type.unit) for turn in turns}
    if len(units) == 1 and all(turn.amount is not None for turn in turns):
        return min(turns, key=lambda turn: abs(turn.amount or Decimal(0)))
    return turns[0]
