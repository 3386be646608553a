"""Findings whose record belongs to no institution of the day: a mistyped code is no institution.

They are counted and listed to be cleared up first. No letter goes out for them, and their code is
not counted among the institutions.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.run import Run
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome


class Why(StrEnum):
    """Why records belong to no institution."""

    EMPTY = "no_code"
    UNKNOWN = "code_not_in_data"
    LAPSED = "not_in_force"

    @property
    def label(self) -> Text:
        """The reason in words."""
        return _REASONS[self]


_REASONS = {
    Why.EMPTY: Text("没有写代码", "no code is written"),
    Why.UNKNOWN: Text("数据里没有这个代码", "the data has no such code"),
    Why.LAPSED: Text("这个机构在核查日期不在名单里", "this institution is not on the list on that day"),
}


@dataclass(kw_only=True)
class Unplaced:
    """The records that name an institution which is not there: their keys, and their outcomes."""

    institution_type: str
    key: str
    why: Why
    records: set[tuple[str, str]] = field(default_factory=set)
    outcomes: Counter[Outcome] = field(default_factory=Counter)


def is_placed(run: Run, finding: Finding) -> bool:
    """Whether a finding belongs to an institution of the day."""
    return (finding.institution_type, finding.institution) in run.institutions


def unplaced(run: Run) -> tuple[Unplaced, ...]:
    """Return what is to be cleared up first, by institution type and written code."""
    found: dict[tuple[str, str], Unplaced] = {}
    for finding in run.findings_list:
        key = (finding.institution_type, finding.institution)
        if key in run.institutions:
            continue
        if key not in found:
            found[key] = Unplaced(institution_type=key[0], key=key[1], why=_why(run, key))
        found[key].records.add((finding.record_type, finding.key))
        found[key].outcomes[finding.outcome] += 1
    return tuple(found[key] for key in sorted(found))


def _why(run: Run, key: tuple[str, str]) -> Why:
    if not key[1]:
        return Why.EMPTY
    return Why.LAPSED if key in run.lapsed else Why.UNKNOWN
