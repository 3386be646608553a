"""What the page says before it goes into institutions: shares, gaps, balance, faults of the data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from zhangcheng.diagnostics.text import Count
from zhangcheng.evaluate.run import Run
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.waiver import RECORD as WAIVER
from zhangcheng.report.html_institutions import SHORT, owner_anchor, owner_name, place_title
from zhangcheng.report.phrases import balance_equations, equation_terms
from zhangcheng.report.provenance import is_illustrative, marked_title
from zhangcheng.report.summary import PlaceShare, Summary, add_up, applicable
from zhangcheng.report.values import Labels
from zhangcheng.wording.numbers import percent
from zhangcheng.wording.words import say

_BAR = (Outcome.PASS, Outcome.WAIVED, Outcome.INSUFFICIENT_DATA, Outcome.FAIL)
SMALL = Decimal("0.001")
"""Gaps below this share are shown as being below it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from left to right: class name, start and width in percent of each stretch; its words."""

    stretches: tuple[tuple[str, str, str], ...]
    label: str


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A line of a table of shares: bar, share, and numbers with their class names."""

    title: str
    bar: Bar
    share: str
    numbers: tuple[tuple[str, str], ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A rule's shares in each county: share, passes of applicable checks."""

    title: str
    rule: str
    shares: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GapRow:
    """One of the widest gaps."""

    anchor: str
    institution: str
    record: str
    rule: str
    rule_id: str
    actual: str
    required: str
    gap: str
    relative: str


@dataclass(frozen=True, slots=True)
class EquationRow:
    """A line of the closing balance: what the terms on the right must add up to."""

    left: str
    number: str
    terms: tuple[tuple[str, str], ...]
    holds: bool


def bar(stretches: Iterable[tuple[str, int]], label: str) -> Bar:
    """Lay out counts as stretches of a bar; empty ones are left out."""
    counted = [(name, number) for name, number in stretches if number]
    whole = sum(number for _, number in counted)
    laid: list[tuple[str, str, str]] = []
    done = 0
    for name, number in counted:
        laid.append((name, _per_cent(done, whole), _per_cent(number, whole)))
        done += number
    return Bar(tuple(laid), label)


def _per_cent(part: int, whole: int) -> str:
    hundredths = (part * 10000 + whole // 2) // whole
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def area_rows(summary: Summary, labels: Labels) -> list[ShareRow]:
    """Return the shares of the policy areas with any checks, and of all of them together."""
    rows = [
        _area_row(labels.text(s.area.title), s.outcomes, labels)
        for s in summary.areas
        if any(s.outcomes.values())
    ]
    if len(rows) > 1:
        total = _area_row(labels.word("total"), add_up(s.outcomes for s in summary.areas), labels)
        rows.append(replace(total, total=True))
    return rows


def empty_areas(summary: Summary, labels: Labels) -> list[str]:
    """Return the policy areas of which there was nothing to check."""
    return [labels.text(s.area.title) for s in summary.areas if not any(s.outcomes.values())]


def _area_row(title: str, outcomes: Mapping[Outcome, int], labels: Labels) -> ShareRow:
    return ShareRow(
        title=title,
        bar=_outcome_bar(outcomes, labels),
        share=percent(outcomes[Outcome.PASS], applicable(outcomes)),
        numbers=tuple(
            (SHORT[outcome], f"{outcomes[outcome]:,}") for outcome in (*_BAR, Outcome.NOT_APPLICABLE)
        ),
    )


def overall_bar(run: Run, labels: Labels) -> Bar:
    """Return the bar of all checks of the run."""
    return _outcome_bar(add_up([run.counts]), labels)


def _outcome_bar(outcomes: Mapping[Outcome, int], labels: Labels) -> Bar:
    words = say(
        "bar_checks",
        labels.language,
        passed=outcomes[Outcome.PASS],
        waived=outcomes[Outcome.WAIVED],
        unknown=outcomes[Outcome.INSUFFICIENT_DATA],
        failed=outcomes[Outcome.FAIL],
    )
    return bar(((SHORT[outcome], outcomes[outcome]) for outcome in _BAR), words)


def place_rows(summary: Summary, labels: Labels) -> list[ShareRow]:
    """Return the shares of the subdistricts."""
    return [
        _place_row(place, place_title((place.county, place.subdistrict), labels), labels)
        for place in summary.places
    ]


def county_place_rows(summary: Summary, labels: Labels) -> list[ShareRow]:
    """Return the shares of the counties; none where there is only one."""
    of_county: dict[str, list[PlaceShare]] = {}
    for place in summary.places:
        if place.county is not None:
            of_county.setdefault(place.county, []).append(place)
    if len(of_county) <= 1:
        return []
    return [_place_row(_together(own), labels.place(code), labels) for code, own in of_county.items()]


def _together(places: Sequence[PlaceShare]) -> PlaceShare:
    return PlaceShare(
        county=places[0].county,
        subdistrict=None,
        institutions=sum(place.institutions for place in places),
        clear=sum(place.clear for place in places),
        undecided=sum(place.undecided for place in places),
        failing=sum(place.failing for place in places),
        failed_checks=sum(place.failed_checks for place in places),
    )


def _place_row(place: PlaceShare, title: str, labels: Labels) -> ShareRow:
    words = say(
        "bar_institutions",
        labels.language,
        passed=place.clear,
        unknown=place.undecided,
        failed=place.failing,
    )
    numbers = (("p", place.clear), ("i", place.undecided), ("f", place.failing))
    return ShareRow(
        title=title,
        bar=bar(numbers, words),
        share=percent(place.clear, place.institutions),
        numbers=tuple(
            (name, f"{number:,}")
            for name, number in (("", place.institutions), *numbers, ("", place.failed_checks))
        ),
    )


def county_rows(run: Run, summary: Summary, labels: Labels) -> list[CountyRow]:
    """Return the share passing of each rule in each county."""
    return [
        CountyRow(
            title=marked_title(run, run.pack.rules[rule], labels),
            rule=rule,
            shares=tuple(
                (
                    percent(by_county[code][Outcome.PASS], applicable(by_county[code])),
                    f"{by_county[code][Outcome.PASS]:,}/{applicable(by_county[code]):,}",
                )
                if code in by_county and applicable(by_county[code])
                else ("–", "")
                for code in summary.counties.counties
            ),
        )
        for rule, by_county in summary.counties.rules
    ]


def gap_rows(run: Run, summary: Summary, labels: Labels) -> list[GapRow]:
    """Return the widest gaps."""
    rows: list[GapRow] = []
    for gap in summary.gaps:
        finding, part = gap.finding, gap.part
        rows.append(
            GapRow(
                anchor=owner_anchor(run, finding),
                institution=owner_name(run, finding, labels),
                record=labels.record(finding),
                rule=marked_title(
                    run,
                    run.pack.rules[finding.rule],
                    labels,
                    illustrative=is_illustrative(run.pack.rules[finding.rule], finding),
                ),
                rule_id=finding.rule,
                actual=labels.part(finding, part, part.actual),
                required=labels.required(finding, part),
                gap=labels.gap(part),
                relative=f"{gap.relative * 100:.1f}%"
                if gap.relative >= SMALL
                else f"<{SMALL * 100:.1f}%",
            )
        )
    return rows


def equations(run: Run, labels: Labels) -> list[EquationRow]:
    """Return the closing balance as equations."""
    return [
        EquationRow(
            left=labels.word(equation.name),
            number=f"{Count(equation.number)}",
            terms=tuple(
                (label, f"{Count(number)}") for label, number in equation_terms(equation, labels)
            ),
            holds=equation.holds,
        )
        for equation in balance_equations(run)
    ]


def sheet_rows(run: Run, labels: Labels) -> list[tuple[str, str, tuple[str, str, str]]]:
    """Return the name, the record type and the row counts of each sheet."""
    rows: list[tuple[str, str, tuple[str, str, str]]] = []
    for sheet in run.sheets:
        name = " › ".join(part for part in (sheet.file, sheet.sheet) if part)
        known = run.pack.record_types.get(sheet.record_type or "")
        if known is not None:
            kind = labels.text(known.title)
        else:
            kind = labels.word("waivers" if sheet.record_type == WAIVER.id else "not_read")
        rows.append((name, kind, (f"{sheet.read:,}", f"{sheet.accepted:,}", f"{sheet.rejected:,}")))
    return rows
