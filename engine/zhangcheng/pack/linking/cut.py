"""Looks into rules that lack their shape, so that their other faults are reported in the same go."""

from collections.abc import Iterable

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.feel.types import Kind
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.pack.linking.context import Context, expression_of, items_of
from zhangcheng.pack.linking.expressions import Expressions
from zhangcheng.yamlsource import MappingNode, Node


def check_cut(
    nodes: Iterable[Node], vocabulary: Vocabulary, expressions: Expressions, context: Context
) -> None:
    """Check the record type, the expressions and the sources of rules that cannot be linked."""
    for node in nodes:
        record = _text(node, "record")
        if not isinstance(node, MappingNode) or record is None:
            continue
        if record not in context.record_types:
            known = context.record_types
            at = node.at(("record",))
            context.unknown(codes.UNKNOWN_RECORD_TYPE, at, record, known=known, id=record)
        for key in ("when", "require"):
            if _text(node, key) is not None:
                expression = expression_of(node.at((key,)))
                expressions.check(expression, record=record, vocabulary=vocabulary, kind=Kind.BOOLEAN)
        for item in items_of(node, "sources"):
            if isinstance(item.data, str):
                context.citation(item.data, item)


def _text(node: Node, key: str) -> str | None:
    """Return the text under a key; None where there is none."""
    child = node.child(key)
    data = None if child is None else child.data
    return data if isinstance(data, str) and data else None
