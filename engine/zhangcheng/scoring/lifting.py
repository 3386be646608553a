"""What would come of vetoes and bars that no longer hold an institution down."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.model.scorecard import Scorecard
from zhangcheng.scoring.grading import Holding, grade_held
from zhangcheng.scoring.improve import score_of
from zhangcheng.scoring.score import ScoreRun
from zhangcheng.scoring.stages import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifting:
    """Vetoes and rules that bar a grade, and the score and grade without them, quotas apart."""

    ids: tuple[str, ...]
    score: Decimal
    grade: str | None


def liftings(run: ScoreRun) -> dict[str, tuple[Lifting, ...]]:
    """Return, by key of each institution with a place, what it would gain if it were held down less.

    One veto or bar at a time; where none changes anything alone, all of them together.
    """
    return {
        account.standing.key: tuple(_of(run.card, account))
        for account in run.accounts
        if account.standing.rank is not None
    }


def _of(card: Scorecard, account: Account) -> Iterator[Lifting]:
    standing = account.standing
    held = (*standing.vetoes, *standing.barred)
    alone = [found for id_ in held if (found := _without(card, account, (id_,))) is not None]
    yield from alone
    if not alone and len(held) > 1:
        together = _without(card, account, held)
        if together is not None:
            yield together


def _without(card: Scorecard, account: Account, ids: tuple[str, ...]) -> Lifting | None:
    """Return score and grade without these; None where nothing changes."""
    standing = account.standing
    left = Holding(
        tuple(id_ for id_ in standing.vetoes if id_ not in ids),
        tuple(id_ for id_ in standing.barred if id_ not in ids),
    )
    points = {stage.indicator: stage.points for stage in account.stages}
    score = score_of(card, account, points, left)
    grade = grade_held(card, score, left)
    present = grade_held(card, standing.score or Decimal(0), standing)
    return (
        None
        if (score, grade) == (standing.score, present)
        else Lifting(ids=ids, score=score, grade=grade)
    )
