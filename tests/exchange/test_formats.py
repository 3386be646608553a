"""Every format of the table writes what it says, the same bytes for the same run, as reviewed."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from openpyxl import load_workbook

from command_line import Command
from stored import Golden
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
    name: str, language: str, sample: Report, golden: Golden, tmp_path: Path
) -> None:
    report = replace(sample, language="zh" if language == "zh" else "en")
    (made,) = write(name, report, tmp_path)
    content = made.read_bytes()
    assert content == golden.content(GOLDEN / f"{language}.{FORMATS[name].file}", content)


def test_the_defaults_are_formats() -> None:
    assert set(DEFAULT) <= set(FORMATS)


def test_several_formats_at_once(zhangcheng: Command, tmp_path: Path) -> None:
    words = ["--as-of", "2021-12-31", "--area", "funds", "--fail-on", "never"]
    result = zhangcheng("check", EXAMPLE, *words, "--out", str(tmp_path), "--format", "md,csv,junit")
    assert result.code == 0
    written = ["findings.csv", "junit.xml", "report.md"]
    # The list of what is ours stands beside them.
    assert sorted(path.name for path in tmp_path.iterdir()) == [".zhangcheng.json", *written]
    assert all(name in result.out for name in written)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_run_gives_the_same_bytes(name: str, example: Report, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write(name, example, tmp_path / folder)
    assert files(tmp_path / "one") == files(tmp_path / "two") != {}


@pytest.mark.parametrize(("name", "with_data"), [("xlsx", True), ("xlsx", False), ("docx", True)])
def test_no_office_file_knows_the_time_of_day(
    name: str, example: Report, tmp_path: Path, *, with_data: bool
) -> None:
    write(name, example if with_data else replace(example, data=None), tmp_path)
    made = [path for path in tmp_path.rglob("*") if is_zipfile(path)]
    assert made
    for path in made:
        with ZipFile(path) as archive:
            assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
    if name == "xlsx":
        properties = load_workbook(made[0]).properties
        assert str(properties.modified) == "2021-12-31 00:00:00"
        assert with_data or properties.created == properties.modified


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_cannot_be_written_leaves_the_one_before(
    name: str, sample: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(name, sample, tmp_path)
    before = files(tmp_path)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write(name, replace(sample, language="en"), tmp_path)
    assert files(tmp_path) == before
