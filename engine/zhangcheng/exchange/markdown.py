"""Markdown: the summary and what is to be put right, for mail, wikis and issues."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.rows import RowWriter
from zhangcheng.model.outcome import OUTSTANDING, Outcome
from zhangcheng.report.mending import against_view, to_pass_views
from zhangcheng.report.phrases import (
    balance_equations,
    equation_terms,
    headline,
    next_steps,
    notices,
)
from zhangcheng.report.provenance import marked_title
from zhangcheng.report.summary import add_up, applicable, summarise
from zhangcheng.report.values import Labels
from zhangcheng.report.waivers import waiver_rows
from zhangcheng.whole_files import write_whole
from zhangcheng.wording.numbers import percent
from zhangcheng.wording.words import say

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_BREAKS = re.compile(r"\s*[\r\n]+\s*")


def write(report: Report, path: Path) -> None:
    """Write the document."""
    write_whole(path, render(report))


def render(report: Report) -> str:
    """Return the document: a part for each run."""
    parts = (_Writer(run, report).text() for run in report.runs)
    return "\n".join(parts)


def plain(text: str) -> str:
    """Return text of the data so that Markdown shows it as it is, in one line."""
    return _MARKUP.sub(r"\\\1", _BREAKS.sub(" ", text))


class _Writer:
    def __init__(self, run: Run, report: Report) -> None:
        self._run, self._language = run, report.language
        self._labels = Labels(run, report.language)
        self._summary = summarise(run)

    def text(self) -> str:
        parts = (
            self._head,
            self._areas,
            self._places,
            self._to_pass,
            self._against,
            self._waivers,
            self._ledger,
            self._rules,
            self._faults,
            self._balance,
        )
        return "\n".join(line for part in parts for line in part()) + "\n"

    def _head(self) -> Iterator[str]:
        run, word = self._run, self._labels.word
        yield f"# {word('report')}{word('colon')}{plain(self._labels.text(run.pack.title))}"
        yield ""
        yield (
            f"{word('as_of')} {run.clock.as_of} · {word('period')} {run.clock.period.start} – "
            f"{run.clock.period.end} · {word('pack')} {run.pack.id} {run.pack.version}"
        )
        yield ""
        for notice in notices(run, self._language):
            yield f"> - {plain(notice)}"
        yield ""
        yield f"**{plain(headline(run, self._summary, self._language))}**"
        yield ""
        for step in next_steps(run, self._summary, self._labels):
            said = (step.about + word("colon") if step.about else "") + step.text
            yield f"1. {plain(word('semicolon').join(filter(None, (said, step.how))))}"

    def _areas(self) -> Iterator[str]:
        labels = self._labels
        rows = [(labels.text(s.area.title), s.outcomes) for s in self._summary.areas]
        rows.append((labels.word("total"), add_up(s.outcomes for s in self._summary.areas)))
        heads = [labels.word("area"), labels.word("share"), *(labels.text(o.label) for o in Outcome)]
        yield from self._section("by_area")
        yield from _table(
            heads,
            [
                [title, percent(o[Outcome.PASS], applicable(o)), *(f"{o[one]:,}" for one in Outcome)]
                for title, o in rows
            ],
        )

    def _places(self) -> Iterator[str]:
        labels = self._labels
        heads = ("place", "institutions", "clear", "undecided", "failing", "failed_checks")
        yield from self._section("by_place")
        yield from _table(
            [labels.word(head) for head in heads],
            [
                [
                    " ".join(labels.place(c) for c in (p.county, p.subdistrict) if c)
                    or labels.word("elsewhere"),
                    *(
                        f"{number:,}"
                        for number in (
                            p.institutions,
                            p.clear,
                            p.undecided,
                            p.failing,
                            p.failed_checks,
                        )
                    ),
                ]
                for p in self._summary.places
            ],
        )

    def _to_pass(self) -> Iterator[str]:
        views = to_pass_views(self._run, self._labels)
        if not views:
            return
        yield from self._section("to_pass")
        word = self._labels.word
        for view in views:
            yield f"- {plain(view.county)}{word('colon')}{view.sentence or '–'}"
            if view.unknown:
                yield f"  {say('to_pass_unknown', self._language, n=view.unknown)}"

    def _against(self) -> Iterator[str]:
        view = against_view(self._run, self._labels)
        if view is None:
            return
        word = self._labels.word
        yield from self._section("against")
        yield f"{view.sentence}{word('headline_stop')} {plain(view.which)}"
        yield ""
        yield from _table(
            ["", word("institution"), word("record"), word("rule"), word("against_now")],
            [[r.kind_label, r.institution, r.record, r.rule, r.now] for r in view.rows],
        )

    def _waivers(self) -> Iterator[str]:
        rows = waiver_rows(self._run, self._labels)
        if not rows:
            return
        heads = ("state", "who", "effect", "span", "reason", "basis", "approved_by")
        yield from self._section("waivers")
        yield from _table(
            [self._labels.word("rule"), *(self._labels.word(f"waiver_{head}") for head in heads)],
            [
                [r.rule, r.state_label, r.who, r.effect, r.span, r.reason, r.basis, r.approved_by]
                for r in rows
            ],
        )

    def _ledger(self) -> Iterator[str]:
        heads = ("institution", "record", "rule", "outcome", "actual", "required", "gap", "remedy")
        yield from self._section("with_ledger")
        yield from _table(
            [self._labels.word(head) for head in heads],
            [
                [
                    row.institution,
                    row.record,
                    row.rule,
                    row.outcome,
                    row.actual,
                    row.required,
                    row.gap,
                    self._labels.word("semicolon").join(filter(None, (row.note, row.remedy))),
                ]
                for row in RowWriter(self._run, self._labels).rows(OUTSTANDING)
            ],
        )

    def _rules(self) -> Iterator[str]:
        """List every rule of the run, those that all pass too."""
        labels, run = self._labels, self._run
        yield from self._section("rules")
        yield from _table(
            [labels.word("rule"), *(labels.text(o.label) for o in Outcome), labels.word("citation")],
            [
                [
                    marked_title(run, run.pack.rules[count.rule], labels),
                    *(f"{count.outcomes.get(o, 0):,}" for o in Outcome),
                    labels.word("semicolon").join(
                        labels.text(c.text) for c in run.pack.rules[count.rule].citations
                    ),
                ]
                for count in run.rule_counts
            ],
        )

    def _faults(self) -> Iterator[str]:
        if not self._run.diagnostics:
            return
        yield from self._section("diagnostics")
        for fault in self._run.diagnostics:
            said = f"{fault.location}  {fault.message(self._language)}"
            yield f"- {plain(said)} `{fault.code.id}`"
            hint = fault.hint(self._language)
            if hint:
                yield f"  {plain(hint)}"

    def _balance(self) -> Iterator[str]:
        labels = self._labels
        state = labels.word("closes" if self._run.balance.closes else "open")
        yield from self._section("balance")
        yield state
        yield ""
        for equation in balance_equations(self._run):
            right = " + ".join(f"{label} {n:,}" for label, n in equation_terms(equation, labels))
            sign = "=" if equation.holds else "≠"
            yield f"- {labels.word(equation.name)} {equation.number:,} {sign} {right}"
        yield ""
        yield f"*{labels.word('no_legal_effect')}*"

    def _section(self, name: str) -> Iterator[str]:
        yield ""
        yield f"## {self._labels.word(name)}"
        yield ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(plain(cell) for cell in row)} |"
