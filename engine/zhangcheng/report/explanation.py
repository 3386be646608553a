"""An explanation as text: the steps of a rule with their values, and each parameter with its chain."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.evaluate.explain import Explanation, Step
from zhangcheng.model.expression import Expression
from zhangcheng.model.finding import Finding, Input, Part, Scalar, UsedParameter
from zhangcheng.model.parameter import Value
from zhangcheng.model.unit import Unit
from zhangcheng.report.chain import link_states
from zhangcheng.report.not_given import not_given_in_words
from zhangcheng.report.step_words import with_label, worded
from zhangcheng.report.waivers import in_words
from zhangcheng.wording.numbers import exact
from zhangcheng.wording.quantities import is_percentage, quantity
from zhangcheng.wording.words import say

_WORDS = {
    "rule": Text("规则", "Rule"),
    "record": Text("记录", "Record"),
    "outcome": Text("结果", "Outcome"),
    "waived": Text("豁免", "Waived"),
    "without_waiver": Text("不计豁免", "Without the waiver"),
    "when": Text("适用条件", "Applies when"),
    "require": Text("要求", "Requires"),
    "measure": Text("指标量", "Measure"),
    "inputs": Text("读取的数据", "Values read"),
    "parameters": Text("参数", "Parameters"),
    "missing": Text("缺少", "Missing"),
    "unknown": Text("未知", "unknown"),
    "not_in_force": Text(
        "这条规则在该日未施行，检查时不计；以下是假如施行的结果。",
        "The rule is not in force on that day and a check leaves it out; this is what it would say.",
    ),
    "left_out": Text("不计", "left out"),
    "true": Text("是", "true"),
    "false": Text("否", "false"),
    "in_use": Text("现行值", "in force"),
    "replaced": Text("取代", "replaces"),
    "above": Text("上级规定", "set above"),
    "known_as_of": Text("依据公布截止", "Known as of"),
    "illustrative": Text("示意", "illustrative"),
    "assumed": Text("推定", "assumed"),
}


_MOST_INSTANCES = 3
"""Instances that are all opened up."""


def render_explanation(explanation: Explanation, language: Language) -> str:
    """Return the explanation as lines of text."""
    return "\n".join(_lines(explanation, language))


def _lines(explanation: Explanation, language: Language) -> Iterator[str]:
    finding, rule = explanation.finding, explanation.rule

    def word(name: str) -> str:
        return _WORDS[name].get(language)

    pack = explanation.pack
    from_pack = f"  [{pack.layer_of(rule.location).id}]" if pack.is_layered else ""
    yield f"{word('rule')}  {rule.id}  {rule.title.get(language)}{from_pack}"
    yield f"{word('record')}  {finding.key}  ({finding.location})"
    yield f"{word('outcome')}  {finding.outcome.label.get(language)}  ({explanation.clock.as_of})"
    yield from _remarks(explanation, language)
    yield from _sections(explanation, language)
    if finding.inputs:
        yield f"\n{word('inputs')}"
        for item in finding.inputs:
            yield from _input(explanation, item, language)
    if finding.parameters:
        yield f"\n{word('parameters')}"
        for parameter in finding.parameters:
            yield from _parameter(explanation, parameter, language)


def _sections(explanation: Explanation, language: Language) -> Iterator[str]:
    rule, measures = explanation.rule, explanation.pack.measures[explanation.rule.record]
    sections: list[tuple[str, Sequence[Step], Expression | None]] = [
        (_WORDS["when"].get(language), explanation.when, rule.when),
        (_WORDS["require"].get(language), explanation.require, rule.require),
    ]
    for name, opened in explanation.measures:
        title = f"{_WORDS['measure'].get(language)} {measures[name].title.get(language)} ({name})"
        sections.append((title, opened, measures[name].expression))
    for heading, steps, expression in sections:
        if steps and expression is not None:
            yield f"\n{heading}"
            yield from _steps(explanation, steps, expression, language)


def _steps(
    explanation: Explanation, steps: Sequence[Step], expression: Expression, language: Language
) -> Iterator[str]:
    pack, record_type = explanation.pack, explanation.rule.record
    pairs = worded(steps, expression, pack, record_type=record_type, language=language)
    shown = [step for step, _ in pairs]
    words = {id(step): text for step, text in pairs}
    named = _names(shown, explanation.finding.parts, language)
    for step, left_out in _telling(shown):
        if left_out is not None:
            yield f"{'  ' * (step.depth + 1)}{say(left_out.word, language, n=left_out.number)}"
        elif (own := named(step)) is not step:
            yield from _step(explanation, own, language)
        else:
            yield from _step(explanation, replace(step, text=words[id(step)]), language)


class _LeftOut(NamedTuple):
    """How many instances hold, and the word that says it: of all, or of the others."""

    number: int
    word: str


def _telling(steps: Sequence[Step]) -> Iterator[tuple[Step, _LeftOut | None]]:
    """Yield the steps to show; for instances that hold, the last with how many they are.

    Instances are what `every x in [a, b, c] satisfies …` asks of each value: steps of the same text
    side by side. Of many, those that hold are only counted.
    """
    counted = Counter((step.depth, step.text) for step in steps)
    holding: Counter[tuple[int, str]] = Counter()
    skipped: int | None = None
    for step in steps:
        if skipped is not None and step.depth > skipped:
            continue
        skipped = None
        here = (step.depth, step.text)
        if step.value is True and counted[here] > _MOST_INSTANCES:
            holding[here] += 1
            skipped = step.depth
        else:
            yield step, None
    for (depth, text), number in holding.items():
        last = next(step for step in steps if (step.depth, step.text) == (depth, text))
        word = "all_hold" if number == counted[depth, text] else "others_hold"
        yield last, _LeftOut(number, word)


def _names(steps: Sequence[Step], parts: Sequence[Part], language: Language) -> Callable[[Step], Step]:
    """Return what words instances as the parts of the requirement they are, so that they differ."""
    counted = Counter((step.depth, step.text) for step in steps)
    instances = [s for s in steps if counted[s.depth, s.text] == len(parts) > _MOST_INSTANCES]
    first = instances[:1]
    same = [s for s in instances if first and (s.depth, s.text) == (first[0].depth, first[0].text)]
    words = {id(step): part.prose.get(language) for step, part in zip(same, parts, strict=False)}
    return lambda step: replace(step, text=words[id(step)]) if id(step) in words else step


def _remarks(explanation: Explanation, language: Language) -> Iterator[str]:
    if explanation.clock.known_as_of < dt.date.max:
        yield f"{_WORDS['known_as_of'].get(language)}  {explanation.clock.known_as_of}"
    if not explanation.in_force:
        yield _WORDS["not_in_force"].get(language)
    if explanation.waiver is not None:
        yield f"{_WORDS['waived'].get(language)}  {in_words(explanation.waiver, language)}"
        without = explanation.finding.without_waiver.label.get(language)
        yield f"{_WORDS['without_waiver'].get(language)}  {without}"
    if explanation.finding.missing:
        yield f"{_WORDS['missing'].get(language)}  {', '.join(_missing(explanation.finding, language))}"


def _missing(finding: Finding, language: Language) -> Iterator[str]:
    known = {read.name: read.label for read in finding.inputs}
    known |= {used.id: used.title for used in finding.parameters}
    known |= {part.formula: part.prose for part in finding.parts}
    return (f"{known[n].get(language)} ({n})" if n in known else n for n in finding.missing)


def _step(explanation: Explanation, step: Step, language: Language) -> Iterator[str]:
    value = _shown(explanation, step.value, step.unit, language)
    indent = "  " * (step.depth + 1)
    yield f"{indent}{step.text}  =  {value}"
    for row in step.rows:
        shown = _shown(explanation, row.value, step.unit, language) if row.value is not None else ""
        mark = "✓" if row.kept else _WORDS["unknown" if row.kept is None else "left_out"].get(language)
        yield f"{indent}    {row.location}  {mark}  {shown}".rstrip()


def _shown(explanation: Explanation, value: Scalar, unit: Unit | None, language: Language) -> str:
    if value is None:
        return _WORDS["unknown"].get(language)
    if isinstance(value, bool):
        return _WORDS["true" if value else "false"].get(language)
    if not isinstance(value, Decimal):
        return str(value)
    label = unit.label(explanation.pack.units, language) if unit is not None else ""
    if is_percentage(unit):
        return quantity(value, unit, label)
    return f"{exact(value)} {label}".rstrip()


def _input(explanation: Explanation, item: Input, language: Language) -> Iterator[str]:
    name = item.name.split(".")
    labelled = with_label(item.value, name, explanation.pack, explanation.rule.record, language)
    value = _shown(explanation, labelled, item.unit, language)
    yield f"  {item.label.get(language)} ({item.name})  =  {value}"
    what = not_given_in_words(item, explanation.pack, language)
    if what:
        yield f"      {what}"
    told = [place for _, place in item.not_given]
    yield from (f"      {cell}" for cell in item.cells if cell not in told)
    if item.more:
        yield f"      … +{item.more}"


def _parameter(explanation: Explanation, parameter: UsedParameter, language: Language) -> Iterator[str]:
    value = _shown(explanation, parameter.value, parameter.unit, language)
    on = f"  ({parameter.on})" if parameter.on else ""
    yield f"  {parameter.title.get(language)} ({parameter.id})  =  {value}{on}"
    for state, link in link_states(parameter.chain):
        heading = _WORDS[state].get(language)
        yield f"      {heading}{say('colon', language)}{_link(explanation, link, language)}"


def _link(explanation: Explanation, link: Value, language: Language) -> str:
    place = explanation.pack.jurisdictions.by_code.get(link.jurisdiction or "")
    stretch = f"{link.since} – {link.to or ''}".rstrip()
    marks = [
        _WORDS[name].get(language)
        for name, marked in (("illustrative", link.illustrative), ("assumed", link.assumed))
        if marked
    ]
    parts = [
        place.name.get(language) if place else "",
        " ".join(value for _, value in link.categories),
        str(link.value),
        stretch,
        explanation.pack.layers[link.layer].id if explanation.pack.is_layered else "",
        link.citation.text.get(language) if link.citation else "",
        f"[{', '.join(marks)}]" if marks else "",
    ]
    return " · ".join(part for part in parts if part)
