"""What the items of a scorecard stand on: rules and parameters; which are illustrative or assumed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from zhangcheng.diagnostics.text import Text
from zhangcheng.model.expression import Expression
from zhangcheng.model.scorecard import Adjustment, Grade, Indicator, Scorecard, Tally, Veto
from zhangcheng.report.grounds import bearing, of_expression, of_rule, read_somewhere
from zhangcheng.report.scores.items import Names
from zhangcheng.report.scores.sentences import say
from zhangcheng.scoring.score import ScoreRun

Item = Indicator | Adjustment | Veto | Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A rule or parameter that feeds an item of the scorecard.

    A rule is illustrative or assumed as the pack says of it, a parameter where a value of it is that
    an institution reads.
    """

    kind: Literal["rule", "parameter"]
    id: str
    title: Text
    illustrative: bool
    assumed: bool


def items_of(card: Scorecard) -> tuple[Item, ...]:
    """Return all of a scorecard that rules or parameters may feed."""
    return (*card.indicators, *card.adjustments, *card.vetoes, *card.grades)


def grounds_of(run: ScoreRun, item: Item) -> tuple[Ground, ...]:
    """Return the rules and parameters that feed an item, each once."""
    return tuple(dict.fromkeys(_grounds(run, item)))


def marked(ground: Ground, names: Names) -> str:
    """Return what is illustrative or assumed about a rule or parameter; empty for nothing."""
    marks = [key for key in ("illustrative", "assumed") if getattr(ground, key)]
    if not marks:
        return ""
    return say(
        f"stands_on_{ground.kind}",
        names.language,
        title=ground.title.get(names.language),
        marks=names.word("comma").join(map(names.word, marks)),
    )


def _grounds(run: ScoreRun, item: Item) -> Iterator[Ground]:
    for tally in _tallies(item):
        rule = run.pack.rules[tally.rule]
        yield Ground(
            kind="rule",
            id=rule.id,
            title=rule.title,
            illustrative=rule.illustrative,
            assumed=rule.effective.assumed,
        )
        for name in of_rule(run.pack, rule):
            yield _parameter(run, name)
    for record_type, expression in _expressions(run.card, item):
        for name in of_expression(run.pack, record_type, expression):
            yield _parameter(run, name)


def _parameter(run: ScoreRun, name: str) -> Ground:
    read = list(read_somewhere(run, bearing(run, name)))
    return Ground(
        kind="parameter",
        id=name,
        title=run.pack.parameters[name].title,
        illustrative=any(value.illustrative for value in read),
        assumed=any(value.assumed for value in read),
    )


def _tallies(item: Item) -> tuple[Tally, ...]:
    if isinstance(item, Grade):
        return item.not_with
    return () if item.tally is None else (item.tally,)


def _expressions(card: Scorecard, item: Item) -> Iterator[tuple[str, Expression]]:
    match item:
        case Indicator(marks=marks) if marks is not None and marks.when is not None:
            yield marks.record, marks.when
        case Indicator(value=value) | Adjustment(value=value) if value is not None:
            yield card.record, value
        case Veto(when=when) if when is not None:
            yield card.record, when
        case _:
            pass
