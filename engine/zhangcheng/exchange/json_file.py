"""JSON: the report of a run, or those of several packs in one document."""

from pathlib import Path

from zhangcheng.exchange.report import Report
from zhangcheng.report.json_report import render_json
from zhangcheng.whole_files import write_whole

FORMAT = "zhangcheng-reports/1"


def write(report: Report, path: Path) -> None:
    """Write the JSON report."""
    write_whole(path, render(report))


def render(report: Report) -> str:
    """Return the report of one run as it is; those of several as members of `reports`."""
    texts = [render_json(run) for run in report.runs]
    if len(texts) == 1:
        return texts[0]
    inside = ",\n".join(text.rstrip("\n") for text in texts)
    return f'{{\n"format": "{FORMAT}",\n"reports": [\n{inside}\n]\n}}\n'
