"""The script of a calculator: the data of a rule, and its functions over the runtime."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.parts import PartTrees, oriented, parts_of
from zhangcheng.feel import tree
from zhangcheng.feel.javascript import Renderer, call
from zhangcheng.handbook.calculator_parameters import EmbeddedParameter
from zhangcheng.handbook.calculator_questions import PLACE, Answers, Control, Question
from zhangcheng.model.jurisdiction import Jurisdiction
from zhangcheng.model.rule import Rule
from zhangcheng.model.unit import Unit
from zhangcheng.pack.pack import Pack
from zhangcheng.wording.quantities import is_percentage
from zhangcheng.wording.words import say


@dataclass(frozen=True, slots=True)
class ScriptData:
    """Makes the data of one rule's script: labels, words of the parts, parameters and places."""

    pack: Pack
    language: Language
    rule: Rule
    answers: Answers

    def _unit(self, unit: Unit | None) -> dict[str, Any]:
        label = "" if unit is None else unit.label(self.pack.units, self.language)
        return {"unit": label} | ({"percent": True} if is_percentage(unit) else {})

    def made(
        self, parameters: Mapping[str, EmbeddedParameter], places: Sequence[Jurisdiction]
    ) -> dict[str, Any]:
        """Return everything but the words that all calculators share."""
        pack, rule, language = self.pack, self.rule, self.language
        known = {place.code: place for one in places for place in pack.jurisdictions.chain(one.code)}
        parts = parts_of(self.answers.reading(rule.require))
        return {
            "id": rule.id,
            "effective": {
                "from": rule.effective.since.isoformat() if rule.effective.since else None,
                "to": rule.effective.to.isoformat() if rule.effective.to else None,
            },
            "illustrative": rule.illustrative,
            "assumed": rule.effective.assumed,
            "remedy": rule.remedy.get(language) if rule.remedy is not None else "",
            "questions": [self._question(question) for question in _in_order(self.answers.questions)],
            "when_needs": self._needs_of_condition(),
            "parts": [self._part(part, alone=len(parts) == 1) for part in parts],
            "used": [self._used(node) for node in self.answers.parameters.values()],
            "period": self.answers.speak_of_period,
            "parameters": {name: embedded.data for name, embedded in parameters.items()},
            "parents": {code: place.parent for code, place in known.items()},
            "places": {code: place.name.get(language) for code, place in known.items()},
            "home": _default_place(pack, parameters, places),
        }

    def _question(self, question: Question) -> dict[str, Any]:
        language = self.language
        made: dict[str, Any] = {
            "name": question.name,
            "label": question.label.get(language),
            "control": question.control.value,
        }
        if question.control is Control.NUMBER:
            made |= self._unit(question.unit) | {"decimals": question.decimals}
            if is_percentage(question.unit):
                made["unit"] = say("percent_as_decimal", language)
            made |= {
                key: f"{bound:f}"
                for key, bound in (("minimum", question.minimum), ("maximum", question.maximum))
                if bound is not None
            }
        if question.choices:
            made["choices"] = {choice.id: choice.label.get(language) for choice in question.choices}
            made["illustrative"] = [choice.id for choice in question.choices if choice.illustrative]
        if question.definition is not None:
            made["definition"] = question.definition.get(language)
        if question.note is not None:
            made["note"] = question.note.get(language)
        if question.name in self.answers.tested:
            made["tested"] = True
        if question.name == self.pack.record_types[self.rule.record].parameters_on:
            made["follows_date"] = True
        return made

    def _part(self, part: PartTrees, *, alone: bool) -> dict[str, Any]:
        made: dict[str, Any] = {
            "formula": self.rule.require.text[slice(*part.node.span)],
            **self._unit(part.unit),
            "fixed": part.fixed,
            "reads": self._names_in(part.node, into_parameters=False),
            "needs": self._names_in(part.node),
        }
        if not alone:
            made["prose"] = self._prose(part.node)
        if part.gap is not None and part.actual is not None:
            made |= {
                "input": self.answers.name_of(part.actual),
                "what": self._prose(part.actual),
                "decimals": part.actual.type.scale,
                "wanted": _wanted(part.node),
            }
        return made

    def _needs_of_condition(self) -> list[str]:
        if self.rule.when is None:
            return []
        condition = self.answers.reading(self.rule.when)
        names = self._names_in(condition)
        self.answers.reading(self.rule.require)
        return names

    def _names_in(self, node: tree.Node, *, into_parameters: bool = True) -> list[str]:
        """Return the questions that a value depends on, with or without those that find parameters."""
        return list(dict.fromkeys(_questions_in(node, self.answers, into_parameters)))

    def _prose(self, node: tree.Node) -> str:
        return self.pack.prose(node, record_type=self.rule.record).get(self.language)

    def _used(self, node: tree.ParameterRef) -> dict[str, Any]:
        parameter = self.pack.parameters[node.parameter]
        title = parameter.title.get(self.language)
        return {"id": parameter.id, "title": title} | self._unit(parameter.unit)


def functions(rule: Rule, answers: Answers) -> str:
    """Return the functions of a rule as an object; what they read is asked for in `answers`."""
    renderer = Renderer(answers)

    def function(node: tree.Node | None) -> str:
        return "null" if node is None else renderer.function(node)

    when = "null" if rule.when is None else function(answers.reading(rule.when))
    require = answers.reading(rule.require)
    decided = function(require)
    parts = _listed(
        f"{{holds: {function(part.node)}, actual: {function(part.actual)}, "
        f"required: {function(part.required)}, gap: {function(part.gap)}}}"
        for part in parts_of(require)
    )
    used = _listed(
        f"(r, c) => {call('entry', *renderer.lookup(node))}"
        for node in list(answers.parameters.values())
    )
    return f"{{\n  when: {when},\n  require: {decided},\n  parts: {parts},\n  used: {used},\n}}"


def _listed(items: Iterable[str]) -> str:
    lines = "".join(f"\n    {item}," for item in items)
    return f"[{lines}\n  ]"


def _in_order(questions: dict[str, Question]) -> list[Question]:
    """The place comes first, beside the date; the rest as the rule reads it."""
    return sorted(questions.values(), key=lambda question: question.name != PLACE)


def _questions_in(node: tree.Node, answers: Answers, into_parameters: bool) -> Iterator[str]:
    name = answers.name_of(node)
    if name is not None:
        yield name
        return
    if isinstance(node, tree.MeasureRef):
        yield from _questions_in(answers.definition(node), answers, into_parameters)
    if isinstance(node, tree.ParameterRef):
        if not into_parameters:
            return
        if node.jurisdiction is None and answers.by_place(node.parameter):
            yield PLACE
    for inner in tree.children(node):
        yield from _questions_in(inner, answers, into_parameters)


def _wanted(node: tree.Node) -> dict[str, Any]:
    """Return how what is there must stand to what is asked for."""
    if isinstance(node, tree.Compare):
        return {"operator": oriented(node)[0]}
    if isinstance(node, tree.InRange):
        return {"low": node.low_closed, "high": node.high_closed}
    raise TypeError(type(node))


def _default_place(
    pack: Pack, parameters: Mapping[str, EmbeddedParameter], places: Sequence[Jurisdiction]
) -> str | None:
    """Return the home of the pack where no place below it has values of its own, else nothing."""
    below = {place.code for place in places} - {pack.home}
    own = {code for embedded in parameters.values() for code in embedded.tables}
    return None if own & below or pack.home not in {place.code for place in places} else pack.home
