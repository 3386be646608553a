"""Says what an undecided check lacks, and what is to be done about it."""

from collections.abc import Iterator

from zhangcheng.evaluate.run import Run
from zhangcheng.model.finding import Finding, Input
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.made_of import made_of
from zhangcheng.report.not_given import not_given_in_words
from zhangcheng.report.unplaced import is_placed
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say

_CELLS = 3
"""Cells that are named for one value."""


def remedy(run: Run, finding: Finding, labels: Labels) -> str:
    """Return what is to be done: what the rule says of a failing check, to fill in what one lacks."""
    said = [] if is_placed(run, finding) else [labels.word("unplaced_remedy")]
    own = run.pack.rules[finding.rule].remedy
    if finding.outcome is Outcome.INSUFFICIENT_DATA:
        of_pack = finding.missing and set(finding.missing) <= {used.id for used in finding.parameters}
        said.append(labels.word("set_parameter" if of_pack else "fill_in"))
    elif own is not None:
        said.append(labels.text(own))
    return labels.word("semicolon").join(said)


def missing_in_words(run: Run, finding: Finding, labels: Labels) -> str:
    """Say what a finding lacks: what is to be filled in, then what cannot be computed and why."""
    empty: list[str] = []
    computed: list[str] = []
    for read, name in _missing(finding):
        label = _label(finding, read, name, labels)
        why = "" if read is None else _why(run, finding, read, labels)
        into = computed if _is_computed(finding, read, name, labels) else empty
        into.append(label + (say("in_brackets", labels.language, what=why) if why else ""))
    comma, colon = labels.word("list_comma"), labels.word("colon")
    groups = (("missing", empty), ("not_computed", computed))
    return labels.word("semicolon").join(
        labels.word(word) + colon + comma.join(names) for word, names in groups if names
    )


def kinds_missing(run: Run, finding: Finding, labels: Labels) -> Iterator[str]:
    """Yield the names of what a finding lacks, of computed values with what they are made of."""
    for read, name in _missing(finding):
        label = _label(finding, read, name, labels)
        why = "" if read is None else _general(run, finding, read, labels)
        yield label + (say("in_brackets", labels.language, what=why) if why else "")


def _missing(finding: Finding) -> Iterator[tuple[Input | None, str]]:
    """Yield what is missing; values of one name, as of the rounds of a quantifier, each by itself."""
    for name in finding.missing:
        read = [item for item in finding.inputs if item.name == name]
        unknown = [item for item in read if item.value is None] or read[:1]
        yield from ((item, name) for item in unknown)
        if not unknown:
            yield None, name


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
        unread = [cell for cell in labels.unread(read) if cell not in read.strays]
        for word, found in (("unread_value", unread), ("stray_rows", read.strays)):
            if found:
                cells = labels.word("list_comma").join(labels.cell(cell) for cell in found[:_CELLS])
                more = " …" * (len(found) > _CELLS)
                return f"{labels.word(word)}{labels.word('colon')}{cells}{more}"
    return _general(run, finding, read, labels)


def _general(run: Run, finding: Finding, read: Input, labels: Labels) -> str:
    told = not_given_in_words(read, run.pack, labels.language)
    return told or made_of(read, run.pack.rules[finding.rule], run.pack, labels.language)
