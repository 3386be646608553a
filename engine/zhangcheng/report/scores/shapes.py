"""The shape of the JSON score report; the published JSON Schema is generated from it."""

from typing import Literal, NotRequired

# pydantic reads the TypedDict of the standard library only from Python 3.12 on.
from typing_extensions import TypedDict

from zhangcheng.report.shapes import (
    ClockJson,
    DiagnosticJson,
    EngineJson,
    FileJson,
    LocationJson,
    PackJson,
    TextJson,
    WaiverJson,
)

FORMAT: Literal["zhangcheng-scores/1"] = "zhangcheng-scores/1"

StateName = Literal["scored", "not_ranked", "refused", "not_assessed", "undecided"]
DecimalText = str


class ItemJson(TypedDict):
    """A dimension or indicator: its weight among its siblings, its points of the final scale at best.

    `parent` is null at the top. `sources` are citations `source#clause`.
    """

    id: str
    parent: str | None
    title: TextJson
    weight: DecimalText
    full: DecimalText
    method: NotRequired[str]
    missing: NotRequired[str]
    unit: NotRequired[str]
    illustrative: bool
    sources: list[str]


class StandsOnJson(TypedDict):
    """A rule or parameter that feeds an item: an indicator, addition, deduction, veto or grade.

    A rule is illustrative or assumed as the pack says of it, a parameter where a value of it is that an
    institution reads.
    """

    item: str
    kind: Literal["rule", "parameter"]
    id: str
    illustrative: bool
    assumed: bool


class CardJson(TypedDict):
    """The scorecard that scored.

    With less than `scored_at_least_percent` of the weight scored from data an institution is not ranked.
    `assumed`: no source gives its date of effect.
    """

    id: str
    title: TextJson
    record: str
    scale: DecimalText
    illustrative: bool
    assumed: bool
    scored_at_least_percent: int | None
    items: list[ItemJson]
    stands_on: list[StandsOnJson]
    grades: list[str]


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


class SpreadJson(TypedDict):
    """What `min_max` and `z_score` compare values with: of a group, or of all (null)."""

    indicator: str
    group: str | None
    count: int
    low: DecimalText
    high: DecimalText
    mean: DecimalText
    deviation: DecimalText


class PeriodCountJson(TypedDict):
    """Records of a type that the scorecard asks about by date, and how many have it in the period."""

    record_type: str
    records: int
    inside: int


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
    or the ballots behind marks.
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


class RowsJson(TypedDict):
    """The rows of all sheets of a record type: read = accepted + rejected."""

    record_type: str
    read: int
    accepted: int
    rejected: int


class BalanceJson(TypedDict):
    """Records in force = scored + not ranked + refused + not assessed + undecided, and all rows read."""

    records: int
    states: dict[StateName, int]
    rows: list[RowsJson]
    closes: bool


class BallotsJson(TypedDict):
    """What became of the ballots of an indicator: `counted` are those in a mean.

    `trimmed` were dropped at either end, `too_few` are of a group with less than its minimum.
    """

    indicator: str
    ballots: int
    counted: int
    trimmed: int
    too_few: int
    own: int
    unmarked: int
    other: int


class EffectJson(TypedDict):
    """Sobol indices of a choice on the mean shift in place."""

    choice: str
    first: DecimalText
    total: DecimalText


class SwapJson(TypedDict):
    """The smallest change of one weight that lets a neighbour draw level; null: none does.

    Weights with more than twenty decimals are rounded to ten; where `exact` is false, `new` was found by
    bisection. `held`: a bound or veto decides between the two.
    """

    upper: str
    lower: str
    item: str | None
    old: DecimalText | None
    new: DecimalText | None
    exact: bool
    held: bool


class ConsistencyJson(TypedDict):
    """The consistency of the pairwise comparisons of a level, and the weights they give."""

    level: str
    eigenvalue: DecimalText
    ratio: DecimalText | None
    weights: dict[str, DecimalText]


class SensitivityJson(TypedDict):
    """How sure the places are."""

    draws: int
    seed: int
    effects: list[EffectJson]
    swaps: list[SwapJson]
    consistency: list[ConsistencyJson]


class ScoresJson(TypedDict):
    """A score report. Numbers are exact decimals as strings.

    `waived` is what the scorecard declares for waived records: as passing, left out, or as if there were
    no waiver. `waivers_elsewhere` counts waivers for rules that the scorecard does not use.
    """

    format: Literal["zhangcheng-scores/1"]
    engine: EngineJson
    pack: PackJson
    clock: ClockJson
    card: CardJson
    notices: list[str]
    last_under_former_keys: int
    legal_notice: TextJson
    files: list[FileJson]
    waiver_file: FileJson | None
    balance: BalanceJson
    spreads: list[SpreadJson]
    periods: list[PeriodCountJson]
    ballots: list[BallotsJson]
    diagnostics: list[DiagnosticJson]
    waived: Literal["pass", "exclude", "fail"]
    waivers: list[WaiverJson]
    waivers_elsewhere: int
    rules_not_in_force: list[str]
    institutions: list[InstitutionJson]
    sensitivity: NotRequired[SensitivityJson]
