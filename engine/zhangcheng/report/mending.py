"""Puts into words what has changed since last time, and what would make failing checks pass."""

import datetime as dt
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.evaluate.run import Run
from zhangcheng.feel.reckon import Value
from zhangcheng.model.comparison import Check, Comparison, Move, Moved
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.unit import Unit
from zhangcheng.report.provenance import marked_title
from zhangcheng.report.to_pass import Needed, RuleTotal, county_totals, needed
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say

_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedRow:
    """A check that fails or failed: what became of it, whose it is, and its outcome now."""

    kind: str
    kind_label: str
    institution: str
    record: str
    rule: str
    rule_id: str
    now: str
    finding: Finding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstView:
    """The comparison with last time in words; `counts` by kind, in the order of the rows."""

    which: str
    other_rules: bool
    sentence: str
    counts: tuple[tuple[str, str, int], ...]
    rows: tuple[MovedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow:
    """What a rule's failing checks in a county need."""

    rule: str
    rule_id: str
    change: str
    checks: int
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalView:
    """What a county needs, in words."""

    county: str
    sentence: str
    rows: tuple[TotalRow, ...]
    unknown: int


def against_view(run: Run, labels: Labels) -> AgainstView | None:
    """Return the comparison of a run with an earlier one, if it has one."""
    comparison = run.against
    if comparison is None:
        return None
    before = comparison.before
    found = {Check(f.rule, f.record_type, f.key): f for f in run.findings_list}
    which = say(
        "against_which",
        labels.language,
        file=before.file,
        as_of=before.as_of,
        version=before.version,
    )
    if before.followed:
        space = "" if labels.language == "zh" else " "
        which += space + say("against_followed", labels.language, n=before.followed)
    if comparison.alike:
        space = "" if labels.language == "zh" else " "
        named = (f"{name} {then} → {now}" for name, then, now in comparison.alike[:_NAMED])
        listed = labels.word("list_comma").join(named) + " …" * (len(comparison.alike) > _NAMED)
        which += space + say("against_alike", labels.language, n=len(comparison.alike), which=listed)
    return AgainstView(
        which=which,
        other_rules=not comparison.same_pack,
        sentence=against_sentence(comparison, labels),
        counts=tuple((kind.value, labels.text(kind.label), comparison.count(kind)) for kind in Move),
        rows=tuple(_moved(run, moved, found.get(moved.check), labels) for moved in comparison.moved),
    )


def against_sentence(comparison: Comparison, labels: Labels) -> str:
    """Return how many checks are new, still failing, fixed and gone, and how many only one run saw."""
    said = say(
        "against_counts",
        labels.language,
        new=comparison.count(Move.NEW),
        still=comparison.count(Move.STILL),
        fixed=comparison.count(Move.FIXED),
        gone=comparison.count(Move.GONE),
    )
    apart = (("against_first", Move.FIRST), ("against_outside", Move.OUTSIDE))
    counted = ((name, comparison.count(kind)) for name, kind in apart)
    more = (say(name, labels.language, n=number) for name, number in counted if number)
    return labels.word("semicolon").join((said, *more))


def _moved(run: Run, moved: Moved, finding: Finding | None, labels: Labels) -> MovedRow:
    rule = run.pack.rules.get(moved.check.rule)
    whole = (moved.check.record_type, moved.check.key) == (moved.institution_type, moved.institution)
    record = "" if whole else moved.check.key
    return MovedRow(
        kind=moved.kind.value,
        kind_label=labels.text(moved.kind.label),
        institution=moved.name,
        record=labels.record(finding) if finding is not None else record,
        rule=labels.text(rule.title) if rule is not None else moved.check.rule,
        rule_id=moved.check.rule,
        now=labels.text(moved.outside.label) if moved.outside else _outcome(moved.outcome, labels),
        finding=finding,
    )


def _outcome(outcome: Outcome | None, labels: Labels) -> str:
    return labels.word("against_absent") if outcome is None else labels.text(outcome.label)


def to_pass_views(run: Run, labels: Labels) -> list[TotalView]:
    """Return what each county needs."""
    return [
        TotalView(
            county=labels.place(total.county) if total.county else labels.word("elsewhere"),
            sentence=amounts_in_words(total.units, labels),
            rows=tuple(_total_row(run, row, labels) for row in total.rules),
            unknown=total.unknown,
        )
        for total in county_totals(run)
    ]


def needed_in_words(run: Run, finding: Finding, labels: Labels) -> str:
    """Say what would make a failing finding pass; nothing for one that does not fail."""
    if finding.outcome is not Outcome.FAIL:
        return ""
    changes = needed(run, finding) or ()
    return labels.word("semicolon").join(_change(finding, one, labels) for one in changes)


def amounts_in_words(units: Iterable[tuple[Unit | None, Decimal]], labels: Labels) -> str:
    """Say how much is lacking in each unit, and how many matters have none."""
    amounts = dict(units)
    matters = int(amounts.pop(None, 0))
    listed = (labels.quantity(amount, unit) for unit, amount in amounts.items())
    lacking = labels.word("list_comma").join(listed)
    said = [say("to_pass_lacking", labels.language, amounts=lacking)] if lacking else []
    said += [say("to_pass_one_by_one", labels.language, n=matters)] if matters else []
    return labels.word("semicolon").join(said)


def _amount(amount: Decimal, unit: Unit | None, labels: Labels) -> str:
    if unit is None:
        return say("to_pass_items", labels.language, n=int(amount))
    return labels.quantity(amount, unit)


def _total_row(run: Run, row: RuleTotal, labels: Labels) -> TotalRow:
    kind = {1: "more_less_raise", -1: "more_less_lower"}.get(row.sign, "more_less_mend")
    gap = " " if labels.language == "en" else ""
    # What a number without a unit counts is said before it: `more of Days open`, 4.
    counted = labels.quantity if row.adds_up else functools.partial(_amount, labels=labels)
    return TotalRow(
        rule=marked_title(run, run.pack.rules[row.rule], labels),
        rule_id=row.rule,
        change=labels.word(kind) + gap + labels.text(row.label),
        checks=row.checks,
        amount=counted(row.amount, row.unit),
    )


def _change(finding: Finding, one: Needed, labels: Labels) -> str:
    label, language = labels.text(one.label), labels.language
    if isinstance(one.then, dt.date):
        return say("to_pass_date", language, label=label, then=one.then.isoformat())
    if one.amount is not None and isinstance(one.then, Decimal):
        way = "to_pass_raise" if one.amount > 0 else "to_pass_lower"
        amount = labels.difference(abs(one.amount), one.shown_in)
        said = say(way, language, label=label, amount=amount)
        return say("to_pass_then", language, said=said, then=labels.quantity(one.then, one.shown_in))
    if one.then is not None:
        then = _value(finding, one.name, one.then, labels)
        return say("to_pass_set", language, label=label, then=then)
    if one.now is None:
        return say("to_pass_fill", language, label=label)
    now = _value(finding, one.name, one.now, labels)
    return say("to_pass_other", language, label=label, now=now)


def _value(finding: Finding, name: str, value: Value, labels: Labels) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    return labels.value_of(finding.record_type, name, value)
