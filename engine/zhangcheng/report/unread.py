"""Tells cells in which something is written that could not be read from those that are empty."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.run import Run

_TAKEN = frozenset(
    code.id
    for code in (
        codes.REQUIRED_MISSING,
        codes.ORPHAN_REFERENCE,
        codes.ODD_DIVISION_CODE,
        codes.UNKNOWN_DIVISION_CODE,
        codes.DIVISION_NOT_VALID,
        codes.WRONG_CREDIT_CODE,
        codes.FORMER_KEY_SHARED,
        codes.FORMER_KEY_IN_USE,
        codes.PLACES_DISAGREE,
        codes.SAME_NAME,
        codes.NAME_DISAGREES,
        codes.PART_ABOVE_TOTAL,
        codes.IMPLAUSIBLE_DATE,
    )
)
"""What is told of cells that are empty, or taken as they stand."""

_Row = tuple[str, str | None, int]


def unread_cells(diagnostics: Iterable[Diagnostic]) -> frozenset[Location]:
    """Return the cells in which something is written that was not taken."""
    return frozenset(fault.location for fault in diagnostics if is_unread(fault))


def is_unread(fault: Diagnostic) -> bool:
    """Whether what is written at the place of a diagnostic was not taken."""
    return (
        fault.location.cell is not None
        and fault.severity is not Severity.NOTICE
        and fault.code.id not in _TAKEN
    )


@dataclass(frozen=True, slots=True)
class FaultsByRow:
    """The faults of the data that tell of the cell of a field, by the row that it stands in."""

    _faults: Mapping[_Row, Sequence[tuple[Text, Diagnostic]]]

    @classmethod
    def of(cls, run: Run) -> "FaultsByRow":
        """Return those of a run."""
        return run.once("faults by row", lambda: cls(_by_row(run.diagnostics)))

    def at(self, row: Location, labels: Collection[Text]) -> list[Diagnostic]:
        """Return those in a row that tell of the fields with these `labels`."""
        return [fault for label, fault in self._faults.get(_row(row), ()) if label in labels]


def _by_row(diagnostics: Iterable[Diagnostic]) -> Mapping[_Row, Sequence[tuple[Text, Diagnostic]]]:
    found: dict[_Row, list[tuple[Text, Diagnostic]]] = {}
    for fault in diagnostics:
        label = fault.arguments.get("field")
        is_cell = fault.location.cell is not None and not is_row(fault.location)
        if is_cell and isinstance(label, Text) and fault.severity is not Severity.NOTICE:
            found.setdefault(_row(fault.location), []).append((label, fault))
    return found


def is_row(place: Location) -> bool:
    """Whether a place in a ledger is a whole row."""
    return place.cell is not None and place.cell.isdigit()


def _row(place: Location) -> _Row:
    return place.file, place.sheet, place.sort_key[2]
