"""The shape of the JSON report; the published JSON Schema is generated from it (see `schema`)."""

from typing import Literal

# pydantic reads the TypedDict of the standard library only from Python 3.12 on.
from typing_extensions import TypedDict

from zhangcheng.report.shapes_basic import (
    FromJson,
    LocationJson,
    MaybeFromJson,
    OutcomeName,
    OutcomesJson,
    ScalarJson,
    TextJson,
)
from zhangcheng.report.shapes_findings import FindingJson, InputJson, PartJson, UsedParameterJson
from zhangcheng.report.shapes_head import (
    ClockJson,
    EngineJson,
    FileJson,
    LayerJson,
    PackJson,
    PeriodJson,
    SelectionJson,
    SheetJson,
)
from zhangcheng.report.shapes_mending import (
    AgainstJson,
    BeforeJson,
    CountyTotalJson,
    MovedJson,
    NeededJson,
    RuleTotalJson,
    WaiverJson,
)

__all__ = [
    "FORMAT",
    "AgainstJson",
    "AreaJson",
    "BalanceJson",
    "BeforeJson",
    "ClauseJson",
    "ClockJson",
    "CountyTotalJson",
    "DiagnosticJson",
    "EffectiveJson",
    "EngineJson",
    "ExpressionJson",
    "FileJson",
    "FindingJson",
    "InputJson",
    "InstitutionJson",
    "LayerJson",
    "LocationJson",
    "MovedJson",
    "NeededJson",
    "OutcomeName",
    "OutcomesJson",
    "PackJson",
    "ParameterValueJson",
    "PartJson",
    "PeriodJson",
    "PlaceJson",
    "RecordJson",
    "ReportJson",
    "RuleJson",
    "RuleTotalJson",
    "ScalarJson",
    "SelectionJson",
    "SheetJson",
    "SourceJson",
    "TextJson",
    "UnplacedJson",
    "UsedParameterJson",
    "WaiverJson",
]


FORMAT: Literal["zhangcheng-report/1"] = "zhangcheng-report/1"


class BalanceJson(TypedDict):
    """The closing balance.

    rows_read = rows_accepted + rows_rejected; rows_accepted = records_in_force +
    records_not_in_force + records_undated (a date that decides it could not be read);
    records_in_force + records_undated = records_placed + records_unplaced (by their code, of an
    institution of the day or of none); checks_due =
    the sum of `outcomes`. `closes` says whether all of them hold.
    """

    rows_read: int
    rows_accepted: int
    rows_rejected: int
    records_in_force: int
    records_not_in_force: int
    records_undated: int
    records_placed: int
    records_unplaced: int
    checks_due: int
    outcomes: OutcomesJson
    closes: bool


class AreaJson(TypedDict):
    """A policy area and the outcomes of all its checks."""

    id: str
    title: TextJson
    outcomes: OutcomesJson


class PlaceJson(TypedDict):
    """The institutions of a subdistrict.

    `clear` have neither a failing nor an undecided check, `undecided` only undecided ones.
    """

    county: str | None
    subdistrict: str | None
    institutions: int
    clear: int
    undecided: int
    failing: int
    failed_checks: int


class ExpressionJson(TypedDict):
    """An expression in FEEL and in plain words."""

    feel: str
    prose: TextJson


class EffectiveJson(MaybeFromJson):
    """When a rule is in force (inclusive; null: not limited); `assumed`: no source gives the date."""

    to: str | None
    assumed: bool


class RuleJson(TypedDict):
    """A rule, what it stands on, and how often it had each outcome.

    `assumed` is true where the rule itself or a value it reads is; `illustrative` where the rule is, or
    findings of it are, and without findings where a value that it reads for someone is. `outcomes` is
    null for a rule that was not in force; `records` is the number of records it was checked on.
    `citations` name entries of `sources`, as `source` or `source#clause`. `pack` is the one among the
    layers that it comes from.
    """

    id: str
    pack: str
    area: str
    title: TextJson
    record_type: str
    level: Literal["must", "should", "may"]
    when: ExpressionJson | None
    require: ExpressionJson
    effective: EffectiveJson
    illustrative: bool
    assumed: bool
    parameters: list[str]
    citations: list[str]
    remedy: TextJson | None
    note: TextJson | None
    records: int
    outcomes: OutcomesJson | None
    by_county: dict[str, OutcomesJson]


class DroppedRuleJson(TypedDict):
    """A rule of `pack` that `dropped_by`, another of the layers, does without, and why."""

    id: str
    pack: str
    area: str
    title: TextJson
    dropped_by: str
    reason: TextJson
    citation: str | None
    illustrative: bool


class ClauseJson(TypedDict):
    """A clause of a source, with the words that matter."""

    id: str
    title: TextJson
    quote: str | None


class SourceJson(TypedDict):
    """A document that the pack cites."""

    id: str
    title: TextJson
    issuer: TextJson | None
    number: str | None
    date: str | None
    url: str | None
    clauses: list[ClauseJson]


class ParameterValueJson(FromJson):
    """A value of a parameter, as written in `pack`; findings name it by its key."""

    parameter: str
    pack: str
    title: TextJson
    unit: str | None
    jurisdiction: str | None
    categories: dict[str, str]
    to: str | None
    promulgated: str | None
    value: str | None
    citation: str | None
    illustrative: bool
    assumed: bool
    note: TextJson | None
    location: LocationJson


class InstitutionJson(TypedDict):
    """An institution, its place, and the outcomes of the findings in this report."""

    record_type: str
    key: str
    name: str
    jurisdiction: str | None
    outcomes: OutcomesJson


class RecordJson(TypedDict):
    """A record by its key."""

    record_type: str
    key: str


class UnplacedJson(TypedDict):
    """Records with findings whose code names no institution of the day: to be cleared up first.

    `institution` is empty where there is no code; each reason stands by itself then.
    """

    institution_type: str
    institution: str
    why: Literal[
        "no_code",
        "code_not_read",
        "code_not_of_name",
        "code_not_in_data",
        "owner_unplaced",
        "not_in_force",
    ]
    records: list[RecordJson]
    outcomes: OutcomesJson


class DiagnosticJson(TypedDict):
    """A fault in the input data: not a finding about an institution."""

    code: str
    severity: Literal["error", "warning", "notice"]
    location: LocationJson
    message: TextJson
    hint: TextJson


class ReportJson(TypedDict):
    """A compliance report: one run of a rule pack over ledgers.

    Findings are those that need attention (fail, insufficient_data, waived), and with `all_details`
    those that pass; what a rule does not apply to is counted. The same pack, data and dates give
    the same bytes.
    """

    format: Literal["zhangcheng-report/1"]
    engine: EngineJson
    pack: PackJson
    clock: ClockJson
    selection: SelectionJson
    notices: list[str]
    legal_notice: TextJson
    files: list[FileJson]
    waiver_file: FileJson | None
    sheets: list[SheetJson]
    balance: BalanceJson
    areas: list[AreaJson]
    places: list[PlaceJson]
    rules: list[RuleJson]
    rules_not_in_force: list[str]
    rules_without_records: list[str]
    dropped_rules: list[DroppedRuleJson]
    sources: list[SourceJson]
    parameter_values: dict[str, ParameterValueJson]
    institutions: list[InstitutionJson]
    unplaced: list[UnplacedJson]
    diagnostics: list[DiagnosticJson]
    waivers: list[WaiverJson]
    to_pass: list[CountyTotalJson]
    against: AgainstJson | None
    all_details: bool
    findings: list[FindingJson]
