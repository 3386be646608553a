"""Finds what calamine does not tell of a workbook: formulas without a value, and what is hidden."""

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Self

from zhangcheng.dataset.number_formats import shown_cells, shown_styles
from zhangcheng.dataset.sheet import Cell, CellError, Unvalued

_ZIP = b"PK"
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?c\s([^>]*)>\s*(<(?:\w+:)?f[\s>/].*?)</(?:\w+:)?c>", re.DOTALL)
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*>")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*>")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_TEXT_OF_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?>([^<]*)<")
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d+)")


_FROM_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=[\"'](?:1|true|on)[\"']")
_PREFIXED = re.compile(rb"<\w+:worksheet\b")
_BEGINNING = 2000


class CellErrors:
    """The archive of a workbook, open for the formulas of its sheets that came to nothing."""

    def __init__(self, content: bytes) -> None:
        """Open the archive and find where each sheet is kept; other workbooks have no sheets here."""
        is_archive = content.startswith(_ZIP)
        self._archive = zipfile.ZipFile(io.BytesIO(content)) if is_archive else None
        self._members = self._sheet_members()
        self._sheet: tuple[str, bytes] = "", b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._archive is not None:
            self._archive.close()

    def shown_of(self, name: str) -> Iterator[tuple[int, int, Cell]]:
        """Yield row and column (from 0) and the text of numbers shown as percentages or with units."""
        member = self._members.get(name)
        styles = shown_styles(self._read("xl/styles.xml")) if member is not None else {}
        if member is None or not styles:
            return
        for letters, row, text in shown_cells(self._content(member), styles):
            yield row - 1, _column(letters), text

    @property
    def knows_percents(self) -> bool:
        """Whether it can tell which cells are shown as percentages."""
        return bool(self._members)

    @property
    def from_1904(self) -> bool:
        """Whether serial dates count from 1904, as workbooks from old Macintoshes have it."""
        return bool(_FROM_1904.search(self._read("xl/workbook.xml")))

    def hidden_of(self, name: str, *, rows: int, columns: int) -> tuple[int, int]:
        """Return how many of the first rows and columns of a sheet are hidden or filtered out."""
        member = self._members.get(name)
        content = self._content(member) if member is not None else b""
        if b"hidden=" not in content:
            return 0, 0
        lines = [int(_attributes(tag).get("r", "0")) for tag in _HIDDEN_ROW.findall(content)]
        spans = [_attributes(tag) for tag in _HIDDEN_COLUMN.findall(content)]
        return (
            sum(line <= rows for line in lines),
            sum(max(0, min(int(s["max"]), columns) - int(s["min"]) + 1) for s in spans),
        )

    def of_sheet(self, name: str) -> Iterator[tuple[int, int, Cell]]:
        """Yield row and column (from 0) of formulas that came to an error, or were never computed."""
        member = self._members.get(name)
        if member is None:
            return
        content = self._content(member)
        if b't="e"' in content or (b"='" in content[:_BEGINNING] and b"t='e'" in content):
            yield from _errors(content)
        if b"<f" in content or (_PREFIXED.search(content, 0, _BEGINNING) and b":f" in content):
            yield from _unvalued(content)

    def _sheet_members(self) -> dict[str, str]:
        targets = {}
        for relation in _RELATION.findall(self._read("xl/_rels/workbook.xml.rels")):
            attributes = _attributes(relation)
            targets[attributes.get("Id", "")] = attributes.get("Target", "")
        members = {}
        for sheet in _SHEET.findall(self._read("xl/workbook.xml")):
            attributes = _attributes(sheet)
            identifier = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            member = posixpath.normpath(posixpath.join("/xl", targets.get(identifier, ""))).lstrip("/")
            if self._has(member):
                members[attributes.get("name", "")] = member
        return members

    def _content(self, member: str) -> bytes:
        """Return what is kept of a sheet; the last one is not unpacked again for the next question."""
        if self._sheet[0] != member:
            self._sheet = member, self._read(member)
        return self._sheet[1]

    def _read(self, member: str) -> bytes:
        return self._archive.read(member) if self._archive is not None and self._has(member) else b""

    def _has(self, member: str) -> bool:
        return self._archive is not None and member in self._archive.namelist()


def _errors(content: bytes) -> Iterator[tuple[int, int, Cell]]:
    for cell in _CELL.finditer(content):
        address = _ADDRESS.fullmatch(_attributes(cell[1]).get("r", ""))
        value = _VALUE.search(cell[2])
        if address is not None:
            text = "#ERROR" if value is None else html.unescape(value[1].decode())
            yield int(address[2]) - 1, _column(address[1]), CellError(text)


def _unvalued(content: bytes) -> Iterator[tuple[int, int, Cell]]:
    """Yield formulas without a value; one whose value is an empty text has the type `str`."""
    for cell in _FORMULA.finditer(content):
        value = _VALUE.search(cell[2])
        if value is not None and value[1]:
            continue
        attributes = _attributes(cell[1])
        address = _ADDRESS.fullmatch(attributes.get("r", ""))
        if address is not None and attributes.get("t", "n") == "n":
            text = _TEXT_OF_FORMULA.search(cell[2])
            formula = "" if text is None else html.unescape(text[1].decode())
            yield int(address[2]) - 1, _column(address[1]), Unvalued(f"={formula}")


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode(): html.unescape((double or single).decode())
        for name, double, single in _ATTRIBUTE.findall(tag)
    }


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
