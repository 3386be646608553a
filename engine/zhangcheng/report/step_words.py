"""Puts the steps of an explanation into words: what each says, and its formula in brackets."""

from collections.abc import Sequence
from dataclasses import replace

from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.explain import Step
from zhangcheng.evaluate.parts import walk_tree
from zhangcheng.feel import tree
from zhangcheng.model.expression import Expression
from zhangcheng.model.finding import Scalar
from zhangcheng.pack.pack import Pack


def worded(
    steps: Sequence[Step], expression: Expression, pack: Pack, *, record_type: str, language: Language
) -> list[tuple[Step, str]]:
    """Return the steps, each with what it says in words; a step that says its own opposite is left out.

    `x != null` is made of `x = null`, and both are written alike: only the first of them is shown.
    """
    nodes = [node for _, node in walk_tree(pack.tree(expression)) if not isinstance(node, tree.Literal)]
    found: list[tuple[Step, str]] = []
    above: int | None = None
    for number, (step, node) in enumerate(zip(steps, nodes, strict=True)):
        if above is not None and step.depth <= above:
            above = None
        if number and _is_opposite(steps[number - 1], step, nodes[number - 1]):
            above = step.depth - 1
            continue
        words = pack.prose(node, record_type=record_type).get(language)
        value = step.value
        if isinstance(node, tree.FieldRef):
            value = with_label(value, (*node.path, node.field), pack, record_type, language)
        shown = replace(step, depth=step.depth - (above is not None), value=value)
        found.append((shown, step.text if words == step.text else f"{words} ({step.text})"))
    return found


def _is_opposite(above: Step, step: Step, node: tree.Node) -> bool:
    return isinstance(node, tree.Not) and step.text == above.text and step.depth == above.depth + 1


def with_label(
    value: Scalar, name: Sequence[str], pack: Pack, record_type: str, language: Language
) -> Scalar:
    """Return the value of a field, its id in brackets behind the label where it has one."""
    if not isinstance(value, str):
        return value
    record = pack.record_types[record_type]
    for step in name[:-1]:
        declared = record.field(step)
        if declared is None or declared.to is None:
            return value
        record = pack.record_types[declared.to]
    declared = record.field(name[-1])
    choice = declared.choice(value) if declared is not None else None
    if choice is not None:
        return f"{choice.label.get(language)} ({value})"
    is_place = name[-1] == "jurisdiction" or (declared is not None and declared.type == "jurisdiction")
    place = pack.jurisdictions.by_code.get(value) if is_place else None
    return value if place is None else f"{place.name.get(language)} ({value})"
