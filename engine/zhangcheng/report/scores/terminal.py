"""The summary of a scoring for a terminal 80 columns wide; plain text when piped."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text as Line

from zhangcheng.diagnostics.text import Language
from zhangcheng.report.phrases import own_notices
from zhangcheng.report.scores.items import Names
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.phrases import (
    headline,
    last_sentences,
    moved,
    period_sentences,
    score_notices,
    score_text,
    sure_range,
    told_apart,
    weight_text,
)
from zhangcheng.report.scores.rows import all_rows, row_counts
from zhangcheng.report.scores.words import BALLOTS
from zhangcheng.report.terminal import (
    fault_lines,
    heading,
    item,
    print_parts,
    waiver_lines,
    wrapped,
)
from zhangcheng.report.values import Labels
from zhangcheng.scoring.result import RowCount, Standing, State

_NOTICES = 2
_FIRST = 10
_NOTES = 5


def print_scores(scores: Scores, *, language: Language = "zh", file: TextIO | None = None) -> None:
    """Print the summary to `file` (stdout when None): colours on a terminal, none in a pipe."""
    console = Console(file=file or sys.stdout, highlight=False, soft_wrap=False)
    print_parts(console, _Writer(scores, language).parts())


class _Writer:
    def __init__(self, scores: Scores, language: Language) -> None:
        self._scores, self._run, self._language = scores, scores.run, language
        self._titles = told_apart(scores.run)
        self._in_league = told_apart(scores.run, beside_group=True)
        self._names = Names(scores.run.pack, scores.run.card, language)
        self._labels = Labels(scores.run, language)

    def parts(self) -> Iterator[RenderableType]:
        run, word = self._run, self._names.word
        yield Line(f"{run.card.title.get(self._language)}", style="bold")
        yield Line(
            f"{word('as_of')} {run.clock.as_of} · {word('period')} "
            f"{run.clock.period.start} – {run.clock.period.end}"
        )
        for notice in score_notices(self._scores, self._names):
            yield item("!", notice, "yellow")
        for notice in own_notices(run.dataset.notices, self._language)[:_NOTICES]:
            yield item("!", notice, "yellow")
        yield ""
        yield wrapped(headline(run, self._language), "bold")
        for sentence in last_sentences(self._scores, self._names):
            yield wrapped(sentence)
        yield ""
        yield self._league()
        yield from self._grades()
        yield from self._ballot_notes()
        yield from self._without_score()
        yield from fault_lines(run, self._labels)
        yield from waiver_lines(run, self._labels)
        yield from self._balance()

    def _league(self) -> Table:
        run, word = self._run, self._names.word
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        table.add_column(word("rank"), justify="right")
        table.add_column(word("institution"), overflow="fold")
        if run.card.group is not None:
            table.add_column(word("group"), overflow="fold")
        table.add_column(word("score"), justify="right")
        table.add_column(word("weight_scored"), justify="right")
        if run.card.grades:
            table.add_column(word("grade"))
        if self._scores.sensitivity is not None:
            table.add_column(word("sure"), justify="right")
        if self._scores.last:
            table.add_column(word("change"))
        for standing in run.scored[:_FIRST]:
            row = [str(standing.rank), self._in_league[standing.key]]
            if run.card.group is not None:
                row.append(run.group_titles.get(standing.group or "", ""))
            row += [score_text(standing.score, run), weight_text(standing)]
            if run.card.grades:
                row.append(self._grade(standing))
            if self._scores.sensitivity is not None:
                row.append(sure_range(self._scores.sensitivity.sure[standing.key]))
            if self._scores.last:
                is_new = standing.key not in self._scores.last
                row.append(word("new") if is_new else moved(standing, self._scores))
            table.add_row(*row)
        return table

    def _grade(self, standing: Standing) -> str:
        """Return a grade, marked when it is provisional: the column has no room for more."""
        grade = self._names.grade(standing.grade)
        if standing.grade_at_most is None:
            return grade
        return f"{grade} ({self._names.word('provisional')})"

    def _grades(self) -> Iterator[RenderableType]:
        if len(self._run.scored) > _FIRST:
            yield item("", self._names.rest(_FIRST), "dim")
        if not self._run.card.grades:
            return
        counted = Counter(standing.grade for standing in self._run.scored)
        yield heading(self._names.word("grades"))
        shown = (f"{g.title.get(self._language)} {counted[g.id]}" for g in self._run.card.grades)
        yield item("·", " · ".join(shown))
        yield from self._provisional()

    def _provisional(self) -> Iterator[RenderableType]:
        """Yield whose grades what is undecided would lower, and to which."""
        found = [s for s in self._run.scored if s.grade_at_most is not None]
        if not found:
            return
        yield heading(f"{self._names.word('provisional_grades')} ({len(found)})")
        for standing in found[:_NOTES]:
            graded = self._names.graded(standing)
            yield item("·", f"{self._titles[standing.key]}{self._names.word('colon')}{graded}")

    def _ballot_notes(self) -> Iterator[RenderableType]:
        noted = [s for s in self._run.standings if s.few_ballots or s.open_ballots]
        if not noted:
            return
        yield heading(f"{self._names.word('few')} ({len(noted)})")
        for standing in noted[:_NOTES]:
            notes = self._names.word("semicolon").join(self._names.ballot_notes(standing))
            yield item("·", f"{self._titles[standing.key]}{self._names.word('colon')}{notes}")

    def _without_score(self) -> Iterator[RenderableType]:
        without = [s for s in self._run.standings if s.state is not State.SCORED]
        if not without:
            return
        yield heading(f"{self._names.word('no_place')} ({len(without)})")
        for standing in without[:_NOTES]:
            notes = self._names.word("semicolon").join(self._names.notes(standing))
            state = self._names.state(standing.state)
            said = f"{self._titles[standing.key]}{self._names.word('colon')}{state}"
            yield item("·", self._names.word("semicolon").join(filter(None, (said, notes))))

    def _rows(self, title: str, row: RowCount) -> RenderableType:
        accepted, rejected = map(self._labels.word, ("rows_accepted", "rows_rejected"))
        sign = "=" if row.closes else "≠"
        said = f"{title} {row.read:,} {sign} {accepted} {row.accepted:,} + {rejected} {row.rejected:,}"
        return item("·", said)

    def _balance(self) -> Iterator[RenderableType]:
        balance, word = self._run.balance, self._names.word
        state = word("closes" if balance.closes else "open")
        yield heading(f"{word('balance')}{word('colon')}{state}")
        if balance.rows:
            yield self._rows(self._labels.word("rows_read"), all_rows(self._run))
        for title, row in row_counts(self._run, self._language):
            if row.rejected or not row.closes:
                yield self._rows(title, row)
        terms = " + ".join(f"{self._names.state(s)} {balance.states[s]:,}" for s in State)
        sign = "=" if balance.closes else "≠"
        yield item("·", f"{word('records')} {balance.records:,} {sign} {terms}")
        for sentence in period_sentences(self._run, self._names):
            yield item("·", sentence)
        for count in self._run.ballots:
            terms = " + ".join(f"{word(name)} {getattr(count, name):,}" for name in BALLOTS)
            title = self._names.item(count.indicator)
            yield item("·", f"{word('ballots')} {title} {count.ballots:,} = {terms}")
