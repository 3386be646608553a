"""An expression as `zhangcheng fmt` writes it: what is only written otherwise says the same."""

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.feel.format import format_expression
from zhangcheng.feel.parse import parse
from zhangcheng.model.expression import Expression


def canonical(expression: Expression | None) -> str:
    """Return an expression of a sound pack in canonical FEEL; nothing for none."""
    if expression is None:
        return ""
    tree = parse(expression, Collector())
    return expression.text if tree is None else format_expression(tree)
