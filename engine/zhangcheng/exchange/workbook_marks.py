"""Marks the cells of a workbook that need attention: a colour, and a comment that says why."""

from collections.abc import Iterator

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from zhangcheng.diagnostics.location import Location
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.rows import Row, RowWriter, printable, wrong_cells
from zhangcheng.exchange.workbook_cells import FILLS
from zhangcheng.model.outcome import OUTSTANDING, Outcome
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say

_AUTHOR = "zhangcheng"
_MOST = 6
"""Findings that a comment tells of; one more would not be read."""

_WIDTH, _LINE_HEIGHT, _TALLEST = 380, 17, 420
_PER_LINE = 27
_COLOURS = {
    Outcome.FAIL: "fail",
    Outcome.INSUFFICIENT_DATA: "unknown",
    Outcome.WAIVED: "waived",
}
_ORDER = ("fault", "waived", "unknown", "fail")
"""Of several colours the last one here is shown."""


def mark(book: Book, run: Run, labels: Labels) -> None:
    """Mark every cell that a finding or a fault of the data points at."""
    marks: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for place, colour, text in _marks(run, labels):
        address = _address(book, run, place)
        if address is not None:
            marks.setdefault(address, []).append((colour, text))
    for (sheet, cell), found in marks.items():
        _mark(book[sheet][cell], found, labels)


def _marks(run: Run, labels: Labels) -> Iterator[tuple[Location, str, str]]:
    for row in RowWriter(run, labels).rows((*OUTSTANDING, Outcome.WAIVED)):
        text = comment(row, labels)
        for place in wrong_cells(run, row.finding):
            yield place, _COLOURS[row.finding.outcome], text
    for fault in run.diagnostics:
        hint = fault.hint(labels.language)
        said = f"{labels.word('problem')}{labels.word('colon')}{fault.message(labels.language)}"
        yield fault.location, "fault", "\n".join(filter(None, (f"{said} [{fault.code.id}]", hint)))


def comment(row: Row, labels: Labels) -> str:
    """Return what a comment says of a finding: rule, required, actual, gap, source, remedy."""
    who = " ".join(filter(None, (row.institution, row.record)))
    lines = (
        ("", f"{row.outcome}{labels.word('colon')}{row.rule}"),
        ("institution", who),
        ("required", row.required),
        ("actual", row.actual),
        ("gap", row.gap),
        ("to_pass_label", row.to_pass),
        ("note", row.note),
        ("citation", row.basis),
        ("remedy", row.remedy),
    )
    said = (
        f"{labels.word(name)}{labels.word('colon')}{text}" if name else text
        for name, text in lines
        if text
    )
    return "\n".join(said)


def _address(book: Book, run: Run, place: Location) -> tuple[str, str] | None:
    """Return the sheet and the cell of a place in this workbook; a row by its first filled cell."""
    if place.sheet not in book.sheetnames or place.cell is None:
        return None
    if place.file not in {file.name for file in run.files}:
        return None
    sheet = book[place.sheet or ""]
    address = place.cell
    if address.isdigit():
        filled = (cell for cell in sheet[int(address)] if cell.value is not None)
        first = next(filled, None)
        address = first.coordinate if first is not None else f"A{address}"
    try:
        cell = sheet[address.partition(":")[0]]  # an area is marked at its first cell
    except (ValueError, AttributeError):
        return None
    return (sheet.title, _top_left(sheet, cell))


def _top_left(sheet: Worksheet, cell: Cell | MergedCell) -> str:
    """Return the cell that a merged one belongs to, which alone can carry a comment."""
    if isinstance(cell, MergedCell):
        for merged in sheet.merged_cells.ranges:
            if cell.coordinate in merged:
                return str(merged.start_cell.coordinate)
    return str(cell.coordinate)


def _mark(cell: Cell, found: list[tuple[str, str]], labels: Labels) -> None:
    unique = list(dict.fromkeys(text for _, text in found))
    texts = unique[:_MOST]
    if len(unique) > _MOST:
        texts.append(say("more_on_cell", labels.language, n=len(unique) - _MOST))
    if cell.comment is not None:
        texts.insert(0, cell.comment.text)
    text = printable("\n\n".join(texts))
    made = Comment(text, _AUTHOR)
    made.width = _WIDTH
    lines = sum(1 + len(line) // _PER_LINE for line in text.split("\n"))
    made.height = min(_TALLEST, 20 + _LINE_HEIGHT * lines)
    cell.comment = made
    colours = {colour for colour, _ in found}
    cell.fill = FILLS[max(colours, key=_ORDER.index)]
