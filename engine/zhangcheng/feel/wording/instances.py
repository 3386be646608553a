"""Words for `every x in [a, b, c] satisfies …`: said once with its values, not once per value.

The tree of such a quantifier is the conjunction of its instances, which all stand at the same place
in the text. Their words differ in nothing but the value.
"""

import re
from collections.abc import Sequence

from zhangcheng.feel import tree

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)")
_FEWEST = 3
"""Two instances are said one after the other."""


def are_instances(node: tree.And) -> bool:
    """Whether the operands are the instances of a quantifier over a list written out."""
    spans = {operand.span for operand in node.operands}
    return len(node.operands) >= _FEWEST and len(spans) == 1


def said_once(words: Sequence[str], pronoun: str) -> tuple[list[str], str] | None:
    """Return the values of instances and their common words, with `pronoun` for the value.

    None where the words differ in more than one number each.
    """
    split = [_NUMBER.split(text) for text in words]
    if len({len(parts) for parts in split}) > 1:
        return None
    columns = list(zip(*split, strict=True))
    differing = [index for index, column in enumerate(columns) if len(set(column)) > 1]
    if not differing or any(columns[index] != columns[differing[0]] for index in differing):
        return None
    common = list(split[0])
    for index in differing:
        common[index] = pronoun
    return list(columns[differing[0]]), "".join(common)


def spread(values: Sequence[str], *, through: str, comma: str) -> str:
    """Return values as a list, or as first and last where they are numbers without a gap."""
    numbers = [int(value) for value in values if value.isdecimal()]
    if numbers == list(range(numbers[0], numbers[0] + len(values))) if numbers else False:
        return f"{values[0]}{through}{values[-1]}"
    return comma.join(values)
