"""Findings as rows of words: what tables, workbooks and letters say of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhangcheng.diagnostics.location import Location
from zhangcheng.evaluate.parts import conjuncts, walk
from zhangcheng.evaluate.run import Run
from zhangcheng.feel import tree
from zhangcheng.model.finding import Finding, Part
from zhangcheng.model.jurisdiction import JurisdictionLevel
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.html_institutions import owner_name
from zhangcheng.report.lacking import missing_in_words, remedy
from zhangcheng.report.mending import needed_in_words
from zhangcheng.report.provenance import is_illustrative, marked_title
from zhangcheng.report.to_pass import needed
from zhangcheng.report.unplaced import is_placed
from zhangcheng.report.values import Labels
from zhangcheng.report.waivers import waived_by
from zhangcheng.wording.words import say

_FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A finding in words; `single` is the one part whose numbers stand for it, if there is one."""

    finding: Finding
    county: str
    subdistrict: str
    institution: str
    record: str
    rule: str
    level: str
    outcome: str
    actual: str
    required: str
    gap: str
    to_pass: str
    basis: str
    remedy: str
    note: str
    illustrative: bool
    single: Part | None


class RowWriter:
    """Puts the findings of a run into rows."""

    def __init__(self, run: Run, labels: Labels) -> None:
        """Keep what every row needs."""
        self._run, self._labels = run, labels

    def rows(self, outcomes: Sequence[Outcome] = tuple(Outcome)) -> Iterator[Row]:
        """Yield the findings of those outcomes by place, institution and rule; last, those of none."""
        order = {rule: number for number, rule in enumerate(self._run.pack.rules)}
        chosen = [f for f in self._run.findings_list if f.outcome in outcomes]
        for finding in sorted(
            chosen,
            key=lambda f: (
                not is_placed(self._run, f),
                self._place(f),
                f.institution,
                order[f.rule],
                f.key,
            ),
        ):
            yield self.row(finding)

    def row(self, finding: Finding) -> Row:
        """Return one finding in words."""
        run, labels = self._run, self._labels
        rule = run.pack.rules[finding.rule]
        shown = [part for part in finding.parts if part.holds is not True] or list(finding.parts)
        illustrative = is_illustrative(rule, finding)
        measured = [part for part in shown if part.actual is not None or part.required is not None]
        place = self._place(finding)
        return Row(
            finding=finding,
            county=self._named(place, JurisdictionLevel.COUNTY),
            subdistrict=self._named(place, JurisdictionLevel.SUBDISTRICT),
            institution=owner_name(run, finding, labels),
            record=labels.record(finding),
            rule=marked_title(run, rule, labels, illustrative=illustrative),
            level=labels.word(f"level_{rule.level.value}"),
            outcome=labels.text(finding.outcome.label),
            actual=self._joined(labels.part(finding, part, part.actual) for part in measured),
            required=self._joined(labels.required(finding, part) for part in measured)
            or labels.text(run.pack.prose(run.pack.tree(rule.require), record_type=rule.record)),
            gap=self._joined(labels.gap(part) for part in measured),
            to_pass=needed_in_words(run, finding, labels),
            basis=self._joined(labels.text(c.text) for c in rule.citations)
            or labels.word("no_citation"),
            remedy=remedy(run, finding, labels),
            note=self._note(finding),
            illustrative=illustrative,
            single=measured[0] if len(measured) == 1 else None,
        )

    def _joined(self, words: Iterator[str]) -> str:
        return self._labels.word("semicolon").join(word for word in words if word)

    def _place(self, finding: Finding) -> str:
        known = self._run.institutions.get((finding.institution_type, finding.institution))
        return (known.jurisdiction if known is not None else None) or ""

    def _named(self, code: str, level: JurisdictionLevel) -> str:
        place = self._run.pack.jurisdictions.at_level(code, level)
        return "" if place is None else self._labels.text(place.name)

    def _note(self, finding: Finding) -> str:
        """Say what is missing, or what a finding would be without its waiver."""
        labels = self._labels
        if finding.waiver is not None:
            outcome = labels.text(finding.without_waiver.label)
            without = say("without_waiver", labels.language, outcome=outcome)
            return labels.word("semicolon").join((without, waived_by(self._run, finding, labels)))
        if not finding.missing:
            return ""
        return missing_in_words(self._run, finding, labels)


def wrong_cells(run: Run, finding: Finding) -> tuple[Location, ...]:
    """Return where a finding is to be put right: the cells of what has to change or is missing.

    Where nothing tells, those of all that its open parts read. The row of the record where there is no
    such cell: a value that has no row is missing for the record, and the cells that are there are right.
    """
    cells = {read.name: read.cells for read in finding.inputs}
    tries: tuple[list[str], ...] = ()
    if finding.without_waiver is Outcome.INSUFFICIENT_DATA:
        tries = (list(finding.missing),)
    elif finding.without_waiver is Outcome.FAIL:
        names = [one.name for one in needed(run, finding) or ()]
        tries = (names, _read_by_open_parts(run, finding))
    for wanted in tries:
        # A place that is a whole row is one of many that a count or share is made of.
        found = [
            cell
            for name in wanted
            for cell in cells.get(name, ())
            if cell.cell is not None and not cell.cell.isdigit()
        ]
        if found:
            return tuple(dict.fromkeys(found))
    return (finding.location,)


def _read_by_open_parts(run: Run, finding: Finding) -> list[str]:
    rule = run.pack.rules[finding.rule]
    nodes = tuple(conjuncts(run.pack.tree(rule.require)))
    open_nodes = [
        node for node, part in zip(nodes, finding.parts, strict=False) if part.holds is not True
    ]
    names: list[str] = []
    for node in open_nodes:
        for inner in walk(node):
            match inner:
                case tree.FieldRef():
                    names.append(".".join((*inner.path, inner.field)))
                case tree.MeasureRef():
                    names.append(".".join((*inner.path, inner.measure)))
                case tree.Aggregate() | tree.Quantified():
                    names.append(rule.require.text[slice(*inner.span)])
                case _:
                    pass
    return names


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: such text gets an apostrophe in front.

    See OWASP, CSV Injection. Plain numbers stay as they are.
    """
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def printable(text: str) -> str:
    """Return text without the control characters that XML does not have."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)
