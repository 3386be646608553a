"""All findings as one flat table: rule, record, outcome, actual, required, gap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
from sqlglot import exp

from zhangcheng.evaluate.plan import PartPlan, RulePlan, outcome_of
from zhangcheng.evaluate.steps import table
from zhangcheng.feel.sql import Sql
from zhangcheng.feel.sql.build import cast_to
from zhangcheng.feel.types import QUOTIENT_SCALE
from zhangcheng.model.outcome import Outcome

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Flat:
    """Fetches the findings that need attention (failed, undecided) without their evidence."""

    connection: duckdb.DuckDBPyConnection
    plans: tuple[RulePlan, ...]
    scope: Sql | None

    def arrow(self, *, keys: bool = True) -> "pa.Table":
        """Return an Arrow table, a row for each finding of outcome fail or insufficient_data.

        Columns: `rule` and `outcome` (dictionaries), `record_type`, `row` (number of the record in
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
        if not selects:
            selects = [_nothing(keys=keys)]
        text = "\nUNION ALL\n".join(selects)
        return self.connection.sql(text).to_arrow_table()

    def _select(self, plan: RulePlan, number: str, *, keys: bool) -> str:
        failed, undecided = outcome_of(plan)
        outcome = exp.If(this=failed.copy(), true=exp.Literal.number(0))
        sides = list(_sides(plan.parts, number))
        columns: list[Sql] = [
            exp.alias_(cast_to(exp.Literal.number(plan.number), "SMALLINT"), "rule"),
            exp.alias_(
                cast_to(exp.Case(ifs=[outcome], default=exp.Literal.number(1)), "TINYINT"), "outcome"
            ),
            exp.column("_row").as_("row"),
            *([exp.column("_key").as_("key")] if keys else []),
            *(exp.alias_(sql, name) for name, sql in zip(_COLUMNS, sides, strict=True)),
        ]
        select = exp.select(*columns).from_(table(plan.rule.record, plan.depth))
        select = select.where(exp.or_(failed, undecided))
        if self.scope is not None:
            select = select.where(self.scope.copy())
        return select.sql("duckdb")


_REPORTED = (Outcome.FAIL, Outcome.INSUFFICIENT_DATA)
_COLUMNS = ("actual", "required", "gap", "actual_text", "required_text")


def _nothing(*, keys: bool) -> str:
    key = ", NULL::VARCHAR AS key" if keys else ""
    sides = ", ".join(f"NULL::{'VARCHAR' if 'text' in c else 'DECIMAL(18, 0)'} AS {c}" for c in _COLUMNS)
    return (
        f"SELECT 0::SMALLINT AS rule, 0::TINYINT AS outcome, 0::BIGINT AS row{key}, {sides} WHERE FALSE"
    )


def _sides(parts: Sequence[PartPlan], number: str) -> Iterator[Sql]:
    """Yield actual, required, gap, and the two texts, of the first part that does not hold."""
    for name in ("actual", "required", "gap"):
        yield _first([(part, _number(part, name)) for part in parts], number)
    for name in ("actual", "required"):
        yield _first([(part, _other(part, name)) for part in parts], "VARCHAR")


def _first(choices: list[tuple[PartPlan, Sql | None]], sql_type: str) -> Sql:
    if all(value is None for _, value in choices):
        return cast_to(exp.Null(), sql_type)
    if len(choices) == 1 and choices[0][1] is not None:
        return cast_to(choices[0][1].copy(), sql_type)
    chosen = exp.Case(ifs=[])
    for part, value in choices:
        holds = exp.Is(this=exp.Paren(this=part.holds.copy()), expression=exp.Boolean(this=True))
        result = exp.Null() if value is None else value.copy()
        chosen.append("ifs", exp.If(this=exp.Not(this=holds), true=result))
    return cast_to(chosen, sql_type)


def _number(part: PartPlan, name: str) -> Sql | None:
    value: Sql | None = getattr(part, name)
    return value if part.numeric else (value if name == "gap" else None)


def _other(part: PartPlan, name: str) -> Sql | None:
    if name == "required" and part.fixed is not None:
        return exp.Literal.string(part.fixed)
    value: Sql | None = getattr(part, name)
    return None if part.numeric else value
