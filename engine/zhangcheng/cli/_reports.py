"""Writes the reports of a check: to stdout, to a folder, or to a folder for each county."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language
from zhangcheng.exchange.formats import write

if TYPE_CHECKING:
    from zhangcheng.evaluate.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Which formats go into which folder, in which language; `data` is what was checked."""

    formats: tuple[str, ...]
    folder: Path
    language: Language
    data: Path


def print_json(run: "Run", language: Language) -> None:
    """Print the JSON report, and the summary to stderr."""
    from zhangcheng import report

    sys.stdout.write(report.render_json(run))
    report.print_summary(run, language=language, file=sys.stderr)


def write_reports(run: "Run", counties: Mapping[str, "Run"], output: Output) -> None:
    """Write the reports of a run, and those of its counties with an index; print what was written.

    Raises:
        DiagnosticsError: when something cannot be written.
    """
    from zhangcheng import report

    written: list[Path] = []
    try:
        written += _write(run, output, output.folder)
        for code, county in counties.items():
            _write(county, output, output.folder / code)
        if counties:
            from zhangcheng.exchange.index import write_index

            written.insert(
                0,
                write_index(
                    run, counties, output.formats, folder=output.folder, language=output.language
                ),
            )
    except OSError as error:
        collector = Collector()
        collector.add(
            codes.CANNOT_WRITE,
            Location(file="--out"),
            path=str(error.filename or output.folder),
            reason=error.strerror or "",
        )
        collector.raise_errors()
    report.print_summary(run, language=output.language, file=sys.stdout)
    for path in written:
        print(path)


def _write(run: "Run", output: Output, folder: Path) -> list[Path]:
    from zhangcheng.exchange.report import Report

    folder.mkdir(parents=True, exist_ok=True)
    made = Report(runs=(run,), language=output.language, data=output.data)
    return [path for name in output.formats for path in write(name, made, folder)]
