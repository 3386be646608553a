"""Finds cells that are shown as percentages: 0.855 stands in the file where the reader sees 85.5%."""

import re
from collections.abc import Iterator
from decimal import Decimal

_PERCENT_FORMATS = frozenset(("9", "10"))
"""Formats 0% and 0.00%, which every workbook has."""

_OWN_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb"<(?:\w+:)?xf\s[^>]*>")
_FORMAT_ID = re.compile(rb"numFmtId=[\"'](\d+)[\"']")
_FORMAT_CODE = re.compile(rb"formatCode=[\"']([^\"']*)[\"']")
_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>(?:<(?:\w+:)?f[^>]*/>|<(?:\w+:)?f[^>]*>[^<]*</(?:\w+:)?f>)?<(?:\w+:)?v>([^<]+)<"
)
_ADDRESS = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d+)[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d+)[\"']")
_TEXT = re.compile(rb"\bt=[\"'](?!n[\"'])")


def percent_styles(styles: bytes) -> frozenset[bytes]:
    """Return the numbers of the cell formats of a workbook that show percentages."""
    formats = set(_PERCENT_FORMATS)
    for own in _OWN_FORMAT.findall(styles):
        number, code = _FORMAT_ID.search(own), _FORMAT_CODE.search(own)
        if number is not None and code is not None and b"%" in code[1]:
            formats.add(number[1].decode())
    block = _CELL_FORMATS.search(styles)
    found = _CELL_FORMAT.findall(block[0]) if block is not None else []
    return frozenset(
        str(index).encode()
        for index, style in enumerate(found)
        if (number := _FORMAT_ID.search(style)) is not None and number[1].decode() in formats
    )


def percent_cells(content: bytes, styles: frozenset[bytes]) -> Iterator[tuple[str, int, str]]:
    """Yield column letters, row (from 1) and text (`85.5%`) of the numbers in cells of these formats."""
    for cell in _CELL.finditer(content):
        style, address = _STYLE.search(cell[1]), _ADDRESS.search(cell[1])
        if style is None or style[1] not in styles or address is None or _TEXT.search(cell[1]):
            continue
        shown = Decimal(repr(float(cell[2]))) * 100
        yield address[1].decode(), int(address[2]), f"{shown.normalize():f}%"
