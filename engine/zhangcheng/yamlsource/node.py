"""Nodes of a YAML file: plain data, and where each key and value stands.

A pack of a thousand files has a quarter of a million nodes, so nodes are bare slots that keep the
parser's own marks; lines, columns and locations are made only when something is to be said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from zhangcheng.diagnostics.location import Location


class Mark(Protocol):
    """A place as libyaml gives it: all three count from 0, in characters."""

    index: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file's name as diagnostics show it, and its whole text."""

    name: str
    text: str


class Node:
    """What every node has: its file, its value as plain data, and its first and last place."""

    __slots__ = ("data", "end", "file", "start")

    def __init__(self, file: YamlFile, data: object, start: Mark, end: Mark) -> None:
        """Keep the node's value `data` and its extent."""
        self.file = file
        self.data = data
        self.start = start
        self.end = end

    @property
    def location(self) -> Location:
        """Where the node begins, and on one line also where it ends."""
        return Location(
            file=self.file.name,
            line=self.start.line + 1,
            column=self.start.column + 1,
            end_column=self._end_column(),
        )

    def _end_column(self) -> int | None:
        if self.end.line != self.start.line or self.end.column <= self.start.column:
            return None
        return self.end.column + 1

    def child(self, step: str | int) -> "Node | None":
        """Return the value under a key or at a position; None when there is none."""
        del step
        return None

    def at(self, path: Iterable[str | int]) -> "Node":
        """Return the node at the end of `path`, or the last one on the way that exists."""
        node = self
        for step in path:
            below = node.child(step)
            if below is None:
                break
            node = below
        return node

    def key_location(self, key: str) -> Location:
        """Return where `key` is written; of a node without that key, where the node begins."""
        del key
        return self.location


class ScalarNode(Node):
    """A single value; `text` is its text before typing, `style` the YAML quoting (empty: plain)."""

    __slots__ = ("style", "text")

    def __init__(self, file: YamlFile, data: object, start: Mark, end: Mark) -> None:
        """Keep the value; `text` and `style` are filled in by the composer."""
        self.file = file
        self.data = data
        self.start = start
        self.end = end
        self.text = ""
        self.style = ""


class MappingNode(Node):
    """Keys and values in the order of the file."""

    __slots__ = ("keys", "values")

    def __init__(self, file: YamlFile, start: Mark) -> None:
        """Begin an empty mapping."""
        super().__init__(file, {}, start, start)
        self.keys: dict[str, ScalarNode] = {}
        self.values: dict[str, Node] = {}

    @property
    def location(self) -> Location:
        """Where the mapping begins: only its first place, since it spans many."""
        return Location(file=self.file.name, line=self.start.line + 1, column=self.start.column + 1)

    def child(self, step: str | int) -> Node | None:
        """Return the value under a key."""
        return self.values.get(step) if isinstance(step, str) else None

    def key_location(self, key: str) -> Location:
        """Return where `key` is written, or where the mapping begins."""
        return self.keys[key].location if key in self.keys else self.location


class SequenceNode(Node):
    """Items in the order of the file."""

    __slots__ = ("items",)

    def __init__(self, file: YamlFile, start: Mark) -> None:
        """Begin an empty sequence."""
        super().__init__(file, [], start, start)
        self.items: list[Node] = []

    @property
    def location(self) -> Location:
        """Where the sequence begins: only its first place, since it spans many."""
        return Location(file=self.file.name, line=self.start.line + 1, column=self.start.column + 1)

    def child(self, step: str | int) -> Node | None:
        """Return the item at a position."""
        if isinstance(step, int) and 0 <= step < len(self.items):
            return self.items[step]
        return None
