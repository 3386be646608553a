"""Reads lists of records from JSON and YAML as grids: the keys of all records are the headings."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhangcheng.dataset.sheet import Cell, Grid, Nested, Part, SourceFile
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.yamlsource.node import MappingNode, Node, SequenceNode

_LIST_OR_TYPES = Text(
    "记录的列表，或“记录类型: 记录列表”", "a list of records, or record type: list of records"
)
_LIST = Text("记录的列表", "a list of records")
_RECORD = Text("一条记录（字段: 值）", "a record (field: value)")


def read_json(file: SourceFile, collector: Collector) -> list[Part]:
    """Return the lists of records of a JSON file; numbers stay exact."""
    place = Location(file=file.name)
    try:
        text = file.path.read_bytes().decode("utf-8-sig")
        data = json.loads(text, parse_float=Decimal, object_pairs_hook=_object, parse_constant=str)
    except json.JSONDecodeError as error:
        at = Location(file=file.name, line=error.lineno, column=error.colno)
        collector.add(codes.JSON_SYNTAX, at, reason=_json_reason(error.msg))
    except _RepeatedKeyError as error:
        reason = Text(f"键“{error}”写了两次", f"the key “{error}” is written twice")
        collector.add(codes.JSON_SYNTAX, place, reason=reason)
    except UnicodeDecodeError:
        reason = Text("不是 UTF-8 编码", "it is not encoded as UTF-8")
        collector.add(codes.NOT_READABLE, place, kind="JSON", reason=reason)
    except RecursionError:
        reason = Text("嵌套过深", "it nests too deeply")
        collector.add(codes.NOT_READABLE, place, kind="JSON", reason=reason)
    else:
        return _lists(file, data, None, collector)
    return []


def read_yaml(file: SourceFile, collector: Collector) -> list[Part]:
    """Return the lists of records of a YAML file; each value knows its line and column."""
    from zhangcheng.yamlsource.read import read_document  # noqa: PLC0415 - the parser, for this alone

    document = read_document(file.path.read_bytes(), file.name, collector=collector)
    return [] if document is None else _lists(file, document.root.data, document.root, collector)


def grid_of(
    file: str,
    sheet: str | None,
    records: Sequence[Mapping[str, object]],
    nodes: tuple[MappingNode, ...] = (),
) -> Grid:
    """Return records as a grid; a key that a record does not have is an empty cell."""
    headings = tuple(dict.fromkeys(str(key) for record in records for key in record))
    rows = [[cell_of(record.get(heading)) for heading in headings] for record in records]
    return Grid(file=file, sheet=sheet, rows=rows, headings=headings, nodes=nodes)


def _lists(file: SourceFile, data: object, root: Node | None, collector: Collector) -> list[Part]:
    if isinstance(data, list):
        return _list(file, None, data, root, collector)
    if not isinstance(data, dict):
        place = Location(file=file.name) if root is None else root.location
        collector.add(codes.WRONG_SHAPE, place, expected=_LIST_OR_TYPES)
        return []
    if not data:
        collector.add(codes.NOTHING_INSIDE, Location(file=file.name))
    parts: list[Part] = []
    for name, records in data.items():
        node = None if root is None else root.child(name)
        if isinstance(records, list):
            parts += _list(file, str(name), records, node, collector)
        else:
            place = Location(file=file.name, sheet=str(name)) if node is None else node.location
            collector.add(codes.WRONG_SHAPE, place, expected=_LIST)
    return parts


def _list(
    file: SourceFile, sheet: str | None, records: list[object], node: Node | None, collector: Collector
) -> list[Part]:
    nodes = node.items if isinstance(node, SequenceNode) else []
    wrong = [index for index, record in enumerate(records) if not isinstance(record, dict)]
    for index in wrong:
        here = Location(file=file.name, sheet=sheet, cell=str(index + 1))
        collector.add(codes.WRONG_SHAPE, nodes[index].location if nodes else here, expected=_RECORD)
    if wrong:
        return []
    if not records and sheet is None:
        collector.add(codes.NOTHING_INSIDE, Location(file=file.name))
        return []
    mappings = tuple(item for item in nodes if isinstance(item, MappingNode))
    return [grid_of(file.name, sheet, [r for r in records if isinstance(r, dict)], mappings)]


def cell_of(value: object) -> Cell:
    """Return a value of a record as a cell; lists and mappings are `Nested`."""
    if isinstance(value, list | dict | tuple):
        return Nested(json.dumps(value, ensure_ascii=False, default=str))
    return value  # type: ignore[return-value]


_JSON_REASONS = {
    "Expecting value": "这里应为一个值",
    "Expecting property name enclosed in double quotes": "这里应为双引号括起的键",
    "Illegal trailing comma before end of object": "末尾多了一个逗号",
    "Illegal trailing comma before end of array": "末尾多了一个逗号",
    "Expecting ',' delimiter": "这里应为逗号",
    "Expecting ':' delimiter": "这里应为冒号",
    "Extra data": "后面多出了内容",
    "Unterminated string starting at": "字符串没有结束的引号",
    "Invalid control character at": "字符串里有换行等控制字符",
    "Invalid \\escape": "反斜杠后的字符不对",
}


def _json_reason(message: str) -> Text:
    return Text(_JSON_REASONS.get(message, message), message[:1].lower() + message[1:])


class _RepeatedKeyError(Exception):
    """A JSON object has the same key twice; which value counts is anyone's guess."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        raise _RepeatedKeyError(next(name for name in names if names.count(name) > 1))
    return result
