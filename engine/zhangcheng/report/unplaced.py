"""Findings whose record belongs to no institution of the day: a mistyped code is no institution.

They are counted and listed to be cleared up first. No letter goes out for them, and their code is
not counted among the institutions.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.run import Run
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.unread import FaultsByRow, is_unread


class Why(StrEnum):
    """Why records belong to no institution."""

    EMPTY = "no_code"
    UNREAD = "code_not_read"
    TORN = "code_not_of_name"
    UNKNOWN = "code_not_in_data"
    ABOVE = "owner_unplaced"
    LAPSED = "not_in_force"

    @property
    def label(self) -> Text:
        """The reason in words."""
        return _REASONS[self]


_REASONS = {
    Why.EMPTY: Text("没有写代码", "no code is written"),
    Why.UNREAD: Text("代码读不出", "the code cannot be read"),
    Why.TORN: Text("代码与名称不是一个机构", "code and name are of two institutions"),
    Why.UNKNOWN: Text("数据里没有这个代码", "the data has no such code"),
    Why.ABOVE: Text("所属的记录不明", "what it belongs to is unclear"),
    Why.LAPSED: Text("这个机构在核查日期不在名单里", "this institution is not on the list on that day"),
}


@dataclass(kw_only=True)
class Unplaced:
    """The findings of records that name an institution which is not there, in one way."""

    institution_type: str
    key: str
    why: Why
    findings: list[Finding] = field(default_factory=list)

    @property
    def records(self) -> set[tuple[str, str]]:
        """Their record types and keys."""
        return {(finding.record_type, finding.key) for finding in self.findings}

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How often each outcome is among them."""
        return Counter(finding.outcome for finding in self.findings)


def is_placed(run: Run, finding: Finding) -> bool:
    """Whether a finding belongs to an institution of the day."""
    return (finding.institution_type, finding.institution) in run.institutions


def unplaced(run: Run) -> tuple[Unplaced, ...]:
    """Return what is to be cleared up first, by institution type, written code and reason."""
    return run.once("unplaced", lambda: _unplaced(run))


def _unplaced(run: Run) -> tuple[Unplaced, ...]:
    found: dict[tuple[str, str, Why], Unplaced] = {}
    for finding in run.findings_list:
        if is_placed(run, finding):
            continue
        kind, key, why = finding.institution_type, finding.institution, why_unplaced(run, finding)
        one = found.setdefault((kind, key, why), Unplaced(institution_type=kind, key=key, why=why))
        one.findings.append(finding)
    return tuple(found[key] for key in sorted(found))


def why_unplaced(run: Run, finding: Finding) -> Why:
    """Return why the record of a finding belongs to no institution."""
    if finding.institution:
        lapsed = (finding.institution_type, finding.institution) in run.lapsed
        return Why.LAPSED if lapsed else Why.UNKNOWN
    faults = _faults(run, finding)
    if any(is_unread(fault) for fault in faults):
        return Why.UNREAD
    if any(fault.code is codes.NAME_DISAGREES for fault in faults):
        return Why.TORN
    if any(fault.code is codes.ORPHAN_REFERENCE for fault in faults):
        return Why.UNKNOWN
    declared = run.pack.record_types[finding.record_type]
    reference = declared.field(declared.belongs_to or "")
    is_direct = reference is None or reference.to == finding.institution_type
    return Why.EMPTY if is_direct or faults else Why.ABOVE


def where_unplaced(run: Run, finding: Finding) -> Location:
    """Return the cell that should say whose the record of a finding is; or else its row."""
    return next((fault.location for fault in _faults(run, finding)), finding.location)


def _faults(run: Run, finding: Finding) -> list[Diagnostic]:
    """Return what is told of the reference through which a record has its institution."""
    declared = run.pack.record_types[finding.record_type]
    own = declared.belongs_to
    labels = {field.label for field in declared.fields if own and own in {field.id, field.names}}
    return FaultsByRow.of(run).at(finding.location, labels)
