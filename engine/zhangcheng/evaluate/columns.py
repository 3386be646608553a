"""The columns that findings are fetched in, and where a fetched row holds what."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.evidence import InputPlan, ParameterPlan, RelatedPlan
from zhangcheng.evaluate.plan import PartPlan

Row = Sequence[object]
RelatedRows = dict[str, tuple[int, list[int]]]
"""By the key of the record pointed at, how many rows were used, and the first ones."""


class Columns:
    """The columns of a query, each once, and where a fetched row holds them."""

    def __init__(self) -> None:
        """Start with none."""
        self._places: dict[str, int] = {}

    def add(self, sql: str) -> int:
        """Return the place of `sql` in a fetched row."""
        return self._places.setdefault(sql, len(self._places))

    def maybe(self, sql: str | None) -> int | None:
        """Return the place of `sql`; None for none."""
        return None if sql is None else self.add(sql)

    @property
    def text(self) -> str:
        """The list of columns to select."""
        return ", ".join(self._places)


@dataclass(frozen=True, slots=True)
class PartColumns:
    """Where a row holds what a part of a requirement came to; its words are the same for all rows."""

    plan: PartPlan
    formula: str
    prose: Text
    holds: int
    actual: int | None
    required: int | None
    gap: int | None


@dataclass(frozen=True, slots=True)
class InputColumns:
    """Where a row holds a value that the rule read; `related` are the rows behind it, by key."""

    plan: InputPlan
    value: int
    row: int | None
    related: tuple[tuple[RelatedPlan, RelatedRows], ...]
    lacks: int | None


@dataclass(frozen=True, slots=True)
class ParameterColumns:
    """Where a row holds the value of a parameter, and what it was looked up by."""

    plan: ParameterPlan
    value: int
    place: int | None
    arguments: tuple[int, ...]
    on: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingColumns:
    """Where in a row what a finding is made from stands."""

    row: int
    key: int
    institution: int
    outcome: int
    place: int | None
    parts: tuple[PartColumns, ...]
    inputs: tuple[InputColumns, ...]
    parameters: tuple[ParameterColumns, ...]
    undated: tuple[tuple[int, InputColumns], ...]


def parameter_columns(columns: Columns, plan: ParameterPlan) -> ParameterColumns:
    """Add the columns of a parameter."""
    return ParameterColumns(
        plan,
        columns.add(plan.value),
        columns.maybe(plan.place),
        tuple(columns.add(argument) for argument in plan.arguments),
        columns.add(plan.on),
    )
