"""Outcomes of rules by institution, with waived records counting as the scorecard declares."""

from collections.abc import Mapping

import duckdb

from zhangcheng.evaluate.frame import PLACED
from zhangcheng.evaluate.tabulate import OPEN, WAIVED
from zhangcheng.model.scorecard import Tally, Waived
from zhangcheng.scoring.plan import ScorePlan, tallies_of
from zhangcheng.scoring.result import WaivedRule


def counted(tally: Tally, plan: ScorePlan) -> str:
    """Return a query of how many records pass (`p`), are decided (`q`) and open (`o`), by `unit`.

    Open are those too that may be another institution's; `m` of the open ones may fail.
    """
    decided, open_, waived = _columns(tally)
    match plan.card.waived:
        case Waived.PASS:
            decided, open_ = f"{waived} OR {decided}", f"{open_} AND NOT {waived}"
        case Waived.EXCLUDE:
            decided = f"CASE WHEN NOT {waived} THEN {decided} END"
            open_ = f"{open_} AND NOT {waived}"
        case Waived.FAIL:
            pass
    return (
        f"SELECT unit, count_if(d AND {PLACED}) AS p, count(d) FILTER ({PLACED}) AS q,"
        f" count_if(u OR NOT {PLACED} AND d IS NOT NULL) AS o,"
        f" count_if(u OR NOT {PLACED} AND NOT d) AS m"
        f" FROM (SELECT unit, {PLACED}, ({decided}) AS d, ({open_}) AS u"
        f' FROM "{plan.rows_of(tally)}") GROUP BY unit'
    )


def failing(tally: Tally, plan: ScorePlan) -> str:
    """Return a query of how many records fail (`failed`) and are open, by `unit`.

    What nobody gave of an institution counts as one open record: it may fail.
    """
    records = f"SELECT unit, q - p AS failed, m AS open FROM ({counted(tally, plan)})"
    if tally not in plan.silent:
        return records
    silent = f"SELECT DISTINCT unit, 0, 1 FROM ({plan.silent[tally]})"
    return (
        f"SELECT unit, sum(failed)::BIGINT AS failed, sum(open)::BIGINT AS open"
        f" FROM ({records} UNION ALL {silent}) GROUP BY unit"
    )


def read_waived(
    connection: duckdb.DuckDBPyConnection, plan: ScorePlan
) -> Mapping[str, tuple[WaivedRule, ...]]:
    """Return the waived records of the scorecard's rules, by key of the institution; usually of none."""
    found: dict[str, dict[str, WaivedRule]] = {}
    for tally in tallies_of(plan.card):
        if tally.rule in plan.idle:
            continue
        decided, open_, waived = _columns(tally)
        rows = connection.execute(
            f"SELECT unit, count_if({decided} IS FALSE), count_if({open_}) FROM"
            f' "{plan.rows_of(tally)}" WHERE {waived} AND {PLACED} AND unit IS NOT NULL GROUP BY unit'
        ).fetchall()
        for unit, fails, undecided in rows:
            one = WaivedRule(rule=tally.rule, fails=fails, undecided=undecided)
            found.setdefault(str(unit), {})[tally.rule] = one
    return {unit: tuple(rules.values()) for unit, rules in found.items()}


def _columns(tally: Tally) -> tuple[str, str, str]:
    """Return the columns of a rule; of a row that is no record nothing is decided, and none waived."""
    name = f"r:{tally.rule}"
    return f'"{name}"', f'coalesce("{name}{OPEN}", TRUE)', f'coalesce("{name}{WAIVED}", FALSE)'
