"""JSON: the report of a run."""

from pathlib import Path

from zhangcheng.exchange.report import Report
from zhangcheng.report.json_report import render_json


def write(report: Report, path: Path) -> None:
    """Write the JSON report."""
    (run,) = report.runs
    path.write_text(render_json(run), encoding="utf-8", newline="\n")
