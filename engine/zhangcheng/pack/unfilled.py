"""Finds what `zhangcheng new` has left to its author to write and nobody has written yet."""

from collections.abc import Iterator

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.yamlsource import MappingNode, Node, ScalarNode, SequenceNode
from zhangcheng.yamlsource.read import Document

MARK = "# 待填 · fill in"
"""Stands at the end of every line that only its author can write."""

WORDS = Text("待填", "To fill in")
"""What a text says until its author has written it."""

_TRACES = tuple(text.encode() for text in (MARK, WORDS.zh, WORDS.en))


def unfilled(content: bytes, document: Document) -> Iterator[Location]:
    """Yield the place of each line that is marked, and of each other text that was not written."""
    # A large pack has a million values; hardly any file has something to look for.
    if not any(trace in content for trace in _TRACES):
        return
    marked: set[int] = set()
    file = document.file
    for number, line in enumerate(file.text.splitlines(), start=1):
        if MARK in line:
            marked.add(number)
            said = line[: line.index(MARK)].rstrip()
            first = len(said) - len(said.lstrip()) + 1
            yield Location(file=file.name, line=number, column=first, end_column=len(said) + 1)
    for node in _scalars(document.root):
        number = node.start.line + 1
        if node.text in (WORDS.zh, WORDS.en) and number not in marked:
            marked.add(number)
            yield node.location


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, MappingNode):
        for value in node.values.values():
            yield from _scalars(value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, ScalarNode):
        yield node
