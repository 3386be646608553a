"""How often each rule had each outcome: one pass over each record type."""

from collections.abc import Iterator, Sequence

import duckdb

from zhangcheng.evaluate.plan import RulePlan
from zhangcheng.evaluate.run import RuleCount
from zhangcheng.model.outcome import Outcome


def count_outcomes(
    connection: duckdb.DuckDBPyConnection,
    plans: Sequence[RulePlan],
    *,
    source: str,
    scope: str | None,
) -> list[RuleCount]:
    """Count the outcomes of rules on one record type, whose columns are in table `source`.

    Three numbers per rule decide all outcomes: how many passed, how many were decided, and how many
    the rule does not apply to.
    """
    columns = ["count(*)"]
    for plan in plans:
        columns += [f"count_if({plan.decided})", f"count({plan.decided})"]
        if plan.applies is not None:
            columns.append(f"count_if(NOT ({plan.applies}))")
    where = f" WHERE {scope}" if scope is not None else ""
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM {source}{where}").fetchall()
    numbers = iter(rows[0])
    records = next(numbers)
    return [_counted(plan, records, numbers) for plan in plans]


def _counted(plan: RulePlan, records: int, numbers: Iterator[int | None]) -> RuleCount:
    # Without a row, DuckDB's count_if is NULL.
    passed, decided = next(numbers) or 0, next(numbers) or 0
    excluded = (next(numbers) or 0) if plan.applies is not None else 0
    return RuleCount(
        rule=plan.rule.id,
        record_type=plan.rule.record,
        records=records,
        outcomes={
            Outcome.PASS: passed,
            Outcome.FAIL: decided - passed,
            Outcome.NOT_APPLICABLE: excluded,
            Outcome.INSUFFICIENT_DATA: records - decided - excluded,
            Outcome.WAIVED: 0,
        },
    )
