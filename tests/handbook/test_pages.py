"""The pages of the example pack, whole, in both languages; and laws that hold for every page."""

import json
import re
from pathlib import Path

import pytest

from handbook.example import example
from stored import Golden
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.handbook import data_files, pages, write

GOLDEN = Path(__file__).with_name("golden")
WHOLE = (
    *("index", "rules/hall-area", "rules/hall-allowance", "areas/halls", "matrix/halls"),
    *("parameters/least_area", "records/hall", "sources/notice", "districts/9902", "changes", "coming"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WHOLE)
def test_a_page_is_as_stored(name: str, language: Language, golden: Golden) -> None:
    text = pages(example(), language)[f"{name}.md"]
    assert text == golden.text(GOLDEN / language / f"{name}.md", text)


@pytest.mark.parametrize("name", ["rules/hall-area", "parameters/base", "districts/9902"])
@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_data_is_as_stored(name: str, suffix: str, golden: Golden) -> None:
    text = data_files(example())[f"{name}.{suffix}"]
    assert text == golden.text(GOLDEN / f"{name}.{suffix}", text)


def test_a_rule_is_offered_as_its_file_writes_it() -> None:
    text = data_files(example())["rules/hall-allowance.yaml"]
    assert text.startswith("- id: hall-allowance\n")
    assert text.rstrip().endswith("expect: not_applicable}")
    assert "hall-area" not in text


def test_both_languages_have_the_same_pages() -> None:
    assert pages(example(), "zh").keys() == pages(example(), "en").keys()


def test_pages_are_a_function_of_the_pack() -> None:
    assert pages(example(), "zh") == pages(example(), "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_pages_and_files_that_there_are(language: Language) -> None:
    texts = {**pages(example(), language), **data_files(example())}
    for path, text in texts.items():
        if not path.endswith(".md"):
            continue
        folder = Path(path).parent
        for target in re.findall(r"\]\(([^)#\s]+)", text):
            assert _normal(folder / target) in texts, (path, target)
        for target in re.findall(r'href="([^"#]+)', text):
            made = _normal(folder / target.replace(".html", ".md"))
            assert made in texts or made == "changes.xml", (path, target)


def _normal(path: Path) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_without_a_source_is_marked(language: Language) -> None:
    text = pages(example(), language)["rules/hall-area.md"]
    (row,) = re.findall(r"<tr [^>]*>(?:(?!</tr>).)*120 (?:(?!</tr>).)*</tr>", text)
    assert 'class="mark mark--illustrative"' in row
    assert len(re.findall("mark--illustrative", text.split("</tbody>")[0])) == 1


def test_it_can_be_written_for_another_builder(tmp_path: Path) -> None:
    written = write(example(), tmp_path)
    assert sorted(written) == sorted(tmp_path.rglob("*.*"))
    page = (tmp_path / "en/rules/hall-area.md").read_text(encoding="utf-8")
    assert page == pages(example(), "en")["rules/hall-area.md"]
    assert (tmp_path / "rules/hall-area.csv").read_bytes().startswith(b"\xef\xbb\xbfdistrict,")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_its_data(language: Language) -> None:
    made, beside = pages(example(), language), data_files(example())
    for path, text in made.items():
        name = path.removesuffix(".md")
        offered = set(re.findall(r'<a href="([^"]+)" download>', text))
        assert f"{name}.json" in beside, path
        if 'kind: "renamed"' in text:
            continue
        here = Path(path).parent
        assert {f"{name}.json", path} <= {_normal(here / file) for file in offered}, path
        assert {_normal(here / file) for file in offered} <= {*beside, *made}, path


def test_data_is_json() -> None:
    for path, text in data_files(example()).items():
        if path.endswith(".json"):
            assert isinstance(json.loads(text), dict), path
