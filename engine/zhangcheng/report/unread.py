"""Tells cells in which something is written that could not be read from those that are empty."""

from collections.abc import Iterable

from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location


def unread_cells(diagnostics: Iterable[Diagnostic]) -> frozenset[Location]:
    """Return the cells whose content is a fault; one without a value among them was not taken."""
    return frozenset(
        fault.location
        for fault in diagnostics
        if fault.location.cell is not None
        and fault.severity is not Severity.NOTICE
        and fault.code is not codes.REQUIRED_MISSING
    )
