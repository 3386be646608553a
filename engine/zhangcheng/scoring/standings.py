"""Reads the standings from the tables of a scoring: scored ones best first, then the others."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb

from zhangcheng.scoring.contributions import full_shares, weight_scored
from zhangcheng.scoring.finish import FINAL, barring
from zhangcheng.scoring.grading import Candidate, Given, Holding, grade_at_most, grades
from zhangcheng.scoring.plan import UNITS, Column, ScorePlan
from zhangcheng.scoring.result import FewBallots, OpenBallots, Standing, State
from zhangcheng.scoring.whole import POINTS, SHARE, decimal

_PERCENT = 100
_KEPT = Decimal(1).scaleb(-SHARE)
_JOINED = (
    f"{FINAL} f JOIN score_raw USING (row) JOIN score_normalised USING (row)"
    " JOIN score_combined USING (row)"
)


def read_standings(
    connection: duckdb.DuckDBPyConnection, plan: ScorePlan, nodes: Mapping[str, str]
) -> tuple[Standing, ...]:
    """Return the standing of every record in force."""
    reader = _Reader(plan)
    thin = _thin(connection, plan, reader)
    rows = connection.execute(_query(plan, nodes, thin)).fetchall()
    candidates = list(map(reader.candidate, rows))
    given = grades(plan.card, [candidate for candidate in candidates if candidate.rank is not None])
    return (
        *(reader.standing(candidate, given.get(candidate.key)) for candidate in candidates),
        *_outside(connection, plan),
    )


def _gone(plan: ScorePlan) -> str:
    """Return the list of what is not scored from data, as text.

    That is the number of an indicator, or `number:group` where a group of its raters is left out.
    """
    return f"concat({', '.join(_gone_of(column) for column in plan.columns)})"


def _gone_of(column: Column) -> str:
    n, marks = column.number, column.indicator.marks
    groups = "NULL"
    if marks is not None and marks.exclude_small:
        listed = (f"CASE WHEN m{n}_{g} IS NULL THEN '{n}:{g} ' END" for g in range(len(marks.groups)))
        groups = f"concat({', '.join(listed)})"
    return f"CASE WHEN x{n} IS NULL OR y{n} IS NULL THEN '{n} ' ELSE {groups} END"


def _few(plan: ScorePlan) -> str:
    """Return the list of indicator, group, ballots and those left, of raters with too few, as text."""
    marks = (
        f"CASE WHEN m{c.number}_{g} IS NULL THEN"
        f" concat('{c.number}:{g}:', b{c.number}_{g}, ':', u{c.number}_{g}, ' ') END"
        for c in plan.columns
        if c.indicator.marks is not None and not plan.is_empty(c.indicator)
        for g in range(len(c.indicator.marks.groups))
    )
    return f"concat({', '.join(marks) or 'NULL'})"


def _open(plan: ScorePlan) -> str:
    """Return the list of indicator and ballots of which it is open if they count, as text."""
    marks = (
        f"CASE WHEN o{c.number} > 0 THEN concat('{c.number}:', o{c.number}, ' ') END"
        for c in plan.columns
        if c.indicator.marks is not None
    )
    return f"concat({', '.join(marks) or 'NULL'})"


def _thin(connection: duckdb.DuckDBPyConnection, plan: ScorePlan, reader: "_Reader") -> tuple[str, ...]:
    """Return the lists of missing indicators with which nobody is ranked.

    The share is reckoned here, in fractions, so that exactly the least share is enough.
    """
    least = plan.card.scored_at_least_percent
    if least is None:
        return ("".join(f"{column.number} " for column in plan.columns),)
    found = connection.execute(f"SELECT DISTINCT {_gone(plan)} FROM {_JOINED}").fetchall()
    return tuple(gone for (gone,) in found if not 0 < reader.share(gone) >= Fraction(least, _PERCENT))


def _query(plan: ScorePlan, nodes: Mapping[str, str], thin: Sequence[str]) -> str:
    """Return the query of a row per institution assessed, best first, then those without a place.

    Points are fetched as text, which is read faster than numbers of 38 digits; which indicators have
    no value as the list of their numbers, likewise the adjustments that are not known in full.
    """
    card = plan.card
    unknown = [f"CASE WHEN jo{n} THEN '{n} ' END" for n in range(len(card.adjustments))]
    listed = ", ".join(f"'{gone}'" for gone in thin)
    ranked = (
        f"(score IS NOT NULL AND {_gone(plan)} NOT IN ({listed}))" if thin else "(score IS NOT NULL)"
    )
    order = ", ".join(f"{key} DESC" for key in ("score", *(_tie(id_, plan, nodes) for id_ in card.ties)))
    place = f"rank() OVER (PARTITION BY {ranked} ORDER BY {order})"
    group_place = f"rank() OVER (PARTITION BY {ranked}, f.grp ORDER BY {order})"
    vetoes = _list(f"veto{n}" for n in range(len(card.vetoes)))
    bars = _list(f"bar{n}" for n in range(len(barring(card))))
    return (
        f"SELECT key, f.name, f.place, f.grp, row, CAST(base AS VARCHAR), CAST(held AS VARCHAR),"
        f" CAST(score AS VARCHAR), {_gone(plan)}, {vetoes}, {bars},"
        f" CASE WHEN {ranked} THEN {place} END AS rank,"
        f" CASE WHEN {ranked} THEN {group_place} END AS group_rank,"
        f" concat({', '.join(unknown) or 'NULL'}), {_few(plan)}, {_open(plan)}"
        f" FROM {_JOINED} ORDER BY rank NULLS LAST, key"
    )


def _list(columns: Iterable[str]) -> str:
    listed = ", ".join(columns)
    return f"[{listed}]" if listed else "NULL"


def _tie(id_: str, plan: ScorePlan, nodes: Mapping[str, str]) -> str:
    """Return what a tie key is compared by: the share of an indicator, the points of a dimension."""
    if id_ in nodes:
        return f"coalesce({nodes[id_]}, 0)"
    number = next(column.number for column in plan.columns if column.indicator.id == id_)
    return f"coalesce(n{number}, 0)"


class _Reader:
    """Reads rows of `_query`; what many institutions have alike is made once."""

    def __init__(self, plan: ScorePlan) -> None:
        self._plan = plan
        self._vetoes = tuple(veto.id for veto in plan.card.vetoes)
        self._rules = tuple(tally.rule for tally in barring(plan.card))
        self._indicators = tuple(column.indicator.id for column in plan.columns)
        self._adjustments = tuple(item.id for item in plan.card.adjustments)
        self._shares = full_shares(plan.card)
        self._listed: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self._weights: dict[str, Decimal] = {}

    def candidate(self, row: tuple[Any, ...]) -> Candidate:
        """Return a row as a candidate for a place and a grade."""
        vetoes, bars = row[9], row[10]
        return Candidate(
            key=row[0],
            group=row[3],
            score=decimal(row[7], self._plan.card.rounding.decimals),
            rank=row[11],
            vetoes=_where(True, self._vetoes, vetoes),
            barred=_where(True, self._rules, bars),
            row=row,
        )

    def standing(self, candidate: Candidate, given: Given | None) -> Standing:
        """Return the standing of a candidate with the grade it was given (None: it is not ranked)."""
        row = candidate.row
        grade = given.grade if given is not None else None
        undecided = Holding(_where(None, self._vetoes, row[9]), _where(None, self._rules, row[10]))
        return Standing(
            key=candidate.key,
            name=row[1],
            place=row[2],
            group=candidate.group,
            state=_state(candidate),
            row=row[4],
            base=decimal(row[5], POINTS),
            exact=decimal(row[6], POINTS),
            score=candidate.score,
            grade_by_score=given.by_score if given is not None else None,
            grade=grade,
            grade_at_most=grade_at_most(self._plan.card, candidate, grade, undecided),
            reasons=given.reasons if given is not None else (),
            rank=candidate.rank,
            group_rank=row[12],
            missing=self._ids(row[8], self._indicators) + self._ids(row[13], self._adjustments),
            weight_scored=self._weight(row[8]),
            few_ballots=tuple(self._few(few) for few in row[14].split()),
            open_ballots=tuple(self._open(found) for found in row[15].split()),
            vetoes=candidate.vetoes,
            open_vetoes=undecided.vetoes,
            barred=candidate.barred,
            open_bars=undecided.barred,
        )

    def share(self, gone: str) -> Fraction:
        """Return the share of the weight that is scored from data, without the indicators listed."""
        scored = weight_scored(self._shares, self._ids(gone, self._indicators))
        return scored - sum(map(self._left_out, gone.split()), Fraction(0))

    def _left_out(self, one: str) -> Fraction:
        """Return the share of the weight of a group of raters that is left out; none of an indicator."""
        number, _, group = one.partition(":")
        if not group:
            return Fraction(0)
        indicator = self._plan.columns[int(number)].indicator
        assert indicator.marks is not None  # noqa: S101 - groups are of marks alone
        groups = indicator.marks.groups
        weights = sum((Fraction(g.weight) for g in groups), Fraction(0))
        return self._shares[indicator.id] * Fraction(groups[int(group)].weight) / weights

    def _weight(self, gone: str) -> Decimal:
        if gone not in self._weights:
            share = self.share(gone)
            self._weights[gone] = (
                (Decimal(share.numerator) / share.denominator).quantize(_KEPT).normalize()
            )
        return self._weights[gone]

    def _few(self, few: str) -> FewBallots:
        number, group, ballots, used = map(int, few.split(":"))
        indicator = self._plan.columns[number].indicator
        assert indicator.marks is not None  # noqa: S101 - asked of those alone
        return FewBallots(
            indicator=indicator.id,
            group=indicator.marks.groups[group].id,
            ballots=ballots,
            used=used,
        )

    def _open(self, found: str) -> OpenBallots:
        number, ballots = map(int, found.split(":"))
        return OpenBallots(indicator=self._plan.columns[number].indicator.id, ballots=ballots)

    def _ids(self, numbers: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        if (numbers, ids) not in self._listed:
            wanted = (number for number in numbers.split() if ":" not in number)
            self._listed[numbers, ids] = tuple(ids[int(number)] for number in wanted)
        return self._listed[numbers, ids]


def _state(candidate: Candidate) -> State:
    if candidate.score is None:
        return State.REFUSED
    return State.NOT_RANKED if candidate.rank is None else State.SCORED


def _where(
    wanted: bool | None, ids: Sequence[str], found: Sequence[bool | None] | None
) -> tuple[str, ...]:
    if found is None:
        return ()
    return tuple(id_ for id_, flag in zip(ids, found, strict=True) if flag is wanted)


def _outside(connection: duckdb.DuckDBPyConnection, plan: ScorePlan) -> tuple[Standing, ...]:
    """Return the records that the scorecard is not about, or for which that is unknown."""
    applies = '_valid AND "when"' if plan.card.when is not None else "_valid"
    record_type = plan.pack.record_types[plan.card.record]
    name = 'coalesce(CAST("name" AS VARCHAR), _key)' if record_type.name is not None else "_key"
    group = "CAST(grp AS VARCHAR)" if plan.card.group is not None else "NULL"
    rows = connection.execute(
        f"SELECT _key AS key, {name} AS name, place, {group} AS grp, _row AS row, ({applies}) AS applies"
        f' FROM "{UNITS}" WHERE ({applies}) IS NOT TRUE ORDER BY _key'
    ).fetchall()
    return tuple(
        Standing(
            key=key,
            name=own_name,
            place=place,
            group=own_group,
            state=State.UNDECIDED if applied is None else State.NOT_ASSESSED,
            row=row,
        )
        for key, own_name, place, own_group, row, applied in rows
    )
