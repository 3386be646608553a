"""CSV: every finding that the run lists, those that pass too; safe to open in a spreadsheet."""

import csv
import io
from pathlib import Path

from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.rows import Row, RowWriter, harmless
from zhangcheng.model.comparison import Check, Moved
from zhangcheng.report.values import Labels
from zhangcheng.whole_files import write_whole

_COLUMNS = (
    "pack",
    "county",
    "subdistrict",
    "institution",
    "institution_key",
    "record_type",
    "record_key",
    "rule",
    "rule_title",
    "level",
    "outcome",
    "without_waiver",
    "against",
    "actual",
    "required",
    "gap",
    "to_pass",
    "note",
    "basis",
    "remedy",
    "cell",
)


def write(report: Report, path: Path) -> None:
    """Write the table; the byte order mark lets Excel know that it is UTF-8."""
    write_whole(path, render(report), encoding="utf-8-sig", newline="")


def render(report: Report) -> str:
    """Return the table as text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for run in report.runs:
        labels = Labels(run, report.language)
        moved = {} if run.against is None else {m.check: m for m in run.against.moved}
        for row in RowWriter(run, labels).rows():
            finding = row.finding
            known = moved.get(Check(finding.rule, finding.record_type, finding.key))
            kind = labels.text(known.kind.label) if known is not None else ""
            writer.writerow([harmless(value) for value in _values(run, row, labels, kind)])
        for gone in run.against.moved if run.against is not None else ():
            if gone.outcome is None:
                writer.writerow([harmless(value) for value in _gone(run, gone, labels)])
    return text.getvalue()


def _values(run: Run, row: Row, labels: Labels, kind: str) -> list[str]:
    finding = row.finding
    return [
        run.pack.id,
        row.county,
        row.subdistrict,
        row.institution,
        finding.institution,
        finding.record_type,
        finding.key,
        finding.rule,
        row.rule,
        row.level,
        row.outcome,
        labels.text(finding.without_waiver.label),
        kind,
        row.actual,
        row.required,
        row.gap,
        row.to_pass,
        row.note,
        row.basis,
        row.remedy,
        str(finding.location),
    ]


def _gone(run: Run, gone: Moved, labels: Labels) -> list[str]:
    """Return the row of a check that failed last time and that there is no longer."""
    values = dict.fromkeys(_COLUMNS, "")
    values |= {
        "pack": run.pack.id,
        "institution": gone.name,
        "institution_key": gone.institution,
        "record_type": gone.check.record_type,
        "record_key": gone.check.key,
        "rule": gone.check.rule,
        "against": labels.text(gone.kind.label),
        "note": labels.text(gone.outside.label) if gone.outside else labels.word("against_absent"),
    }
    return list(values.values())
