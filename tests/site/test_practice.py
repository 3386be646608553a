"""From each sentence of the practice to the rules that encode it: nothing dangles or is left out."""

import dataclasses
import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import practice
from zhangcheng.casetest.run_cases import run_cases
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack

ROOT = Path(__file__).parents[2]
PACK = ROOT / "rules/zhangzhou"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(PACK)


def test_every_mechanism_has_rules_and_every_sentence_rules_or_a_word_on_why(pack: Pack) -> None:
    assert practice.faults(practice.load(), pack) == []


def test_there_are_eighteen_mechanisms_and_at_least_sixty_rules(pack: Pack) -> None:
    mechanisms = practice.load().mechanisms
    assert [mechanism.id for mechanism in mechanisms] == list(range(1, 19))
    assert len(pack.rules) >= 60


def test_a_mechanism_without_a_rule_is_found(pack: Pack) -> None:
    rules = {name: rule for name, rule in pack.rules.items() if rule.area != "grids"}
    less = dataclasses.replace(pack, rules=rules)
    assert practice.faults(practice.load(), less) == [
        "mechanism 15: no rule cites resources-2-grid",
    ]


def test_a_clause_that_is_not_there_is_found(pack: Pack) -> None:
    listed = practice.load()
    more = dataclasses.replace(
        listed, without_rules={**listed.without_rules, "epilogue": listed.without_rules["plan"]}
    )
    assert practice.faults(more, pack) == ["no clause epilogue"]


def test_a_rule_that_cites_a_paragraph_that_is_not_there_does_not_load(tmp_path: Path) -> None:
    copy = shutil.copytree(PACK, tmp_path / "zhangzhou")
    file = copy / "rules/grids.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("#resources-2-grid", "#resources-4-grid", 1), "utf-8")
    with pytest.raises(DiagnosticsError) as raised:
        load_pack(copy)
    assert "resources-4-grid" in str(raised.value)


def test_every_rule_has_a_remedy_and_a_source_or_a_mark(pack: Pack) -> None:
    assert [rule.id for rule in pack.rules.values() if rule.remedy is None] == []
    assert [r.id for r in pack.rules.values() if not r.citations and not r.illustrative] == []
    assert [rule.id for rule in pack.rules.values() if len(rule.cases) < 2] == []


def test_every_rule_that_compares_has_a_case_exactly_at_its_bound(pack: Pack) -> None:
    compared: dict[str, bool] = {}
    for result in run_cases(pack, inherited=True):
        for part in result.finding.parts if result.finding is not None else ():
            ordered = isinstance(part.required, Decimal | date) and re.search("[<>]", part.formula)
            if ordered:
                at_bound = part.actual == part.required
                compared[result.rule.id] = compared.get(result.rule.id, False) or at_bound
    # The others ask for a choice, a yes or a number of exactly so many.
    assert len(compared) > 50
    assert [rule for rule, at_bound in compared.items() if not at_bound] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_names_every_rule_of_the_practice_at_its_sentence(pack: Pack, language: str) -> None:
    page = practice.page(practice.load(), pack, "zh" if language == "zh" else "en")
    for clause, rules in practice.citing(pack, "zhangzhou-practice").items():
        section = page.split(f"{{ #{clause} }}")[1].split("\n### ")[0]
        assert all(f"`{rule.id}`" in section for rule in rules), clause
