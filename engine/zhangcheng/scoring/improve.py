"""What would help most: the smallest realistic improvement of each indicator, and what it would add."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction

import duckdb

from zhangcheng.evaluate.overflow import TOO_WIDE
from zhangcheng.model.scorecard import Indicator, Method, RoundingMode, Scorecard
from zhangcheng.scoring.contributions import share_of
from zhangcheng.scoring.grading import Holding, grade_held
from zhangcheng.scoring.normalise import COMPARED, points_of, standing_columns, with_quotients
from zhangcheng.scoring.overflow import naming
from zhangcheng.scoring.plan import Column
from zhangcheng.scoring.result import LineKind, Stage, Standing
from zhangcheng.scoring.score import ScoreRun
from zhangcheng.scoring.stages import Account
from zhangcheng.scoring.treat import treated_of
from zhangcheng.scoring.whole import POINTS, SHARE, huge, over, scale_of, whole

_OUTSIDE = (LineKind.ADDITION, LineKind.DEDUCTION, LineKind.CEILING)
_ROUNDINGS = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.UP: ROUND_UP,
    RoundingMode.DOWN: ROUND_DOWN,
}
Points = Mapping[int, tuple[Decimal, Decimal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """An indicator improved from `old` to `new`: the score then, what it adds, the grade then.

    The grade is what vetoes and bars leave of that of the score, quotas apart; None without a place.
    All else stays as it is: other institutions, and what values are compared with.
    """

    indicator: str
    old: Decimal
    new: Decimal
    score: Decimal
    gain: Decimal
    grade: str | None
    changes_grade: bool


def improved_points(run: ScoreRun) -> dict[str, Points]:
    """Return the improved value of each indicator and its points, by row of the institution.

    A rule's indicator is improved by one more record that passes, any other by its declared `step`;
    without one it is left out (see `untried`).

    Raises:
        UnusableDataError: when an improved number outgrows 38 digits, with the items that compute it.
    """
    improved: dict[str, Points] = {}
    too_wide: list[Indicator] = []
    for column in run.plan.columns:
        changed = _changed(column)
        if changed is not None:
            try:
                improved[column.indicator.id] = _points(run.dataset.connection, column, changed)
            except TOO_WIDE:
                too_wide.append(column.indicator)
    if too_wide:
        raise naming(too_wide, run.card, run.pack, run.dataset)
    return improved


def improvements(run: ScoreRun, improved: Mapping[str, Points]) -> dict[str, tuple[Improvement, ...]]:
    """Return, by key of each scored institution, the improvements that add something.

    Those that change the grade come first, then the largest.
    """
    return {
        account.standing.key: tuple(sorted(_of(run.card, account, improved), key=_best_first))
        for account in run.accounts
        if account.standing.score is not None
    }


def untried(run: ScoreRun) -> dict[str, tuple[str, ...]]:
    """Return, by key of each scored institution, the indicators short of full points without a step."""
    without = {column.indicator.id for column in run.plan.columns if _changed(column) is None}
    return {
        account.standing.key: tuple(
            stage.indicator
            for stage in account.stages
            if stage.indicator in without and stage.share is not None and stage.share < 1
        )
        for account in run.accounts
        if account.standing.score is not None
    }


def _best_first(item: Improvement) -> tuple[bool, Decimal, str]:
    return not item.changes_grade, -item.gain, item.indicator


def _changed(column: Column) -> str | None:
    """Return SQL of the improved raw value over `score_raw`; None where no improvement is declared."""
    item, n = column.indicator, column.number
    if item.tally is not None:
        more = over(f"(p{n} + 1) * {huge(10**SHARE)}", f"(q{n} + o{n})::HUGEINT")
        return f"CASE WHEN p{n} < q{n} + o{n} THEN {more} END"
    if item.step is None or column.is_text:
        return None
    if scale_of(item.step) > column.scale:
        return None
    step = whole(item.step, column.scale)
    if _is_upwards(item):
        return f"x{n} + {step}"
    return f"CASE WHEN x{n} >= 0 THEN greatest(x{n} - {step}, 0) ELSE x{n} - {step} END"


def _is_upwards(item: Indicator) -> bool:
    """Whether a larger value is better."""
    normalisation = item.normalisation
    match normalisation.method:
        case Method.DEDUCT:
            return False
        case Method.TARGET:
            return normalisation.full_at > normalisation.zero_at
        case Method.STEPS:
            ordered = sorted(
                normalisation.steps, key=lambda step: (step[0].low is not None, step[0].low or 0)
            )
            return ordered[-1][1] >= ordered[0][1]
        case method if method in COMPARED:
            return not item.lower_is_better
        case _:
            return True


def _points(connection: duckdb.DuckDBPyConnection, column: Column, changed: str) -> Points:
    """Return the improved value and its points by row."""
    n = column.number
    placed = "".join(f", {made}" for made in standing_columns(column, others="score_treated"))
    values = (
        f"SELECT v.*{placed} FROM (SELECT s.grp, r.row, r.x{n}, {treated_of(column)} AS t{n}"
        f" FROM (SELECT * REPLACE ({changed} AS x{n}) FROM score_raw) r"
        " JOIN score_scope s USING (row)) v"
    )
    rows = connection.execute(
        f"SELECT t.row, t.x{n}, {points_of(column)} FROM {with_quotients([column], values)} t"
    ).fetchall()
    return {
        row: (Decimal(value).scaleb(-column.scale), Decimal(points).scaleb(-POINTS))
        for row, value, points in rows
        if value is not None and points is not None
    }


def _of(card: Scorecard, account: Account, improved: Mapping[str, Points]) -> Iterator[Improvement]:
    standing = account.standing
    points = {stage.indicator: stage.points for stage in account.stages}
    is_placed = standing.rank is not None
    present = grade_held(card, standing.score or Decimal(0), standing)
    for stage in account.stages:
        found = improved.get(stage.indicator, {}).get(standing.row)
        if found is None or stage.points is None or not isinstance(stage.raw, Decimal):
            continue
        value, better = found
        if better <= stage.points:
            continue
        held = _held_then(card, stage, standing)
        score = score_of(card, account, {**points, stage.indicator: better}, held)
        gain = score - (standing.score or Decimal(0))
        grade = grade_held(card, score, held) if is_placed else None
        if gain > 0 or (is_placed and grade != present):
            yield Improvement(
                indicator=stage.indicator,
                old=stage.raw,
                new=value,
                score=score,
                gain=gain,
                grade=grade,
                changes_grade=is_placed and grade != present,
            )


def _held_then(card: Scorecard, stage: Stage, standing: Standing) -> Holding:
    """Return what still stands in the way once one more record passes: the last that failed no more."""
    tally = next(item.tally for item in card.indicators if item.id == stage.indicator)
    failing = (stage.decided or 0) - (stage.passed or 0)
    if tally is None or stage.undecided or failing != 1:
        return Holding(standing.vetoes, standing.barred)
    gone = {veto.id for veto in card.vetoes if veto.tally == tally}
    return Holding(
        tuple(id_ for id_ in standing.vetoes if id_ not in gone),
        tuple(rule for rule in standing.barred if rule != tally.rule),
    )


def score_of(
    card: Scorecard, account: Account, points: Mapping[str, Decimal | None], held: Holding
) -> Decimal:
    """Return the score of an institution with these points of its indicators, under these vetoes."""
    outside = sum((line.points for line in account.lines if line.kind in _OUTSIDE), Decimal(0))
    share = share_of(card.root, points) or Fraction(0)
    exact = Decimal(share.numerator) / Decimal(share.denominator) * card.scale + outside
    if card.lowest is not None:
        exact = max(exact, card.lowest)
    if card.highest is not None:
        exact = min(exact, card.highest)
    ceilings = [v.score for v in card.vetoes if v.id in held.vetoes and v.score is not None]
    unit = Decimal(1).scaleb(-card.rounding.decimals)
    return min([exact, *ceilings]).quantize(unit, rounding=_ROUNDINGS[card.rounding.mode])
