"""Says where and why a file does not have its shape: jsonschema's errors as diagnostics.

Pydantic decides whether a file has its shape; jsonschema, slower to start, is asked only about the
files that pydantic refused, since its errors name the schema's own words and the exact path.
"""

import datetime as dt
import difflib
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.pack import value_hints
from zhangcheng.pack.kinds import Kind
from zhangcheng.pack.schema import schema
from zhangcheng.pack.shape.base import PATTERNS
from zhangcheng.yamlsource import Node, ScalarNode

Path = tuple[str | int, ...]

_TYPES = {
    "object": Text("映射（键: 值）", "a mapping (key: value)"),
    "array": Text("列表", "a list"),
    "string": Text("文字", "text"),
    "number": Text("数字", "a number"),
    "integer": Text("整数", "a whole number"),
    "boolean": Text("true 或 false", "true or false"),
    "null": Text("null", "null"),
}
_EMPTY = Text("空", "nothing")
_NO_HINT = Text("", "")


@dataclass(frozen=True, slots=True)
class Unusable:
    """What is at fault: the place of a value, or of an unknown key that may go alone."""

    path: Path
    alone: bool = False


def explain(kind: Kind, root: Node, collector: Collector) -> tuple[Unusable, ...]:
    """Note every departure of a file from its schema; return what is unusable."""
    unusable: list[Unusable] = []
    for error in _leaves(_validator(kind).iter_errors(_json(root.data))):
        unusable.extend(_Fault(error, root, collector).report())
    return tuple(unusable)


@functools.cache
def _validator(kind: Kind) -> Draft202012Validator:
    return Draft202012Validator(schema(kind), format_checker=FormatChecker(["date"]))


def _json(data: object) -> object:
    """Return YAML data as JSON Schema knows it: dates are strings, 2.0 is no integer."""
    if isinstance(data, dict):
        return {key: _json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_json(value) for value in data]
    return data.isoformat() if isinstance(data, dt.date) else data


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Yield errors; of an alternative, those of the one branch whose type fits, if there is one."""
    for error in errors:
        branches = _branches(error)
        fitting = [
            faults for faults in branches.values() if not any(_is_root_type(f, error) for f in faults)
        ]
        if error.validator == "anyOf" and len(fitting) == 1:
            yield from _leaves(fitting[0])
        else:
            yield error


def _branches(error: ValidationError) -> dict[object, list[ValidationError]]:
    branches: dict[object, list[ValidationError]] = {}
    for fault in error.context or ():
        branches.setdefault(fault.schema_path[0], []).append(fault)
    return branches


def _is_root_type(fault: ValidationError, error: ValidationError) -> bool:
    return fault.validator == "type" and fault.absolute_path == error.absolute_path


class _Fault:
    """One error of jsonschema on its way to becoming diagnostics."""

    def __init__(self, error: ValidationError, root: Node, collector: Collector) -> None:
        self._error: Any = error
        self._path: Path = tuple(error.absolute_path)
        self._node = root.at(self._path)
        self._parent = root.at(self._path[:-1])
        self._collector = collector

    def report(self) -> list[Unusable]:
        """Note the diagnostics of this error; return the paths of what is unusable."""
        match self._error.validator:
            case "additionalProperties":
                return self._unknown_keys()
            case "required":
                self._missing_keys()
            case "oneOf":
                self._collector.add(codes.ROWS_OR_VALUE, self._here())
            case "enum":
                known = [str(value) for value in self._error.validator_value]
                self._about_value(codes.NOT_ALLOWED, suggestion=did_you_mean(self._written(), known))
            case "pattern":
                self._about_value(codes.BAD_ID, meaning=Text(*PATTERNS[self._error.validator_value]))
            case "format":
                self._about_value(codes.BAD_DATE)
            case "minLength" | "minItems":
                self._collector.add(codes.TOO_SHORT, self._here())
            case "minimum" | "maximum":
                sign = "≥" if self._error.validator == "minimum" else "≤"
                self._about_value(codes.OUT_OF_BOUNDS, bound=f"{sign} {self._error.validator_value}")
            case "type" if self._error.schema.get("format") == "date":
                self._about_value(codes.BAD_DATE)
            case _:
                self._wrong_type()
        return [Unusable(self._path)]

    def _here(self) -> Location:
        """Where the value stands; for a value of many lines, where its key does."""
        if isinstance(self._node, ScalarNode) or not self._path or isinstance(self._path[-1], int):
            return self._node.location
        return self._parent.key_location(self._path[-1])

    def _written(self) -> str:
        return self._node.text if isinstance(self._node, ScalarNode) else str(self._node.data)

    def _about_value(self, code: Code, **arguments: Text | str) -> None:
        self._collector.add(code, self._node.location, value=self._written(), **arguments)

    def _unknown_keys(self) -> list[Unusable]:
        known = set(self._error.schema["properties"])
        unknown = [key for key in self._error.instance if key not in known]
        absent = known - set(self._error.instance)
        for key in unknown:
            suggestion = did_you_mean(key, absent or known)
            place = self._node.key_location(key)
            self._collector.add(codes.UNKNOWN_KEY, place, key=key, suggestion=suggestion)
        return [Unusable((*self._path, key), alone=True) for key in unknown]

    def _missing_keys(self) -> None:
        properties = self._error.schema["properties"]
        misspelt = set(self._error.instance) - set(properties)
        for key in self._error.validator_value:
            if key in self._error.instance or _stands_misspelt(key, misspelt):
                continue
            described = properties[key].get("description", key)
            self._collector.add(codes.MISSING_KEY, self._here(), key=key, meaning=_in_words(described))

    def _wrong_type(self) -> None:
        expected = _expected(self._error)
        found = _kind_of(self._node)
        suggestion = self._way(expected)
        self._collector.add(
            codes.WRONG_TYPE, self._here(), expected=expected, found=found, suggestion=suggestion
        )

    def _way(self, expected: Text) -> Text:
        """Return how the value is to be written, where that can be told."""
        node = self._node
        if not isinstance(node, ScalarNode) or node.data is None:
            return _NO_HINT
        written = node.text
        if expected == _TYPES["string"]:
            return value_hints.quoted(written)
        if expected in (_TYPES["number"], _TYPES["integer"]):
            return value_hints.as_number(written)
        if expected == _TYPES["boolean"]:
            return value_hints.as_boolean(written)
        if expected == _TYPES["array"]:
            return value_hints.as_list(written)
        properties = list(self._error.schema.get("properties", ()))
        if expected == _TYPES["object"] and set(properties) == {"zh", "en"}:
            return value_hints.in_two_languages(written)
        if expected == _TYPES["object"] and properties:
            keys = self._error.schema.get("required") or properties[:1]
            return value_hints.as_mapping(written, keys)
        return _NO_HINT


def _stands_misspelt(key: str, written: Iterable[str]) -> bool:
    """Whether a missing key is one that stands there misspelt, and is reported as that already."""
    return bool(difflib.get_close_matches(key, written, n=1, cutoff=0.6))


def _in_words(description: str) -> Text:
    """Split a schema's bilingual description `中文 · English`."""
    chinese, _, english = description.partition("·")
    return Text(chinese.strip(), english.strip() or chinese.strip())


def _expected(error: ValidationError) -> Text:
    if error.validator == "type":
        return _TYPES[str(error.validator_value)]
    faults = [fault for fault in error.context or () if _is_root_type(fault, error)]
    names = [_TYPES[str(fault.validator_value)] for fault in faults]
    return Text("或".join(name.zh for name in names), " or ".join(name.en for name in names))


def _kind_of(node: Node) -> Text:
    data: Any = node.data
    if data is None:
        return _EMPTY
    if isinstance(data, bool):
        return Text.same(str(data).lower())
    if isinstance(data, int | Decimal):
        written = node.text if isinstance(node, ScalarNode) else str(data)
        return Text(f"数字 {written}", f"the number {written}")
    if isinstance(data, dict):
        return _TYPES["object"]
    if isinstance(data, list):
        return _TYPES["array"]
    return Text(f"文字“{_short(str(data))}”", f'the text "{_short(str(data))}"')


def _short(text: str) -> str:
    longest = 30
    return text if len(text) <= longest else text[:longest] + "…"
