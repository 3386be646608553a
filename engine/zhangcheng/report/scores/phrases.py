"""Whole sentences about scores, in both languages."""

import statistics
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from zhangcheng.diagnostics.text import Language
from zhangcheng.model.bounds import Stretch
from zhangcheng.model.jurisdiction import JurisdictionLevel
from zhangcheng.model.scorecard import Adjustment, Grade, Scorecard, walk, weight_range
from zhangcheng.report.faults import pack_notices
from zhangcheng.report.scores.grounds import grounds_of, items_of
from zhangcheng.report.scores.items import Names, four, percent, points
from zhangcheng.report.scores.nobody import nobody
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.sentences import say
from zhangcheng.report.scores.words import AGGREGATIONS, METHODS, WORDS
from zhangcheng.report.waivers import waiver_notices
from zhangcheng.scoring.contributions import decimal_of
from zhangcheng.scoring.improve import Improvement
from zhangcheng.scoring.lifting import Lifting
from zhangcheng.scoring.result import RaterMean, Stage, Standing, State
from zhangcheng.scoring.score import ScoreRun
from zhangcheng.scoring.sensitivity.consistency import Consistency
from zhangcheng.scoring.sensitivity.sensitivity import LEVEL, Sure
from zhangcheng.scoring.sensitivity.swaps import Swap
from zhangcheng.wording.numbers import exact, grouped


def headline(run: ScoreRun, language: Language) -> str:
    """Return how many are scored, and between which scores."""
    record = run.pack.record_types[run.card.record].title.get(language)
    why = nobody(run)
    if why is not None:
        return say("headline_nobody", language, record=record, why=why.get(language))
    scores = [s.score for s in run.scored if s.score is not None]
    if not scores:
        thin = run.balance.states[State.NOT_RANKED]
        key = "headline_thin" if thin else "headline_none"
        return say(key, language, record=record, n=thin)
    return say(
        "headline",
        language,
        scored=len(scores),
        record=record,
        high=score_text(scores[0], run),
        low=score_text(scores[-1], run),
        median=score_text(statistics.median(scores), run),
    )


def score_notices(scores: Scores, names: Names) -> list[str]:
    """Return what must be read first: of scorecard, pack, rules, waivers and last time."""
    run, language = scores.run, names.language
    said = pack_notices(run, language)
    if run.card.basis.illustrative:
        said.append(names.word("illustrative_card"))
    if run.card.effective.assumed:
        said.append(say("assumed_card", language))
    on_marked = sum(
        any(ground.illustrative or ground.assumed for ground in grounds_of(run, item))
        for item in items_of(run.card)
    )
    if on_marked:
        said.append(say("on_marked", language, n=on_marked))
    said += names.absent(run.plan.lacking)
    said += [say("idle", language, item=names.item(rule)) for rule in sorted(run.plan.idle)]
    said += waiver_notices(run, language)
    said += _none_in_period(run, names)
    said += _part_scored(run, language)
    waived = sum(standing.without_waivers is not None for standing in run.standings)
    if waived:
        said.append(say("waived_many", language, n=waived))
    if run.waivers_elsewhere:
        said.append(say("elsewhere", language, n=run.waivers_elsewhere))
    version = run.pack.version
    if scores.last_version not in (None, version):
        said.append(say("last_version", language, own=scores.last_version, version=version))
    if scores.last_followed:
        said.append(say("last_followed", language, n=scores.last_followed))
    return said


def period_sentences(run: ScoreRun, names: Names) -> list[str]:
    """Return, of each record type that the scorecard asks about by date, how many fell in the period."""
    if not run.goes_by_period:
        return [say("no_period", names.language)]
    return [
        say(
            "in_period",
            names.language,
            title=names.record(count.record_type),
            inside=f"{count.inside:,}",
            records=f"{count.records:,}",
        )
        for count in run.periods
    ]


def _none_in_period(run: ScoreRun, names: Names) -> Iterator[str]:
    """Yield which record types have not one record in the period."""
    none = [names.record(count.record_type) for count in run.periods if not count.inside]
    if none:
        key = "none_in_period" if len(none) == len(run.periods) else "some_in_period"
        period, listed = run.clock.period, names.word("list").join(f"“{title}”" for title in none)
        yield say(key, names.language, start=period.start, end=period.end, types=listed)


def _part_scored(run: ScoreRun, language: Language) -> Iterator[str]:
    """Yield how many have data for a part of the weight only, and how many are not ranked for that."""
    part = sum(s.weight_scored is not None and s.weight_scored < 1 for s in run.standings)
    if part:
        yield say("part_scored", language, n=part)
    thin, least = run.balance.states[State.NOT_RANKED], run.card.scored_at_least_percent
    if thin and least is not None:
        yield say("too_thin", language, n=thin, least=least)


def moved(standing: Standing, scores: Scores) -> str:
    """Return how many places an institution rose or fell by since last time; empty for no place."""
    last = scores.last.get(standing.key)
    if last is None or last.rank is None or standing.rank is None:
        return ""
    places = last.rank - standing.rank
    return f"▲{places}" if places > 0 else f"▼{-places}" if places < 0 else "="


def last_sentences(scores: Scores, names: Names) -> list[str]:
    """Return what the scores are compared with, and who was there then and is not now."""
    if scores.last_as_of is None:
        return []
    now = {standing.key for standing in scores.run.standings}
    gone = [f"{last.name} {key}" for key, last in sorted(scores.last.items()) if key not in now]
    if not scores.last:
        return [say("compared_none", names.language, as_of=scores.last_as_of)]
    said = [say("compared", names.language, as_of=scores.last_as_of)]
    if gone:
        listed = names.word("list").join(gone)
        said.append(say("gone", names.language, n=len(gone), names=listed))
    return said


def band(scores: Stretch, language: Language) -> str:
    """Return the scores of a grade in words that say whether its ends belong to it."""
    ends = []
    if scores.low is not None:
        ends.append(say("from" if scores.low_closed else "above", language, bound=exact(scores.low)))
    if scores.high is not None:
        ends.append(say("up_to" if scores.high_closed else "under", language, bound=exact(scores.high)))
    return WORDS["comma"].get(language).join(ends)


def provisional_in(run: ScoreRun, grade: Grade) -> int:
    """Return how many have a grade provisionally: what is undecided would lower it."""
    return sum(s.grade == grade.id and s.grade_at_most is not None for s in run.scored)


def adjusting(item: Adjustment, language: Language) -> str:
    """Return what an addition or deduction gives or takes."""
    if item.at_most is None:
        return say("each_time", language, each=exact(item.each))
    return say("each_at_most", language, each=exact(item.each), most=exact(item.at_most))


def score_text(score: Decimal | None, run: ScoreRun) -> str:
    """Return a score with all of the declared decimals; a dash for none."""
    return "–" if score is None else grouped(score, run.card.rounding.decimals)


def weight_text(standing: Standing) -> str:
    """Return the share of the weight that is scored from data, marked when it is not all of it."""
    if standing.weight_scored is None:
        return ""
    return percent(standing.weight_scored) + (" !" if standing.weight_scored < 1 else "")


def sure_range(sure: Sure) -> str:
    """Return an interval of places."""
    return str(sure.low) if sure.low == sure.high else f"{sure.low}–{sure.high}"


def sure_sentence(standing: Standing, sure: Sure, language: Language) -> str:
    """Return how sure a place is, in a plain sentence."""
    key = "sure_same" if sure.low == sure.high else "sure_rank"
    return say(key, language, rank=standing.rank, percent=LEVEL, low=sure.low, high=sure.high)


def draws_sentence(run: ScoreRun, language: Language) -> str:
    """Return what was drawn, and how often."""
    declared = run.card.sensitivity
    assert declared is not None  # noqa: S101 - said only then
    comma = WORDS["list"].get(language)
    methods = comma.join(METHODS[m].get(language) for m in declared.methods)
    combined = comma.join(AGGREGATIONS[a].get(language) for a in declared.aggregations)
    drawn = say(
        "draws",
        language,
        draws=f"{declared.draws:,}",
        seed=declared.seed,
        methods=say("draws_methods", language, names=methods) if methods else "",
        aggregations=say("draws_aggregations", language, names=combined) if combined else "",
    )
    return drawn + ("" if language == "zh" else " ") + say("missing_fixed", language)


def swap_sentence(swap: Swap, names: Names, titles: dict[str, str], card: Scorecard) -> str:
    """Return which weight lets the lower of two neighbours draw level, and whether it is in range."""
    pair = {"upper": titles[swap.upper], "lower": titles[swap.lower]}
    if swap.held:
        return say("swap_held", names.language, **pair)
    if swap.item is None or swap.old is None or swap.new is None:
        return say("swap_none", names.language, **pair)
    old, new = (four(decimal_of(weight)) for weight in (swap.old, swap.new))
    said = say("swap", names.language, item=names.item(swap.item), old=old, new=new, **pair)
    low, high = weight_range(card, next(i for i in walk(card.root) if i.id == swap.item))
    if low <= swap.new <= high:
        return said
    beyond = say("swap_beyond", names.language, low=exact(low), high=exact(high))
    return said + ("" if names.language == "zh" else " ") + beyond


def consistency_sentence(found: Consistency, names: Names) -> str:
    """Return how consistent the comparisons of a level are."""
    listed = (f"{names.item(id_)} {weight:.2f}" for id_, weight in found.weights.items())
    return say(
        "consistency",
        names.language,
        level=names.item(found.level),
        ratio="–" if found.ratio is None else f"{found.ratio:.3f}",
        eigenvalue=f"{found.eigenvalue:.3f}",
        weights=names.word("list").join(listed),
    )


def improvement_sentence(improvement: Improvement, names: Names) -> str:
    """Return what an improvement would add."""
    said = say(
        "improve",
        names.language,
        item=names.item(improvement.indicator),
        old=names.number(improvement.indicator, improvement.old),
        new=names.number(improvement.indicator, improvement.new),
        gain=points(improvement.gain),
    )
    if not improvement.changes_grade:
        return said
    better = say("improve_grade", names.language, grade=names.grade(improvement.grade))
    return said + ("" if names.language == "zh" else " ") + better


def lifting_sentence(lifting: Lifting, run: ScoreRun, names: Names) -> str:
    """Return what score and grade would be if something no longer held an institution down."""
    listed = names.word("list").join(f"“{names.item(id_)}”" for id_ in lifting.ids)
    return say(
        "lifted" if lifting.grade is None else "lifted_grade",
        names.language,
        items=listed,
        score=score_text(lifting.score, run),
        grade=names.grade(lifting.grade),
    )


def behind(stage: Stage, names: Names) -> str:
    """Return what stands behind a proportion, marks or a rank; empty for a value."""
    language = names.language
    if stage.decided is not None:
        if not stage.decided and not stage.undecided:
            return say("none_counts", language)
        said = say("proportion", language, passed=stage.passed or 0, decided=stage.decided)
        return said + (say("open_records", language, n=stage.undecided) if stage.undecided else "")
    if stage.peers is not None:
        peers = stage.peers
        return say("peers", language, below=peers.below, equal=peers.equal, n=peers.count)
    marks = [_rated(rated, language) for rated in stage.raters]
    if stage.undecided:
        marks.append(say("open_ballots", language, n=stage.undecided))
    return names.word("semicolon").join(marks)


def _rated(rated: RaterMean, language: Language) -> str:
    """Return the mean of a group of raters, with all that it was reckoned from."""
    return say(
        _rated_key(rated),
        language,
        group=rated.title.get(language),
        mean="" if rated.mean is None else four(rated.mean),
        n=rated.ballots,
        used=rated.used,
        minimum=rated.minimum,
        weight=exact(rated.weight),
    )


def _rated_key(rated: RaterMean) -> str:
    if rated.mean is not None:
        return "raters"
    return "too_few" if rated.used == rated.ballots else "too_few_left"


def told_apart(run: ScoreRun, *, beside_group: bool = False) -> dict[str, str]:
    """Return the name of each institution by its key; of those alike, with what tells them apart.

    That is the group, or the county where the scorecard has no groups, or else the key. A name
    `beside_group` stands in a row that has the group already.
    """
    shown = beside_group and run.card.group is not None

    def where(standing: Standing) -> str:
        county = run.pack.jurisdictions.at_level(standing.place or "", JurisdictionLevel.COUNTY)
        if standing.group is not None:
            return run.group_titles.get(standing.group, standing.group)
        return county.name.zh if county is not None else ""

    alike = Counter(standing.name for standing in run.standings)
    placed = {s.key: (s.name, where(s)) for s in run.standings if alike[s.name] > 1}
    same = Counter(placed.values())
    found = {standing.key: standing.name for standing in run.standings}
    for key, (name, place) in placed.items():
        is_enough = bool(place) and same[name, place] == 1
        found[key] = name if is_enough and shown else f"{name} · {place if is_enough else key}"
    return found
