"""From the points of the tree to the score: adjustments, bounds, vetoes, rounding."""

from collections.abc import Iterator, Mapping

import duckdb

from zhangcheng.model.scorecard import Adjustment, Missing, Scorecard, Tally, Veto
from zhangcheng.scoring.plan import UNITS, ScorePlan
from zhangcheng.scoring.tallies import failing
from zhangcheng.scoring.whole import (
    POINTS,
    SHARE,
    clamped,
    from_decimal,
    ratio,
    rounded,
    shifted,
    whole,
)

FINAL = "score_final"
STAGES = "score_stages"
"""All stages side by side, made when somebody asks."""


def create_final(connection: duckdb.DuckDBPyConnection, plan: ScorePlan, root: str) -> None:
    """Make `score_final` from `score_combined`: a row per institution; and a view of all stages.

    Columns, in points of the final scale: `base` of the tree; `j0` … of each adjustment with its
    sign, `jt0` … how many times (of scale `SHARE`), `jo0` … whether it is not known in full; `added` and
    `taken` after their ceilings; `bounded` and `held` after the bounds of the scorecard and the vetoes;
    `score`, a whole number of the declared decimals. `veto0` … are true where a veto applies and NULL
    where that is unknown, `bar0` … likewise for each rule that bars a grade; `refused` says that an
    indicator that must not be missing is.
    """
    card = plan.card
    joins, tallies = _tallies(plan)
    adjusted = [
        f"{_points(_times(n, a, tallies, plan), a)} AS j{n}" for n, a in enumerate(card.adjustments)
    ]
    adjusted += [f"{_times(n, a, tallies, plan)} AS jt{n}" for n, a in enumerate(card.adjustments)]
    adjusted += [f"{_open(n, a, tallies, plan)} AS jo{n}" for n, a in enumerate(card.adjustments)]
    vetoes = [
        f"{'NULL::BOOLEAN' if veto.id in plan.lacking else _veto(n, veto, tallies)} AS veto{n}"
        for n, veto in enumerate(card.vetoes)
    ]
    barred = [f"{_failing(tallies.get(tally))} AS bar{n}" for n, tally in enumerate(barring(card))]
    read = "".join(f", {sql}" for sql in (*adjusted, *vetoes, *barred))
    base = ratio(f"c.{root}", card.scale, card.root.total)
    source = (
        f"SELECT s.*, {base} AS base, {_refused(plan)} AS refused{read} FROM score_scope s"
        f" JOIN score_combined c USING (row) JOIN score_normalised n USING (row)"
        f' JOIN "{UNITS}" u ON u._row = s.row {joins}'
    )
    for made in (
        f"{_sum(card, True)} AS added, {_sum(card, False)} AS taken",
        f"{_bounded(card)} AS bounded",
        f"{_held(card)} AS held",
        f"{_score(card)} AS score",
    ):
        source = f"SELECT *, {made} FROM ({source})"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {FINAL} AS {source}")
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW {STAGES} AS SELECT f.*, t.* EXCLUDE (row, grp),"
        f" n.* EXCLUDE (row), c.* EXCLUDE (row) FROM {FINAL} f JOIN score_treated t USING (row)"
        " JOIN score_normalised n USING (row) JOIN score_combined c USING (row)"
    )


def barring(card: Scorecard) -> tuple[Tally, ...]:
    """Return the tallies that bar a grade, each once."""
    return tuple(dict.fromkeys(tally for grade in card.grades for tally in grade.not_with))


def _tallies(plan: ScorePlan) -> tuple[str, dict[Tally, str]]:
    """Return the joins that bring in how many records failed, and the alias of each."""
    card = plan.card
    wanted = [item.tally for item in card.adjustments] + [veto.tally for veto in card.vetoes]
    used = dict.fromkeys(
        tally for tally in (*wanted, *barring(card)) if tally is not None and tally.rule not in plan.idle
    )
    aliases = {tally: f"f{n}" for n, tally in enumerate(used)}
    joins = (
        f"LEFT JOIN ({failing(tally, plan)}) {alias} ON {alias}.unit = s.key"
        for tally, alias in aliases.items()
    )
    return " ".join(joins), aliases


def _open(number: int, item: Adjustment, tallies: Mapping[Tally, str], plan: ScorePlan) -> str:
    """Return whether an adjustment is not known in full: no value, or records that are undecided."""
    if plan.is_empty(item):
        return "TRUE"
    if item.tally is None:
        return f"u.a{number} IS NULL"
    return f"coalesce({tallies[item.tally]}.open, 0) > 0"


def _times(number: int, item: Adjustment, tallies: dict[Tally, str], plan: ScorePlan) -> str:
    """Return how many times points are added or taken off, of scale `SHARE`."""
    if plan.is_empty(item):
        return "NULL::HUGEINT"
    if item.tally is not None:
        return shifted(f"(coalesce({tallies[item.tally]}.failed, 0)::HUGEINT)", SHARE)
    assert item.value is not None  # noqa: S101 - linking has seen to it
    return from_decimal(f"u.a{number}", plan.pack.tree(item.value).type.scale, SHARE)


def _points(times: str, item: Adjustment) -> str:
    sized = f"({times} * {whole(item.each, SHARE)})"
    capped = clamped(sized, None, whole(item.at_most, POINTS) if item.at_most is not None else None)
    return capped if item.is_addition else f"-({capped})"


def _veto(number: int, veto: Veto, tallies: dict[Tally, str]) -> str:
    return f"u.veto{number}" if veto.tally is None else _failing(tallies.get(veto.tally))


def _failing(alias: str | None) -> str:
    """Return whether a record fails: NULL where none does but one is open; a rule not in force: no."""
    if alias is None:
        return "FALSE"
    return f"CASE WHEN {alias}.failed > 0 THEN TRUE WHEN {alias}.open > 0 THEN NULL ELSE FALSE END"


def _refused(plan: ScorePlan) -> str:
    needed = [c for c in plan.columns if c.indicator.missing is Missing.REFUSE]
    return " OR ".join(f"n.y{column.number} IS NULL" for column in needed) or "FALSE"


def _sum(card: Scorecard, additions: bool) -> str:
    parts = [
        f"coalesce(j{n}, 0)" for n, item in enumerate(card.adjustments) if item.is_addition == additions
    ]
    total = " + ".join(parts) or "0::HUGEINT"
    most = card.additions_at_most if additions else card.deductions_at_most
    if most is None:
        return f"({total})"
    return (
        f"least({total}, {whole(most, POINTS)})"
        if additions
        else f"greatest({total}, -({whole(most, POINTS)}))"
    )


def _bounded(card: Scorecard) -> str:
    low, high = card.lowest, card.highest
    return clamped(
        "(base + added + taken)",
        whole(low, POINTS) if low is not None else None,
        whole(high, POINTS) if high is not None else None,
    )


def _held(card: Scorecard) -> str:
    """Hold the score down to that of each veto that applies."""
    return "least(" + ", ".join(["bounded", *_ceilings(card)]) + ")"


def _ceilings(card: Scorecard) -> Iterator[str]:
    for number, veto in enumerate(card.vetoes):
        if veto.score is not None:
            yield f"CASE WHEN veto{number} THEN {whole(veto.score, POINTS)} ELSE bounded END"


def _score(card: Scorecard) -> str:
    result = rounded("held", card.rounding.decimals, card.rounding.mode)
    return f"CASE WHEN NOT refused THEN {result} END"
