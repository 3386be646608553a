"""A number that outgrows exact arithmetic stops the run and is named; nothing is rounded."""

import datetime as dt
from pathlib import Path

import pytest

from evaluate.packs import write_pack
from zhangcheng import api
from zhangcheng.diagnostics.codes import evaluation
from zhangcheng.diagnostics.collector import UnusableDataError
from zhangcheng.diagnostics.text import Language

FILES = {
    "records/plot.yaml": """
        id: plot
        title: {zh: 地块, en: Plots}
        key: [id]
        fields:
          - {id: id, label: {zh: 编号, en: Id}, type: text}
          - {id: jurisdiction, label: {zh: 辖区, en: Place}, type: jurisdiction}
          - {id: area, label: {zh: 面积, en: Area}, type: number}
    """,
    "rules/plots.yaml": """
        area: plots
        title: {zh: 地块, en: Plots}
        rules:
          - id: volume
            title: {zh: 体积, en: Volume}
            record: plot
            require: area * area * area >= 0
            level: must
            illustrative: true
            cases:
              - {name: one, as_of: 2020-01-01, given: {area: 1}, expect: pass}
              - {name: less, as_of: 2020-01-01, given: {area: -1}, expect: fail}
          - id: some-area
            title: {zh: 面积, en: Area}
            record: plot
            require: area > 0
            level: must
            illustrative: true
            cases:
              - {name: one, as_of: 2020-01-01, given: {area: 1}, expect: pass}
              - {name: none, as_of: 2020-01-01, given: {area: 0}, expect: fail}
    """,
}


def check(example: str, folder: Path) -> api.Run:
    name, _, text = example.removeprefix("# file: ").partition("\n")
    data = folder / name
    data.write_text(text, encoding="utf-8")
    pack = api.load_pack(write_pack(folder / "pack", FILES))
    return api.check(pack, data, as_of=dt.date(2020, 1, 1))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_rule_and_the_cell_are_named(tmp_path: Path, language: Language) -> None:
    with pytest.raises(UnusableDataError) as caught:
        check(evaluation.NUMBER_TOO_WIDE.example, tmp_path)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code is evaluation.NUMBER_TOO_WIDE
    assert "volume" in diagnostic.message(language)
    assert "38" in diagnostic.message(language)
    assert str(diagnostic.location) == "plot.csv › B2"
    assert "plot.csv › B2" in diagnostic.hint(language)


def test_what_fits_is_computed(tmp_path: Path) -> None:
    run = check(evaluation.NUMBER_TOO_WIDE.mended, tmp_path)
    assert [finding.outcome.value for finding in run.findings_list] == ["pass", "pass"]
