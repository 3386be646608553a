"""Writes the reports of a check: to stdout, to a folder, or to a folder for each county."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zhangcheng.cli._writing import writing
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.exchange.formats import FORMATS, write

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

    reports = (output.folder / FORMATS[name].file for name in output.formats)
    keep_inputs(output.data, reports, last=output.last)
    with writing(output.folder, option="--out"):
        output.folder.mkdir(parents=True, exist_ok=True)
        written = _write(runs, output, output.folder)
        for code, county in counties.items():
            _write(county, output, output.folder / code)
        if counties:
            written.insert(0, _index(runs, counties, output))
    for run in runs:
        report.print_summary(run, language=output.language, file=sys.stdout)
    for path in written:
        print(path)


def keep_inputs(data: Path, reports: Iterable[Path], *, last: Path | None = None) -> None:
    """Refuse to write a report over what was read: a ledger, or the report that is compared with.

    Raises:
        DiagnosticsError: when one of `reports` is such a file.
    """
    collector = Collector()
    given = {path.resolve() for path in ([data] if data.is_file() else data.rglob("*"))}
    for path in reports:
        if path.resolve() in given:
            collector.add(codes.CANNOT_WRITE, Location(file="--out"), path=str(path), reason=_IS_INPUT)
        elif last is not None and path.resolve() == last.resolve():
            collector.add(codes.CANNOT_WRITE, Location(file="--out"), path=str(path), reason=_IS_LAST)
    collector.raise_errors()


def _write(runs: Sequence["Run"], output: Output, folder: Path) -> list[Path]:
    from zhangcheng.exchange.report import Report

    folder.mkdir(parents=True, exist_ok=True)
    made = Report(runs=tuple(runs), language=output.language, data=output.data)
    return [path for name in output.formats for path in write(name, made, folder)]


def _index(runs: Sequence["Run"], counties: Mapping[str, Sequence["Run"]], output: Output) -> Path:
    from zhangcheng.exchange.index import write_index

    return write_index(runs, counties, output.formats, folder=output.folder, language=output.language)
