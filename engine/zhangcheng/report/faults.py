"""The faults of the data, and what is said of how it was read, as every report lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.report import shapes
from zhangcheng.report.json_findings import location, text
from zhangcheng.report.reported import Reported
from zhangcheng.report.values import Labels

_SEVERITY_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "reading"}


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A fault of the data."""

    severity: str
    severity_label: str
    code: str
    address: str
    message: str
    hint: str


def fault_rows(run: Reported, labels: Labels) -> list[FaultRow]:
    """Return the faults of the data, as they were found."""
    faults = [d for d in run.diagnostics if d.severity is not Severity.NOTICE]
    return _rows(faults, labels)


def reading_rows(run: Reported, labels: Labels) -> list[FaultRow]:
    """Return what is said of how the data was read, where nothing is at fault."""
    readings = [d for d in run.diagnostics if d.severity is Severity.NOTICE]
    return _rows(readings, labels)


def pack_notices(run: Reported, language: Language) -> list[str]:
    """Return the warnings about the pack, a line each."""
    return [
        f"{run.pack.inside(d.location)}: {d.message(language)} [{d.code.id}]"
        for d in run.pack_diagnostics
    ]


def json_diagnostics(run: Reported) -> list[shapes.DiagnosticJson]:
    """Return the diagnostics as plain data, those of the pack first."""
    return [
        {
            "code": diagnostic.code.id,
            "severity": diagnostic.severity.value,
            "location": location(run.pack.inside(diagnostic.location)),
            "message": text(Text(diagnostic.message("zh"), diagnostic.message("en"))),
            "hint": text(Text(diagnostic.hint("zh"), diagnostic.hint("en"))),
        }
        for diagnostic in (*run.pack_diagnostics, *run.diagnostics)
    ]


def _rows(found: Sequence[Diagnostic], labels: Labels) -> list[FaultRow]:
    return [
        FaultRow(
            severity=fault.severity.value,
            severity_label=labels.word(_SEVERITY_WORDS[fault.severity]),
            code=fault.code.id,
            address=str(fault.location),
            message=fault.message(labels.language),
            hint=fault.hint(labels.language),
        )
        for fault in found
    ]
