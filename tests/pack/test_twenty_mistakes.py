"""A pack with more than twenty different mistakes: all of them in one run, each at its place."""

from pathlib import Path

import pytest

from stored import Golden
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.show import show
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.pack import load_pack

FIXTURES = Path(__file__).parent / "fixtures"
PACK = FIXTURES / "twenty_mistakes"


@pytest.fixture(name="found", scope="module")
def found_fixture() -> tuple[Diagnostic, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(FIXTURES)
        with pytest.raises(DiagnosticsError) as stopped:
            load_pack("twenty_mistakes")
    return stopped.value.diagnostics


def test_there_are_at_least_twenty_different_mistakes(found: tuple[Diagnostic, ...]) -> None:
    assert len({diagnostic.code.id for diagnostic in found}) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_is_shown_at_its_place(
    found: tuple[Diagnostic, ...], language: Language, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FIXTURES)
    shown = show(found, language)
    assert shown == golden.text(FIXTURES / f"twenty_mistakes.{language}.txt", shown)


def test_a_place_is_a_line_and_a_column(found: tuple[Diagnostic, ...]) -> None:
    for diagnostic in found:
        line, column = diagnostic.location.line, diagnostic.location.column
        assert line is not None
        assert column is not None
        text = (FIXTURES / diagnostic.location.file).read_text(encoding="utf-8").splitlines()[line - 1]
        assert 1 <= column <= len(text)
