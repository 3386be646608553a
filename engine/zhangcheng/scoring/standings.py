"""Reads the standings from the tables of a scoring: scored ones best first, then the others."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import duckdb

from zhangcheng.scoring.finish import FINAL, barring
from zhangcheng.scoring.grading import Candidate, graded
from zhangcheng.scoring.plan import UNITS, ScorePlan
from zhangcheng.scoring.result import Standing, State
from zhangcheng.scoring.whole import POINTS, decimal


def read_standings(
    connection: duckdb.DuckDBPyConnection, plan: ScorePlan, nodes: Mapping[str, str]
) -> tuple[Standing, ...]:
    """Return the standing of every record in force."""
    card = plan.card
    fetched = ["key", "name", "place", "grp", "row", "refused", "base", "held", "score"]
    gone = _list(f"CASE WHEN x{c.number} IS NULL THEN {c.number} END" for c in plan.columns)
    fetched.append(f"list_filter({gone}, lambda n: n IS NOT NULL) AS gone")
    fetched.append(f"{_list(f'veto{n}' for n in range(len(card.vetoes)))} AS vetoes")
    fetched.append(f"{_list(f'bar{n}' for n in range(len(barring(card))))} AS bars")
    fetched.append(f"{_list(_tie(id_, plan, nodes) for id_ in card.ties)} AS ties")
    rows = list(_rows(connection, f"SELECT {', '.join(fetched)} FROM {FINAL} ORDER BY key"))
    scored = [_candidate(row, plan) for row in rows if row["score"] is not None]
    without = [_standing(row, plan) for row in rows if row["score"] is None]
    return (*graded(card, scored), *without, *_outside(connection, plan))


def _list(columns: Iterable[str]) -> str:
    return f"[{', '.join(columns)}]"


def _tie(id_: str, plan: ScorePlan, nodes: Mapping[str, str]) -> str:
    """Return what a tie key is compared by: the share of an indicator, the points of a dimension."""
    if id_ in nodes:
        return f"coalesce({nodes[id_]}, 0)"
    number = next(column.number for column in plan.columns if column.indicator.id == id_)
    return f"coalesce(n{number}, 0)"


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[dict[str, Any]]:
    fetched = connection.execute(query)
    names = [column[0] for column in fetched.description or ()]
    return (dict(zip(names, row, strict=True)) for row in fetched.fetchall())


def _candidate(row: Mapping[str, Any], plan: ScorePlan) -> Candidate:
    return Candidate(standing=_standing(row, plan), ties=tuple(row["ties"]))


def _standing(row: Mapping[str, Any], plan: ScorePlan) -> Standing:
    card = plan.card
    vetoes = list(zip(card.vetoes, row["vetoes"], strict=True))
    bars = list(zip(barring(card), row["bars"], strict=True))
    return Standing(
        key=row["key"],
        name=row["name"],
        place=row["place"],
        group=row["grp"],
        state=State.SCORED if row["score"] is not None else State.REFUSED,
        row=row["row"],
        base=decimal(row["base"], POINTS),
        exact=decimal(row["held"], POINTS),
        score=decimal(row["score"], card.rounding.decimals),
        missing=tuple(plan.columns[number].indicator.id for number in row["gone"]),
        vetoes=tuple(veto.id for veto, applies in vetoes if applies),
        open_vetoes=tuple(veto.id for veto, applies in vetoes if applies is None),
        barred=tuple(tally.rule for tally, fails in bars if fails),
        open_bars=tuple(tally.rule for tally, fails in bars if fails is None),
    )


def _outside(connection: duckdb.DuckDBPyConnection, plan: ScorePlan) -> tuple[Standing, ...]:
    """Return the records that the card is not about, or for which that is unknown."""
    applies = '_valid AND "when"' if plan.card.when is not None else "_valid"
    record_type = plan.pack.record_types[plan.card.record]
    name = 'coalesce(CAST("name" AS VARCHAR), _key)' if record_type.name is not None else "_key"
    group = "CAST(grp AS VARCHAR)" if plan.card.group is not None else "NULL"
    rows = _rows(
        connection,
        f"SELECT _key AS key, {name} AS name, place, {group} AS grp, _row AS row, ({applies}) AS applies"
        f' FROM "{UNITS}" WHERE ({applies}) IS NOT TRUE ORDER BY _key',
    )
    return tuple(
        Standing(
            key=row["key"],
            name=row["name"],
            place=row["place"],
            group=row["grp"],
            state=State.UNDECIDED if row["applies"] is None else State.NOT_ASSESSED,
            row=row["row"],
        )
        for row in rows
    )
