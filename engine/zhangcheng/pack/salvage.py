"""Takes what is unusable out of a file, so that the rest of it is still checked in the same run."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass

from zhangcheng.pack.explain import Path, Unusable
from zhangcheng.yamlsource import MappingNode, Node, SequenceNode

_NAMING = ("id", "code", "inverse")


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What is left of a file, and the names that went: nobody should be told that they are unknown.

    `root` None: nothing can be used. `gaps` are the nodes that something was taken from, `cut` the
    list items that were taken out whole.
    """

    root: Node | None
    lost: frozenset[str]
    gaps: tuple[Node, ...] = ()
    cut: tuple[Node, ...] = ()


def salvage(root: Node, unusable: Iterable[Unusable]) -> Salvaged:
    """Return the file without what is unusable.

    An unknown key goes alone; any other fault takes the nearest list item around it along, and the
    whole file where there is none.
    """
    cuts: set[Path] = set()
    for fault in unusable:
        cut = fault.path if fault.alone else _item_around(fault.path)
        if not cut:
            return Salvaged(root=None, lost=frozenset(names_in(root)), cut=tuple(_items(root)))
        cuts.add(cut)
    lost = set().union(*(names_in(root.at(cut)) for cut in cuts))
    gaps: list[Node] = []
    rest = _without(root, (), frozenset(cuts), gaps)
    whole = tuple(root.at(cut) for cut in sorted(cuts, key=str) if isinstance(cut[-1], int))
    return Salvaged(root=rest, lost=frozenset(lost), gaps=tuple(gaps), cut=whole)


def _items(root: Node) -> list[Node]:
    """Return the items of all lists right below the top of a file."""
    below = root.values.values() if isinstance(root, MappingNode) else ()
    return [item for child in below if isinstance(child, SequenceNode) for item in child.items]


def _item_around(path: Path) -> Path:
    for length in range(len(path), 0, -1):
        if isinstance(path[length - 1], int):
            return path[:length]
    return ()


def names_in(node: Node) -> set[str]:
    """Return the ids, codes and names of relations that stand in `node`: others may refer to them."""
    found: set[str] = set()
    if isinstance(node, SequenceNode):
        for item in node.items:
            found |= names_in(item)
    elif isinstance(node, MappingNode):
        found |= {str(node.values[key].data) for key in _NAMING if key in node.values}
        for value in node.values.values():
            found |= names_in(value)
    return found


def _without(node: Node, path: Path, cuts: frozenset[Path], gaps: list[Node]) -> Node:
    if not any(cut[: len(path)] == path for cut in cuts):
        return node
    rest = copy.copy(node)
    if isinstance(rest, MappingNode):
        kept = {key: value for key, value in rest.values.items() if (*path, key) not in cuts}
        taken = len(kept) < len(rest.values)
        rest.values = {key: _without(value, (*path, key), cuts, gaps) for key, value in kept.items()}
        rest.data = {key: value.data for key, value in rest.values.items()}
    elif isinstance(rest, SequenceNode):
        items = [(index, item) for index, item in enumerate(rest.items) if (*path, index) not in cuts]
        taken = len(items) < len(rest.items)
        rest.items = [_without(item, (*path, index), cuts, gaps) for index, item in items]
        rest.data = [item.data for item in rest.items]
    else:
        return rest
    if taken:
        gaps.append(rest)
    return rest
