"""Finds the expressions of a pack file by what its schema says of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhangcheng.pack.kinds import Kind
from zhangcheng.pack.schema import schema

Path = tuple[str | int, ...]
_Schema = Mapping[str, Any]


def expression_paths(kind: Kind, data: object) -> Iterator[Path]:
    """Yield the path of each expression in the data of a file of that kind."""
    whole = schema(kind)
    yield from _below(whole, data, (), whole.get("$defs", {}))


def _below(part: _Schema, data: object, path: Path, definitions: _Schema) -> Iterator[Path]:
    if "$ref" in part:
        part = definitions[str(part["$ref"]).rpartition("/")[2]]
    for option in part.get("anyOf", ()):
        yield from _below(option, data, path, definitions)
    if part.get("format") == "feel" and isinstance(data, str):
        yield path
    elif isinstance(data, dict):
        properties = part.get("properties", {})
        for key, value in data.items():
            if key in properties:
                yield from _below(properties[key], value, (*path, key), definitions)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _below(part.get("items", {}), item, (*path, index), definitions)
