"""The sentences that the terminal and the page share: the headline, notices, and what to do next."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.evaluate.run import Run
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.lacking import kinds_missing
from zhangcheng.report.not_given import sheets_not_given
from zhangcheng.report.nothing import nothing_checked
from zhangcheng.report.provenance import is_illustrative, marked_title, provenance_of
from zhangcheng.report.summary import FailingRule, Summary, add_up
from zhangcheng.report.unplaced import Unplaced, unplaced, where_unplaced
from zhangcheng.report.values import Labels
from zhangcheng.report.waivers import to_renew, waiver_notices
from zhangcheng.wording.words import say

_HAN = re.compile(r"[\u4e00-\u9fff]")
_OWN_FIRST = 2
"""Lines of what the data says of itself that stand before all else."""

_NAMED_MISSING = 5
"""Kinds of missing data that a step names; the findings list them all."""


_YEAR = dt.timedelta(days=366)
"""How long after the end of a period people still look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to do: what about (a rule, or nothing), how much of it, and how."""

    about: str
    rule: str | None
    text: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """A line of the closing balance; the terms are words of the report, or outcomes, and numbers."""

    name: str
    number: int
    terms: tuple[tuple[str | Outcome, int], ...]

    @property
    def holds(self) -> bool:
        """Whether both sides agree."""
        return self.number == sum(number for _, number in self.terms)


def balance_equations(run: Run) -> tuple[Equation, ...]:
    """Return the closing balance line by line."""
    balance = run.balance
    read = (("rows_accepted", balance.rows_accepted), ("rows_rejected", balance.rows_rejected))
    accepted: tuple[tuple[str, int], ...] = (
        ("in_force", balance.records_in_force),
        ("not_in_force", balance.records_not_in_force),
    )
    if balance.records_undated:
        accepted = (*accepted, ("undated", balance.records_undated))
    due = tuple((outcome, balance.outcomes.get(outcome, 0)) for outcome in Outcome)
    owned = Equation(
        name="records_counted",
        number=balance.records_in_force + balance.records_undated,
        terms=(("placed", balance.records_placed), ("unplaced", balance.records_unplaced)),
    )
    return (
        Equation(name="rows_read", number=balance.rows_read, terms=read),
        Equation(name="rows_accepted_full", number=balance.rows_accepted, terms=accepted),
        *([owned] if balance.records_unplaced or not owned.holds else []),
        Equation(name="checks_due", number=balance.checks_due, terms=due),
    )


def equation_terms(equation: Equation, labels: Labels) -> list[tuple[str, int]]:
    """Return the terms of an equation with their labels."""
    return [
        (labels.text(term.label) if isinstance(term, Outcome) else labels.word(term), number)
        for term, number in equation.terms
    ]


def headline(run: Run, summary: Summary, language: Language) -> str:
    """Return the run in one sentence."""
    fails = run.counts.get(Outcome.FAIL, 0)
    unknown = run.counts.get(Outcome.INSUFFICIENT_DATA, 0)
    nothing = nothing_checked(run)
    if nothing is not None:
        return say("headline_nothing", language, why=nothing.text.get(language))
    if fails:
        said = say(
            "headline_fails",
            language,
            institutions=summary.institutions,
            clear=summary.clear,
            failing=summary.failing,
            fails=fails,
        )
        rest = (
            say("headline_unknown", language, n=unknown) if unknown else say("headline_stop", language)
        )
        return said + rest
    if unknown:
        return say("headline_undecided", language, n=unknown)
    if not run.counts.get(Outcome.PASS, 0) and not run.counts.get(Outcome.WAIVED, 0):
        return say("headline_none_applies", language, institutions=summary.institutions)
    return say("headline_clear", language, institutions=summary.institutions)


def notices(run: Run, language: Language, *, most: int | None = None) -> list[str]:
    """Return what must be read first: what was left out, and what must not be relied on.

    The most important stands first; what the data says of itself begins it and, where it is longer, goes
    on at the end. `most` keeps only so many lines of it.
    """
    own = own_notices(run.notices, language)
    said = [] if run.balance.closes else [say("notice_unbalanced", language)]
    said += _selected(run, language)
    said += _elsewhen(run, language)
    said += own[:_OWN_FIRST]
    said += _unplaced(run, language)
    said += waiver_notices(run, language)
    said += _not_given(run, language)
    said += _without_records(run, language)
    if run.pack.drops:
        said.append(say("notice_dropped", language, n=len(run.pack.drops)))
    said += _standings(run, language)
    said += own[_OWN_FIRST:most]
    said += [
        f"{run.pack.inside(d.location)}: {d.message(language)} [{d.code.id}]"
        for d in run.pack_diagnostics
    ]
    return said


def _standings(run: Run, language: Language) -> Iterator[str]:
    """Say how much is illustrative or assumed, and how many failing checks rest on it."""
    stands = [provenance_of(run, run.pack.rules[count.rule]) for count in run.rule_counts]
    illustrative = sum(stand.illustrative for stand in stands)
    assumed = sum(stand.assumed for stand in stands)
    if illustrative:
        yield say("notice_illustrative", language, n=illustrative)
    resting = sum(
        finding.outcome is Outcome.FAIL and is_illustrative(run.pack.rules[finding.rule], finding)
        for finding in run.findings_list
    )
    if resting:
        fails = run.counts.get(Outcome.FAIL, 0)
        yield say("notice_resting", language, n=resting, fails=fails)
    if assumed:
        yield say("notice_assumed", language, n=assumed)


def _elsewhen(run: Run, language: Language) -> Iterator[str]:
    """Say that the period is not one that people look at on that day."""
    period, day = run.clock.period, run.clock.as_of
    if day < period.start or day - period.end > _YEAR:
        yield say("notice_elsewhen", language, as_of=day.isoformat(), period=period.text)


def _selected(run: Run, language: Language) -> Iterator[str]:
    """Say what the run was restricted to: what is not there was not asked for."""
    chosen, pack = run.selection, run.pack
    areas = [area.title.get(language) for area in pack.areas if area.id in chosen.areas]
    wanted = {pack.rule(name).id for name in chosen.rules}
    rules = [rule.title.get(language) for rule in pack.rules.values() if rule.id in wanted]
    at = chosen.jurisdiction
    places = [] if at is None else [pack.jurisdictions.by_code[at].name.get(language)]
    named = (("area", areas), ("rule", rules), ("jurisdiction", places))
    colon, semicolon = say("colon", language), say("semicolon", language)
    parts = [say(word, language) + colon + _listed(names, language) for word, names in named if names]
    if parts:
        yield say("notice_selected", language, what=semicolon.join(parts))


def _without_records(run: Run, language: Language) -> Iterator[str]:
    """Say of which record types and columns there are no data, and how many rules that leaves out."""
    types: dict[str, None] = {}
    columns: dict[tuple[str, str], None] = {}
    counts = Counter(_lacks_sheet(run, name) for name in run.lacking)
    for name in (name for name in run.rules_without_records if name in run.lacking):
        for record_type, column in run.lacking[name]:
            if column is None:
                types[record_type] = None
            elif not _lacks_sheet(run, name):
                columns[record_type, column] = None
    titles = [run.pack.record_types[name].title.get(language) for name in types]
    if titles:
        yield say("notice_no_records", language, n=counts[True], titles=_listed(titles, language))
    headings = [_column(run, *column, language) for column in columns]
    if headings:
        yield say("notice_no_columns", language, n=counts[False], titles=_listed(headings, language))
    yield from _without_valid(run, language)


def _not_given(run: Run, language: Language) -> Iterator[str]:
    """Say which sheets a ledger of the run lacks or leaves blank; of a county, those of its own."""
    for file, titles in _own_not_given(run).items():
        listed = _listed([f"“{title.get(language)}”" for title in titles], language)
        yield say("notice_not_given", language, file=file, titles=listed)


def _own_not_given(run: Run) -> Mapping[str, tuple[Text, ...]]:
    absent = sheets_not_given(run)
    if run.selection.jurisdiction is None:
        return absent
    files = {finding.location.file for finding in run.findings_list}
    return {file: titles for file, titles in absent.items() if file in files}


def _without_valid(run: Run, language: Language) -> Iterator[str]:
    """Say of which record types there is a sheet, but no record that counts."""
    absent = {title for titles in _own_not_given(run).values() for title in titles}
    names = [
        name
        for name in run.rules_without_records
        if name not in run.lacking
        and run.pack.record_types[run.pack.rules[name].record].title not in absent
    ]
    types = dict.fromkeys(run.pack.rules[name].record for name in names)
    titles = [run.pack.record_types[name].title.get(language) for name in types]
    if titles:
        yield say("notice_none_valid", language, n=len(names), titles=_listed(titles, language))


def _unplaced(run: Run, language: Language) -> Iterator[str]:
    """Say how many records belong to no institution, and what comes of that."""
    balance = run.balance
    if not balance.records_unplaced:
        return
    titles = [run.pack.record_types[kind].title.get(language) for kind in balance.unplaced_types]
    outcomes = add_up(one.outcomes for one in unplaced(run))
    yield say(
        "notice_unplaced",
        language,
        n=balance.records_unplaced,
        titles=_listed(titles, language),
        fails=outcomes[Outcome.FAIL],
        unknown=outcomes[Outcome.INSUFFICIENT_DATA],
    )


def _lacks_sheet(run: Run, rule: str) -> bool:
    return any(column is None for _, column in run.lacking[rule])


def _column(run: Run, record_type: str, column: str, language: Language) -> str:
    declared = run.pack.record_types[record_type]
    field = declared.field(column)
    label = column if field is None else field.label.get(language)
    return f"{declared.title.get(language)} › {label}"


def _listed(names: list[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(names)


def own_notices(said: Sequence[str], language: Language) -> list[str]:
    """Return what the data says of itself in the reader's language, or all of it if that is nothing."""
    chinese = [notice for notice in said if _HAN.search(notice)]
    other = [notice for notice in said if not _HAN.search(notice)]
    return (chinese or other) if language == "zh" else (other or chinese)


def next_steps(run: Run, summary: Summary, labels: Labels) -> list[Step]:
    """Return what to do next: mend the data, fill it in, then the rules that fail most."""
    language = labels.language
    steps: list[Step] = []
    faults = sum(d.severity is not Severity.NOTICE for d in run.diagnostics)
    if faults:
        text = say("step_errors", language, n=faults)
        steps.append(Step(about="", rule=None, text=text, how=""))
    if run.balance.records_unplaced:
        text = say("step_unplaced", language, n=run.balance.records_unplaced)
        steps.append(Step(about="", rule=None, text=text, how=_lost_codes(run, labels)))
    unknown = run.counts.get(Outcome.INSUFFICIENT_DATA, 0)
    if unknown:
        text = say("step_missing", language, n=unknown)
        steps.append(Step(about="", rule=None, text=text, how=_missing(run, labels)))
    renew = to_renew(run)
    if renew:
        steps.append(Step(about="", rule=None, text=say("step_renew", language, n=renew), how=""))
    steps += [_mend(run, failing, labels) for failing in summary.failing_rules]
    illustrative = sum(
        provenance_of(run, run.pack.rules[count.rule]).illustrative for count in run.rule_counts
    )
    if illustrative:
        text = say("step_illustrative", language, n=illustrative)
        steps.append(Step(about="", rule=None, text=text, how=""))
    return steps


def _lost_codes(run: Run, labels: Labels) -> str:
    """Name the codes that are no institution's; where there is none, where it should stand."""
    lost = unplaced(run)
    named = [one.key or _without_code(run, one, labels) for one in lost[:_NAMED_MISSING]]
    return labels.word("list_comma").join(named) + " …" * (len(lost) > _NAMED_MISSING)


def _without_code(run: Run, one: Unplaced, labels: Labels) -> str:
    cells = list(dict.fromkeys(labels.cell(where_unplaced(run, finding)) for finding in one.findings))
    more = " …" * (len(cells) > _NAMED_MISSING)
    listed = labels.word("list_comma").join(cells[:_NAMED_MISSING]) + more
    return labels.text(one.why.label) + say("in_brackets", labels.language, what=listed)


def _mend(run: Run, failing: FailingRule, labels: Labels) -> Step:
    rule = run.pack.rules[failing.rule]
    text = say("step_rule", labels.language, n=failing.fails)
    if failing.total is not None:
        total = labels.quantity(failing.total, failing.unit)
        text += say("comma", labels.language) + say("step_total", labels.language, total=total)
    how = labels.text(rule.remedy) if rule.remedy is not None else ""
    return Step(about=marked_title(run, rule, labels), rule=rule.id, text=text, how=how)


def _missing(run: Run, labels: Labels) -> str:
    """Name the inputs that are missing most often."""
    counted: Counter[str] = Counter()
    for finding in run.findings_list:
        if finding.missing:
            counted.update(kinds_missing(run, finding, labels))
    ranked = sorted(counted.items(), key=lambda entry: (-entry[1], entry[0]))
    named = [f"{label} ×{number}" for label, number in ranked[:_NAMED_MISSING]]
    return say("list_comma", labels.language).join(named) + (
        " …" if len(ranked) > _NAMED_MISSING else ""
    )
