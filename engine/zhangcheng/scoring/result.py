"""The result of scoring: who stands where, out of what, and who has no score and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from zhangcheng.diagnostics.text import Text


class State(StrEnum):
    """What became of an institution."""

    SCORED = "scored"
    NOT_RANKED = "not_ranked"
    REFUSED = "refused"
    NOT_ASSESSED = "not_assessed"
    UNDECIDED = "undecided"

    @property
    def label(self) -> Text:
        """The state in words."""
        return _STATES[self]


_STATES = {
    State.SCORED: Text("已计分", "Scored"),
    State.NOT_RANKED: Text("数据太少，不排名", "Too little data to be ranked"),
    State.REFUSED: Text("缺数据，不予计分", "Not scored for want of data"),
    State.NOT_ASSESSED: Text("不在考核范围", "Not assessed by this scorecard"),
    State.UNDECIDED: Text("是否考核无法判断", "Undecided whether it is assessed"),
}


class LineKind(StrEnum):
    """What a line of a score's account is."""

    INDICATOR = "indicator"
    ADDITION = "addition"
    DEDUCTION = "deduction"
    CEILING = "ceiling"
    BOUND = "bound"
    VETO = "veto"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of an account: `points` of the final scale; all lines add up to the score exactly.

    `id` names the indicator or adjustment; of other kinds it is empty. `times` says how often an
    adjustment adds or takes off, None where that is unknown.
    """

    kind: LineKind
    id: str
    points: Decimal
    times: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterMean:
    """The mean of a group of raters on an institution, None with too few ballots, and its share.

    `ballots` were given and valid, `used` are left after those dropped at either end; fewer of these
    than `minimum` do not count.
    """

    group: str
    title: Text
    mean: Decimal | None
    ballots: int
    used: int
    minimum: int
    weight: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FewBallots:
    """A group of raters of whose `ballots` fewer than count are left after the drop: `used`."""

    indicator: str
    group: str
    ballots: int
    used: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBallots:
    """How many ballots of an indicator may count, but are not known in full."""

    indicator: str
    ballots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """How many values lie `below` one that is ranked, are `equal` to it (itself too), and are there."""

    below: int
    equal: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """An indicator of an institution through all stages.

    `raw` → `treated` → `share` (normalised) → `points` out of the indicator's own weight →
    `contribution` to the score. `full` is what the scorecard gives at best, `best` that with the weight
    of what was left out (all three on the final scale). `filled` says that the scorecard's policy for
    missing data made the points; with `contribution` and `best` None the indicator was left out.
    `passed` of `decided` records (others are `undecided`) stand behind a proportion, `raters` behind
    marks (with `undecided` ballots besides), `peers` behind a rank or percentile.
    """

    indicator: str
    raw: Decimal | str | None
    treated: Decimal | str | None
    share: Decimal | None
    points: Decimal | None
    contribution: Decimal | None
    full: Decimal
    best: Decimal | None
    filled: bool
    passed: int | None = None
    decided: int | None = None
    undecided: int | None = None
    raters: tuple[RaterMean, ...] = ()
    peers: Peers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An institution's score, grade and places.

    `exact` is the score before rounding, `base` that of the tree alone. `grade_by_score` is the grade
    of the score itself; `grade` what is left of it after vetoes, bars and quotas, for `reasons`. Equal
    scores share a place unless a tie key tells them apart. `missing` names indicators without data and
    adjustments that are not known in full; `weight_scored` is the share of the scorecard's weight that
    is scored from data, without that of raters left out (0 to 1; None outside the scorecard): with less
    than the scorecard asks for there is no place and no grade. `few_ballots` names groups of raters with
    too few, `open_ballots` indicators with ballots that may count, `barred` the rules that it fails of
    those that bar a grade, `open_vetoes` and `open_bars` what could not be decided; where that would
    lower the grade, it is provisional and `grade_at_most` is what would be left of it. `waived` are
    the waived records of the scorecard's rules; `without_waivers` is set where they change anything.
    """

    key: str
    name: str
    place: str | None
    group: str | None
    state: State
    row: int
    base: Decimal | None = None
    exact: Decimal | None = None
    score: Decimal | None = None
    grade_by_score: str | None = None
    grade: str | None = None
    grade_at_most: str | None = None
    reasons: tuple["Reason", ...] = ()
    rank: int | None = None
    group_rank: int | None = None
    missing: tuple[str, ...] = ()
    weight_scored: Decimal | None = None
    few_ballots: tuple[FewBallots, ...] = ()
    open_ballots: tuple[OpenBallots, ...] = ()
    vetoes: tuple[str, ...] = ()
    open_vetoes: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    open_bars: tuple[str, ...] = ()
    waived: tuple["WaivedRule", ...] = ()
    without_waivers: "WithoutWaivers | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaivedRule:
    """How many records of a rule have a waiver, and would fail or be undecided without it."""

    rule: str
    fails: int
    undecided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutWaivers:
    """What an institution's score, place and grade would be if there were no waivers."""

    score: Decimal | None
    rank: int | None
    grade: str | None


class ReasonKind(StrEnum):
    """Why a grade is lower than the score alone would have it."""

    VETO = "veto"
    BARRED = "barred"
    QUOTA = "quota"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a grade was not given: by which veto or rule (`id`), or for want of places."""

    kind: ReasonKind
    grade: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCount:
    """The rows of all sheets of a record type: read = accepted + rejected."""

    record_type: str
    read: int
    accepted: int
    rejected: int

    @property
    def closes(self) -> bool:
        """Whether both sides agree."""
        return self.read == self.accepted + self.rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreBalance:
    """Nothing vanishes: records in force = scored + not ranked + refused + not assessed + undecided.

    The left side is counted from the data, the right one from the result. `rows` says the same of the
    rows of every record type that the data has a sheet of.
    """

    records: int
    states: Mapping[State, int]
    rows: tuple[RowCount, ...] = ()

    @property
    def closes(self) -> bool:
        """Whether both sides agree."""
        return self.records == sum(self.states.values()) and all(row.closes for row in self.rows)
