"""Finds numbers that are shown as others: 0.855 as 85.5%, 5 as 5.00万元, 50000 as 5.0万元."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.dataset.units import Verdict, unit_in

_OWN_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb"<(?:\w+:)?xf\s[^>]*>")
_FORMAT_ID = re.compile(rb"numFmtId=[\"'](\d+)[\"']")
_FORMAT_CODE = re.compile(rb"formatCode=(?:\"([^\"]*)\"|'([^']*)')")
_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>(?:<(?:\w+:)?f[^>]*/>|<(?:\w+:)?f[^>]*>[^<]*</(?:\w+:)?f>)?<(?:\w+:)?v>([^<]+)<"
)
_ADDRESS = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d+)[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d+)[\"']")
_TEXT = re.compile(rb"\bt=[\"'](?!n[\"'])")

_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)|[_*].|\[[^\]]*\]|(General)|([0#?,.]+)|(.)')
"""Quoted and escaped text, blanks of a width, colours and the like, places of digits, other letters."""

_CONDITION = re.compile(r"\[[<>=]")
_OF_DATES = re.compile(r"[ymdhs@]", re.IGNORECASE)
_NO_UNITS = frozenset("年月日号")
"""What follows the number of a year, a month or a day does not say how much it is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a number is shown: so many times as much, and with a unit behind it."""

    times: Decimal
    unit: str

    def text(self, number: float) -> str:
        """Return what is seen of a number, with all of the 15 digits that workbooks vouch for."""
        return f"{(Decimal(f'{number:.15g}') * self.times).normalize():f}{self.unit}"


_PERCENT = Shown(Decimal(100), "%")
_BUILT_IN = {"9": _PERCENT, "10": _PERCENT}
"""Formats 0% and 0.00%, which every workbook has."""


def shown_styles(styles: bytes) -> Mapping[bytes, Shown]:
    """Return the cell formats of a workbook, by number, that show percentages or units."""
    formats = dict(_BUILT_IN)
    for own in _OWN_FORMAT.findall(styles):
        number, code = _FORMAT_ID.search(own), _FORMAT_CODE.search(own)
        shown = None if code is None else _shown(html.unescape((code[1] or code[2] or b"").decode()))
        if number is not None and shown is not None:
            formats[number[1].decode()] = shown
    block = _CELL_FORMATS.search(styles)
    found = _CELL_FORMAT.findall(block[0]) if block is not None else []
    return {
        str(index).encode(): formats[number[1].decode()]
        for index, style in enumerate(found)
        if (number := _FORMAT_ID.search(style)) is not None and number[1].decode() in formats
    }


def shown_cells(content: bytes, styles: Mapping[bytes, Shown]) -> Iterator[tuple[str, int, str]]:
    """Yield column letters, row (from 1) and text (`85.5%`) of the numbers in cells of these formats."""
    for cell in _CELL.finditer(content):
        style, address = _STYLE.search(cell[1]), _ADDRESS.search(cell[1])
        if style is None or style[1] not in styles or address is None or _TEXT.search(cell[1]):
            continue
        yield address[1].decode(), int(address[2]), styles[style[1]].text(float(cell[2]))


def is_unit(words: str) -> bool:
    """Whether words shown behind a number say how much it is."""
    return bool(words) and words not in _NO_UNITS and unit_in(words, None) is not Verdict.REMARK


def _shown(code: str) -> Shown | None:
    """Read the code of a format, such as `0.00"万元"`; None where it shows the number as it stands.

    A comma behind the digits shows thousandths (`0,"千元"`), and a full stop that is no decimal point
    shifts by the digits behind it: `0!.0,"万元"` shows 50000 as 5.0万元.
    """
    if "%" in code:
        return _PERCENT
    if _CONDITION.search(code):
        return None
    digits, unit, point = "", "", False
    thousands = shift = 0
    for quoted, escaped, general, places, other in _LITERAL.findall(code):
        literal = quoted or escaped or other
        if other == ";":
            break
        if other and _OF_DATES.fullmatch(other):
            return None
        if places or general:
            digits, unit = digits + (places or "0"), ""
            thousands = len(places) - len(places.rstrip(","))
            shift += len(places.rstrip(",").replace(",", "")) if point else 0
        elif literal == "." and digits:
            point = True
        else:
            unit += literal
    unit = unit.strip()
    if not digits or not is_unit(unit):
        return None
    return Shown(Decimal(10) ** -(3 * thousands + shift), unit)
