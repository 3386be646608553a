"""The terminal summary: 80 columns, plain in a pipe, in both languages."""

import io
from pathlib import Path

import pytest
from rich.cells import cell_len

from stored import Golden
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.evaluate.run import Run
from zhangcheng.report import print_summary
from zhangcheng.report.terminal import wrap

GOLDEN = Path(__file__).parent / "golden"


def summary(run: Run, language: Language) -> str:
    stream = io.StringIO()
    print_summary(run, language=language, file=stream)
    return stream.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_summary_is_as_reviewed(
    run: Run, language: Language, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = summary(run, language)
    assert text == golden.text(GOLDEN / f"summary.{language}.txt", text)
    assert "\x1b" not in text
    assert all(cell_len(line) <= 80 and line == line.rstrip() for line in text.splitlines())


def test_colours_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in summary(run, "zh")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三四五", 6, ["一二三", "四五"]),
        ("一二三，四五", 6, ["一二", "三，四", "五"]),
        ("差 524.02 元/月；补足", 12, ["差", "524.02 元/月", "；补足"]),
        ("plain words break at blanks", 12, ["plain words", "break at", "blanks"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 10, [""]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines
