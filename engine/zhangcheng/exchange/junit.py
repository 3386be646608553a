"""JUnit XML: a suite for each rule, a test case for each record, as build servers read them.

A failing check is a failure, an undecided one an error (nobody knows), a waived one is skipped with
its waiver as the reason.
"""

from pathlib import Path
from xml.etree import ElementTree as ET

from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.rows import Row, RowWriter, printable
from zhangcheng.model.comparison import Check, Moved
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.values import Labels
from zhangcheng.whole_files import write_whole

_TAGS = {
    Outcome.FAIL: "failure",
    Outcome.INSUFFICIENT_DATA: "error",
    Outcome.WAIVED: "skipped",
    Outcome.NOT_APPLICABLE: "skipped",
}
_COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}


def write(report: Report, path: Path) -> None:
    """Write the XML."""
    write_whole(path, render(report))


def render(report: Report) -> str:
    """Return the XML as text."""
    top = ET.Element("testsuites", name="zhangcheng")
    for run in report.runs:
        _suites(top, run, Labels(run, report.language))
    _count(top, list(top.iter("testcase")))
    ET.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"


def _suites(top: ET.Element, run: Run, labels: Labels) -> None:
    moved = {} if run.against is None else {m.check: m for m in run.against.moved}
    suites: dict[str, ET.Element] = {}
    # Rules without a listed finding are there too: a suite without cases.
    for count in run.rule_counts:
        rule = run.pack.rules[count.rule]
        suites[rule.id] = ET.SubElement(
            top,
            "testsuite",
            name=f"{run.pack.id}.{rule.area}.{rule.id}",
            timestamp=f"{run.clock.as_of}T00:00:00",
        )
    for row in RowWriter(run, labels).rows():
        check = Check(row.finding.rule, row.finding.record_type, row.finding.key)
        _case(suites[row.finding.rule], run, row, moved=moved.get(check), labels=labels)
    for suite in suites.values():
        _count(suite, list(suite))


def _case(suite: ET.Element, run: Run, row: Row, *, moved: Moved | None, labels: Labels) -> None:
    finding = row.finding
    rule = run.pack.rules[finding.rule]
    record = f" {row.record}" if row.record else ""
    case = ET.SubElement(
        suite,
        "testcase",
        classname=f"{run.pack.id}.{rule.area}.{rule.id}",
        name=printable(f"{row.institution} ({finding.institution}){record}"),
    )
    tag = _TAGS.get(finding.outcome)
    if tag is None:
        return
    kind = f"[{labels.text(moved.kind.label)}] " if moved is not None else ""
    said = ET.SubElement(case, tag, message=printable(f"{kind}{_sentence(row, labels)}"))
    if tag != "skipped":
        said.set("type", finding.outcome.value)
        said.text = printable(_details(row, labels))


def _sentence(row: Row, labels: Labels) -> str:
    if row.finding.outcome is not Outcome.FAIL:
        return f"{row.rule}{labels.word('colon')}{row.note or row.outcome}"
    shown = (("actual", row.actual), ("required", row.required), ("gap", row.gap))
    said = (f"{labels.word(name)} {value}" for name, value in shown if value)
    return f"{row.rule}{labels.word('colon')}{labels.word('comma').join(said)}"


def _details(row: Row, labels: Labels) -> str:
    lines = (
        ("address", str(row.finding.location)),
        ("citation", row.basis),
        ("remedy", row.remedy),
        ("to_pass_label", row.to_pass),
    )
    return "\n".join(f"{labels.word(name)}{labels.word('colon')}{text}" for name, text in lines if text)


def _count(element: ET.Element, cases: list[ET.Element]) -> None:
    element.set("tests", str(len(cases)))
    for tag, name in _COUNTED.items():
        element.set(name, str(sum(case.find(tag) is not None for case in cases)))
