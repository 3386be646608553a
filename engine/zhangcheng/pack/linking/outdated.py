"""Says where a pack sets a value while the text of a rule above still names the old one."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.tree import Node, ParameterRef, everything
from zhangcheng.model.expression import Expression
from zhangcheng.model.parameter import Parameter, Value
from zhangcheng.model.rule import Rule
from zhangcheng.pack.linking.context import Context

_NUMBER = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*([万亿%]?)")
_TIMES = {"": Decimal(1), "%": Decimal("0.01"), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_KEYS = ("title", "remedy", "note")


def check_outdated(
    rules: Mapping[str, Rule], trees: Mapping[Expression, Node], context: Context
) -> None:
    """Note each value by which a text of a rule of a pack above is no longer right."""
    if len(context.layers) == 1:
        return
    for rule in rules.values():
        rank = context.layer_of(rule.location).rank
        for name in _parameters(rule, trees):
            _check(rule, rank, context.parameters[name], context)


def _parameters(rule: Rule, trees: Mapping[Expression, Node]) -> list[str]:
    expressions = (rule.when, rule.require)
    roots = [trees[e] for e in expressions if e is not None and e in trees]
    found = (node for root in roots for node in everything(root) if isinstance(node, ParameterRef))
    return sorted({node.parameter for node in found})


def _check(rule: Rule, rank: int, parameter: Parameter, context: Context) -> None:
    old = {value.value for value in parameter.values if value.layer <= rank}
    for key, written in _named(rule, old):
        for value in _set_below(parameter, rank, old):
            context.fault(
                codes.OUTDATED_TEXT,
                value.location,
                parameter=parameter.id,
                value=str(value.value),
                rule=rule.id,
                key=key,
                old=written,
                pack=context.layers[rank].id,
            )


def _set_below(parameter: Parameter, rank: int, old: set[Decimal | str | None]) -> Iterator[Value]:
    """Yield the first value that each pack below sets otherwise."""
    told: set[int] = set()
    for value in parameter.values:
        if value.layer > rank and value.value not in old and value.layer not in told:
            told.add(value.layer)
            yield value


def _named(rule: Rule, old: set[Decimal | str | None]) -> Iterator[tuple[str, str]]:
    """Yield the keys of texts that name an old value, and the number as it is written there."""
    for key in _KEYS:
        text: Text | None = getattr(rule, key)
        if text is None:
            continue
        numbers = [match for words in (text.zh, text.en) for match in _NUMBER.finditer(words)]
        named = next((match[0].strip() for match in numbers if _amount(match) in old), None)
        if named is not None:
            yield key, named


def _amount(match: re.Match[str]) -> Decimal:
    return Decimal(match[1].replace(",", "")) * _TIMES[match[2]]
