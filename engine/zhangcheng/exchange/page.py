"""HTML: the page of `report`, of one run or of several."""

from pathlib import Path

from zhangcheng.exchange.report import Report
from zhangcheng.report.html_report import render_html


def write(report: Report, path: Path) -> None:
    """Write the page."""
    (run,) = report.runs
    path.write_text(render_html(run, report.language), encoding="utf-8", newline="\n")
