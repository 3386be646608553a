"""Every format of the table writes what it says, the same bytes for the same run, as reviewed."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from command_line import Command
from zhangcheng.exchange.formats import DEFAULT, FORMATS, write
from zhangcheng.exchange.report import Report

GOLDEN = Path(__file__).parent / "golden"
TEXTS = ["md", "csv", "junit", "sarif", "oscal"]
EXAMPLE = str(Path(__file__).parents[2] / "examples" / "xiangcheng-2021.xlsx")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_complete(name: str) -> None:
    known = FORMATS[name]
    assert callable(import_module(known.module).write)
    assert known.title.zh
    assert known.title.en
    assert len({other.file for other in FORMATS.values()}) == len(FORMATS)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_as_reviewed(
    name: str, language: str, sample: Report, golden: bool, tmp_path: Path
) -> None:
    report = replace(sample, language="zh" if language == "zh" else "en")
    (made,) = write(name, report, tmp_path)
    stored = GOLDEN / f"{language}.{FORMATS[name].file}"
    if golden:
        stored.write_bytes(made.read_bytes())
    assert made.read_bytes() == stored.read_bytes()


def test_the_defaults_are_formats() -> None:
    assert set(DEFAULT) <= set(FORMATS)


def test_several_formats_at_once(zhangcheng: Command, tmp_path: Path) -> None:
    words = ["--as-of", "2021-12-31", "--area", "funds", "--fail-on", "never"]
    result = zhangcheng("check", EXAMPLE, *words, "--out", str(tmp_path), "--format", "md,csv,junit")
    assert result.code == 0
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == ["findings.csv", "junit.xml", "report.md"]
    assert all(name in result.out for name in written)
