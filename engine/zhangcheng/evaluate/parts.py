"""What each conjunct of a requirement measures: what is there, what is asked for and the gap, as trees.

SQL and the handbook's JavaScript render these trees, so that a report and a calculator show the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from zhangcheng.feel import tree
from zhangcheng.feel.checking.widths import added, widest
from zhangcheng.feel.types import BOOLEAN, DAYS, Kind, Type
from zhangcheng.model.unit import Unit

MEASURABLE = (Kind.NUMBER, Kind.DATE)
_GAP_OF_DATES = Type(kind=Kind.NUMBER, digits=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTrees:
    """A conjunct, and where it compares, both sides and the gap.

    `fixed` is what is required when that is no single value (the members of a list). `numeric` says
    that both sides are numbers, with at most `scale` decimals. `gap` is in the unit of both sides, or
    in days between dates; it means something only where the conjunct does not hold.
    """

    node: tree.Node
    actual: tree.Node | None = None
    required: tree.Node | None = None
    fixed: str | None = None
    gap: tree.Node | None = None
    unit: Unit | None = None
    scale: int = 0
    numeric: bool = False


def parts_of(require: tree.Node) -> tuple[PartTrees, ...]:
    """Return the parts of a requirement, in the order of its text."""
    return tuple(_part(node) for node in conjuncts(require))


def conjuncts(node: tree.Node) -> Iterator[tree.Node]:
    """Yield the operands of the conjunction at the top of `node`, or `node` itself."""
    if isinstance(node, tree.And):
        for operand in node.operands:
            yield from conjuncts(operand)
    else:
        yield node


def oriented(node: tree.Compare) -> tuple[tree.ComparisonOperator, tree.Node, tree.Node]:
    """Return the comparison with what the data says on the left, what is asked for on the right."""
    if _reads_record(node.right) and not _reads_record(node.left):
        return tree.FLIPPED[node.operator], node.right, node.left
    return node.operator, node.left, node.right


def walk(node: tree.Node, *, into_parameters: bool = True) -> Iterator[tree.Node]:
    """Yield `node` and the nodes below it that belong to the same record."""
    return (inner for _, inner in walk_tree(node, into_parameters=into_parameters))


def walk_tree(
    node: tree.Node, depth: int = 0, *, into_parameters: bool = True
) -> Iterator[tuple[int, tree.Node]]:
    """Yield like `walk`, each node with how many nodes stand above it."""
    yield depth, node
    if into_parameters or not isinstance(node, tree.ParameterRef):
        for inner in tree.children(node):
            yield from walk_tree(inner, depth + 1, into_parameters=into_parameters)


def _reads_record(node: tree.Node) -> bool:
    readers = (tree.FieldRef, tree.MeasureRef, tree.Aggregate, tree.Quantified)
    return any(isinstance(inner, readers) for inner in walk(node, into_parameters=False))


def _part(node: tree.Node) -> PartTrees:
    match node:
        case tree.Compare() if node.left.type.kind is not Kind.BOOLEAN:
            operator, actual, required = oriented(node)
            measurable = actual.type.kind in MEASURABLE
            gap = _gap(operator, actual, required) if measurable else None
            return _compared(node, (actual, required), required=required, gap=gap)
        case tree.InRange() if node.value.type.kind in MEASURABLE:
            return _ranged(node)
        case tree.InList():
            members = ", ".join(_member(item) for item in node.items)
            return PartTrees(node=node, actual=node.value, fixed=members)
        case _:
            return PartTrees(node=node)


def _compared(
    node: tree.Node,
    sides: tuple[tree.Node, tree.Node],
    *,
    required: tree.Node,
    gap: tree.Node | None,
) -> PartTrees:
    left, right = sides
    return PartTrees(
        node=node,
        actual=left,
        required=required,
        gap=gap,
        unit=_unit(left, right),
        scale=max(left.type.scale, right.type.scale),
        numeric=left.type.kind is Kind.NUMBER,
    )


def _ranged(node: tree.InRange) -> PartTrees:
    """The bound that is missed is what is required; inside the range or if unknown, the lower one."""
    bound = node.low or node.high or node.value
    required: tree.Node = bound
    gap: tree.Node = _nothing(node, _gap_type(node.value))
    for wanted in reversed(node.comparisons):
        missed = _known_to_hold(wanted.opposite)
        required = _choice(missed, wanted.right, required)
        gap = _choice(missed, _gap(wanted.operator, wanted.left, wanted.right), gap)
    unknown = tree.IsMissing(span=node.span, type=BOOLEAN, operand=node)
    known_gap = _choice(unknown, _nothing(node, gap.type), gap)
    return _compared(node, (node.value, bound), required=required, gap=known_gap)


def _choice(condition: tree.Node, then: tree.Node, otherwise: tree.Node) -> tree.If:
    number = then.type.kind is Kind.NUMBER
    either = widest([then.type, otherwise.type]) if number else then.type
    return tree.If(span=condition.span, type=either, condition=condition, then=then, otherwise=otherwise)


def _known_to_hold(condition: tree.Node) -> tree.Node:
    unknown = tree.IsMissing(span=condition.span, type=BOOLEAN, operand=condition)
    known = tree.Not(span=condition.span, type=BOOLEAN, operand=unknown)
    return tree.And(span=condition.span, type=BOOLEAN, operands=(known, condition))


def _nothing(node: tree.Node, of: Type) -> tree.Literal:
    return tree.Literal(span=node.span, type=of, value=None)


def _gap_type(side: tree.Node) -> Type:
    return _GAP_OF_DATES if side.type.kind is Kind.DATE else side.type


def _gap(operator: tree.ComparisonOperator, actual: tree.Node, required: tree.Node) -> tree.Node:
    """How far `actual` is from holding: in the unit of both, or in days between dates."""
    more, less = (required, actual) if operator in (">", ">=") else (actual, required)
    dates = actual.type.kind is Kind.DATE
    difference = DAYS if dates else added(more.type, less.type)
    gap: tree.Node = tree.Arithmetic(
        span=actual.span, type=difference, operator="-", left=more, right=less
    )
    if dates:
        gap = tree.Call(span=gap.span, type=_GAP_OF_DATES, function="days", arguments=(gap,))
    if operator in ("=", "!="):
        gap = tree.Call(span=gap.span, type=gap.type, function="abs", arguments=(gap,))
    return gap


def _unit(left: tree.Node, right: tree.Node) -> Unit | None:
    if left.type.kind is Kind.DATE:
        return None
    return left.type.unit if left.type.unit is not None else right.type.unit


def _member(item: tree.Node) -> str:
    if not isinstance(item, tree.Literal):
        return "…"
    return str(item.value)
