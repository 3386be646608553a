"""One evaluation: pack, data, dates, outcomes, and the closing balance that proves nothing was lost."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.evaluate.flat import Flat
from zhangcheng.evaluate.selection import Selection
from zhangcheng.model.clock import Clock
from zhangcheng.model.comparison import Comparison
from zhangcheng.model.data_facts import InputFile, SheetCount
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.waiver import WaiverUse
from zhangcheng.pack.pack import Pack

if TYPE_CHECKING:
    import pyarrow as pa

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An institution of the run and its place; names are as the data writes them."""

    record_type: str
    key: str
    name: str
    jurisdiction: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """How often a rule had each outcome over the records in force; `records` is their number."""

    rule: str
    record_type: str
    records: int
    outcomes: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The closing balance; the left and the right sides come from different computations.

    rows read = accepted + rejected; accepted = in force + not in force + undated (on the
    as-of date; undated: a date that decides it could not be read); in force or undated = placed +
    unplaced (their code names an institution of the day, or none; of `unplaced_types`);
    checks due (records in force or undated × rules in force, per record type, counted from the data)
    = the sum of all outcomes (counted by the evaluation); and the findings fetched with evidence,
    where there are any, are as many as were counted (`listed` None: none were fetched).
    """

    rows_read: int
    rows_accepted: int
    rows_rejected: int
    records_in_force: int
    records_not_in_force: int
    checks_due: int
    outcomes: Mapping[Outcome, int]
    records_undated: int = 0
    listed: Mapping[Outcome, int] | None = None
    records_placed: int = 0
    records_unplaced: int = 0
    unplaced_types: tuple[str, ...] = ()

    @property
    def closes(self) -> bool:
        """Whether both sides agree."""
        return (
            self.rows_read == self.rows_accepted + self.rows_rejected
            and self.rows_accepted
            == self.records_in_force + self.records_not_in_force + self.records_undated
            and self.records_in_force + self.records_undated
            == self.records_placed + self.records_unplaced
            and self.checks_due == sum(self.outcomes.values())
            and (
                self.listed is None
                or all(self.outcomes[outcome] == count for outcome, count in self.listed.items())
            )
        )


@dataclass(frozen=True, kw_only=True)
class Run:
    """The result of a check.

    `findings_list` has all findings of outcomes fail, insufficient_data and waived, and, when the
    run was asked for them (`all_details`), those of pass and perhaps of not_applicable; sorted by
    institution, rule, record. What is not listed is counted all the same.
    `rules_not_in_force` and `rules_without_records` name the rules that had nothing to decide;
    `lacking` says of the latter which record types, or fields of them, the data has no sheet or
    column of (nothing: there are none in force).
    `diagnostics` are faults of the data, `pack_diagnostics` warnings about the pack: those of its
    loading, and parameters in use that are past their review date.
    `waivers` are all waivers that were given, with what became of them; `waiver_file` the file of them.
    `against` sets it against an earlier run, where it was asked to.
    `institutions` are those in force on the day; `lapsed` names those that the data has, but not for
    that day, and that records are listed for. A finding of any other key belongs to no institution.
    `selection` says which part of the pack and of the data was asked for.
    `notices` are what the data says about itself ("figures are made up"), to be shown first.
    """

    pack: Pack
    clock: Clock
    engine_version: str
    files: tuple[InputFile, ...]
    sheets: tuple[SheetCount, ...]
    notices: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    institutions: Mapping[tuple[str, str], Institution]
    rule_counts: tuple[RuleCount, ...]
    rules_not_in_force: tuple[str, ...]
    rules_without_records: tuple[str, ...]
    findings_list: tuple[Finding, ...]
    all_details: bool
    balance: Balance
    pack_diagnostics: tuple[Diagnostic, ...] = ()
    lacking: Mapping[str, tuple[tuple[str, str | None], ...]] = field(default_factory=dict)
    flat: Flat | None = None
    waivers: tuple[WaiverUse, ...] = ()
    waiver_file: InputFile | None = None
    against: Comparison | None = None
    selection: Selection = field(default_factory=Selection)
    lapsed: frozenset[tuple[str, str]] = frozenset()
    _made: dict[Hashable, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, what: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return what `make` makes, made when first asked for: reports of a run show much the same."""
        if what not in self._made:
            self._made[what] = make()
        return cast("_Made", self._made[what])

    @property
    def findings(self) -> "pa.Table":
        """All findings of outcome fail or insufficient_data as an Arrow table, see `Flat.arrow`."""
        if self.flat is None:
            raise RuntimeError("a run made without the data has no table of findings")
        return self.flat.arrow()

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many checks had each outcome, over all rules."""
        return self.balance.outcomes
