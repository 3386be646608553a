"""A number that outgrows exact scoring stops it, and item and cell are named; nothing is rounded."""

from pathlib import Path

import pytest

from scoring.cards import AS_OF, run_card, write_card, write_rows
from zhangcheng import Scores, load_pack, score
from zhangcheng.diagnostics.codes import evaluation
from zhangcheng.diagnostics.collector import UnusableDataError
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.scoring.improve import improved_points

CARD = """
indicators:
  - {id: small, title: {zh: 小数, en: Small}, weight: 50, value: b,
     normalise: {method: target, zero_at: 0, full_at: 1}}
  - {id: large, title: {zh: 大数, en: Large}, weight: 50, value: a * a, normalise: {method: z_score}}
"""


def score_example(text: str, folder: Path) -> Scores:
    name, _, rows = text.removeprefix("# file: ").partition("\n")
    data = folder / name
    data.write_text(rows, encoding="utf-8")
    pack = load_pack(write_card(folder / "pack", CARD))
    return score(pack, data, "card", as_of=AS_OF)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_item_and_the_cell_are_named(tmp_path: Path, language: Language) -> None:
    with pytest.raises(UnusableDataError) as caught:
        score_example(evaluation.SCORE_TOO_WIDE.example, tmp_path)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code is evaluation.SCORE_TOO_WIDE
    assert {"zh": "大数", "en": "Large"}[language] in diagnostic.message(language)
    assert str(diagnostic.location) == "unit.csv › C3"
    assert "unit.csv › C3" in diagnostic.hint(language)


def test_what_fits_is_scored(tmp_path: Path) -> None:
    scores = score_example(evaluation.SCORE_TOO_WIDE.mended, tmp_path)
    assert [s.score is not None for s in scores.run.standings] == [True, True]


ADJUSTED = """
indicators:
  - {id: small, title: {zh: 小数, en: Small}, weight: 100, value: b,
     normalise: {method: target, zero_at: 0, full_at: 1}}
adjustments:
  - {id: each, title: {zh: 加分, en: Added}, kind: addition, value: a * a, each: 1}
"""


def test_an_adjustment_is_named(tmp_path: Path) -> None:
    rows = [{"code": "u0", "a": "9" * 13, "b": 1}]
    with pytest.raises(UnusableDataError) as caught:
        run_card(tmp_path, ADJUSTED, unit=rows)
    assert ["加分" in d.message("zh") for d in caught.value.diagnostics] == [True]


STEPPED = """
indicators:
  - {id: large, title: {zh: 大数, en: Large}, weight: 100, value: a * a, step: 100000000000000000000,
     normalise: {method: target, zero_at: 0, full_at: 1}}
"""


def test_an_improvement_that_is_too_large_is_named(tmp_path: Path) -> None:
    run = run_card(tmp_path, STEPPED, unit=[{"code": "u0", "a": "9" * 9}])
    with pytest.raises(UnusableDataError) as caught:
        improved_points(run)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code is evaluation.SCORE_TOO_WIDE
    assert "大数" in diagnostic.message("zh")


def test_an_improvement_that_is_too_large_stops_before_any_report(tmp_path: Path) -> None:
    pack = load_pack(write_card(tmp_path / "pack", STEPPED))
    data = write_rows(tmp_path / "data", unit=[{"code": "u0", "a": "9" * 9}])
    with pytest.raises(UnusableDataError):
        score(pack, data, "card", as_of=AS_OF)
