"""An institution's account, laid out: the waterfall from full points to the score, and all stages."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.diagnostics.location import Location
from zhangcheng.model.finding import Input
from zhangcheng.model.scorecard import Indicator, Scorecard, Veto
from zhangcheng.model.unit import Unit
from zhangcheng.report.scores.items import Names, four, percent, points
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.phrases import (
    behind,
    improvement_sentence,
    lifting_sentence,
    score_text,
    sure_sentence,
)
from zhangcheng.report.scores.sentences import say
from zhangcheng.report.scores.words import LINES
from zhangcheng.report.values import Labels
from zhangcheng.scoring.result import Line, LineKind, Stage, Standing, State
from zhangcheng.scoring.stages import Account
from zhangcheng.wording.numbers import exact
from zhangcheng.wording.quantities import is_percentage

_PLOT = Decimal(1000)
_MOST_HELP = 3
_THINNEST = Decimal(2)


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the waterfall: what it adds or takes, and its bar in units of the plot."""

    title: str
    best: str
    points: str
    lost: str
    kind: str
    x: str
    width: str
    total: str


@dataclass(frozen=True, slots=True)
class InputView:
    """A value behind an indicator, and the cells it stands in; the last one may count more."""

    label: str
    value: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StageRow:
    """An indicator through all stages, and what is behind it."""

    title: str
    raw: str
    share: str
    own: str
    contribution: str
    note: str
    behind: str
    inputs: tuple[InputView, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    """An institution's part of the page."""

    key: str
    name: str
    group: str
    score: str
    weight: str
    is_part: bool
    grade: str
    rank: str
    state: str
    sure: str
    grades: tuple[tuple[str, str], ...]
    odds_open: str
    notes: tuple[str, ...]
    steps: tuple[Step, ...]
    best: str
    lost: str
    stages: tuple[StageRow, ...]
    adjustments: tuple[StageRow, ...]
    vetoes: tuple[StageRow, ...]
    help: tuple[str, ...]
    was_tried: bool
    untried: str
    search: str


def account_views(scores: Scores, names: Names) -> list[AccountView]:
    """Return the accounts in the order of the standings."""
    return [_account(scores, account, names) for account in scores.run.accounts]


def _account(scores: Scores, account: Account, names: Names) -> AccountView:
    run, standing = scores.run, account.standing
    sure = None if scores.sensitivity is None else scores.sensitivity.sure.get(standing.key)
    helped = scores.improvements.get(standing.key, ())[:_MOST_HELP]
    return AccountView(
        key=standing.key,
        name=standing.name,
        group=run.group_titles.get(standing.group or "", ""),
        score=score_text(standing.score, run),
        weight=percent(standing.weight_scored or Decimal(0)),
        is_part=standing.weight_scored != 1,
        grade=names.graded(standing),
        rank="" if standing.rank is None else str(standing.rank),
        state="" if standing.state is State.SCORED else names.state(standing.state),
        sure="" if sure is None else sure_sentence(standing, sure, names.language),
        grades=()
        if sure is None
        else tuple((names.grade(id_), percent(share)) for id_, share in sure.grades.items()),
        odds_open=""
        if standing.grade_at_most is None
        else say("odds_open", names.language, caps=names.provisional(standing)),
        notes=tuple(names.notes(standing)),
        steps=tuple(_steps(scores, account, names)),
        best=four(run.card.scale),
        lost=four(sum((loss for _, loss in _losses(account) if loss > 0), Decimal(0))),
        stages=tuple(_stage(scores, standing, stage, names) for stage in account.stages),
        adjustments=tuple(
            _adjustment(scores, standing.key, line, names)
            for line in account.lines
            if line.kind in (LineKind.ADDITION, LineKind.DEDUCTION)
        ),
        vetoes=tuple(_veto(scores, standing, veto, names) for veto in vetoes_of(run.card, standing)),
        help=(
            *(lifting_sentence(item, run, names) for item in scores.liftings.get(standing.key, ())),
            *(improvement_sentence(item, names) for item in helped),
        ),
        was_tried=_was_tried(scores, account),
        untried=_untried(scores, standing, names),
        search=f"{standing.name} {standing.key}".lower(),
    )


def _was_tried(scores: Scores, account: Account) -> bool:
    """Whether there was an improvement to try: not where nothing short of full points has a step."""
    untried = scores.untried.get(account.standing.key, ())
    short = [s.indicator for s in account.stages if s.share is not None and s.share < 1]
    return not untried or any(id_ not in untried for id_ in short)


def _untried(scores: Scores, standing: Standing, names: Names) -> str:
    """Return which indicators have no step to be improved by; empty for none."""
    found = scores.untried.get(standing.key, ())
    listed = names.word("list").join(f"“{names.item(id_)}”" for id_ in found)
    return say("untried", names.language, items=listed) if found else ""


def _steps(scores: Scores, account: Account, names: Names) -> list[Step]:
    """Return the waterfall: each indicator's points lost, then what else changes the score."""
    if account.standing.score is None:
        return []
    scale = scores.run.card.scale
    highest = max(scale, account.standing.score, Decimal(1))
    level, found = scale, []
    for line, lost in _losses(account):
        after = level - lost
        found.append(_step(line, lost, (level, after), highest, names))
        level = after
    return found


def _losses(account: Account) -> Iterator[tuple[Line, Decimal]]:
    """Yield each line with what it takes off full points; below zero for what it adds."""
    best = {stage.indicator: stage.best for stage in account.stages}
    for line in account.lines:
        full = best[line.id] if line.kind is LineKind.INDICATOR else None
        yield line, (full or Decimal(0)) - line.points


def _step(
    line: Line, lost: Decimal, levels: tuple[Decimal, Decimal], highest: Decimal, names: Names
) -> Step:
    low, high = max(min(levels), Decimal(0)), max(*levels, Decimal(0))
    x, width = low / highest * _PLOT, (high - low) / highest * _PLOT
    title = names.item(line.id) if line.id else LINES[line.kind].get(names.language)
    adds = line.kind is not LineKind.INDICATOR and line.points > 0
    return Step(
        title=title,
        best=four(line.points + lost) if line.kind is LineKind.INDICATOR else "",
        points=("+" if adds else "") + four(line.points),
        lost=four(lost) if lost > 0 else "",
        kind="gain" if lost < 0 else "loss" if lost > 0 else "none",
        x=f"{x:.1f}",
        width=f"{max(width, _THINNEST):.1f}",
        total=f"{max(levels[1], Decimal(0)) / highest * _PLOT:.1f}",
    )


def _stage(scores: Scores, standing: Standing, stage: Stage, names: Names) -> StageRow:
    item = next(i for i in scores.run.card.indicators if i.id == stage.indicator)
    note = ""
    if stage.contribution is None:
        note = names.word("left_out")
    elif stage.filled:
        note = f"{names.word('filled')}{names.word('colon')}{names.policy(item)}"
    inputs, records = _evidence(scores, stage.indicator, standing.key, names)
    return StageRow(
        title=names.item(stage.indicator),
        raw=_raw(stage, item.unit, scores, names),
        share="–" if stage.share is None else percent(stage.share),
        own=points(None if stage.points is None else round(stage.points, 4)),
        contribution="–" if stage.contribution is None else four(stage.contribution),
        note=note,
        behind=behind(stage, names)
        or _no_record(scores, item, stage, names)
        or _compared(scores, item, standing.group, names),
        inputs=inputs,
        records=records,
    )


def _no_record(scores: Scores, item: Indicator, stage: Stage, names: Names) -> str:
    """Return that an institution has not one record of the rule; empty where it has, or is no rule."""
    if item.tally is None or stage.decided is not None or scores.run.plan.is_empty(item):
        return ""
    return say("no_record", names.language)


def _compared(scores: Scores, item: Indicator, group: str | None, names: Names) -> str:
    """Return what a value is compared with, to ten decimals; empty where it is not."""
    by_group = scores.run.spreads.get(item.id, {})
    spread = by_group.get(group if item.normalisation.within_group else None)
    if spread is None:
        return ""
    numbers = {
        "low": spread.low,
        "high": spread.high,
        "mean": spread.mean,
        "deviation": spread.deviation,
    }
    shown = {name: exact(round(number, 10).normalize()) for name, number in numbers.items()}
    return say(f"compared_{item.normalisation.method.value}", names.language, n=spread.count, **shown)


def _adjustment(scores: Scores, key: str, line: Line, names: Names) -> StageRow:
    """Return what is added or taken off, as a row of the stages: it has no share of a weight."""
    inputs, records = _evidence(scores, line.id, key, names)
    return StageRow(
        title=names.item(line.id),
        raw="–" if line.times is None else say("times", names.language, n=four(line.times)),
        share="–",
        own=four(line.points),
        contribution=four(line.points),
        note=LINES[line.kind].get(names.language),
        behind="",
        inputs=inputs,
        records=records,
    )


def vetoes_of(card: Scorecard, standing: Standing) -> tuple[Veto, ...]:
    """Return the vetoes that hold an institution down, and those that are open."""
    concerned = {*standing.vetoes, *standing.open_vetoes}
    return tuple(veto for veto in card.vetoes if veto.id in concerned)


def _veto(scores: Scores, standing: Standing, veto: Veto, names: Names) -> StageRow:
    """Return a veto as a row of the stages: what it holds down, and the cells that it stands on."""
    inputs, records = _evidence(scores, veto.id, standing.key, names)
    key = "veto_open" if veto.id in standing.open_vetoes else "veto_holds"
    return StageRow(
        title=names.item(veto.id),
        raw="–",
        share="–",
        own="–",
        contribution="–",
        note=say(key, names.language, caps=names.caps(veto)),
        behind="",
        inputs=inputs,
        records=records,
    )


def _evidence(
    scores: Scores, item: str, key: str, names: Names
) -> tuple[tuple[InputView, ...], tuple[str, ...]]:
    """Return the values behind an item with their cells, and the records."""
    inputs = tuple(
        InputView(
            label=i.label.get(names.language),
            value=_value(i, scores, names),
            cells=_cells(i.cells, i.more, names),
        )
        for i in scores.evidence.inputs.get(item, {}).get(key, ())
    )
    records = scores.evidence.records.get(item, {}).get(key)
    if records is None:
        return inputs, ()
    return inputs, _cells(records.places, records.more, names)


def _value(read: Input, scores: Scores, names: Names) -> str:
    """Return a value as people read it: yes and no, dates and choices in words."""
    if read.value is None:
        return "–"
    if isinstance(read.value, Decimal) and not is_percentage(read.unit):
        return four(read.value)
    return Labels(scores.run, names.language).input(scores.run.card.record, read)


def _raw(stage: Stage, unit: Unit | None, scores: Scores, names: Names) -> str:
    if stage.raw is None:
        return names.word("no_data")
    if isinstance(stage.raw, str):
        return stage.raw
    label = unit.label(scores.run.pack.units, names.language) if unit is not None else ""
    return f"{names.number(stage.indicator, stage.raw)} {label}".strip()


def _cells(places: tuple[Location, ...], more: int, names: Names) -> tuple[str, ...]:
    """Return places as people read them, and how many more there are."""
    counted = (say("more", names.language, n=more),) if more else ()
    return (*map(str, places), *counted)
