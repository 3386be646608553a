"""What every step of the checker works with: the expression, the names there are, where faults go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.diagnostic import Argument
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.values import Items, Row, Value, WholePeriod, is_rows, with_span, written
from zhangcheng.feel.checking.words import kind_in_words, value_in_words
from zhangcheng.feel.tree import Node, Span
from zhangcheng.feel.types import Kind
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.expression import Expression

Step: TypeAlias = "Callable[[Context, syntax.Syntax, Scope], Value | None]"
NO_HINT = Text("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The expression being checked; `steps` knows what to do with each kind of syntax node."""

    expression: Expression
    vocabulary: Vocabulary
    collector: Collector
    steps: Mapping[type[syntax.Syntax], Step]

    def fault(self, code: Code, span: Span, **arguments: Argument) -> None:
        """Note a fault in the text at `span`; a message's `hint` is empty unless given."""
        self.collector.add(code, self.expression.at(*span), **{"hint": NO_HINT, **arguments})

    def value(self, node: syntax.Syntax, scope: Scope) -> Value | None:
        """Return what `node` stands for, or None after noting its faults."""
        value = self.steps[type(node)](self, node, scope)
        return None if value is None else with_span(value, node.span)

    def scalar(self, node: syntax.Syntax, scope: Scope) -> Node | None:
        """Return the single value that `node` stands for."""
        return self.require_scalar(self.value(node, scope))

    def require_scalar(self, value: Value | None) -> Node | None:
        """Return the value if it is a single one, else note that it is not."""
        if value is None:
            return None
        if is_rows(value):
            self.fault(codes.ROWS_FOR_VALUE, value.span, name=written(value))
            return None
        if isinstance(value, WholePeriod):
            self.fault(codes.PERIOD_AS_VALUE, value.span)
            return None
        if isinstance(value, Row | Items):
            found = value_in_words(value, self.vocabulary)
            self.fault(
                codes.WRONG_TYPE, value.span, expected=Text("一个值", "a single value"), found=found
            )
            return None
        return value

    def typed(self, node: syntax.Syntax, scope: Scope, *kinds: Kind) -> Node | None:
        """Return the single value that `node` stands for, of one of `kinds`."""
        return self.require_kind(self.scalar(node, scope), *kinds)

    def require_kind(self, value: Node | None, *kinds: Kind) -> Node | None:
        """Return the value if it is of one of `kinds`, else note that it is not."""
        if value is None or value.type.kind in kinds:
            return value
        if value.type.kind is Kind.NULL:
            self.fault(codes.NULL_ORDER, value.span)
            return None
        found = value_in_words(value, self.vocabulary)
        self.fault(codes.WRONG_TYPE, value.span, expected=kind_in_words(*kinds), found=found)
        return None
