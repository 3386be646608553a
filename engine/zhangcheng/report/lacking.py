"""Says what an undecided check lacks, and what is to be done about it."""

from collections.abc import Iterator

from zhangcheng.diagnostics.location import Location
from zhangcheng.evaluate.run import Run
from zhangcheng.model.finding import Finding, Input
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.made_of import labels_read, made_of
from zhangcheng.report.not_given import not_given_in_words
from zhangcheng.report.unplaced import is_placed, where_unplaced, why_unplaced
from zhangcheng.report.unread import FaultsByRow, is_row, is_unread
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say

_CELLS = 3
"""Cells that are named for one value."""


def remedy(run: Run, finding: Finding, labels: Labels) -> str:
    """Return what is to be done: what the rule says of a failing check, to fill in what one lacks."""
    said = []
    if not is_placed(run, finding):
        place = labels.cell(where_unplaced(run, finding))
        said.append(labels.word("unplaced_remedy") + labels.word("colon") + place)
    own = run.pack.rules[finding.rule].remedy
    if finding.outcome is Outcome.INSUFFICIENT_DATA:
        if not said or list(_missing(run, finding, labels)):
            of_pack = finding.missing and set(finding.missing) <= {u.id for u in finding.parameters}
            said.append(labels.word("set_parameter" if of_pack else "fill_in"))
    elif own is not None:
        said.append(labels.text(own))
    return labels.word("semicolon").join(said)


def missing_in_words(run: Run, finding: Finding, labels: Labels) -> str:
    """Say what a finding lacks: what is to be filled in, then what cannot be computed and why.

    First of all an institution, where the record has none.
    """
    empty: list[str] = []
    computed: list[str] = []
    for read, name in _missing(run, finding, labels):
        label = _label(finding, read, name, labels)
        why = "" if read is None else _why(run, finding, read, labels)
        into = computed if _is_computed(finding, read, name, labels) else empty
        into.append(label + (say("in_brackets", labels.language, what=why) if why else ""))
    comma, colon = labels.word("list_comma"), labels.word("colon")
    groups = (("missing", empty), ("not_computed", computed))
    said = [labels.word(word) + colon + comma.join(names) for word, names in groups if names]
    if not is_placed(run, finding):
        why = labels.text(why_unplaced(run, finding).label)
        said.insert(0, why + colon + labels.cell(where_unplaced(run, finding)))
    return labels.word("semicolon").join(said)


def kinds_missing(run: Run, finding: Finding, labels: Labels) -> Iterator[str]:
    """Yield the names of what a finding lacks, of computed values with what they are made of."""
    for read, name in _missing(run, finding, labels):
        label = _label(finding, read, name, labels)
        why = "" if read is None else _general(run, finding, read, labels)
        yield label + (say("in_brackets", labels.language, what=why) if why else "")


def _missing(run: Run, finding: Finding, labels: Labels) -> Iterator[tuple[Input | None, str]]:
    """Yield what is missing; values of one name, as of the rounds of a quantifier, each by itself.

    Of a record without an institution only what it lacks itself, whosever it is.
    """
    for name in finding.missing if is_placed(run, finding) else _own_missing(run, finding, labels):
        read = [item for item in finding.inputs if item.name == name]
        unknown = [item for item in read if item.value is None] or read[:1]
        yield from ((item, name) for item in unknown)
        if not unknown:
            yield None, name


def _own_missing(run: Run, finding: Finding, labels: Labels) -> Iterator[str]:
    declared = run.pack.record_types[finding.record_type]
    own = {field.id for field in declared.fields} - {declared.belongs_to}
    for name in finding.missing:
        read = next((item for item in finding.inputs if item.name == name), None)
        if name in own or (read is not None and "." not in name and _unread(run, finding, read, labels)):
            yield name


def _label(finding: Finding, read: Input | None, name: str, labels: Labels) -> str:
    if read is not None:
        return labels.text(read.label)
    words = {part.formula: part.prose for part in finding.parts}
    words |= {used.id: used.title for used in finding.parameters}
    return labels.text(words[name]) if name in words else name


def _is_computed(finding: Finding, read: Input | None, name: str, labels: Labels) -> bool:
    if read is None:
        return name not in {used.id for used in finding.parameters}
    return not labels.is_filled_in(finding.record_type, read.name)


def _why(run: Run, finding: Finding, read: Input, labels: Labels) -> str:
    """Say what a value lacks: the ledger that does not give it, the cells that could not be read."""
    if not read.not_given:
        unread = [cell for cell in _unread(run, finding, read, labels) if cell not in read.strays]
        for word, found in (("unread_value", unread), ("stray_rows", read.strays)):
            if found:
                cells = labels.word("list_comma").join(labels.cell(cell) for cell in found[:_CELLS])
                more = " …" * (len(found) > _CELLS)
                return f"{labels.word(word)}{labels.word('colon')}{cells}{more}"
    return _general(run, finding, read, labels)


def _unread(run: Run, finding: Finding, read: Input, labels: Labels) -> list[Location]:
    """Return the cells behind a value that were not taken.

    Where it is made of whole rows, or of the record itself, those of the columns that it is made of.
    """
    rows = [cell for cell in read.cells if is_row(cell)] if read.cells else [finding.location]
    if not rows:
        return list(labels.unread(read))
    columns = labels_read(read, run.pack.rules[finding.rule], run.pack)
    faults = FaultsByRow.of(run)
    found = [fault for row in rows for fault in faults.at(row, columns) if is_unread(fault)]
    return list(dict.fromkeys((*labels.unread(read), *(fault.location for fault in found))))


def _general(run: Run, finding: Finding, read: Input, labels: Labels) -> str:
    told = not_given_in_words(read, run.pack, labels.language)
    return told or made_of(read, run.pack.rules[finding.rule], run.pack, labels.language)
