"""What a run comes to: shares by area and place, the widest gaps, and what to do next."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.evaluate.run import Institution, Run
from zhangcheng.model.finding import Finding, Part
from zhangcheng.model.jurisdiction import JurisdictionLevel
from zhangcheng.model.outcome import OUTSTANDING, Outcome
from zhangcheng.model.rule import Area
from zhangcheng.model.unit import Unit

_GAPS = 10

InstitutionKey = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShare:
    """The outcomes of all checks of a policy area."""

    area: Area
    outcomes: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShare:
    """The institutions of a subdistrict (None: not stated) and the checks that fail there.

    `clear` have neither a failing nor an undecided check, `undecided` only undecided ones.
    """

    county: str | None
    subdistrict: str | None
    institutions: int
    clear: int
    undecided: int
    failing: int
    failed_checks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyShares:
    """The outcomes of each rule in each county, where the run tells them apart by place."""

    counties: tuple[str, ...]
    rules: tuple[tuple[str, Mapping[str, Mapping[Outcome, int]]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A part of a finding that fails on numbers, and its gap as a share of what is required."""

    finding: Finding
    part: Part
    relative: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingRule:
    """A rule that fails: how often, and what is missing in all where gaps have a unit to add up."""

    rule: str
    fails: int
    total: Decimal | None
    unit: Unit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The summary of a run; `by_institution` counts the outcomes of the findings it holds."""

    by_institution: Mapping[InstitutionKey, Mapping[Outcome, int]]
    institutions: int
    clear: int
    failing: int
    areas: tuple[AreaShare, ...]
    places: tuple[PlaceShare, ...]
    counties: CountyShares
    gaps: tuple[Gap, ...]
    failing_rules: tuple[FailingRule, ...]


def summarise(run: Run) -> Summary:
    """Summarise a run."""
    return run.once("summary", lambda: _summary(run))


def _summary(run: Run) -> Summary:
    kinds = _institution_types(run)
    by_institution: dict[InstitutionKey, Counter[Outcome]] = {
        key: Counter() for key in sorted(run.institutions) if key[0] in kinds
    }
    for finding in run.findings_list:
        key = (finding.institution_type, finding.institution)
        if key not in by_institution:
            by_institution[key] = Counter()
        by_institution[key][finding.outcome] += 1
    # A record may belong to an institution that the data does not have: it is shown, but it is no
    # institution to be counted.
    of_known = {key: counts for key, counts in by_institution.items() if key in run.institutions}
    known = of_known.values()
    return Summary(
        by_institution=by_institution,
        institutions=len(known),
        clear=sum(_is_clear(counts) for counts in known),
        failing=sum(bool(counts[Outcome.FAIL]) for counts in known),
        areas=tuple(_areas(run)),
        places=tuple(_places(run, of_known)),
        counties=_county_shares(run),
        gaps=widest(run.findings_list, _GAPS),
        failing_rules=_failing_rules(run),
    )


def add_up(counts: Iterable[Mapping[Outcome, int]]) -> dict[Outcome, int]:
    """Return the sums of outcomes, every outcome named, in the order in which they are shown."""
    total: Counter[Outcome] = Counter()
    for outcomes in counts:
        total.update(outcomes)
    return {outcome: total[outcome] for outcome in Outcome}


def applicable(outcomes: Mapping[Outcome, int]) -> int:
    """Return how many checks apply: all but those with outcome not_applicable."""
    return sum(n for outcome, n in outcomes.items() if outcome is not Outcome.NOT_APPLICABLE)


def place_of(run: Run, institution: Institution | None) -> tuple[str | None, str | None]:
    """Return the county and the subdistrict of an institution, as codes."""
    code = institution.jurisdiction if institution is not None else None
    if code is None:
        return None, None
    county = run.pack.jurisdictions.at_level(code, JurisdictionLevel.COUNTY)
    subdistrict = run.pack.jurisdictions.at_level(code, JurisdictionLevel.SUBDISTRICT)
    if county is None and subdistrict is None:
        return None, code
    return county.code if county else None, subdistrict.code if subdistrict else None


def _institution_types(run: Run) -> set[str]:
    """Return the types of institution that rules of the run speak about, or their records belong to."""
    kinds: set[str] = set()
    for count in run.rule_counts:
        record_type = run.pack.record_types[count.record_type]
        while record_type.belongs_to is not None:
            reference = record_type.field(record_type.belongs_to)
            if reference is None or reference.to is None:
                break
            record_type = run.pack.record_types[reference.to]
        kinds.add(record_type.id)
    return kinds


def _is_clear(counts: Mapping[Outcome, int]) -> bool:
    return not any(counts.get(outcome) for outcome in OUTSTANDING)


def _areas(run: Run) -> Iterable[AreaShare]:
    counts: dict[str, list[Mapping[Outcome, int]]] = {}
    for count in run.rule_counts:
        counts.setdefault(run.pack.rules[count.rule].area, []).append(count.outcomes)
    for area in run.pack.areas:
        if area.id in counts:
            yield AreaShare(area=area, outcomes=add_up(counts[area.id]))


def _places(run: Run, by_institution: Mapping[InstitutionKey, Counter[Outcome]]) -> Iterable[PlaceShare]:
    groups: dict[tuple[str | None, str | None], list[Counter[Outcome]]] = {}
    for key, counts in by_institution.items():
        groups.setdefault(place_of(run, run.institutions.get(key)), []).append(counts)
    for (county, subdistrict), members in sorted(groups.items(), key=lambda g: place_order(g[0])):
        failing = sum(bool(counts[Outcome.FAIL]) for counts in members)
        clear = sum(_is_clear(counts) for counts in members)
        yield PlaceShare(
            county=county,
            subdistrict=subdistrict,
            institutions=len(members),
            clear=clear,
            undecided=len(members) - clear - failing,
            failing=failing,
            failed_checks=sum(counts[Outcome.FAIL] for counts in members),
        )


def _county_shares(run: Run) -> CountyShares:
    counts: dict[str, dict[str, list[Mapping[Outcome, int]]]] = {}
    for rule, place, outcomes in _by_place(run):
        county = run.pack.jurisdictions.at_level(place, JurisdictionLevel.COUNTY) if place else None
        if county is not None:
            counts.setdefault(rule, {}).setdefault(county.code, []).append(outcomes)
    rules = [count.rule for count in run.rule_counts if count.rule in counts]
    added = {rule: {code: add_up(parts) for code, parts in counts[rule].items()} for rule in rules}
    return CountyShares(
        counties=tuple(sorted({code for shares in added.values() for code in shares})),
        rules=tuple(added.items()),
    )


def _by_place(run: Run) -> Iterable[tuple[str, str | None, Mapping[Outcome, int]]]:
    """Yield outcomes per rule and place of the institution; none where passes are not listed."""
    if not run.all_details:
        return
    for finding in run.findings_list:
        institution = run.institutions.get((finding.institution_type, finding.institution))
        place = institution.jurisdiction if institution is not None else None
        yield finding.rule, place, {finding.outcome: 1}


def place_order(place: tuple[str | None, str | None]) -> tuple[str, str]:
    """Order places by code, those without one last."""
    county, subdistrict = place
    return county or "~", subdistrict or "~"


def widest(findings: Iterable[Finding], number: int) -> tuple[Gap, ...]:
    """Return the widest gap of each rule, the widest first; more of a rule only where there is room.

    A list of one rule over and over would say less.
    """
    gaps = sorted(
        (
            Gap(finding=finding, part=part, relative=abs(part.gap / part.required))
            for finding in findings
            if finding.outcome is Outcome.FAIL
            for part in finding.parts
            if part.holds is False and part.gap is not None and not _is_presence(part)
            if isinstance(part.required, Decimal) and part.required
        ),
        key=_gap_order,
    )
    first = {gap.finding.rule: gap for gap in reversed(gaps)}
    chosen = sorted(first.values(), key=_gap_order)[:number]
    more = [gap for gap in gaps if gap is not first[gap.finding.rule]]
    return tuple(sorted((*chosen, *more[: number - len(chosen)]), key=_gap_order))


def _is_presence(part: Part) -> bool:
    """Whether a part asks for one of something: it is there or not, which is no wide or narrow gap."""
    has_unit = part.unit is not None and (bool(part.unit.powers) or part.unit.as_percent)
    whole = isinstance(part.actual, Decimal) and part.actual == part.actual.to_integral_value()
    return part.required == 1 and whole and not has_unit


def _gap_order(gap: Gap) -> tuple[Decimal, str, str, str]:
    finding = gap.finding
    return -gap.relative, finding.institution, finding.rule, finding.key


def _failing_rules(run: Run) -> tuple[FailingRule, ...]:
    gaps: dict[str, list[Part]] = {}
    for finding in run.findings_list:
        if finding.outcome is Outcome.FAIL:
            failed = (part for part in finding.parts if part.holds is False)
            gaps.setdefault(finding.rule, []).extend(failed)
    counted = ((count.rule, count.outcomes.get(Outcome.FAIL, 0)) for count in run.rule_counts)
    failing = [_failing_rule(rule, fails, gaps.get(rule, [])) for rule, fails in counted if fails]
    return tuple(sorted(failing, key=lambda f: (-f.fails, f.rule)))


def _failing_rule(rule: str, fails: int, failed: list[Part]) -> FailingRule:
    units = {part.unit for part in failed}
    unit = next(iter(units)) if len(units) == 1 else None
    summable = unit is not None and unit.powers and all(part.gap is not None for part in failed)
    total = sum((abs(part.gap) for part in failed if part.gap is not None), Decimal(0))
    return FailingRule(rule=rule, fails=fails, total=total if summable else None, unit=unit)
