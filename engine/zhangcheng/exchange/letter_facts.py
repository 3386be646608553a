"""The sentences of a letter on one record: which it is, what is there, what is asked for, what lacks."""

from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.rows import Row
from zhangcheng.model.finding import Finding, Part
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.values import KEY_JOIN, Labels
from zhangcheng.wording.words import say


def fact(run: Run, row: Row, labels: Labels) -> str:
    """Return what is to be said of the record of a finding, without the stop."""
    if row.finding.outcome is Outcome.INSUFFICIENT_DATA:
        said = row.note or row.outcome
        said = said[:1].lower() + said[1:]
    else:
        shown = [part for part in row.finding.parts if part.holds is not True]
        several = len(shown) > 1
        parts = (_part(row.finding, part, labels, several=several) for part in shown)
        said = labels.word("semicolon").join(text for text in parts if text) or row.outcome
    which = record_named(run, row, labels)
    if which:
        return say("letter_of", labels.language, which=which, said=said)
    return said[:1].upper() + said[1:]


def record_named(run: Run, row: Row, labels: Labels) -> str:
    """Return what a record is with its key; the institution itself has an empty name."""
    if not row.record:
        return ""
    first, *rest = row.record.split(KEY_JOIN)
    declared = run.pack.record_types[row.finding.record_type]
    title = labels.text(declared.title) if declared.key else ""
    gap = " " if labels.language == "en" or not title else ""
    named = f"{title}{gap}{first}".strip()
    more = labels.word("list_comma").join(rest)
    return say("letter_within", labels.language, text=named, more=more) if more else named


def _part(finding: Finding, part: Part, labels: Labels, *, several: bool) -> str:
    """Say one part; of several, what is asked for names what it is asked of."""
    compared = part.actual is not None or part.required is not None
    asked = labels.asked(finding, part) if compared and not several else labels.text(part.prose)
    actual = labels.part(finding, part, part.actual) if compared else ""
    shown = (("letter_actual", actual), ("letter_asked", asked), ("letter_gap", labels.gap(part)))
    said = [say(name, labels.language, text=text) for name, text in shown if text]
    return labels.word("semicolon").join(said)


def basis(row: Row, labels: Labels) -> str:
    """Return the sources as running text has them."""
    return row.basis.replace(" · ", labels.word("comma"))
