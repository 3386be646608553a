"""Places and grades: ties broken by declared keys, vetoes, bars, and quotas per group."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from zhangcheng.model.scorecard import Grade, Scorecard
from zhangcheng.scoring.result import Reason, ReasonKind, Standing

_PERCENT = 100
Key = Callable[["Candidate"], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A scored institution on its way to a place and a grade; `ties` are its values of the tie keys."""

    standing: Standing
    ties: tuple[int, ...]

    @property
    def order(self) -> tuple[Decimal | int, ...]:
        """What sorts candidates, best last."""
        return (self.standing.score or Decimal(0), *self.ties)


def graded(card: Scorecard, candidates: Sequence[Candidate]) -> list[Standing]:
    """Return the standings with places and grades, best first, then by key."""
    best_first = sorted(candidates, key=lambda c: c.standing.key)
    best_first.sort(key=lambda c: c.order, reverse=True)
    ranks = _places(best_first)
    group_ranks: dict[str, int] = {}
    for group in _groups(best_first, _own_group):
        group_ranks |= _places(group)
    grades = _grades(card, best_first)
    return [
        replace(
            c.standing,
            rank=ranks[c.standing.key],
            group_rank=group_ranks[c.standing.key],
            grade_by_score=_by_score(card, c),
            grade=grades[c.standing.key][0],
            reasons=grades[c.standing.key][1],
        )
        for c in best_first
    ]


def _places(best_first: Sequence[Candidate]) -> dict[str, int]:
    """Return the place of each: equal ones share the best of their places (1, 2, 2, 4)."""
    found: dict[str, int] = {}
    place, before = 0, None
    for number, candidate in enumerate(best_first, 1):
        if candidate.order != before:
            place, before = number, candidate.order
        found[candidate.standing.key] = place
    return found


def _groups(candidates: Iterable[Candidate], key: Key) -> list[list[Candidate]]:
    found: dict[str | None, list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault(key(candidate), []).append(candidate)
    return list(found.values())


def _by_score(card: Scorecard, candidate: Candidate) -> str | None:
    score = candidate.standing.score or Decimal(0)
    return next((grade.id for grade in card.grades if score in grade.scores), None)


def _grades(
    card: Scorecard, best_first: Sequence[Candidate]
) -> dict[str, tuple[str | None, tuple[Reason, ...]]]:
    """Go down the grades: who may not have one, or finds no place in its quota, tries the next."""
    reasons: dict[str, list[Reason]] = {c.standing.key: [] for c in best_first}
    given: dict[str, str] = {}
    best = {c.standing.key: _by_score(card, c) for c in best_first}
    reached: set[str] = set()
    for grade in card.grades:
        reached |= {key for key, id_ in best.items() if id_ == grade.id}
        fitting: list[Candidate] = []
        for candidate in best_first:
            key = candidate.standing.key
            if key in reached and key not in given:
                found = hindrances(card, grade, candidate.standing)
                reasons[key] += found
                fitting += [] if found else [candidate]
        placed = _within_quota(card, grade, fitting, everyone=best_first)
        for candidate in fitting:
            key = candidate.standing.key
            if key in placed:
                given[key] = grade.id
            else:
                reasons[key].append(Reason(kind=ReasonKind.QUOTA, grade=grade.id, id=""))
    return {key: (given.get(key), tuple(found)) for key, found in reasons.items()}


def hindrances(card: Scorecard, grade: Grade, standing: Standing) -> list[Reason]:
    """Return why a grade may not be given, whatever its quota; the last one is open to all."""
    if grade is card.grades[-1]:
        return []
    order = [g.id for g in card.grades]
    here = order.index(grade.id)
    found = [
        Reason(kind=ReasonKind.VETO, grade=grade.id, id=veto.id)
        for veto in card.vetoes
        if veto.id in standing.vetoes and veto.grade is not None and order.index(veto.grade) > here
    ]
    found += [
        Reason(kind=ReasonKind.BARRED, grade=grade.id, id=tally.rule)
        for tally in grade.not_with
        if tally.rule in standing.barred
    ]
    return found


def _within_quota(
    card: Scorecard, grade: Grade, fitting: Sequence[Candidate], *, everyone: Sequence[Candidate]
) -> set[str]:
    """Return who finds a place: a share of all scored, rounded down; at its edge no tie does."""
    if grade.at_most_percent is None or grade is card.grades[-1]:
        return {c.standing.key for c in fitting}
    key: Key = _own_group if card.quota_within_group else _all_together
    placed: set[str] = set()
    sizes = {key(group[0]): len(group) for group in _groups(everyone, key)}
    for group in _groups(fitting, key):
        places = sizes[key(group[0])] * grade.at_most_percent // _PERCENT
        inside = group[:places]
        if len(group) > places:
            inside = [c for c in inside if c.order != group[places].order]
        placed |= {c.standing.key for c in inside}
    return placed


def _own_group(candidate: Candidate) -> str | None:
    return candidate.standing.group


def _all_together(candidate: Candidate) -> str | None:
    del candidate
    return None
