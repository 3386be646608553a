"""Tells sheets that were left blank: they give no data, unless another file gives some of their kind."""

from collections.abc import Iterable

from zhangcheng.dataset.dataset import NotGiven
from zhangcheng.dataset.intake import Intake, Matched
from zhangcheng.dataset.rows import LeftOut
from zhangcheng.dataset.sheet import Grid
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.location import Location


def is_left_blank(sheet: Matched) -> bool:
    """Whether a sheet has headings alone, as a form has it, and does not say 无 either."""
    if not isinstance(sheet.part, Grid) or sheet.part.headings is not None:
        return False
    return not sheet.records.rows and not sheet.records.count(LeftOut.NONE)


def report_left_blank(matched: Iterable[Matched], not_given: NotGiven, intake: Intake) -> None:
    """Warn of blank sheets of a record type that other files give for all: it counts as none.

    The institutions of the file may fail for a sheet that nobody filled in. What is known to be
    `not_given` is told as that.
    """
    by_type: dict[str, list[Matched]] = {}
    in_use: set[str] = set()
    for sheet in matched:
        if sheet.records.rows:
            in_use.add(sheet.part.file)
        by_type.setdefault(sheet.record_type.id, []).append(sheet)
    for name, sheets in by_type.items():
        given = {sheet.part.file: sheet for sheet in sheets if not is_left_blank(sheet)}
        unknown = not_given.get(name, {})
        for sheet in sheets:
            told = sheet.part.file in given or sheet.source in unknown
            if given and not told and sheet.part.file in in_use:
                intake.collector.add(
                    codes.LEFT_BLANK,
                    Location(file=sheet.part.file, sheet=sheet.part.sheet),
                    record_type=sheet.record_type.title,
                    other=str(next(iter(given.values())).origin.whole),
                )
