"""Names the items of a scorecard in a reader's language, marked where no source gives their weight."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.evaluate.needs import Lacking
from zhangcheng.model.scorecard import Basis, Dimension, Indicator, Scorecard, Veto, walk
from zhangcheng.pack.pack import Pack
from zhangcheng.report.scores.sentences import say
from zhangcheng.report.scores.words import POLICIES, WORDS
from zhangcheng.scoring.result import FewBallots, OpenBallots, Reason, Standing, State
from zhangcheng.scoring.sensitivity.draws import Factor
from zhangcheng.wording.numbers import exact, grouped
from zhangcheng.wording.quantities import is_percentage, quantity

_SHOWN = 4
_CHOICES = {
    "normalise": Text("计分方法", "normalisation"),
    "aggregate": Text("合成方法", "aggregation"),
}
_WEIGHT_OF = Text("“{item}”的权重", "weight of “{item}”")
_WEIGHTS_IN = Text("“{item}”内部的权重", "weights within “{item}”")


class Names:
    """Titles of what a scorecard refers to, in one language."""

    def __init__(self, pack: Pack, card: Scorecard, language: Language) -> None:
        """Gather the titles."""
        self.language = language
        self._pack, self._card = pack, card
        items = [*walk(card.root), *card.adjustments, *card.vetoes, *card.grades]
        self._titles = {item.id: item.title for item in items}
        self._marks = {item.id for item in walk(card.root) if item.basis.illustrative}

    def word(self, key: str) -> str:
        """Return a word of the catalogue."""
        return WORDS[key].get(self.language)

    def item(self, id_: str) -> str:
        """Return the title of an item, adjustment, veto or grade; of a rule when it is one."""
        if id_ in self._titles:
            return self._titles[id_].get(self.language)
        if id_ in self._pack.rules:
            return self._pack.rules[id_].title.get(self.language)
        return id_

    def record(self, record_type: str) -> str:
        """Return the title of a record type."""
        return self._pack.record_types[record_type].title.get(self.language)

    def number(self, indicator: str, value: Decimal) -> str:
        """Return a value of an indicator, without its unit; a share as a percentage."""
        measured = next(item.value for item in self._card.indicators if item.id == indicator)
        unit = None if measured is None else self._pack.tree(measured).type.unit
        return quantity(value, unit, "") if is_percentage(unit) else four(value)

    def grade(self, id_: str | None) -> str:
        """Return the title of a grade; empty for none."""
        return "" if id_ is None else self.item(id_)

    def graded(self, standing: Standing) -> str:
        """Return the grade of an institution; a provisional one with what would be left of it."""
        grade = self.grade(standing.grade)
        if standing.grade_at_most is None:
            return grade
        return say("provisional", self.language, grade=grade, caps=self.provisional(standing))

    def provisional(self, standing: Standing) -> str:
        """Return what would be left of a provisional grade."""
        key = "at_most_veto" if standing.open_vetoes else "at_most_bar"
        return say(key, self.language, grade=self.grade(standing.grade_at_most))

    def reason(self, reason: Reason) -> str:
        """Return why a grade was not given."""
        return say(
            f"reason_{reason.kind.value}",
            self.language,
            item=self.item(reason.id),
            grade=self.item(reason.grade),
        )

    def factor(self, factor: Factor) -> str:
        """Name a choice of the sensitivity analysis."""
        if factor.item is None:
            return _CHOICES[factor.kind].get(self.language)
        pattern = _WEIGHT_OF if factor.kind == "weight" else _WEIGHTS_IN
        return pattern.get(self.language).format(item=self.item(factor.item))

    def basis(self, basis: Basis) -> str:
        """Return the citations of a weight, and that it is illustrative."""
        cited = [citation.text.get(self.language) for citation in basis.citations]
        cited += [self.word("illustrative")] if basis.illustrative else []
        return self.word("semicolon").join(cited)

    def state(self, state: State) -> str:
        """Return a state in words."""
        return state.label.get(self.language)

    def policy(self, indicator: Indicator) -> str:
        """Return what is done without data."""
        return POLICIES[indicator.missing].get(self.language)

    def absent(self, lacking: Mapping[str, tuple[Lacking, ...]]) -> list[str]:
        """Return which sheets and columns the data lacks, and what has no value for that."""
        return [
            say(
                "absent",
                self.language,
                item=self.item(id_),
                what=self.word("list").join(self._lacking(one) for one in what),
            )
            for id_, what in lacking.items()
        ]

    def _lacking(self, what: Lacking) -> str:
        record_type = self._pack.record_types[what[0]]
        field = record_type.field(what[1]) if what[1] is not None else None
        shown = f"“{record_type.title.get(self.language)}”"
        return shown if field is None else f"{shown} › “{field.label.get(self.language)}”"

    def rest(self, number: int) -> str:
        """Return that a table is cut after its first lines."""
        return say("rest", self.language, n=number)

    def notes(self, standing: Standing) -> list[str]:
        """Return what has to be said beside a score: reasons, open vetoes, missing indicators."""
        found = [self.reason(reason) for reason in standing.reasons]
        if standing.state is State.NOT_RANKED:
            found.append(self._not_ranked(standing))
        found += self._waived(standing)
        found += [self._open_veto(veto) for veto in self._card.vetoes if veto.id in standing.open_vetoes]
        found += [self._open_bar(rule) for rule in standing.open_bars]
        found += self.ballot_notes(standing)
        if standing.missing:
            names = self.word("list").join(self.item(id_) for id_ in standing.missing)
            found.append(f"{self.word('no_data')}{self.word('colon')}{names}")
        return found

    def caps(self, veto: Veto) -> str:
        """Return what a veto holds down."""
        caps = []
        if veto.grade is not None:
            caps.append(say("cap_grade", self.language, grade=self.item(veto.grade)))
        if veto.score is not None:
            caps.append(say("cap_score", self.language, score=exact(veto.score)))
        return self.word("comma").join(caps)

    def _open_veto(self, veto: Veto) -> str:
        return say("open_veto", self.language, item=self.item(veto.id), caps=self.caps(veto))

    def _open_bar(self, rule: str) -> str:
        barred = [g for g in self._card.grades if any(tally.rule == rule for tally in g.not_with)]
        grades = self.word("list").join(f"“{g.title.get(self.language)}”" for g in barred)
        return say("open_bar", self.language, item=self.item(rule), grades=grades)

    def ballot_notes(self, standing: Standing) -> list[str]:
        """Return which groups of raters gave too few ballots, and of which it is open if they count."""
        few = [self._few(few, standing) for few in standing.few_ballots]
        return few + [self._open_ballots(found, standing) for found in standing.open_ballots]

    def _open_ballots(self, found: OpenBallots, standing: Standing) -> str:
        """Return how many ballots may count, and what that does."""
        left_out = found.indicator not in standing.missing
        return say(
            "ballots_open",
            self.language,
            item=self.item(found.indicator),
            n=found.ballots,
            what=self.word("ballots_left_out" if left_out else "marks_missing"),
        )

    def _few(self, few: FewBallots, standing: Standing) -> str:
        """Return which group of raters gave too few ballots, and what that does."""
        indicator = next(item for item in self._card.indicators if item.id == few.indicator)
        assert indicator.marks is not None  # noqa: S101 - ballots are counted of marks alone
        group = next(group for group in indicator.marks.groups if group.id == few.group)
        moves = indicator.marks.exclude_small and few.indicator not in standing.missing
        return say(
            "few_ballots" if few.used == few.ballots else "few_left",
            self.language,
            item=self.item(few.indicator),
            group=group.title.get(self.language),
            n=few.ballots,
            used=few.used,
            minimum=group.minimum,
            what=self.word("share_moves" if moves else "marks_missing"),
        )

    def _not_ranked(self, standing: Standing) -> str:
        """Return why a score has no place."""
        least = self._card.scored_at_least_percent
        if not standing.weight_scored or standing.score is None or least is None:
            return say("nothing_scored", self.language)
        share, score = (
            percent(standing.weight_scored),
            grouped(standing.score, self._card.rounding.decimals),
        )
        return say("not_ranked", self.language, share=share, least=least, score=score)

    def _waived(self, standing: Standing) -> Iterator[str]:
        """Yield what waivers do to a score, and what it would be without them."""
        policy = self.word(f"waived_{self._card.waived.value}")
        for one in standing.waived:
            counts = {"fails": one.fails, "undecided": one.undecided}
            yield say("waived_rule", self.language, item=self.item(one.rule), policy=policy, **counts)
        without = standing.without_waivers
        if without is None:
            return
        if without.score is None:
            yield say("without_waivers_none", self.language)
        else:
            score = grouped(without.score, self._card.rounding.decimals)
            grade = f"{self.word('comma')}{self.grade(without.grade)}" if without.grade else ""
            yield say("without_waivers", self.language, score=score, rank=without.rank, grade=grade)


def effect_id(factor: Factor) -> str:
    """Return the id of a choice: an item whose weight varies, `within:` a dimension, or a method."""
    if factor.item is None:
        return f"choice:{factor.kind}"
    return factor.item if factor.kind == "weight" else f"within:{factor.item}"


def percent(share: Decimal | float) -> str:
    """Return a share in per cent; what is more than none or less than all is never shown as such."""
    shown = f"{share:.1%}"
    if share > 0 and shown == "0.0%":
        return "<0.1%"
    return ">99.9%" if share < 1 and shown == "100.0%" else shown


def four(number: Decimal) -> str:
    """Return a number as people read it, with at most four decimals."""
    short = round(number, _SHOWN).normalize()
    return grouped(short + Decimal(0))


def points(number: Decimal | None) -> str:
    """Return points as people read them; a dash for none."""
    return "–" if number is None else grouped(number)


def weight(item: Dimension | Indicator) -> str:
    """Return a weight in full."""
    return exact(item.weight)
