"""SARIF 2.1.0 (OASIS): findings as results at their cells, faults of data and pack as results too.

A cell is named by the region of its row and column (counted from 1, as SARIF does) and by a logical
location `sheet!E17`; a fault of YAML by its line and column.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.rows import Row, RowWriter, wrong_cells
from zhangcheng.model.comparison import Check, Move
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.rule import Level, Rule
from zhangcheng.report.values import Labels
from zhangcheng.whole_files import write_whole

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_CELL = re.compile(r"(?P<letters>[A-Z]*)(?P<row>\d+)")
_KINDS = {
    Outcome.FAIL: "fail",
    Outcome.INSUFFICIENT_DATA: "open",
    Outcome.WAIVED: "fail",
    Outcome.PASS: "pass",
    Outcome.NOT_APPLICABLE: "notApplicable",
}
_LEVELS = {Level.MUST: "error", Level.SHOULD: "warning", Level.MAY: "note"}
_STATES = {Move.NEW: "new", Move.FIRST: "new", Move.STILL: "unchanged"}

Json = dict[str, object]


def write(report: Report, path: Path) -> None:
    """Write the log."""
    text = json.dumps(document(report), ensure_ascii=False)
    write_whole(path, text + "\n")


def document(report: Report) -> Json:
    """Return the log as plain data: a run for each pack."""
    runs = [_run(run, Labels(run, report.language)) for run in report.runs]
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}


def _run(run: Run, labels: Labels) -> Json:
    faults = (*run.pack_diagnostics, *run.diagnostics)
    codes = {fault.code.id: fault.code for fault in faults}
    rules = [_rule(run, run.pack.rules[count.rule], labels) for count in run.rule_counts]
    rules += [_code(code, labels) for _, code in sorted(codes.items())]
    index = {str(rule["id"]): number for number, rule in enumerate(rules)}
    moved = None if run.against is None else {m.check: m.kind for m in run.against.moved}
    results = [
        _result(run, row, index, moved=moved, labels=labels) for row in RowWriter(run, labels).rows()
    ]
    results += [_fault(fault, index, labels) for fault in faults]
    return {
        "tool": {
            "driver": {
                "name": "zhangcheng",
                "version": run.engine_version,
                "semanticVersion": run.engine_version,
                "rules": rules,
            }
        },
        "automationDetails": {"id": f"{run.pack.id}/{run.clock.as_of}"},
        "language": "zh-CN" if labels.language == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {"location": {"uri": _uri(file.name)}, "hashes": {"sha-256": file.sha256}}
            for file in run.files
        ],
        "properties": {
            "pack": {"id": run.pack.id, "version": run.pack.version, "sha256": run.pack.sha256},
            "asOf": run.clock.as_of.isoformat(),
            "outcomes": {outcome.value: run.counts.get(outcome, 0) for outcome in Outcome},
            "balances": run.balance.closes,
        },
        "results": results,
    }


def _rule(run: Run, rule: Rule, labels: Labels) -> Json:
    said = labels.text(run.pack.prose(run.pack.tree(rule.require), record_type=rule.record))
    made: Json = {
        "id": rule.id,
        "name": rule.id,
        "shortDescription": {"text": labels.text(rule.title)},
        "fullDescription": {"text": said},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {
            "tags": [rule.area],
            "citations": [labels.text(citation.text) for citation in rule.citations],
        },
    }
    if rule.remedy is not None:
        made["help"] = {"text": labels.text(rule.remedy)}
    return made


def _code(code: Code, labels: Labels) -> Json:
    return {
        "id": code.id,
        "name": code.id,
        "shortDescription": {"text": labels.text(code.title)},
        "fullDescription": {"text": labels.text(code.explanation)},
        "defaultConfiguration": {"level": _severity(code.severity)},
    }


def _result(
    run: Run,
    row: Row,
    index: dict[str, int],
    *,
    moved: Mapping[Check, Move] | None,
    labels: Labels,
) -> Json:
    finding = row.finding
    open_check = finding.outcome in {Outcome.FAIL, Outcome.WAIVED}
    level = _LEVELS[run.pack.rules[finding.rule].level] if open_check else "none"
    made: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "kind": _KINDS[finding.outcome],
        "level": level,
        "message": {"text": _message(row, labels)},
        "locations": [_location(place) for place in wrong_cells(run, finding)],
        "partialFingerprints": {"check/v1": f"{finding.rule}|{finding.record_type}|{finding.key}"},
        "properties": {
            "outcome": finding.outcome.value,
            "withoutWaiver": finding.without_waiver.value,
            "institution": finding.institution,
            "illustrative": row.illustrative,
        },
    }
    if finding.outcome is Outcome.WAIVED:
        made["suppressions"] = [{"kind": "external", "status": "accepted", "justification": row.note}]
    if moved is not None:
        kind = moved.get(Check(finding.rule, finding.record_type, finding.key))
        made["baselineState"] = "unchanged" if kind is None else _STATES.get(kind, "updated")
    return made


def _message(row: Row, labels: Labels) -> str:
    record = f" {row.record}" if row.record else ""
    shown = (
        ("actual", row.actual),
        ("required", row.required),
        ("gap", row.gap),
        ("to_pass_label", row.to_pass),
    )
    said = [f"{labels.word(name)} {value}" for name, value in shown if value]
    facts = labels.word("comma").join([row.outcome, *said, *([row.note] if row.note else [])])
    return f"{row.institution}{record}{labels.word('colon')}{row.rule}{labels.word('semicolon')}{facts}"


def _fault(fault: Diagnostic, index: dict[str, int], labels: Labels) -> Json:
    hint = fault.hint(labels.language)
    message = fault.message(labels.language)
    return {
        "ruleId": fault.code.id,
        "ruleIndex": index[fault.code.id],
        "kind": "fail",
        "level": _severity(fault.severity),
        "message": {"text": f"{message} {hint}".strip()},
        "locations": [_location(fault.location)],
    }


def _severity(severity: Severity) -> str:
    return "error" if severity is Severity.ERROR else "warning"


def _location(place: Location) -> Json:
    physical: Json = {"artifactLocation": {"uri": _uri(place.file)}}
    region = _region(place)
    if region is not None:
        physical["region"] = region
    made: Json = {"physicalLocation": physical}
    if place.sheet is not None:
        name = f"{place.sheet}!{place.cell}" if place.cell is not None else place.sheet
        made["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "element"}]
    return made


def _region(place: Location) -> Json | None:
    """Return the region of a place, if it has one."""
    if place.line is not None:
        column = {"startColumn": place.column} if place.column is not None else {}
        return {"startLine": place.line, **column}
    found = _CELL.match(place.cell or "")
    if found is None:
        return None
    letters = found["letters"]
    column = {"startColumn": column_number(letters)} if letters else {}
    return {"startLine": int(found["row"]), **column}


def column_number(letters: str) -> int:
    """Return the number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _uri(name: str) -> str:
    return quote(name, safe="/")
