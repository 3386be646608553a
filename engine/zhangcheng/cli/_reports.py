"""Writes the reports of a check: to stdout, to a folder, or to a folder for each county."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zhangcheng.cli._folder import Folder, files_in
from zhangcheng.cli._progress import working, writing_of
from zhangcheng.cli._writing import ANOTHER_FOLDER, COPY_LAST, writing
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.exchange.formats import FORMATS, write

_NAMED = 8
_OTHERS = Text(
    "文件夹里还有先前一次检查写的，这次没有重写：{files}",
    "Of an earlier check, and not written anew: {files}",
)
_IS_INPUT = Text("它是要核查的台账，不能覆盖", "it is a ledger being checked, which stays as it is")
_IS_LAST = Text("它是要比较的上一期报告，不能覆盖", "it is the report to compare with")

if TYPE_CHECKING:
    from zhangcheng.evaluate.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Which formats go into which folder, in which language; `data` is what was checked.

    `last` is the report of an earlier check that this one is set against.
    """

    formats: tuple[str, ...]
    folder: Path
    language: Language
    data: Path
    last: Path | None = None


def print_json(runs: Sequence["Run"], language: Language) -> None:
    """Print the JSON report, and the summary to stderr."""
    from zhangcheng import report
    from zhangcheng.exchange.json_file import render
    from zhangcheng.exchange.report import Report

    sys.stdout.write(render(Report(runs=tuple(runs), language=language)))
    for run in runs:
        report.print_summary(run, language=language, file=sys.stderr)


def write_reports(
    runs: Sequence["Run"], counties: Mapping[str, Sequence["Run"]], output: Output
) -> None:
    """Write the reports of a check, and those of its counties with an index; print what was written.

    Raises:
        DiagnosticsError: when something cannot be written.
    """
    from zhangcheng import report

    reports = _targets(output, counties)
    keep_inputs(output.data, reports, last=output.last)
    with writing(output.folder, option="--out"):
        folder = Folder(output.folder)
        folder.check(reports, output.formats)
        output.folder.mkdir(parents=True, exist_ok=True)
        folder.clear(reports, output.formats)
        shown, written = _write_all(runs, counties, output, folder)
    for run in runs:
        report.print_summary(run, language=output.language, file=sys.stdout)
    for path in shown:
        print(path)
    others = folder.others(written)
    if others:
        named = [str(path) for path in others[:_NAMED]] + ["…"] * (len(others) > _NAMED)
        print(_OTHERS.get(output.language).format(files=", ".join(named)), file=sys.stderr)


def _targets(output: Output, counties: Mapping[str, Sequence["Run"]]) -> list[Path]:
    folders = [output.folder, *(output.folder / code for code in counties)]
    paths = [folder / FORMATS[name].file for folder in folders for name in output.formats]
    return [*paths, output.folder / "index.html"] if counties else paths


def _write_all(
    runs: Sequence["Run"], counties: Mapping[str, Sequence["Run"]], output: Output, folder: Folder
) -> tuple[list[Path], list[Path]]:
    """Write everything; return what to show to the user, and every file that was written."""
    shown, written = _write(runs, output, output.folder, folder)
    for code, county in counties.items():
        written += _write(county, output, output.folder / code, folder)[1]
    if counties:
        index = _index(runs, counties, output)
        folder.add("index", [index])
        shown.insert(0, index)
        written.append(index)
    return shown, written


def keep_inputs(data: Path, reports: Iterable[Path], *, last: Path | None = None) -> None:
    """Refuse to write a report over what was read: a ledger, or the report that is compared with.

    Raises:
        DiagnosticsError: when one of `reports` is such a file.
    """
    collector = Collector()
    given = {path.resolve() for path in ([data] if data.is_file() else data.rglob("*"))}
    for path in reports:
        if path.resolve() in given:
            collector.add(
                codes.CANNOT_WRITE,
                Location(file="--out"),
                path=str(path),
                reason=_IS_INPUT,
                suggestion=ANOTHER_FOLDER,
            )
        elif last is not None and path.resolve() == last.resolve():
            collector.add(
                codes.CANNOT_WRITE,
                Location(file="--out"),
                path=str(path),
                reason=_IS_LAST,
                suggestion=COPY_LAST,
            )
    collector.raise_errors()


def _write(
    runs: Sequence["Run"], output: Output, path: Path, folder: Folder
) -> tuple[list[Path], list[Path]]:
    from zhangcheng.exchange.report import Report

    path.mkdir(parents=True, exist_ok=True)
    # The ledger has rows of all counties: it goes with the report on the whole alone.
    data = output.data if path == output.folder else None
    made = Report(runs=tuple(runs), language=output.language, data=data)
    shown: list[Path] = []
    written: list[Path] = []
    for name in output.formats:
        target = path / FORMATS[name].file
        before = files_in(target) if target.is_dir() else set()
        with working(output.language, file=sys.stderr, doing=writing_of(str(target))):
            shown += write(name, made, path)
        new = sorted(files_in(target) - before)
        folder.add(name, new)
        written += new
    return shown, written


def _index(runs: Sequence["Run"], counties: Mapping[str, Sequence["Run"]], output: Output) -> Path:
    from zhangcheng.exchange.index import write_index

    return write_index(runs, counties, output.formats, folder=output.folder, language=output.language)
