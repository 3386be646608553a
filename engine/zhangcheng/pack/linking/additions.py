"""Adds to single things that a pack inherits: headings and choices to a field, cases to a rule."""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import replace

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.context import Context, items_of
from zhangcheng.pack.shape import Shape
from zhangcheng.yamlsource import MappingNode, Node, SequenceNode

ADDS_TO = "adds_to"
_THINGS = {"field": "fields", "rule": "rules"}
"""What an addition names its target under, and the list in which such things are defined."""


def with_additions(file: RawFile, more: RawFile, context: Context) -> RawFile:
    """Return `file` with what `more` adds to the things that it inherits; what is not there is noted."""
    additions: list[Shape] = getattr(more.shape, ADDS_TO, None) or []
    for shape, node in zip(additions, items_of(more.root, ADDS_TO), strict=True):
        name = next(name for name in _THINGS if name in type(shape).model_fields)
        file = _with_one(file, more.layer, name, (shape, node), context=context)
    return file


def _with_one(
    file: RawFile, layer: int, name: str, addition: tuple[Shape, Node], *, context: Context
) -> RawFile:
    shape, node = addition
    things = _THINGS[name]
    nodes, shapes = items_of(file.root, things), list(getattr(file.shape, things))
    inherited = {
        str(item.at(("id",)).data): index
        for index, item in enumerate(nodes)
        if context.layer_of(item.location).rank < layer
    }
    target = getattr(shape, name)
    index = inherited.get(target)
    if index is None:
        place = node.at((name,))
        context.unknown(codes.NOT_INHERITED, place, target, known=inherited, id=target)
        return file
    longer = {
        key: [*(getattr(shapes[index], key) or ()), *items]
        for key in type(shape).model_fields
        if isinstance(items := getattr(shape, key), list)
    }
    shapes[index] = shapes[index].model_copy(update=longer)
    nodes = [_longer(item, node, longer, context) if item is nodes[index] else item for item in nodes]
    list_node = copy.copy(file.root.at((things,)))
    assert isinstance(list_node, SequenceNode)  # noqa: S101 - the shapes hold lists
    list_node.items = nodes
    if context.has_gap(file.root.at((things,))):
        context.gaps[id(list_node)] = list_node
    root = _with_values(file.root, {things: list_node})
    return replace(file, root=root, shape=file.shape.model_copy(update={things: shapes}))


def _longer(item: Node, more: Node, keys: Iterable[str], context: Context) -> Node:
    """Return the node of a thing with the lists of an addition behind its own."""
    lists = {key: joined_lists(item.child(key), more.at((key,)), context) for key in keys}
    longer = _with_values(item, lists)
    assert isinstance(more, MappingNode)  # noqa: S101 - every shape is a mapping
    # A key that the thing did not have stands where the addition has it.
    longer.keys = {**{key: more.keys[key] for key in keys if key in more.keys}, **longer.keys}
    return longer


def _with_values(node: Node, values: Mapping[str, Node]) -> MappingNode:
    changed = copy.copy(node)
    assert isinstance(changed, MappingNode)  # noqa: S101 - every shape is a mapping
    changed.values = {**changed.values, **values}
    return changed


def joined_lists(first: Node | None, more: Node, context: Context) -> Node:
    """Return the items of both lists in one; it has a gap where one of them has."""
    both = copy.copy(first if first is not None else more)
    assert isinstance(both, SequenceNode)  # noqa: S101 - the shapes hold lists
    lists = [node for node in (first, more) if isinstance(node, SequenceNode)]
    both.items = [item for node in lists for item in node.items]
    both.data = [item.data for item in both.items]
    if any(context.has_gap(node) for node in lists):
        context.gaps[id(both)] = both
    return both
