"""The table of formats: what each is called, what file it makes, and the module that writes it.

A new format is one entry here and one module with `write(report, path)`; modules are imported when
their format is asked for, since each needs a library that the others do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from zhangcheng.diagnostics.text import Text

if TYPE_CHECKING:
    from zhangcheng.exchange.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: the file it makes (a name ending in `/` is a folder), and what it is for."""

    file: str
    module: str
    title: Text


def _format(file: str, module: str, zh: str, en: str) -> Format:
    return Format(file=file, module=f"zhangcheng.exchange.{module}", title=Text(zh, en))


FORMATS: Mapping[str, Format] = {
    "html": _format("report.html", "html_file", "网页报告", "Page"),
    "json": _format("report.json", "json_file", "JSON 报告", "JSON report"),
    "xlsx": _format("report.xlsx", "workbook", "批注台账与整改台账", "Annotated workbook"),
    "docx": _format("letters/", "letters", "整改通知与通报", "Letters"),
    "md": _format("report.md", "markdown", "Markdown 报告", "Markdown report"),
    "csv": _format("findings.csv", "csv_file", "检查结果表", "Table of findings"),
    "junit": _format("junit.xml", "junit", "JUnit 测试报告", "JUnit report"),
    "sarif": _format("report.sarif", "sarif", "SARIF 2.1.0 报告", "SARIF 2.1.0 log"),
    "oscal": _format("oscal.json", "oscal", "OSCAL 评估结果", "OSCAL assessment results"),
}
"""By the name that `--format` takes."""

DEFAULT = ("html", "json")


def write(name: str, report: "Report", folder: Path) -> list[Path]:
    """Write a report in the format `name` into `folder`; return the files to show to the user.

    Raises:
        DiagnosticsError: when a library that the format needs is not installed.
        OSError: when a file cannot be written.
    """
    chosen = FORMATS[name]
    path = folder / chosen.file
    import_module(chosen.module).write(report, path)
    return [path]
