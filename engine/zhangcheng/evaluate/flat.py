"""All findings that need attention as one flat table: rule, record, outcome, actual, required, gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from zhangcheng.evaluate.plan import PartPlan, RulePlan
from zhangcheng.evaluate.steps import table
from zhangcheng.feel.types import QUOTIENT_SCALE
from zhangcheng.model.outcome import Outcome

if TYPE_CHECKING:
    import pyarrow as pa

_REPORTED = (Outcome.FAIL, Outcome.INSUFFICIENT_DATA)
_NUMBERS = ("actual", "required", "gap")
_TEXTS = ("actual_text", "required_text")


@dataclass(frozen=True, slots=True)
class Flat:
    """Fetches the findings of outcome fail and insufficient_data without their evidence."""

    connection: duckdb.DuckDBPyConnection
    plans: tuple[RulePlan, ...]
    scope: str | None

    def arrow(self, *, keys: bool = True) -> "pa.Table":
        """Return an Arrow table, a row for each finding.

        Columns: `rule`, `record_type` and `outcome` (dictionaries), `row` (number of the record in
        the data), with `keys` also `key`; `actual`, `required`, `gap` as decimals where the first
        part of the requirement that does not hold compares numbers, `actual_text` and
        `required_text` where it compares anything else.
        """
        import pyarrow as pa  # noqa: PLC0415 - heavy, and a report does without

        found = self._fetch(keys=keys)
        rules = pa.array([plan.rule.id for plan in self.plans], pa.string())
        types = pa.array([plan.rule.record for plan in self.plans], pa.string())
        outcomes = pa.array([str(outcome) for outcome in _REPORTED], pa.string())
        numbers = found.column("rule").combine_chunks()
        decided = found.column("outcome").combine_chunks()
        columns = {
            "rule": pa.DictionaryArray.from_arrays(numbers, rules),
            "record_type": pa.DictionaryArray.from_arrays(numbers, types),
            "outcome": pa.DictionaryArray.from_arrays(
                found.column("outcome").combine_chunks(), outcomes
            ),
        }
        rest = [name for name in found.column_names if name not in columns]
        return pa.table({**columns, **{name: found.column(name) for name in rest}})

    def _fetch(self, *, keys: bool) -> "pa.Table":
        scale = max((part.scale for plan in self.plans for part in plan.parts), default=0)
        number = f"DECIMAL(38, {max(scale, QUOTIENT_SCALE)})"
        selects = [self._select(plan, number, keys=keys) for plan in self.plans]
        return self.connection.sql(
            "\nUNION ALL\n".join(selects or [_nothing(keys=keys)])
        ).to_arrow_table()

    def _select(self, plan: RulePlan, number: str, *, keys: bool) -> str:
        columns = [
            f"{plan.number}::SMALLINT AS rule",
            f"CASE WHEN {plan.failed} THEN 0 ELSE 1 END::TINYINT AS outcome",
            "_row AS row",
            *(["_key AS key"] if keys else []),
            *(f"{_first(plan.parts, name)}::{number} AS {name}" for name in _NUMBERS),
            *(f"{_first(plan.parts, name)}::VARCHAR AS {name}" for name in _TEXTS),
        ]
        scope = f" AND {self.scope}" if self.scope is not None else ""
        source = table(plan.rule.record, plan.depth)
        return f"SELECT {', '.join(columns)} FROM {source} WHERE {plan.attention}{scope}"


def _nothing(*, keys: bool) -> str:
    texts = [*(["key"] if keys else []), *_TEXTS]
    columns = [
        "0::SMALLINT AS rule",
        "0::TINYINT AS outcome",
        "0::BIGINT AS row",
        *(f"NULL::DECIMAL(38, {QUOTIENT_SCALE}) AS {name}" for name in _NUMBERS),
        *(f"NULL::VARCHAR AS {name}" for name in texts),
    ]
    return f"SELECT {', '.join(columns)} WHERE FALSE"


def _first(parts: Sequence[PartPlan], column: str) -> str:
    """Return the value of a column from the first part that does not hold."""
    values = [_value(part, column) for part in parts]
    if not any(values):
        return "NULL"
    if len(values) == 1:
        return f"({values[0]})"
    branches = (
        f"WHEN ({part.holds}) IS NOT TRUE THEN {value or 'NULL'}"
        for part, value in zip(parts, values, strict=True)
    )
    return f"(CASE {' '.join(branches)} END)"


def _value(part: PartPlan, column: str) -> str | None:
    if column == "gap":
        return part.gap
    if column == "required_text" and part.fixed is not None:
        return "'" + part.fixed.replace("'", "''") + "'"
    if part.numeric != (column in _NUMBERS):
        return None
    return part.actual if column.startswith("actual") else part.required
