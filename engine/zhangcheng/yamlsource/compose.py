"""Builds nodes from the events of libyaml, and says what our YAML leaves out."""

from typing import Any, TypeAlias

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.yamlsource.node import MappingNode, Node, ScalarNode, SequenceNode, YamlFile
from zhangcheng.yamlsource.scalar import plain_value
from zhangcheng.yamlsource.syntax import without_value
from zhangcheng.yamlsource.unfolded import unfolded

_Event: TypeAlias = Any
"""libyaml's events are untyped."""

_DEEPEST = 64
"""Levels of nesting; beyond it is an attack or an accident, and the recursion must end somewhere."""

_ANCHOR = Text("锚点与别名（& *）", "anchors and aliases (& *)")
_TAG = Text("类型标签（!）", "tags (!)")
_MERGE = Text("合并键（<<）", "merge keys (<<)")
_COMPLEX_KEY = Text("不是单个词的键", "keys that are not a single word")
_DOCUMENTS = Text("一个文件里的多个文档（---）", "several documents in one file (---)")
_NESTING = Text(f"超过 {_DEEPEST} 层的嵌套", f"nesting deeper than {_DEEPEST} levels")


class Composer:
    """Reads one file's events into nodes.

    Attributes:
        unsupported: whether anything was met that our YAML leaves out, or that is mistyped; the data
            cannot be trusted.
    """

    def __init__(self, file: YamlFile, collector: Collector) -> None:
        """Prepare to read `file`; faults go to `collector`."""
        self.unsupported = False
        self._file = file
        self._collector = collector
        self._next = CParser(file.text).get_event
        self._depth = 0

    def compose(self) -> Node | None:
        """Return the file's only document, or None when it is empty.

        Raises:
            ruamel.yaml.error.YAMLError: where the text is not YAML.
        """
        next_event = self._next
        next_event()
        event = next_event()
        if type(event) is StreamEndEvent:
            return None
        root = self._node(next_event())
        next_event()
        event = next_event()
        if type(event) is not StreamEndEvent:
            self._refuse(event, _DOCUMENTS)
        return root

    def _node(self, event: _Event) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            self._refuse(event, _ANCHOR)
            return ScalarNode(self._file, None, event.start_mark, event.end_mark)
        self._refuse_extras(event, None)
        self._depth += 1
        if self._depth > _DEEPEST:
            self._refuse(event, _NESTING)
            raise NestingError
        node = self._mapping(event) if kind is MappingStartEvent else self._sequence(event)
        self._depth -= 1
        return node

    def _scalar(self, event: _Event) -> ScalarNode:
        text, style = event.value, event.style
        data = plain_value(text) if style == "" else text
        node = ScalarNode(self._file, data, event.start_mark, event.end_mark)
        node.text = text
        node.style = style
        if style != "|" and event.end_mark.line > event.start_mark.line and data == text:
            node.data = unfolded(node)
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event, event.tag)
        return node

    def _mapping(self, event: _Event) -> MappingNode:
        node = MappingNode(self._file, event.start_mark)
        data: dict[str, object] = {}
        node.data = data
        next_event = self._next
        while True:
            event = next_event()
            if type(event) is MappingEndEvent:
                break
            key = self._node(event)
            value = self._node(next_event())
            self._enter(node, key, value)
        node.end = event.end_mark
        for name, value in node.values.items():
            data[name] = value.data
        return node

    def _enter(self, node: MappingNode, key: Node, value: Node) -> None:
        if not isinstance(key, ScalarNode):
            self._refuse_at(key.location, _COMPLEX_KEY)
        elif key.text == "<<" and not key.style:
            self._refuse_at(key.location, _MERGE)
        elif key.text in node.keys:
            first = node.keys[key.text].location
            self._collector.add(codes.DUPLICATE_KEY, key.location, key=key.text, first=first.line or 0)
        else:
            node.keys[key.text] = key
            node.values[key.text] = value
            if value.start.index == value.end.index and self._lacks_colon(key):
                self.unsupported = True
                self._collector.add(codes.KEY_WITHOUT_VALUE, key.location, **without_value(key.text))

    def _lacks_colon(self, key: ScalarNode) -> bool:
        """Whether a key stands alone inside braces, where YAML takes it for one without a value."""
        return not self._file.text[key.end.index :].lstrip().startswith(":")

    def _sequence(self, event: _Event) -> SequenceNode:
        node = SequenceNode(self._file, event.start_mark)
        next_event = self._next
        while True:
            event = next_event()
            if type(event) is SequenceEndEvent:
                break
            node.items.append(self._node(event))
        node.end = event.end_mark
        node.data = [item.data for item in node.items]
        return node

    def _refuse_extras(self, event: _Event, tag: str | None) -> None:
        if event.anchor is not None:
            self._refuse(event, _ANCHOR)
        if tag is not None or event.tag is not None:
            self._refuse(event, _TAG)

    def _refuse(self, event: _Event, what: Text) -> None:
        mark = event.start_mark
        place = Location(file=self._file.name, line=mark.line + 1, column=mark.column + 1)
        self._refuse_at(place, what)

    def _refuse_at(self, place: Location, what: Text) -> None:
        self.unsupported = True
        self._collector.add(codes.UNSUPPORTED_YAML, place, what=what)


class NestingError(Exception):
    """The file nests deeper than anything a person writes; it was reported and is given up."""
