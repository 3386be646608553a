"""Writes the files of a pack in one manner: one spacing of YAML, canonical FEEL, comments kept."""

import bisect
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from zhangcheng.authoring.expressions import Path as NodePath
from zhangcheng.authoring.expressions import expression_paths
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.feel.format import format_expression
from zhangcheng.feel.parse import parse
from zhangcheng.pack.files import pack_files, read_files
from zhangcheng.pack.kinds import Kind, kind_within
from zhangcheng.pack.linking.context import expression_of
from zhangcheng.yamlsource import MappingNode, Node, ScalarNode, SequenceNode
from zhangcheng.yamlsource.read import Document, read_document

_WIDTH = 100
"""Characters of a line of a folded expression; plain ones stay on their line however long."""

_UNBROKEN = 1_000_000
_COMMENT = re.compile(r"(^|(?<=\s))(#.*)$", re.MULTILINE)

_LEADING_BLANKS = re.compile(r"\A(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file as it is, and as it should be written."""

    path: Path
    before: str
    after: str

    @property
    def had_crlf(self) -> bool:
        """Whether its lines end as Windows ends them; they are to end in a line feed alone."""
        return "\r\n" in self.before

    @property
    def changes(self) -> bool:
        """Whether the file is not written so yet."""
        return self.before != self.after


def format_pack(folder: Path) -> tuple[Formatted, ...]:
    """Return every file of the pack in `folder` in canonical form; nothing is written.

    Raises:
        DiagnosticsError: when a file is no YAML, lacks its shape, or an expression is no FEEL.
    """
    collector = Collector()
    # A slip must not be written down as what YAML takes it for: `1,260` in braces is two items.
    if folder.is_dir():
        read_files(folder, collector)
        collector.raise_errors()
    formatted: list[Formatted] = []
    for kind, path in pack_files(folder, collector):
        formatted += _formatted(kind, path, collector)
    collector.raise_errors()
    return tuple(formatted)


def _formatted(kind: Kind, path: Path, collector: Collector) -> list[Formatted]:
    own = Collector()
    content = path.read_bytes()
    document = read_document(content, path.as_posix(), collector=own)
    collector.extend(own.sorted)
    # A key written twice is read, but nobody can say which of both to write.
    if document is None or own.has_errors:
        return []
    text = content.decode("utf-8-sig")
    after = _Formatter(kind_within(kind, document.root.data), document, collector).format(text)
    return [Formatted(path, text, after)]


class _Formatter:
    """Formats one file."""

    def __init__(self, kind: Kind, document: Document, collector: Collector) -> None:
        self._kind, self._document, self._collector = kind, document, collector

    def format(self, text: str) -> str:
        """Return the text in canonical form.

        Raises:
            ValueError: when writing it anew would change or lose anything; no file is worth that.
        """
        yaml = _round_trip()
        data = yaml.load(_LEADING_BLANKS.sub("", text.replace("\r\n", "\n")))
        for path in expression_paths(self._kind, self._document.root.data):
            self._expression(data, path)
        written = io.StringIO()
        yaml.dump(data, written)
        after = "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())
        self._check(after)
        return after

    def _expression(self, data: Any, path: NodePath) -> None:  # noqa: ANN401 - ruamel's nodes
        node = self._document.root.at(path)
        tree = parse(expression_of(node), self._collector)
        if tree is None:
            return
        canonical = format_expression(tree)
        assert isinstance(node, ScalarNode)  # noqa: S101 - an expression is a text
        if canonical == node.text.strip():
            return
        holder = _holder(data, path)
        folded = isinstance(holder[path[-1]], FoldedScalarString | LiteralScalarString)
        holder[path[-1]] = _folded(canonical) if folded and len(canonical) > _WIDTH else canonical

    def _check(self, after: str) -> None:
        name = self._document.file.name
        document = read_document(after.encode(), name, collector=Collector())
        if document is None or self._meaning(document) != self._meaning(self._document):
            raise ValueError(f"{name} cannot be written anew without a loss")

    def _meaning(self, document: Document) -> tuple[object, list[str]]:
        """Return the data of a file with its expressions in canonical form, and its comments."""
        data: Any = _copy(document.root.data)
        for path in expression_paths(self._kind, data):
            tree = parse(expression_of(document.root.at(path)), Collector())
            if tree is not None:
                _holder(data, path)[path[-1]] = format_expression(tree)
        return data, _comments(document)


def _holder(data: Any, path: NodePath) -> Any:  # noqa: ANN401 - plain data, or ruamel's nodes
    """Return the mapping or list that holds the value at `path`."""
    for step in path[:-1]:
        data = data[step]
    return data


def _round_trip() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _UNBROKEN
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    return yaml


def _folded(text: str) -> FoldedScalarString:
    """Return a text that YAML writes with `>-` on several lines, broken at single blanks."""
    folded: FoldedScalarString = FoldedScalarString(text)
    breaks: list[int] = []
    start = 0
    blanks = [m.start() for m in re.finditer(r"(?<=\S) (?=\S)", text)]
    for blank, following in itertools.pairwise([*blanks, len(text)]):
        if following - start > _WIDTH:
            breaks.append(blank)
            start = blank + 1
    # How ruamel tells its own writer; its class does not declare it.
    folded.fold_pos = breaks  # type: ignore[attr-defined]
    return folded


def _copy(data: object) -> object:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(item) for item in data] if isinstance(data, list) else data


def _comments(document: Document) -> list[str]:
    """Return the comments of a file: what follows `#` outside of its texts."""
    found = []
    inside = sorted((node.start.index, node.end.index) for node in _scalars(document.root))
    for match in _COMMENT.finditer(document.file.text):
        at = bisect.bisect(inside, (match.end(1), len(document.file.text))) - 1
        if at < 0 or inside[at][1] <= match.end(1):
            found.append(match[2].strip())
    return sorted(found)


def _scalars(node: Node) -> Iterator[Node]:
    if isinstance(node, MappingNode):
        for key, value in node.values.items():
            yield node.keys[key]
            yield from _scalars(value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _scalars(item)
    else:
        yield node
