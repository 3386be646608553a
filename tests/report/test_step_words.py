"""Steps of an explanation in words: labels first, ids and formulas in brackets."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.explain import Step
from zhangcheng.evaluate.parts import walk_tree
from zhangcheng.feel import tree
from zhangcheng.report.explanation import render_explanation
from zhangcheng.report.step_words import worded

CLEAN = Path(__file__).parents[2] / "examples" / "ledgers" / "clean.xlsx"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_step_of_each_rule_and_measure_has_words(language: Language) -> None:
    pack = zc.load_pack()
    expressions = [(rule.record, e) for rule in pack.rules.values() for e in (rule.when, rule.require)]
    expressions += [
        (of, measure.expression) for of, own in pack.measures.items() for measure in own.values()
    ]
    for record_type, expression in expressions:
        if expression is None:
            continue
        steps = [
            Step(depth=depth, text=expression.text[slice(*node.span)], value=None, unit=None, rows=())
            for depth, node in walk_tree(pack.tree(expression))
            if not isinstance(node, tree.Literal)
        ]
        found = worded(steps, expression, pack, record_type=record_type, language=language)
        assert all(text for _, text in found)
        assert [step.depth for step, _ in found][:1] == [step.depth for step in steps][:1]


def explained(rule: str, key: str) -> list[str]:
    pack = zc.load_pack()
    data = zc.read_data(pack, CLEAN)
    made = zc.explain(pack, data, rule, key, as_of=dt.date(2021, 12, 31))
    assert made is not None
    return render_explanation(made, "zh").splitlines()


def test_what_is_asked_and_its_opposite_are_not_both_shown() -> None:
    lines = explained("service-funds-grow", "350603100002")
    assert "    原社区代码已填写 (former_code != null)  =  否" in lines
    assert "      原社区代码 (former_code)  =  未知" in lines
    assert not any("former_code != null)  =  是" in line for line in lines)
    assert "指标量 本年度服务群众专项经费 (service_funds)" in lines


def test_choices_go_by_their_labels() -> None:
    lines = explained("principal-stipend", "350602002001-1/2021-12-01")
    assert any("社区主干 (principal)" in line for line in lines)
