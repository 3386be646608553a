"""The shapes of an institution's scores and of what they are made of."""

from typing import Literal, NotRequired

# pydantic reads the TypedDict of the standard library only from Python 3.12 on.
from typing_extensions import TypedDict

from zhangcheng.report.shapes import LocationJson, TextJson

StateName = Literal["scored", "not_ranked", "refused", "not_assessed", "undecided"]
DecimalText = str


class InputJson(TypedDict):
    """A value behind an indicator and the cells it stands in; `more` counts cells not named."""

    name: str
    label: TextJson
    value: str | bool | None
    cells: list[LocationJson]
    more: NotRequired[int]


class RaterJson(TypedDict):
    """The mean of a group of raters, null with less than `minimum` used; `weight` is its share.

    Of the `ballots`, those `used` are left after the ones dropped at either end.
    """

    group: str
    mean: DecimalText | None
    ballots: int
    used: int
    minimum: int
    weight: DecimalText


class FewBallotsJson(TypedDict):
    """A group of raters of whose `ballots` fewer than count are left after the drop: `used`."""

    indicator: str
    group: str
    ballots: int
    used: int


class PeersJson(TypedDict):
    """What `rank` and `percentile` are reckoned from: values below, equal (its own too) and in all."""

    below: int
    equal: int
    count: int


class StageJson(TypedDict):
    """An indicator through all stages; `contribution` and `best` null: it was left out.

    `full` is what the scorecard gives at best, `best` that with the weight of what was left out here.
    The `best` of an institution add up to the scale.
    `records` are the records of a rule that fail or are undecided, where there are none those that pass;
    or the ballots behind marks. It is open whether `undecided` records or ballots count.
    """

    indicator: str
    raw: DecimalText | None
    treated: DecimalText | None
    share: DecimalText | None
    points: DecimalText | None
    contribution: DecimalText | None
    full: DecimalText
    best: DecimalText | None
    filled: bool
    passed: NotRequired[int]
    decided: NotRequired[int]
    undecided: NotRequired[int]
    raters: NotRequired[list[RaterJson]]
    peers: NotRequired[PeersJson]
    inputs: NotRequired[list[InputJson]]
    records: NotRequired[list[LocationJson]]
    more_records: NotRequired[int]


class LineJson(TypedDict):
    """A line of an account; the lines of an institution add up to its score exactly.

    `times` says how often an addition or deduction counts, null where that is unknown; it has the values
    or records behind it. Those of indicators are in `stages`.
    """

    kind: str
    id: str
    points: DecimalText
    times: NotRequired[DecimalText | None]
    inputs: NotRequired[list[InputJson]]
    records: NotRequired[list[LocationJson]]
    more_records: NotRequired[int]


class VetoJson(TypedDict):
    """The values or records behind a veto that holds an institution down, or is `open`."""

    id: str
    open: bool
    inputs: NotRequired[list[InputJson]]
    records: NotRequired[list[LocationJson]]
    more_records: NotRequired[int]


class ReasonJson(TypedDict):
    """Why a grade was not given."""

    kind: Literal["veto", "barred", "quota"]
    grade: str
    id: str


class SureJson(TypedDict):
    """How sure a place is: in nine of ten draws it lies between `low` and `high`."""

    low: int
    high: int
    median: int
    grades: dict[str, DecimalText]


class HelpJson(TypedDict):
    """An improvement by the smallest realistic step, and what it would add.

    Those that change the grade come first. `grade` is what vetoes and bars leave of that of the score,
    quotas apart; null without a place.
    """

    indicator: str
    old: DecimalText
    new: DecimalText
    gain: DecimalText
    score: DecimalText
    grade: str | None


class LiftingJson(TypedDict):
    """Vetoes, and rules that bar a grade (`ids`), and score and grade if they no longer held."""

    ids: list[str]
    score: DecimalText
    grade: str | None


class LastJson(TypedDict):
    """The score and place of another scoring: of last time, or without waivers."""

    score: DecimalText | None
    rank: int | None
    grade: str | None


class WaivedJson(TypedDict):
    """Records of a rule that have a waiver: how many would fail or be undecided without it."""

    rule: str
    fails: int
    undecided: int


class InstitutionJson(TypedDict):
    """An institution's score, places and grade, and what they are made of.

    `weight_scored` is the share of the weight that is scored from data, 0 to 1; what raters with too few
    ballots leave to the others is not. With `grade_at_most` the grade is provisional: that is what would
    be left of it if all open vetoes and bars held. `untried` are indicators short of full points for
    which the scorecard gives no step to improve by.
    """

    key: str
    name: str
    jurisdiction: str | None
    group: str | None
    state: StateName
    score: DecimalText | None
    exact: DecimalText | None
    rank: int | None
    group_rank: int | None
    grade: str | None
    grade_at_most: str | None
    grade_by_score: str | None
    reasons: list[ReasonJson]
    missing: list[str]
    weight_scored: DecimalText | None
    few_ballots: list[FewBallotsJson]
    vetoes: list[str]
    open_vetoes: list[str]
    veto_evidence: list[VetoJson]
    open_bars: list[str]
    waived: list[WaivedJson]
    without_waivers: NotRequired[LastJson]
    lines: list[LineJson]
    stages: list[StageJson]
    last: NotRequired[LastJson]
    sure: NotRequired[SureJson]
    help: NotRequired[list[HelpJson]]
    lifting: NotRequired[list[LiftingJson]]
    untried: NotRequired[list[str]]
