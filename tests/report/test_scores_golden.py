"""The score page, its JSON and its summary are as reviewed."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from report.sample_scores import make_scores
from stored import Golden
from zhangcheng import Scores
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.model.data_facts import InputFile
from zhangcheng.report.schema import scores_schema
from zhangcheng.report.scores.document import render_scores
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.terminal import print_scores

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(name="scores", scope="module")
def scores_fixture(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    return make_scores(tmp_path_factory.mktemp("scores"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_as_reviewed(scores: Scores, language: Language, golden: Golden) -> None:
    text = render_html(scores, language)
    assert text == golden.text(GOLDEN / f"scores.{language}.html", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_summary_is_as_reviewed(
    scores: Scores, language: Language, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    stream = io.StringIO()
    print_scores(scores, language=language, file=stream)
    text = stream.getvalue()
    assert text == golden.text(GOLDEN / f"scores.{language}.txt", text)
    assert all(cell_len(line) <= 80 for line in stream.getvalue().splitlines())


def test_json_is_as_reviewed(scores: Scores, golden: Golden) -> None:
    text = render_scores(scores)
    Draft202012Validator(scores_schema()).validate(json.loads(text))
    assert text == golden.text(GOLDEN / "scores.json", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_matters_is_left_to_one_format(scores: Scores, language: Language) -> None:
    """Dates, waivers and faults of the data are in the page, the summary and JSON alike."""
    stream = io.StringIO()
    print_scores(scores, language=language, file=stream)
    written = json.loads(render_scores(scores))
    for text in (render_html(scores, language), stream.getvalue()):
        assert "2022-01-01" in text  # the card comes into force later
        assert "P186" in text
        assert "D131" in text  # the area that is no number
        assert "long-engouh" in text
    assert {"P186", "D131"} <= {one["code"] for one in written["diagnostics"]}
    assert [use["state"] for use in written["waivers"]] == ["in_force", "expired", "orphaned"]


def test_many_files_are_folded(scores: Scores) -> None:
    files = tuple(InputFile(name=f"file-{n}.csv", sha256=f"{n:064}") for n in range(6))
    run = replace(scores.run, dataset=replace(scores.run.dataset, files=files))
    page = render_html(Scores(run=run, engine_version=scores.engine_version), "zh")
    head, _, rest = page.partition("<details><summary>全部 6 个文件</summary>")
    assert "file-3.csv" in head
    assert "file-4.csv" not in head
    assert "file-4.csv、file-5.csv</details>" in rest
