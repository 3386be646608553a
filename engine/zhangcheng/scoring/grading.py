"""Places and grades: ties broken by declared keys, vetoes, bars, and quotas per group."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from zhangcheng.model.scorecard import Grade, Scorecard
from zhangcheng.scoring.result import Reason, ReasonKind

_PERCENT = 100
Key = Callable[["Candidate"], str | None]


class Candidate(NamedTuple):
    """An institution on its way to a grade; `rank` is None without a score, `row` what it was read from.

    A plain tuple: there may be tens of thousands of them.
    """

    key: str
    group: str | None
    score: Decimal | None
    rank: int | None
    vetoes: tuple[str, ...]
    barred: tuple[str, ...]
    row: tuple[Any, ...]


class Given(NamedTuple):
    """The grade that was given, the one that the score alone would give, and why they differ."""

    grade: str | None
    by_score: str | None
    reasons: tuple[Reason, ...]


class Holding(NamedTuple):
    """What stands in the way of a grade: vetoes that apply or would, rules that bar it or would."""

    vetoes: tuple[str, ...]
    barred: tuple[str, ...]


class Held(Protocol):
    """What may stand in the way of a grade: vetoes that apply, rules that bar it."""

    @property
    def vetoes(self) -> tuple[str, ...]:
        """The vetoes that apply."""

    @property
    def barred(self) -> tuple[str, ...]:
        """The rules that are failed."""


def grades(card: Scorecard, best_first: Sequence[Candidate]) -> dict[str, Given]:
    """Return the grade of each scored institution by key.

    Down the grades: who may not have one, or finds no place in its quota, tries the next.
    """
    best = _by_score(card, best_first)
    reasons: dict[str, list[Reason]] = {}
    given: dict[str, str] = {}
    reached: set[str | None] = set()
    for grade in card.grades:
        reached.add(grade.id)
        fitting: list[Candidate] = []
        for candidate in best_first:
            if best[candidate.key] in reached and candidate.key not in given:
                found = hindrances(card, grade, candidate)
                if found:
                    reasons.setdefault(candidate.key, []).extend(found)
                else:
                    fitting.append(candidate)
        placed = _within_quota(card, grade, fitting, everyone=best_first)
        for candidate in fitting:
            if candidate.key in placed:
                given[candidate.key] = grade.id
            else:
                quota = Reason(kind=ReasonKind.QUOTA, grade=grade.id, id="")
                reasons.setdefault(candidate.key, []).append(quota)
    return {
        c.key: Given(given.get(c.key), best[c.key], tuple(reasons.get(c.key, ()))) for c in best_first
    }


def _by_score(card: Scorecard, candidates: Sequence[Candidate]) -> dict[str, str | None]:
    """Return the grade of each score by key; equal scores are looked up once."""
    found: dict[Decimal | None, str | None] = {}
    for score in {candidate.score for candidate in candidates}:
        if score is not None:
            found[score] = next((grade.id for grade in card.grades if score in grade.scores), None)
    return {candidate.key: found.get(candidate.score) for candidate in candidates}


def _groups(candidates: Iterable[Candidate], key: Key) -> list[list[Candidate]]:
    found: dict[str | None, list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault(key(candidate), []).append(candidate)
    return list(found.values())


def hindrances(card: Scorecard, grade: Grade, held: Held) -> list[Reason]:
    """Return why a grade may not be given, whatever its quota; the last one is open to all."""
    if grade is card.grades[-1] or not (held.vetoes or held.barred):
        return []
    order = [g.id for g in card.grades]
    here = order.index(grade.id)
    found = [
        Reason(kind=ReasonKind.VETO, grade=grade.id, id=veto.id)
        for veto in card.vetoes
        if veto.id in held.vetoes and veto.grade is not None and order.index(veto.grade) > here
    ]
    found += [
        Reason(kind=ReasonKind.BARRED, grade=grade.id, id=tally.rule)
        for tally in grade.not_with
        if tally.rule in held.barred
    ]
    return found


def grade_held(card: Scorecard, score: Decimal, held: Held) -> str | None:
    """Return the grade of a score under vetoes and bars, quotas apart; None where there are no grades.

    A veto that caps the score is taken to have done so where it holds: it is applied here too.
    """
    caps = (v.score for v in card.vetoes if v.id in held.vetoes and v.score is not None)
    capped = min([score, *caps])
    reached = False
    for grade in card.grades:
        reached = reached or capped in grade.scores
        if reached and not hindrances(card, grade, held):
            return grade.id
    return None


def grade_at_most(
    card: Scorecard, candidate: Candidate, given: str | None, undecided: Holding
) -> str | None:
    """Return what is left of a given grade if all that is undecided holds; None where it stays."""
    if given is None or candidate.score is None or not (undecided.vetoes or undecided.barred):
        return None
    all_held = Holding(candidate.vetoes + undecided.vetoes, candidate.barred + undecided.barred)
    worst = grade_held(card, candidate.score, all_held)
    order = [grade.id for grade in card.grades]
    return worst if worst is not None and order.index(worst) > order.index(given) else None


def _within_quota(
    card: Scorecard, grade: Grade, fitting: Sequence[Candidate], *, everyone: Sequence[Candidate]
) -> set[str]:
    """Return who finds a place: a share of all scored, rounded down; at its edge no tie does."""
    if grade.at_most_percent is None or grade is card.grades[-1]:
        return {c.key for c in fitting}
    key: Key = _own_group if card.quota_within_group else _all_together
    placed: set[str] = set()
    sizes = {key(group[0]): len(group) for group in _groups(everyone, key)}
    for group in _groups(fitting, key):
        places = sizes[key(group[0])] * grade.at_most_percent // _PERCENT
        inside = group[:places]
        if len(group) > places:
            inside = [c for c in inside if c.rank != group[places].rank]
        placed |= {c.key for c in inside}
    return placed


def _own_group(candidate: Candidate) -> str | None:
    return candidate.group


def _all_together(candidate: Candidate) -> str | None:
    del candidate
    return None
