"""A calculator for a rule: a form that asks what the rule reads, and the script that decides it.

Page text carries `html`; `script` is a file of its own, so that the page's policy can forbid inline
scripts and eval. Both are pure functions of the pack.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment

from zhangcheng.diagnostics.text import Language
from zhangcheng.feel.javascript import text
from zhangcheng.handbook.calculator_parameters import EmbeddedParameter, embed, shown_places
from zhangcheng.handbook.calculator_questions import Answers
from zhangcheng.handbook.calculator_script import ScriptData, functions
from zhangcheng.handbook.calculator_words import words
from zhangcheng.handbook.lookup import Tables
from zhangcheng.model.jurisdiction import Jurisdiction
from zhangcheng.model.rule import Rule
from zhangcheng.pack.pack import Pack
from zhangcheng.wording.pages import page_environment

SCRIPTS = ("big.min.js", "feel.js", "calculator.js", "calculator.form.js")
"""What a page loads, in this order, before the script of a calculator."""

STYLES = ("calculator.css",)


def asset(name: str) -> bytes:
    """Return a file that pages load."""
    return (files("zhangcheng.handbook") / "assets" / name).read_bytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """The form of a rule as HTML, and the JavaScript file that makes it work."""

    rule: str
    html: str
    script: str


class Calculators:
    """Makes the calculators of a pack in one language, each once; all share the resolved parameters."""

    def __init__(
        self,
        pack: Pack,
        language: Language,
        *,
        tables: Tables | None = None,
        made: Mapping[str, Calculator] = MappingProxyType({}),
    ) -> None:
        """Make nothing yet.

        Args:
            pack: as loaded.
            language: of the forms.
            tables: the resolved parameters, when they are at hand.
            made: calculators of the same pack before it was edited, of rules that it left as they were.
        """
        self._pack, self._language = pack, language
        self._tables = tables or Tables(pack)
        self._words = words(language)
        self._embedded: dict[str, EmbeddedParameter] = {}
        self._made: dict[str, Calculator] = dict(made)

    def made(self, rules: Collection[str]) -> Mapping[str, Calculator]:
        """Return what has been made for those of the rules that there is something for."""
        return {name: made for name, made in self._made.items() if name in rules}

    def of(self, rule_name: str) -> Calculator:
        """Return the calculator of a rule.

        Raises:
            KeyError: when the pack has no such rule.
        """
        rule = self._pack.rule(rule_name)
        if rule.id not in self._made:
            self._made[rule.id] = self._make(rule)
        return self._made[rule.id]

    def _make(self, rule: Rule) -> Calculator:
        answers = Answers(self._pack, rule.record)
        made = functions(rule, answers)
        parameters = {one.parameter: self._embed(one.parameter) for one in answers.parameters.values()}
        places = shown_places(self._pack, parameters.values()) if answers.ask_places else []
        data = ScriptData(self._pack, self._language, rule, answers).made(parameters, places)
        data["words"] = self._words
        return Calculator(
            rule=rule.id,
            html=self._html(rule, data, places),
            script=f"zhangcheng.calculator({text(data)}, (F) => ({made}));\n",
        )

    def _embed(self, name: str) -> EmbeddedParameter:
        if name not in self._embedded:
            self._embedded[name] = embed(
                self._pack,
                self._pack.parameters[name],
                self._language,
                resolved=self._tables.resolved[name],
            )
        return self._embedded[name]

    def _html(self, rule: Rule, data: dict[str, Any], places: list[Jurisdiction]) -> str:
        shown = [
            {
                "code": place.code,
                "name": place.name.get(self._language),
                "from": place.valid_from,
                "to": place.valid_to,
            }
            for place in places
        ]
        questions = [{**_ABSENT, **question} for question in data["questions"]]
        template = _environment().get_template("calculator.html.jinja")
        return template.render(
            rule=rule.id, data=data, questions=questions, places=shown, word=self._words
        )


def calculator(pack: Pack, rule: str, language: Language) -> Calculator:
    """Return the calculator of one rule of a pack."""
    return Calculators(pack, language).of(rule)


_ABSENT = {"definition": "", "note": "", "unit": "", "illustrative": ()}
"""What a question may lack."""


@cache
def _environment() -> Environment:
    return page_environment(Path(__file__).parent / "templates")
