"""Reads a CSV file as a grid: UTF-8, UTF-16, or GB18030 and then says so; between `,`, `;` or tabs."""

import codecs
import csv
import io
from collections import Counter

from zhangcheng.dataset.files import is_notice
from zhangcheng.dataset.sheet import Cell, Grid, Notice, Part, SourceFile
from zhangcheng.dataset.workbook import notice_lines
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text

_LONGEST_CELL = 1 << 20
_DELIMITERS = ("\t", ";", ",")
_SAMPLED = 50


def read_csv(file: SourceFile, collector: Collector) -> list[Part]:
    """Return the file's rows; row numbers are those a spreadsheet program would show."""
    text = _decoded(file, collector)
    if text is None:
        return []
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[list[Cell]] = []
    begun = 1
    try:
        for row in reader:
            rows.append(list(row))
            begun = reader.line_num + 1
    except csv.Error as error:
        # A quote that is left open takes in all that follows: the fault is where its row began.
        place = Location(file=file.name, line=begun)
        reason = Text(f"第 {begun} 行起引号不成对", f"{error}, in the row that begins in line {begun}")
        collector.add(codes.NOT_READABLE, place, kind="CSV", reason=reason)
        return []
    if not any(row for row in rows):
        collector.add(codes.NOTHING_INSIDE, Location(file=file.name))
        return []
    if is_notice(file.stem):
        return [Notice(file=file.name, sheet=None, lines=notice_lines(rows))]
    return [Grid(file=file.name, sheet=None, rows=rows)]


def _delimiter(text: str) -> str:
    """Return what stands between the cells: what cuts most lines into the same number, above one.

    Numbers such as 2,550 have commas of their own: of two that cut alike it is not the comma.
    """
    lines = [line for line in text.splitlines()[:_SAMPLED] if line.strip()]
    best, most = ",", 1
    for delimiter in _DELIMITERS:
        counts = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
        width, _ = max(counts.items(), key=lambda entry: (entry[1], entry[0]), default=(1, 0))
        if width > most:
            best, most = delimiter, width
    return best


def _decoded(file: SourceFile, collector: Collector) -> str | None:
    content = file.path.read_bytes()
    place = Location(file=file.name)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(content, place, collector)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        collector.add(codes.UNDECODABLE, place, line=line)
        return None
    collector.add(codes.READ_AS_GB18030, place)
    return text


def _utf16(content: bytes, place: Location, collector: Collector) -> str | None:
    """Decode what a spreadsheet saves as Unicode text, which begins with a byte order mark."""
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        line = content[: error.start].decode("utf-16", errors="ignore").count("\n") + 1
        collector.add(codes.UNDECODABLE, place, line=line)
        return None
