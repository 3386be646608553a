"""OSCAL assessment results (NIST, model version 1.1.2): rules as controls, findings with observations.

Identifiers are derived from what they name, and the time of the document is the start of the as-of
date in Beijing, so that the same run gives the same bytes.
"""

import json
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.rows import Row, RowWriter, printable
from zhangcheng.model.comparison import Check
from zhangcheng.model.outcome import OUTSTANDING, Outcome
from zhangcheng.report.phrases import headline
from zhangcheng.report.summary import summarise
from zhangcheng.report.values import Labels
from zhangcheng.whole_files import write_whole
from zhangcheng.wording.numbers import exact
from zhangcheng.wording.words import WORDS

_VERSION = "1.1.2"
_NAMESPACE = uuid.UUID("5f0d6b3e-6f57-5d0e-9d0b-6e5b7b4f3a01")
_SPACE = "urn:zhangcheng"
_TOKEN = re.compile(r"[^\w.\-]")

Json = dict[str, object]


def write(report: Report, path: Path) -> None:
    """Write the document."""
    text = json.dumps(document(report), ensure_ascii=False)
    write_whole(path, text + "\n")


def document(report: Report) -> Json:
    """Return the document as plain data: a result for each run."""
    first = report.runs[0]
    labels = Labels(first, report.language)
    title = f"{labels.word('report')}{labels.word('colon')}" + labels.word("list_comma").join(
        labels.text(run.pack.title) for run in report.runs
    )
    return {
        "assessment-results": {
            "uuid": _uuid("document", *(_identity(run) for run in report.runs)),
            "metadata": {
                "title": title,
                "last-modified": _moment(first),
                "version": first.clock.as_of.isoformat(),
                "oscal-version": _VERSION,
                "remarks": WORDS["no_legal_effect"].get(report.language),
            },
            "import-ap": {
                "href": f"#{_uuid('plan', *(_identity(run) for run in report.runs))}",
                "remarks": ", ".join(f"{r.pack.id} {r.pack.version}" for r in report.runs),
            },
            "results": [_Result(run, Labels(run, report.language)).result() for run in report.runs],
            "back-matter": {
                "resources": [
                    {
                        "uuid": _uuid("plan", *(_identity(run) for run in report.runs)),
                        "title": ", ".join(f"{r.pack.id} {r.pack.version}" for r in report.runs),
                        "description": ", ".join(f"sha256 {r.pack.sha256}" for r in report.runs),
                    }
                ]
            },
        }
    }


def _identity(run: Run) -> str:
    return f"{run.pack.sha256}|{run.clock.as_of}|{'|'.join(file.sha256 for file in run.files)}"


def _uuid(*parts: str) -> str:
    """Return a version 5 UUID (RFC 9562) of what it stands for."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def _moment(run: Run) -> str:
    return f"{run.clock.as_of}T00:00:00+08:00"


def _property(name: str, value: str) -> Json:
    # OSCAL wants values without blanks at the ends, and not empty.
    return {"name": name, "ns": _SPACE, "value": printable(value).strip() or "-"}


class _Result:
    """Writes the result of one run."""

    def __init__(self, run: Run, labels: Labels) -> None:
        self._run, self._labels = run, labels
        self._identity = _identity(run)
        moved = () if run.against is None else run.against.moved
        self._moved = {m.check: m.kind.value for m in moved}

    def result(self) -> Json:
        """Return the result: controls reviewed, and an observation and a finding for each open check."""
        run, labels = self._run, self._labels
        rows = list(RowWriter(run, labels).rows((*OUTSTANDING, Outcome.WAIVED)))
        made: Json = {
            "uuid": _uuid("result", self._identity),
            "title": labels.text(run.pack.title),
            "description": headline(run, summarise(run), labels.language),
            "start": _moment(run),
            "end": _moment(run),
            "props": list(self._counts()),
            "reviewed-controls": {
                "control-selections": [
                    {
                        "description": f"{run.pack.id} {run.pack.version}",
                        "include-controls": [{"control-id": count.rule} for count in run.rule_counts],
                    }
                ]
            },
        }
        if not run.rule_counts:
            made["reviewed-controls"] = {"control-selections": [{"include-all": {}}]}
        if rows:
            made["observations"] = [self._observation(row) for row in rows]
            made["findings"] = [self._finding(row) for row in rows]
        return made

    def _counts(self) -> Iterator[Json]:
        for outcome in Outcome:
            yield _property(f"checks-{outcome.value}", str(self._run.counts.get(outcome, 0)))
        yield _property("closing-balance", "closes" if self._run.balance.closes else "open")

    def _check(self, row: Row) -> str:
        return f"{row.finding.rule}|{row.finding.record_type}|{row.finding.key}"

    def _observation(self, row: Row) -> Json:
        labels, finding = self._labels, row.finding
        shown = (("actual", row.actual), ("required", row.required), ("gap", row.gap))
        said = [f"{labels.word(name)} {value}" for name, value in shown if value]
        facts = [row.outcome, *said, *([row.note] if row.note else [])]
        return {
            "uuid": _uuid("observation", self._identity, self._check(row)),
            "title": printable(f"{row.institution} {row.record}".strip()),
            "description": printable(labels.word("comma").join(facts)),
            "props": list(self._properties(row)),
            "methods": ["TEST"],
            "types": ["finding"],
            "collected": _moment(self._run),
            "relevant-evidence": [
                {
                    "description": printable(
                        f"{labels.text(read.label)}{labels.word('colon')}"
                        f"{labels.input(finding.record_type, read)} "
                        + labels.word("list_comma").join(str(cell) for cell in read.cells)
                    ).strip()
                }
                for read in finding.inputs
            ]
            or [{"description": str(finding.location)}],
        }

    def _properties(self, row: Row) -> Iterator[Json]:
        finding = row.finding
        yield _property("institution", _TOKEN.sub("_", finding.institution) or "-")
        yield _property("outcome", finding.outcome.value)
        yield _property("outcome-without-waiver", finding.without_waiver.value)
        if row.illustrative:
            yield _property("illustrative", "true")
        kind = self._moved.get(Check(finding.rule, finding.record_type, finding.key))
        if kind is not None:
            yield _property("against", kind)
        for part in finding.parts:
            if part.gap is not None:
                yield _property("gap", exact(part.gap))

    def _finding(self, row: Row) -> Json:
        finding = row.finding
        made: Json = {
            "uuid": _uuid("finding", self._identity, self._check(row)),
            "title": printable(f"{row.rule} · {row.institution}"),
            "description": printable(
                self._labels.word("semicolon").join(filter(None, (row.basis, row.remedy, row.to_pass)))
            ),
            "target": {
                "type": "objective-id",
                "target-id": finding.rule,
                "status": {"state": "not-satisfied", "reason": _reason(finding.outcome)},
            },
            "related-observations": [
                {"observation-uuid": _uuid("observation", self._identity, self._check(row))}
            ],
        }
        if row.note:
            made["remarks"] = printable(row.note)
        return made


def _reason(outcome: Outcome) -> str:
    return {Outcome.FAIL: "fail", Outcome.INSUFFICIENT_DATA: "other"}.get(outcome, "other")
