"""What the score page shows, laid out: league table, plots, accounts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.diagnostics.text import Language
from zhangcheng.model.scorecard import Adjustment, Basis, Dimension, Grade, Indicator, Veto
from zhangcheng.report.scores.accounts import AccountView, account_views
from zhangcheng.report.scores.grounds import Item, grounds_of, marked
from zhangcheng.report.scores.items import Names, percent
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.phrases import (
    adjusting,
    band,
    moved,
    provisional_in,
    score_text,
    sure_range,
    told_apart,
)
from zhangcheng.report.scores.sentences import say
from zhangcheng.report.scores.words import AGGREGATIONS, LINES, METHODS
from zhangcheng.scoring.contributions import full_points
from zhangcheng.scoring.result import LineKind, Standing, State
from zhangcheng.scoring.stages import ASSESSED
from zhangcheng.wording.numbers import exact

_PLOT = 1000
"""Units of the width of a plot."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Likely places as a line with a dot: start, width and dot in units of the plot; its words."""

    start: int
    width: int
    dot: int
    text: str


@dataclass(frozen=True, slots=True)
class LeagueRow:
    """A line of the league table."""

    anchor: str
    rank: str
    group_rank: str
    name: str
    group: str
    score: str
    weight: str
    is_part: bool
    grade: str
    notes: tuple[str, ...]
    interval: Interval | None
    last: str
    change: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A line of the scorecard: how deep it is, its weight (empty outside the tree), what is behind it.

    `marks` says what of the rules and parameters that feed it is illustrative or assumed.
    """

    depth: int
    title: str
    weight: str
    full: str
    method: str
    missing: str
    basis: str
    illustrative: bool
    marks: tuple[str, ...] = ()
    is_dimension: bool = False


@dataclass(frozen=True, slots=True)
class GradeTile:
    """A grade, how many have it, and its scores."""

    title: str
    number: int
    scores: str


def anchor(key: str) -> str:
    """Return the id of an institution's part of the page."""
    return "i-" + "".join(c if c.isalnum() else f"-{ord(c):x}-" for c in key)


class Views:
    """The views of one page."""

    def __init__(self, scores: Scores, language: Language) -> None:
        """Keep the scores and the titles in `language`."""
        self._scores, self._run = scores, scores.run
        self._language = language
        self.titles = told_apart(scores.run)
        self._in_league = told_apart(scores.run, beside_group=True)
        self.names = Names(scores.run.pack, scores.run.card, language)

    def grades(self) -> list[GradeTile]:
        """Return the grades, best first."""
        counted = Counter(standing.grade for standing in self._run.scored)
        return [self._tile(grade, counted[grade.id]) for grade in self._run.card.grades]

    def _tile(self, grade: Grade, number: int) -> GradeTile:
        """Return a grade; its scores are followed by how many have it provisionally."""
        scores, provisional = band(grade.scores, self._language), provisional_in(self._run, grade)
        if provisional:
            said = say("n_provisional", self._language, n=provisional)
            scores += f"{self.names.word('semicolon')}{said}"
        return GradeTile(grade.title.get(self._language), number, scores)

    def groups(self) -> list[tuple[str, str]]:
        """Return the groups that have a score, by id and title."""
        present = sorted({s.group for s in self._run.scored if s.group is not None})
        return [(group, self._run.group_titles.get(group, group)) for group in present]

    def league(self) -> Iterator[LeagueRow]:
        """Yield the league table, best first."""
        for standing in self._run.scored:
            yield self._league_row(standing)

    def _league_row(self, standing: Standing) -> LeagueRow:
        last = self._scores.last.get(standing.key)
        shown = ""
        if self._scores.last:
            shown = self.names.word("new") if last is None else last.score or self.names.word("no_score")
        return LeagueRow(
            anchor=anchor(standing.key),
            rank=str(standing.rank),
            group_rank=str(standing.group_rank),
            name=self._in_league[standing.key],
            group=self._run.group_titles.get(standing.group or "", ""),
            score=score_text(standing.score, self._run),
            weight=percent(standing.weight_scored or Decimal(0)),
            is_part=standing.weight_scored != 1,
            grade=self.names.graded(standing),
            notes=tuple(self.names.notes(standing)),
            interval=self._interval(standing),
            last=shown,
            change=moved(standing, self._scores),
        )

    def _interval(self, standing: Standing) -> Interval | None:
        if self._scores.sensitivity is None or standing.rank is None:
            return None
        sure = self._scores.sensitivity.sure[standing.key]
        most = max(len(self._run.scored) - 1, 1)
        at = {rank: (rank - 1) * _PLOT // most for rank in (sure.low, sure.high, standing.rank)}
        width = max(at[sure.high] - at[sure.low], 8)
        return Interval(at[sure.low], width, at[standing.rank], sure_range(sure))

    def without_score(self) -> list[tuple[str, str, str, tuple[str, ...]]]:
        """Return who has no score or place: where its account is (or empty), name, state, notes."""
        return [
            (
                anchor(s.key) if s.state in ASSESSED else "",
                self.titles[s.key],
                self.names.state(s.state),
                tuple(self.names.notes(s)),
            )
            for s in self._run.standings
            if s.state is not State.SCORED
        ]

    def items(self) -> Iterator[ItemRow]:
        """Yield the scorecard from the top down."""
        card = self._run.card
        yield from self._items(card.root, 0, full_points(card))
        for item in card.adjustments:
            kind = LineKind.ADDITION if item.is_addition else LineKind.DEDUCTION
            yield self._outside(item, kind, adjusting(item, self._language))
        for veto in card.vetoes:
            yield self._outside(veto, LineKind.VETO, self.names.caps(veto))
        for grade in card.grades:
            if grade.not_with:
                yield self._grade(grade)

    def _items(self, dimension: Dimension, depth: int, full: dict[str, Decimal]) -> Iterator[ItemRow]:
        for item in dimension.items:
            yield self._item(item, depth, full)
            if isinstance(item, Dimension):
                yield from self._items(item, depth + 1, full)

    def _item(self, item: Dimension | Indicator, depth: int, full: dict[str, Decimal]) -> ItemRow:
        if isinstance(item, Indicator):
            method = METHODS[item.normalisation.method].get(self._language)
            missing, points = self.names.policy(item), full[item.id]
        else:
            method, missing = AGGREGATIONS[item.aggregation].get(self._language), ""
            points = _sum(item, full)
        return ItemRow(
            depth=depth,
            title=item.title.get(self._language),
            weight=exact(item.weight),
            full=exact(points),
            method=method,
            missing=missing,
            basis=self._cited(item.basis),
            illustrative=item.basis.illustrative,
            marks=self._marks(item) if isinstance(item, Indicator) else (),
            is_dimension=isinstance(item, Dimension),
        )

    def _outside(self, item: Adjustment | Veto, kind: LineKind, effect: str) -> ItemRow:
        label = LINES[kind].get(self._language)
        return ItemRow(
            depth=0,
            title=item.title.get(self._language),
            weight="",
            full="",
            method=f"{label}{self.names.word('colon')}{effect}",
            missing="",
            basis=self._cited(item.basis),
            illustrative=item.basis.illustrative,
            marks=self._marks(item),
        )

    def _grade(self, grade: Grade) -> ItemRow:
        barring = (f"“{self.names.item(tally.rule)}”" for tally in grade.not_with)
        rules = self.names.word("list").join(barring)
        return ItemRow(
            depth=0,
            title=grade.title.get(self._language),
            weight="",
            full="",
            method=say("barred_by", self._language, items=rules),
            missing="",
            basis="",
            illustrative=False,
            marks=self._marks(grade),
        )

    def _cited(self, basis: Basis) -> str:
        cited = (citation.text.get(self._language) for citation in basis.citations)
        return self.names.word("semicolon").join(cited)

    def _marks(self, item: Item) -> tuple[str, ...]:
        said = (marked(ground, self.names) for ground in grounds_of(self._run, item))
        return tuple(mark for mark in said if mark)

    def accounts(self) -> list[AccountView]:
        """Return the account of every assessed institution."""
        return account_views(self._scores, self.names)


def _sum(item: Dimension | Indicator, full: dict[str, Decimal]) -> Decimal:
    if isinstance(item, Indicator):
        return full[item.id]
    return sum((_sum(inner, full) for inner in item.items), Decimal(0))
