"""A value of the wrong type, a unit badly written, a file out of place: what to do is said."""

from pathlib import Path

import pytest

from pack.layered import lay_over
from zhangcheng.diagnostics.codes._pack_snippets import PARAMETER, RECORD, RULES, SOURCES, changed
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.pack import load_pack


def hints(text: str, folder: Path) -> list[str]:
    with pytest.raises(DiagnosticsError) as stopped:
        load_pack(lay_over(text, folder))
    return [f"{found.code.id} {found.hint('en')}" for found in stopped.value.diagnostics]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (changed(RULES, ("{zh: 有场所, en: Some space}", "有场所")), "P104 Write it in both languages"),
        (changed(RULES, ("illustrative: true", "illustrative: yes")), "P104 Write true"),
        (changed(RULES, ("illustrative: true", "illustrative: 是")), "P104 Write true"),
        (changed(RULES, ("illustrative: true", "sources: practice#area")), "P104 Write a list"),
        (
            changed(RULES, ("level: should", "level: should\n    effective: 2020-01-01")),
            "P104 Write {from: 2020-01-01}",
        ),
        (
            changed(RECORD, ("{id: call, label: {zh: 走访, en: Call}}", "call")),
            "P104 Write {id: call, label: …}",
        ),
        (
            changed(RECORD, ("id: visit", "id: visit\nkey: day"))
            + changed(RULES, ("record: community", "record: vizit")),
            "P123 Did you mean visit",
        ),
        (changed(PARAMETER, ("by: [jurisdiction, stage]", "by: stage")), "P104 Write a list: [stage]"),
        (changed(RECORD, ("decimals: 2", 'decimals: "2"')), "P104 Write a plain number"),
        (
            changed(PARAMETER, ("value: 120", 'value: "120"')),
            "P146 Write a plain number, without quotes: 120",
        ),
        (
            changed(PARAMETER, ("value: 120", 'value: "1,200"')),
            "P146 Write a plain number, without quotes: 1200",
        ),
        (
            changed(PARAMETER, ("value: 120", "value: 1.5万元")),
            "P146 Write a plain number, without quotes: 15000",
        ),
        (
            changed(PARAMETER, ("value: 120", "value: 80%")),
            "P146 Write a plain number, without quotes: 0.8",
        ),
        (changed(PARAMETER, ("value: 120", "value: A")), "P146 The parameter has a unit"),
        (changed(PARAMETER, ("unit: yuan\n", "")), "P146 A parameter without unit takes texts."),
        (changed(PARAMETER, ("unit: yuan", "unit: 元")), "P127 Write yuan"),
        (changed(PARAMETER, ("unit: yuan", "unit: 元/平方米")), "P127 Write yuan/m2"),
        (changed(PARAMETER, ("unit: yuan", "unit: yuan per m²")), "P127 Write yuan/m2"),
        (changed(PARAMETER, ("unit: yuan", "unit: yaun")), "P126 Did you mean yuan?"),
        (
            changed(PARAMETER, ("unit: yuan", "unit: seat")),
            "P126 Declare it in pack.yaml: units: {seat: {zh: …, en: …}}",
        ),
        (changed(PARAMETER, ("unit: yuan", "unit: '%'")), "P127 For per cent write"),
        (changed(PARAMETER, ("unit: yuan", "unit: '?'")), "P127 Use symbols of units in pack.yaml"),
        (changed(RULES, ("rules/extra.yaml", "rule/extra.yaml")), "P113 Did you mean rules?"),
        (changed(RULES, ("rules/extra.yaml", "rules/more/extra.yaml")), "P113 Rules go into rules/"),
        (changed(RULES, ("rules/extra.yaml", "extra.yaml")), "P113 Rules go into rules/"),
        (changed(RULES, ("rules/extra.yaml", "rules/extra.yml")), "P113 Let the file name end in .yaml"),
        (
            changed(
                SOURCES, ("    clauses:\n      - {id: area, title: {zh: 场所, en: Premises}}\n", "")
            ),
            "P122 It lists none: cite practice alone, or add clauses",
        ),
        ("# file: notes.txt\nhello\n", "P113 A pack holds YAML files"),
        ("# file: sauces.yaml\nsources: []\n", "P113 Did you mean sources?"),
    ],
)
def test_the_hint_says_what_to_write(tmp_path: Path, text: str, hint: str) -> None:
    assert [said for said in hints(text, tmp_path) if said.startswith(hint)]
