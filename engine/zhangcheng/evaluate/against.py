"""Sets a run against the JSON report of an earlier one: fixed, new, still failing, gone, or outside."""

import datetime as dt
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.run import Run
from zhangcheng.model.comparison import Before, Check, Comparison, Earlier, Move, Moved, Outside
from zhangcheng.model.finding import Finding
from zhangcheng.model.jurisdiction import JurisdictionLevel
from zhangcheng.model.outcome import Outcome

_FORMAT, _SEVERAL = "zhangcheng-report/1", "zhangcheng-reports/1"
_OTHER = re.compile(r"zhangcheng-reports?/\d+")
_NO_REPORT = Text("它不是检查写出的 JSON", "it is not the JSON that a check writes")


class _UnusableError(Exception):
    """Why a file cannot be set against."""

    def __init__(self, why: Text) -> None:
        self.why = why


def read_before(path: Path, *, pack: str | None = None) -> Before | None:
    """Read what an earlier JSON report says; None where it is about several packs and not about `pack`.

    Raises:
        DiagnosticsError: when the file is no such report, or a damaged one.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        _check_format(str(document["format"]))
        if document["format"] == _SEVERAL:
            own = [report for report in document["reports"] if report["pack"]["id"] == pack]
            return _before(path.name, own[0]) if own else None
        return _before(path.name, document)
    except _UnusableError as error:
        why = error.why
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        why = _NO_REPORT
    collector = Collector()
    collector.add(codes.NOT_A_REPORT, Location(file="--against"), path=str(path), reason=why)
    collector.raise_errors()
    return None


def _check_format(written: str) -> None:
    if written in (_FORMAT, _SEVERAL):
        return
    if not _OTHER.fullmatch(written):
        raise _UnusableError(_NO_REPORT)
    why = Text(
        f"它的格式是 {written}，这个版本只读 {_FORMAT}",
        f"its format is {written}, and this version reads {_FORMAT}",
    )
    raise _UnusableError(why)


def refuse_later(before: Before, as_of: dt.date) -> None:
    """Refuse a report of a day after the run's: what it calls earlier would be later.

    Raises:
        DiagnosticsError: when it is.
    """
    if dt.date.fromisoformat(before.as_of) > as_of:
        collector = Collector()
        collector.add(
            codes.LATER_THAN_THE_RUN,
            Location(file="--against"),
            path=before.file,
            own=before.as_of,
            as_of=as_of.isoformat(),
        )
        collector.raise_errors()


def _whole(document: Mapping[str, Any]) -> None:
    """Refuse a report that lists fewer failing checks than it counted."""
    listed = sum(found["outcome"] == Outcome.FAIL.value for found in document["findings"])
    counted = document["balance"]["outcomes"][Outcome.FAIL.value]
    if listed != counted:
        why = Text(
            f"它自己记的未达标有 {counted} 项，列出的有 {listed} 项，内容不全",
            f"it counted {counted} failing checks and lists {listed}: some of it is gone",
        )
        raise _UnusableError(why)


def _before(name: str, document: Mapping[str, Any]) -> Before:
    _whole(document)
    known = {(i["record_type"], i["key"]): i for i in document["institutions"]}
    failing: dict[Check, Earlier] = {}
    for found in document["findings"]:
        if found["outcome"] == Outcome.FAIL.value:
            check = Check(found["rule"], found["record_type"], found["key"])
            institution = (found["institution_type"], found["institution"])
            said = known.get(institution, {})
            failing[check] = Earlier(
                institution_type=institution[0],
                institution=institution[1],
                name=said.get("name", institution[1]),
                jurisdiction=said.get("jurisdiction"),
            )
    return Before(
        file=name,
        as_of=dt.date.fromisoformat(document["clock"]["as_of"]).isoformat(),
        pack=document["pack"]["id"],
        version=document["pack"]["version"],
        sha256=document["pack"]["sha256"],
        failing=failing,
        rules=frozenset(rule["id"] for rule in document["rules"] if rule["records"]),
        places=frozenset(i["jurisdiction"] for i in document["institutions"] if i["jurisdiction"]),
        jurisdiction=document.get("selection", {}).get("jurisdiction"),
        known=frozenset(known),
    )


@dataclass(frozen=True, slots=True)
class _Now:
    """What the run says of checks: those with a finding, the rules it looked at, its institutions."""

    findings: Mapping[Check, Finding]
    rules: frozenset[str]
    records: frozenset[tuple[str, str]]

    def outcome(self, check: Check) -> Outcome | None:
        """Return the outcome of a check; None where there is no such check any more."""
        found = self.findings.get(check)
        if found is not None:
            return found.outcome
        known = check.rule in self.rules and (check.record_type, check.key) in self.records
        return Outcome.NOT_APPLICABLE if known else None


class _Scope:
    """What a run and the one before it looked at; places are what they have become by now."""

    def __init__(self, run: Run, before: Before) -> None:
        self._run, self._before, self._tree = run, before, run.pack.jurisdictions
        chosen = {rule.id for rule in run.selection.rules_of(run.pack)}
        self._not_chosen = set(run.pack.rules) - chosen
        self._not_in_force = set(run.rules_not_in_force)
        self._counties = self._counties_of(
            {i.jurisdiction for i in run.institutions.values() if i.jurisdiction}
        )
        self._counties_before = self._counties_of(before.places)

    def outside(self, check: Check, earlier: Earlier) -> Outside | None:
        """Return why the run does not look at a check; None if it does, or has no such rule."""
        reasons = (
            (check.rule in self._not_chosen, Outside.NOT_CHOSEN),
            (check.rule in self._not_in_force, Outside.NOT_IN_FORCE),
            (check.rule in self._run.lacking, Outside.NO_SHEET),
            (not self._is_in(earlier, self._run.selection.jurisdiction), Outside.ELSEWHERE),
            (not self._has_county(earlier, self._counties), Outside.NO_INSTITUTIONS),
        )
        return next((reason for holds, reason in reasons if holds), None)

    def was_checked(self, check: Check, institution: Earlier) -> bool:
        """Whether the earlier run looked at the rule, and at institutions of that place."""
        return (
            check.rule in self._before.rules
            and self._is_in(institution, self._before.jurisdiction)
            and self._has_county(institution, self._counties_before)
        )

    def _is_in(self, institution: Earlier, place: str | None) -> bool:
        """Whether an institution lies in a place; one of no known place lies in none."""
        above = (found.code for found in self._tree.chain(self._now(institution.jurisdiction or "")))
        return place is None or self._now(place) in above

    def _has_county(self, institution: Earlier, counties: frozenset[str]) -> bool:
        """Whether an institution's county is among those that have any, or is not known."""
        own = self._counties_of({institution.jurisdiction or ""})
        return not own or not counties or not own.isdisjoint(counties)

    def _now(self, place: str) -> str:
        return self._tree.present(place, self._run.clock.as_of)

    def _counties_of(self, places: Collection[str]) -> frozenset[str]:
        found = (self._tree.at_level(self._now(place), JurisdictionLevel.COUNTY) for place in places)
        return frozenset(county.code for county in found if county is not None)


def within(before: Before, places: Collection[str]) -> Before:
    """Return what an earlier report says of institutions in `places`."""
    kept = {check: e for check, e in before.failing.items() if e.jurisdiction in places}
    return replace(before, failing=kept)


def set_against(run: Run, before: Before) -> Comparison:
    """Compare the checks that fail now with those that failed then.

    A check is fixed only when it passes; one that is now waived, undecided, not applicable or no
    longer there is gone, with what it is instead. One that this run does not look at (other rules,
    places or data) is outside, and one that only this run looks at was not checked before.
    """
    now, scope = _now(run), _Scope(run, before)
    changes: list[Moved] = []
    for check, earlier in before.failing.items():
        outcome = now.outcome(check)
        outside = scope.outside(check, earlier) if check not in now.findings else None
        if outside is not None:
            moved = _moved(Move.OUTSIDE, check, earlier, None)
            changes.append(replace(moved, outside=outside))
            continue
        kind = {Outcome.PASS: Move.FIXED, Outcome.FAIL: Move.STILL}.get(
            outcome or Outcome.NOT_APPLICABLE, Move.GONE
        )
        changes.append(_moved(kind, check, earlier, outcome))
    for check, found in now.findings.items():
        if found.outcome is Outcome.FAIL and check not in before.failing:
            key = (found.institution_type, found.institution)
            known = run.institutions.get(key)
            earlier = Earlier(
                institution_type=key[0],
                institution=key[1],
                name=known.name if known is not None else key[1],
                jurisdiction=known.jurisdiction if known is not None else None,
            )
            kind = Move.NEW if scope.was_checked(check, earlier) else Move.FIRST
            changes.append(_moved(kind, check, earlier, Outcome.FAIL))
    order = {rule: number for number, rule in enumerate(run.pack.rules)}
    last = len(order)
    changes.sort(key=lambda c: (c.kind.place, c.institution, order.get(c.check.rule, last), c.check.key))
    return Comparison(
        before=before,
        same_pack=run.pack.sha256 == before.sha256,
        moved=tuple(changes),
        alike=_alike(changes, run, before),
    )


def _alike(changes: Collection[Moved], run: Run, before: Before) -> tuple[tuple[str, str, str], ...]:
    """Return name, key then and key now of institutions that went while one of their name came."""
    came: dict[tuple[str, str], set[str]] = {}
    for (kind, key), institution in run.institutions.items():
        if (kind, key) not in before.known:
            came.setdefault((kind, institution.name), set()).add(key)
    found: dict[tuple[str, str, str], None] = {}
    for change in changes:
        if (change.institution_type, change.institution) not in run.institutions:
            keys = came.get((change.institution_type, change.name), set())
            if len(keys) == 1:
                found[change.name, change.institution, next(iter(keys))] = None
    return tuple(found)


def _now(run: Run) -> _Now:
    findings = {Check(f.rule, f.record_type, f.key): f for f in run.findings_list}
    records = {(check.record_type, check.key) for check in findings} | set(run.institutions)
    return _Now(findings, frozenset(count.rule for count in run.rule_counts), frozenset(records))


def _moved(kind: Move, check: Check, earlier: Earlier, outcome: Outcome | None) -> Moved:
    return Moved(
        kind=kind,
        check=check,
        institution_type=earlier.institution_type,
        institution=earlier.institution,
        name=earlier.name,
        outcome=outcome,
    )
