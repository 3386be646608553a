"""What is wrong with a cell, before it is known where the cell stands."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from zhangcheng.dataset.sheet import Cell
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.diagnostic import Argument


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be converted: the code, and its arguments but for field and text."""

    code: Code
    arguments: Mapping[str, Argument] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noted:
    """A cell that was converted in a way that must be said: its value, and the code that says it."""

    value: "Value"
    code: Code
    arguments: Mapping[str, Argument] = field(default_factory=dict)


Value = str | bool | dt.date | None
"""A converted cell as DuckDB takes it: numbers are text, so that they stay exact."""

Converted = Value | Fault | Noted
Converter = Callable[[Cell], Converted]


def settled(converted: Converted) -> Value | Fault:
    """Return what a cell was converted to, without what is said about it."""
    return converted.value if isinstance(converted, Noted) else converted
