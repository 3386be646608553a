"""The part of the page that goes institution by institution, as plain strings for the template.

Findings of one rule on one institution share a block, so that its words stand there once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from zhangcheng.evaluate.run import Institution, Run
from zhangcheng.model.finding import Finding, Input, Part
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.html_parameters import ParameterBlock, Parameters
from zhangcheng.report.lacking import missing_in_words
from zhangcheng.report.mending import needed_in_words
from zhangcheng.report.provenance import is_assumed, is_illustrative
from zhangcheng.report.summary import InstitutionKey, Summary, place_of, place_order
from zhangcheng.report.unplaced import is_placed, unplaced, why_unplaced
from zhangcheng.report.values import Labels
from zhangcheng.report.waivers import waived_by
from zhangcheng.wording.words import say

SHORT = {
    Outcome.FAIL: "f",
    Outcome.INSUFFICIENT_DATA: "i",
    Outcome.WAIVED: "w",
    Outcome.PASS: "p",
    Outcome.NOT_APPLICABLE: "n",
}
"""Outcomes as class names: there are many of them on a page."""

_MOST_PARTS = 3
"""Parts that are all shown; of more, those that hold are only counted."""

_BRIEF = (Outcome.PASS, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class PartRow:
    """A conjunct: `holds` is y, n or u; `prose` is empty where the rule's own words say it."""

    prose: str
    holds: str
    actual: str
    required: str
    gap: str


@dataclass(frozen=True, slots=True)
class Row:
    """A record that a rule needs attention for; `cells` are pairs of what was read and where."""

    outcome: str
    outcome_label: str
    record: str
    remark: str
    to_pass: str
    parts: tuple[PartRow, ...]
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The findings of one rule on one institution that need attention.

    `many`: some have several parts; `mend`: there is something to mend, not only data to fill in.
    """

    rule: str
    illustrative: bool
    assumed: bool
    rows: tuple[Row, ...]
    parameters: ParameterBlock | None
    many: bool
    mend: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """The rules with an outcome that needs no attention: title, area and number of records of each."""

    outcome: str
    outcome_label: str
    total: int
    rules: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class InstitutionView:
    """An institution; `counts` has class name, label and number of each outcome that it has."""

    anchor: str
    name: str
    kind: str
    key: str
    search: str
    clear: bool
    counts: tuple[tuple[str, str, int], ...]
    blocks: tuple[Block, ...]
    briefs: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """The institutions of a subdistrict: those with something to show, and the names of the others.

    `note` says what is the matter with codes that are no institution.
    """

    title: str
    institutions: tuple[InstitutionView, ...]
    silent: tuple[InstitutionView, ...]
    note: str = ""


def anchor(key: InstitutionKey) -> str:
    """Return the id of an institution's element: the same from run to run."""
    return f"{key[0]}-{quote(key[1], safe='')}"


def owner_anchor(run: Run, finding: Finding) -> str:
    """Return the id of the element that a finding stands in."""
    if finding.institution or is_placed(run, finding):
        return anchor((finding.institution_type, finding.institution))
    return anchor((finding.institution_type, why_unplaced(run, finding).value))


def owner_name(run: Run, finding: Finding, labels: Labels) -> str:
    """Return the name of a finding's institution, or a word for records that belong to none."""
    institution = run.institutions.get((finding.institution_type, finding.institution))
    if institution is not None:
        return institution.name
    written = finding.institution or labels.text(why_unplaced(run, finding).label)
    return say("unplaced_name", labels.language, written=written)


def view_places(run: Run, summary: Summary, labels: Labels) -> list[PlaceView]:
    """Return all institutions by place, in the order of the codes."""
    writer = _Writer(run, labels)
    findings: dict[InstitutionKey, list[Finding]] = {}
    for finding in run.findings_list:
        findings.setdefault((finding.institution_type, finding.institution), []).append(finding)
    places: dict[tuple[str | None, str | None], list[InstitutionView]] = {}
    for key, counts in summary.by_institution.items():
        institution = run.institutions.get(key)
        if institution is not None:
            view = writer.institution(key, counts, findings.get(key, []))
            places.setdefault(place_of(run, institution), []).append(view)
    lost = [
        writer.institution((one.institution_type, one.key), one.outcomes, one.findings)
        for one in unplaced(run)
    ]
    shown = [
        PlaceView(
            title=place_title(place, labels),
            institutions=tuple(view for view in places[place] if view.blocks or view.briefs),
            silent=tuple(view for view in places[place] if not view.blocks and not view.briefs),
        )
        for place in sorted(places, key=place_order)
    ]
    if lost:
        title, note = labels.word("unplaced_title"), labels.word("unplaced_means")
        shown.append(PlaceView(title=title, institutions=tuple(lost), silent=(), note=note))
    return shown


def place_title(place: tuple[str | None, str | None], labels: Labels) -> str:
    """Return the name of a place below the city."""
    county, subdistrict = place
    if county is not None and subdistrict is None:
        return say("place_itself", labels.language, place=labels.place(county))
    return " ".join(labels.place(code) for code in place if code) or labels.word("elsewhere")


class _Writer:
    def __init__(self, run: Run, labels: Labels) -> None:
        self._run, self._labels = run, labels
        self._parameters = Parameters(labels)
        self._order = {rule: number for number, rule in enumerate(run.pack.rules)}

    def institution(
        self, key: InstitutionKey, counts: Mapping[Outcome, int], findings: Sequence[Finding]
    ) -> InstitutionView:
        labels, institution = self._labels, self._run.institutions.get(key)
        if institution is not None:
            name, at = institution.name, anchor(key)
        else:
            name, at = owner_name(self._run, findings[0], labels), owner_anchor(self._run, findings[0])
        ordered = sorted(findings, key=lambda finding: self._order[finding.rule])
        loud = [finding for finding in ordered if finding.outcome not in _BRIEF]
        return InstitutionView(
            anchor=at,
            name=name,
            kind=self._kind(key[0]),
            key=key[1],
            search=self._search(name, key[1], institution),
            clear=not (counts.get(Outcome.FAIL) or counts.get(Outcome.INSUFFICIENT_DATA)),
            counts=tuple((SHORT[o], labels.text(o.label), counts[o]) for o in Outcome if counts.get(o)),
            blocks=tuple(
                self._block(rule, list(group)) for rule, group in groupby(loud, key=lambda f: f.rule)
            ),
            briefs=tuple(self._briefs(ordered)),
        )

    def _kind(self, record_type: str) -> str:
        declared = self._run.pack.record_types.get(record_type)
        return record_type if declared is None else self._labels.text(declared.title)

    def _search(self, name: str, key: str, institution: Institution | None) -> str:
        place = self._labels.place_path(institution.jurisdiction) if institution is not None else ""
        return f"{name} {key} {place}".lower()

    def _briefs(self, findings: Sequence[Finding]) -> Iterator[Brief]:
        for outcome in _BRIEF:
            numbers: dict[str, int] = {}
            for finding in findings:
                if finding.outcome is outcome:
                    numbers[finding.rule] = numbers.get(finding.rule, 0) + 1
            if numbers:
                yield Brief(
                    SHORT[outcome],
                    self._labels.text(outcome.label),
                    sum(numbers.values()),
                    tuple(self._brief(rule, number) for rule, number in numbers.items()),
                )

    def _brief(self, rule: str, number: int) -> tuple[str, str, int]:
        declared = self._run.pack.rules[rule]
        return self._labels.text(declared.title), declared.area, number

    def _block(self, rule: str, findings: Sequence[Finding]) -> Block:
        declared = self._run.pack.rules[rule]
        rows = tuple(self._row(finding) for finding in findings)
        return Block(
            rule=rule,
            illustrative=any(is_illustrative(declared, finding) for finding in findings),
            assumed=any(is_assumed(declared, finding) for finding in findings),
            rows=rows,
            parameters=self._parameters.block(findings),
            many=any(len(finding.parts) > 1 for finding in findings),
            mend=any(finding.outcome is not Outcome.INSUFFICIENT_DATA for finding in findings),
        )

    def _row(self, finding: Finding) -> Row:
        labels = self._labels
        return Row(
            outcome=SHORT[finding.outcome],
            outcome_label=labels.text(finding.outcome.label),
            record=labels.record(finding),
            remark=self._remark(finding),
            to_pass=needed_in_words(self._run, finding, labels),
            parts=tuple(self._part(finding, part) for part in _telling(finding)),
            cells=self._all_cells(finding) or (("", labels.cell(finding.location)),),
        )

    def _remark(self, finding: Finding) -> str:
        """Say what the outcome would be without a waiver, or what is missing."""
        labels = self._labels
        if finding.without_waiver is not finding.outcome:
            outcome = labels.text(finding.without_waiver.label)
            said = say("without_waiver", labels.language, outcome=outcome)
            ground = waived_by(self._run, finding, labels)
            return labels.word("semicolon").join(filter(None, (said, ground)))
        if not finding.missing:
            others = len(finding.parts) - len(_telling(finding))
            return say("others_hold", labels.language, n=others) if others else ""
        return missing_in_words(self._run, finding, labels)

    def _part(self, finding: Finding, part: Part) -> PartRow:
        labels = self._labels
        holds = "u" if part.holds is None else "y" if part.holds else "n"
        compares = part.actual is not None or part.required is not None
        said = {"y": "holds_yes", "n": "holds_no", "u": "holds_unknown"}[holds]
        return PartRow(
            prose=labels.text(part.prose) if len(finding.parts) > 1 else "",
            holds=holds,
            actual=labels.part(finding, part, part.actual) if compares else labels.word(said),
            required=labels.required(finding, part),
            gap=labels.gap(part),
        )

    def _all_cells(self, finding: Finding) -> tuple[tuple[str, str], ...]:
        """Return what was read; not where parts that hold are left out, as what they read is theirs."""
        return tuple(self._cells(finding)) if len(_telling(finding)) == len(finding.parts) else ()

    def _cells(self, finding: Finding) -> Iterator[tuple[str, str]]:
        """Yield what was read, with its value where no part shows it, and its address."""
        labels = self._labels
        shown = {part.actual for part in finding.parts} | {part.required for part in finding.parts}
        for read in finding.inputs:
            value = "" if read.value in shown else " " + labels.input(finding.record_type, read)
            if read.cells:
                yield labels.text(read.label) + value, self._addresses(read)

    def _addresses(self, read: Input) -> str:
        labels = self._labels
        listed = labels.word("list_comma").join(labels.cell(cell) for cell in read.cells)
        if read.more == 0:
            return listed
        return f"{listed} {say('more_cells', labels.language, n=read.more)}"


def _telling(finding: Finding) -> tuple[Part, ...]:
    """Return the parts to show: of many, as of a rule on every month, those that do not hold."""
    if len(finding.parts) <= _MOST_PARTS:
        return finding.parts
    return tuple(part for part in finding.parts if part.holds is not True) or finding.parts
