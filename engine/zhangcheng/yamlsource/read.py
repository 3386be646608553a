"""Reads a YAML file: its text, its nodes, and its faults with line and column."""

import re
from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.yamlsource.compose import Composer, NestingError
from zhangcheng.yamlsource.node import Node, YamlFile
from zhangcheng.yamlsource.syntax import problem_in_words, without_value

_WIDE_KEY = re.compile(r"\s*(?:- )?(?P<key>[a-z][a-z0-9_-]*：.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that was read: its text and the node at its top."""

    file: YamlFile
    root: Node


def read_document(content: bytes, name: str, *, collector: Collector) -> Document | None:
    """Read the bytes of a file shown as `name`; None when they cannot be used at all.

    All faults go to `collector`. A document is returned in spite of duplicate keys (the first
    one counts), so that the rest of the file is still checked.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        collector.add(codes.NOT_UTF8, Location(file=name, line=line, column=column))
        return None
    return compose(text, name, collector=collector)


def compose(text: str, name: str, *, collector: Collector) -> Document | None:
    """Compose `text` into nodes; None when it is empty, not YAML, or uses what ours leaves out."""
    file = YamlFile(name, text)
    try:
        composer = Composer(file, collector)
        root = composer.compose()
    except NestingError:
        return None
    except YAMLError as error:
        _report(error, file, collector)
        return None
    if root is None:
        collector.add(codes.EMPTY_FILE, Location(file=name, line=1, column=1))
        return None
    return None if composer.unsupported else Document(file=file, root=root)


def _report(error: YAMLError, file: YamlFile, collector: Collector) -> None:
    """Say where the text stops being YAML; tabs in indents are named as what they are."""
    tabs = _indents_with_tabs(file)
    for place in tabs:
        collector.add(codes.TAB, place)
    if tabs:
        return
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if mark is None:
        position = getattr(error, "position", 0)
        before = file.text[:position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        problem = getattr(error, "reason", str(error))
    else:
        line, column = mark.line + 1, mark.column + 1
        problem = getattr(error, "problem", "")
    wide = _wide_colon(file, line) if _about_keys(str(problem)) else None
    if wide is not None:
        place, key = wide
        collector.add(codes.KEY_WITHOUT_VALUE, place, **without_value(key))
        return
    place = Location(file=file.name, line=line, column=column)
    collector.add(codes.YAML_SYNTAX, place, problem=problem_in_words(str(problem)))


def _about_keys(problem: str) -> bool:
    return "':'" in problem or "mapping values" in problem


def _wide_colon(file: YamlFile, line: int) -> tuple[Location, str] | None:
    """Return the key with a wide colon that libyaml stumbled over, which it notices a line later."""
    lines = file.text.split("\n")
    for number in (line, line - 1):
        found = _WIDE_KEY.fullmatch(lines[number - 1]) if 0 < number <= len(lines) else None
        if found is not None:
            start, end = found.span("key")
            place = Location(file=file.name, line=number, column=start + 1, end_column=end + 1)
            return place, found["key"]
    return None


def _indents_with_tabs(file: YamlFile) -> list[Location]:
    places = []
    for number, line in enumerate(file.text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent and line.strip():
            places.append(Location(file=file.name, line=number, column=indent.index("\t") + 1))
    return places
