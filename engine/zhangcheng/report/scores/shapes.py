"""The shape of the JSON score report; the published JSON Schema is generated from it."""

from typing import Literal, NotRequired

# pydantic reads the TypedDict of the standard library only from Python 3.12 on.
from typing_extensions import TypedDict

from zhangcheng.report.scores.shapes_institutions import DecimalText, InstitutionJson, StateName
from zhangcheng.report.shapes import (
    ClockJson,
    DiagnosticJson,
    EngineJson,
    FileJson,
    PackJson,
    TextJson,
    WaiverJson,
)

FORMAT: Literal["zhangcheng-scores/1"] = "zhangcheng-scores/1"


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

    `trimmed` were dropped at either end, `too_few` are of a group with less than its minimum; of those
    `undecided` it is not known on whom, of which group or with what mark they are, or if they count.
    """

    indicator: str
    ballots: int
    counted: int
    trimmed: int
    too_few: int
    own: int
    unmarked: int
    undecided: int
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
