"""Checks the expressions of a pack and keeps their typed trees."""

import re

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.feel.check import check
from zhangcheng.feel.tree import Node
from zhangcheng.feel.types import Kind
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.expression import Expression
from zhangcheng.model.unit import Unit
from zhangcheng.pack.linking.context import Context

_NAME = re.compile(r"\w+")


class Expressions:
    """The expressions of one pack as they are checked."""

    def __init__(self, context: Context) -> None:
        """Begin with none."""
        self._context = context
        self.trees: dict[Expression, Node] = {}

    def check(
        self,
        expression: Expression,
        *,
        record: str,
        vocabulary: Vocabulary,
        kind: Kind | None = None,
        unit: Unit | None = None,
    ) -> Node | None:
        """Return the typed tree; None after its faults were noted.

        A fault at a name that was lost with another fault only follows from that one and is not
        reported.
        """
        if record not in vocabulary.record_types:
            return None
        own = Collector()
        tree = check(
            expression,
            record_type=record,
            vocabulary=vocabulary,
            expect=kind,
            expect_unit=unit,
            collector=own,
        )
        if tree is not None:
            self.trees[expression] = tree
            return tree
        self._context.collector.extend(tuple(d for d in own.sorted if not self._follows(expression, d)))
        return None

    def _follows(self, expression: Expression, diagnostic: Diagnostic) -> bool:
        if not self._context.lost:
            return False
        return any(
            match[0] in self._context.lost and _touches(expression, match.span(), diagnostic)
            for match in _NAME.finditer(expression.text)
        )


def _touches(expression: Expression, span: tuple[int, int], diagnostic: Diagnostic) -> bool:
    name, fault = expression.at(*span), diagnostic.location
    if name.line != fault.line:
        return False
    return (fault.column or 0) < (name.end_column or 0) and (name.column or 0) < (fault.end_column or 0)
