"""The names an expression may use: record types, their measures, and parameters."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.types import Type
from zhangcheng.model.record_type import RecordType


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterSignature:
    """What an expression needs to know of a parameter: its type and what it is looked up by.

    `categories` are the names in `by` other than `jurisdiction`; `values` their known values.
    """

    id: str
    title: Text
    type: Type
    by_jurisdiction: bool
    categories: tuple[str, ...]
    values: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSignature:
    """What an expression needs to know of a measure."""

    id: str
    title: Text
    type: Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All names of a pack; `measures` by record type, then id; `units` label unit symbols."""

    record_types: Mapping[str, RecordType]
    parameters: Mapping[str, ParameterSignature]
    measures: Mapping[str, Mapping[str, MeasureSignature]]
    units: Mapping[str, Text]
