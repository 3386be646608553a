"""All findings that need attention as one flat table: rule, record, outcome, actual, required, gap."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.plan import PartPlan, RulePlan
from zhangcheng.evaluate.steps import ensure_steps, table
from zhangcheng.feel.sql.build import constant, written
from zhangcheng.model.outcome import OUTSTANDING, Outcome

if TYPE_CHECKING:
    import pyarrow as pa

_NUMBERS = ("actual", "required", "gap")
_TEXTS = ("actual_text", "required_text")
COLUMNS = ("key", *_NUMBERS, *_TEXTS)


@dataclass(frozen=True, slots=True)
class Flat:
    """Fetches the findings of outcome fail and insufficient_data without their evidence."""

    connection: duckdb.DuckDBPyConnection
    compiler: Compiler
    plans: tuple[RulePlan, ...]
    scope: str | None

    def arrow(
        self, *, columns: Collection[str] = COLUMNS, outcomes: Collection[Outcome] = OUTSTANDING
    ) -> "pa.Table":
        """Return an Arrow table, a row for each finding of one of the `outcomes`.

        Always there: `rule`, `record_type` and `outcome` (dictionaries) and `row` (number of the
        record in the data). On demand by `columns`: `key` of the record; `actual`, `required`, `gap`
        as decimals where the first part of the requirement that does not hold compares numbers;
        `actual_text` and `required_text` where it compares anything else, or numbers that do not go
        into one column of decimals with the others.

        Raises:
            ValueError: for outcomes other than fail and insufficient_data.
        """
        import pyarrow as pa  # noqa: PLC0415 - heavy, and a report does without

        if not outcomes or not set(outcomes) <= set(OUTSTANDING):
            raise ValueError(outcomes)
        ensure_steps(self.connection, self.compiler)
        wanted = tuple(name for name in COLUMNS if name in columns)
        reported = tuple(outcome for outcome in OUTSTANDING if outcome in outcomes)
        try:
            found = self._fetch(wanted, reported, exact=True)
        except duckdb.ConversionException:
            found = self._fetch(wanted, reported, exact=False)
        rules = pa.array([plan.rule.id for plan in self.plans], pa.string())
        types = pa.array([plan.rule.record for plan in self.plans], pa.string())
        names = pa.array([str(outcome) for outcome in OUTSTANDING], pa.string())
        numbers = found.column("rule").combine_chunks()
        decided = found.column("outcome").combine_chunks()
        made = {
            "rule": pa.DictionaryArray.from_arrays(numbers, rules),
            "record_type": pa.DictionaryArray.from_arrays(numbers, types),
            "outcome": pa.DictionaryArray.from_arrays(decided, names),
        }
        rest = [name for name in found.column_names if name not in made]
        return pa.table({**made, **{name: found.column(name) for name in rest}})

    def _fetch(
        self, columns: tuple[str, ...], outcomes: tuple[Outcome, ...], *, exact: bool
    ) -> "pa.Table":
        scale = max((part.scale for plan in self.plans for part in plan.parts), default=0)
        types = dict.fromkeys(_NUMBERS, f"DECIMAL(38, {scale})")
        types |= dict.fromkeys(("key", *_TEXTS), "VARCHAR")
        types |= {"cast": "CAST" if exact else "TRY_CAST"}
        selects = [self._select(plan, columns, outcomes, types=types) for plan in self.plans]
        nothing = [f"NULL::{types[name]} AS {name}" for name in columns]
        rows = "0::SMALLINT AS rule, 0::TINYINT AS outcome, 0::BIGINT AS row"
        selects.append(f"SELECT {', '.join([rows, *nothing])} WHERE FALSE")
        return self.connection.sql("\nUNION ALL\n".join(selects)).to_arrow_table()

    def _select(
        self,
        plan: RulePlan,
        columns: tuple[str, ...],
        outcomes: tuple[Outcome, ...],
        *,
        types: Mapping[str, str],
    ) -> str:
        both = len(outcomes) == len(OUTSTANDING)
        number = (
            f"CASE WHEN {plan.failed} THEN 0 ELSE 1 END" if both else f"{outcomes.count(OUTSTANDING[1])}"
        )
        shown = [f"{plan.number}::SMALLINT AS rule", f"{number}::TINYINT AS outcome", "_row AS row"]
        for name in columns:
            value = "_key" if name == "key" else _first(plan.parts, name, types)
            shown.append(f"{types['cast']}({value} AS {types[name]}) AS {name}")
        single = plan.failed if Outcome.FAIL in outcomes else plan.undecided
        scope = f" AND {self.scope}" if self.scope is not None else ""
        source = table(plan.rule.record, plan.depth)
        condition = plan.attention if both else single
        if plan.waived is not None:
            condition = f"({condition}) AND NOT {plan.waived}"
        return f"SELECT {', '.join(shown)} FROM {source} WHERE {condition}{scope}"


def _first(parts: Sequence[PartPlan], column: str, types: Mapping[str, str]) -> str:
    """Return the value of a column from the first part that does not hold."""
    values = [_value(part, column, types) for part in parts]
    if not any(values):
        return "NULL"
    if len(values) == 1:
        return f"({values[0]})"
    branches = (
        f"WHEN ({part.holds}) IS NOT TRUE THEN {value or 'NULL'}"
        for part, value in zip(parts, values, strict=True)
    )
    return f"(CASE {' '.join(branches)} END)"


def _value(part: PartPlan, column: str, types: Mapping[str, str]) -> str | None:
    if column == "gap":
        return part.gap
    if column == "required_text" and part.fixed is not None:
        return written(constant(part.fixed))
    side = part.actual if column.startswith("actual") else part.required
    if part.numeric == (column in _NUMBERS):
        return side
    if part.numeric and types["cast"] == "TRY_CAST":
        number = types["actual"]
        return f"CASE WHEN TRY_CAST({side} AS {number}) IS NULL THEN CAST({side} AS VARCHAR) END"
    return None
