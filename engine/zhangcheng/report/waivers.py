"""What a report says of waivers: a line for each, and the sentences that point at some of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhangcheng.diagnostics.text import Language
from zhangcheng.model.finding import Finding
from zhangcheng.model.waiver import Waiver, WaiverState, WaiverUse
from zhangcheng.report.reported import Reported
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say

_FAULTY = (WaiverState.ORPHANED, WaiverState.INCOMPLETE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverRow:
    """A waiver in words; `attention` says that somebody should look at it."""

    number: int
    state: str
    state_label: str
    attention: bool
    rule: str
    who: str
    reason: str
    basis: str
    approved_by: str
    span: str
    effect: str
    address: str


def waiver_rows(run: Reported, labels: Labels) -> list[WaiverRow]:
    """Return all waivers of a run, those that need attention first."""
    order = {state: place for place, state in enumerate(WaiverState)}
    uses = sorted(run.waivers, key=lambda use: (not use.needs_attention, order[use.state], use.number))
    return [_row(run, use, labels) for use in uses]


def waiver_notices(run: Reported, language: Language) -> Iterator[str]:
    """Yield what must be read first: waivers that have expired and matter, and faulty ones."""
    expired = [use for use in run.waivers if use.matters]
    if expired:
        fails = sum(use.fails for use in expired)
        yield say("notice_expired", language, n=len(expired), fails=fails)
    faulty = sum(use.state in _FAULTY for use in run.waivers)
    if faulty:
        yield say("notice_waiver_faults", language, n=faulty)


def to_renew(run: Reported) -> int:
    """Return how many waivers have expired and matter, or end soon."""
    return sum(use.matters or (use.ends_soon and use.fails > 0) for use in run.waivers)


def waived_by(run: Reported, finding: Finding, labels: Labels) -> str:
    """Say which waiver waives a finding, and on what ground; nothing where none does."""
    if finding.waiver is None:
        return ""
    said = in_words(run.waivers[finding.waiver - 1].waiver, labels.language)
    number = say("waiver_number", labels.language, number=str(finding.waiver))
    return number + labels.word("colon") + said


def in_words(waiver: Waiver, language: Language) -> str:
    """Say why something is waived, who approved it, and for how long."""
    return say(
        "waiver_said",
        language,
        reason=waiver.reason or "",
        basis=waiver.basis or "",
        approved_by=waiver.approved_by or "",
        since=str(waiver.since),
        to=str(waiver.to),
    )


def _row(run: Reported, use: WaiverUse, labels: Labels) -> WaiverRow:
    waiver = use.waiver
    found = run.pack.find_rule(waiver.rule or "")
    rule = labels.text(found.title) if found is not None else waiver.rule or ""
    return WaiverRow(
        number=use.number,
        state=use.state.value,
        state_label=labels.text(use.state.label),
        attention=use.needs_attention,
        rule=rule,
        who=_who(run, use, labels),
        reason=waiver.reason or "",
        basis=waiver.basis or "",
        # What looks like a person is not repeated.
        approved_by="" if use.state is WaiverState.INCOMPLETE else waiver.approved_by or "",
        span=_span(waiver, labels),
        effect=_effect(use, labels),
        address=labels.cell(waiver.location),
    )


def _who(run: Reported, use: WaiverUse, labels: Labels) -> str:
    waiver = use.waiver
    place = labels.place(waiver.jurisdiction)
    if waiver.institution is None:
        return say("waiver_all", labels.language, place=place) if place else ""
    present = use.present or waiver.institution
    named = (i.name for (_, key), i in run.institutions.items() if key == present)
    name = next(named, None)
    return (
        f"{name} {waiver.institution}" if name not in {None, waiver.institution} else waiver.institution
    )


def _span(waiver: Waiver, labels: Labels) -> str:
    if waiver.since is None or waiver.to is None:
        return ""
    return say("since_to", labels.language, since=str(waiver.since), to=str(waiver.to))


def _effect(use: WaiverUse, labels: Labels) -> str:
    language = labels.language
    if use.problem is not None:
        return labels.text(use.problem)
    checks = use.fails + use.undecided
    counted = "waiver_waives" if use.state is WaiverState.IN_FORCE else "waiver_would"
    said = say(counted, language, n=checks) if checks else labels.word("waiver_nothing")
    if use.ends_soon and use.days_left is not None:
        left = use.days_left
        soon = say("waiver_ends_soon", language, n=left) if left else labels.word("waiver_ends_today")
        said += labels.word("comma") + soon
    if use.present is not None:
        said += labels.word("comma") + say("waiver_followed", language, now=use.present)
    if use.reused:
        said += labels.word("comma") + labels.word("waiver_reused")
    return said
