"""Checks an expression against the names of a pack and makes its typed tree."""

from collections.abc import Mapping
from dataclasses import replace

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax
from zhangcheng.feel.checking import arithmetic, calls, comparison, logic, names, rows
from zhangcheng.feel.checking.context import NO_HINT, Context, Step
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.values import is_null
from zhangcheng.feel.checking.widths import in_unit
from zhangcheng.feel.checking.words import kind_in_words, type_in_words, unit_in_words
from zhangcheng.feel.parse import parse
from zhangcheng.feel.tree import Node
from zhangcheng.feel.types import Kind
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.expression import Expression
from zhangcheng.model.unit import Unit

STEPS: Mapping[type[syntax.Syntax], Step] = {
    syntax.Number: arithmetic.literal,
    syntax.String: arithmetic.literal,
    syntax.Boolean: arithmetic.literal,
    syntax.Null: arithmetic.literal,
    syntax.At: arithmetic.literal,
    syntax.Name: names.name,
    syntax.Path: names.path,
    syntax.Filter: rows.filtered,
    syntax.Invocation: calls.invocation,
    syntax.List: rows.written_list,
    syntax.Range: rows.bare_range,
    syntax.Negation: arithmetic.negation,
    syntax.Binary: logic.binary,
    syntax.Between: comparison.between,
    syntax.Membership: comparison.membership,
    syntax.Conditional: logic.conditional,
    syntax.Loop: rows.loop,
    syntax.Quantified: rows.quantified,
}
"""What the checker does with each kind of node. `ComparisonTest` and `Tests` stand only after `in`,
`Argument` only in an invocation, and are read there."""

_SCALARS = frozenset({Kind.NUMBER, Kind.TEXT, Kind.BOOLEAN, Kind.DATE, Kind.DAYS, Kind.MONTHS})


def check(  # noqa: PLR0913 - an expression, its surroundings, and what is asked of it
    expression: Expression,
    *,
    record_type: str,
    vocabulary: Vocabulary,
    collector: Collector,
    expect: Kind | None = None,
    expect_unit: Unit | None = None,
) -> Node | None:
    """Return the typed tree of `expression`, said of a record of `record_type`.

    Args:
        expression: the text and its place in a pack.
        record_type: id of the record type whose names it may use.
        vocabulary: the names of the pack; a measure may use those that are in it.
        collector: gets every fault found, each at its column.
        expect: the kind the whole must have; None allows any single value.
        expect_unit: the unit a number must have; a bare number takes it.

    Returns:
        The tree, or None when there was a fault.
    """
    parsed = parse(expression, collector)
    if parsed is None:
        return None
    context = Context(expression=expression, vocabulary=vocabulary, collector=collector, steps=STEPS)
    scope = Scope(record_type=vocabulary.record_types[record_type])
    node = context.scalar(parsed, scope)
    if node is None or not _fits(context, node, expect, expect_unit):
        return None
    settled = in_unit(node, expect_unit)
    if expect_unit is None or not expect_unit.as_percent or settled.type.kind is not Kind.NUMBER:
        return settled
    return replace(settled, type=replace(settled.type, unit=expect_unit))


def _fits(context: Context, node: Node, expect: Kind | None, expect_unit: Unit | None) -> bool:
    """Whether the whole expression is what was asked for; notes when not."""
    wanted = _SCALARS if expect is None else frozenset({expect})
    found = type_in_words(node.type, context.vocabulary)
    if node.type.kind not in wanted:
        expected = kind_in_words(expect) if expect is not None else Text("一个值", "a single value")
        hint = NO_HINT
        if expect is Kind.BOOLEAN and not is_null(node):
            hint = Text("请写出比较，例如 … >= 200", "Write a comparison, such as … >= 200")
        context.fault(codes.WRONG_RESULT, node.span, expected=expected, found=found, hint=hint)
        return False
    unit = node.type.unit
    if node.type.kind is not Kind.NUMBER or expect_unit is None or unit is None or unit == expect_unit:
        return True
    words = [unit_in_words(one, context.vocabulary) for one in (expect_unit, unit)]
    context.fault(codes.RESULT_UNIT, node.span, expected=words[0], found=words[1])
    return False
