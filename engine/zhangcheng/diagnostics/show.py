"""Diagnostics as plain text: place, message, the line with a caret under the fault, hint, count."""

import functools
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.diagnostics.width import width

_SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTICE: Text("说明", "notice"),
}
_COUNTED = {
    Severity.ERROR: Text("个错误", "error"),
    Severity.WARNING: Text("个警告", "warning"),
    Severity.NOTICE: Text("条说明", "notice"),
}
_HINT = Text("提示：", "hint: ")
_WIDEST = 100
"""Columns of a source line that are shown; of a longer one, the stretch around the fault."""


def show(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return the diagnostics as text for a terminal or a log, ending with their count."""
    if not diagnostics:
        return ""
    blocks = [show_one(diagnostic, language) for diagnostic in diagnostics]
    return "\n\n".join([*blocks, count(diagnostics, language)]) + "\n"


def show_one(diagnostic: Diagnostic, language: Language) -> str:
    """Return one diagnostic: its line, the source line where there is one, and its hint."""
    severity = _SEVERITIES[diagnostic.severity].get(language)
    place, code = diagnostic.location, diagnostic.code.id
    lines = [f"{place}: {severity} {code} {diagnostic.message(language)}"]
    lines += _snippet(place)
    hint = diagnostic.hint(language)
    if hint:
        lines.append(f"  {_HINT.get(language)}{hint}")
    return "\n".join(lines)


def count(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return a line on how many there are of each severity."""
    return Text("共 ", "Found ").get(language) + numbers(diagnostics, language)


def numbers(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return how many there are of each severity, of one at least."""
    counted = Counter(diagnostic.severity for diagnostic in diagnostics)
    found = [(counted[severity], words) for severity, words in _COUNTED.items() if counted[severity]]
    if language == "zh":
        return "、".join(f"{number} {words.zh}" for number, words in found)
    parts = [f"{number} {words.en}" + "s" * (number != 1) for number, words in found]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _snippet(place: Location) -> list[str]:
    if place.line is None or place.column is None or place.sheet is not None or place.cell is not None:
        return []
    source = _lines(place.file)
    if not 1 <= place.line <= len(source):
        return []
    text = source[place.line - 1].replace("\t", " ")
    start = min(place.column - 1, len(text))
    end = max(start + 1, min((place.end_column or place.column + 1) - 1, len(text)))
    first = _first_shown(text, start)
    shown = ("…" if first else "") + _fitting(text[first:])
    indent = width(text[first:start]) + bool(first)
    carets = "^" * max(1, min(width(text[start:end]), _WIDEST - indent))
    number = str(place.line)
    gutter = " " * len(number)
    return [f"  {number} | {shown}", f"  {gutter} | {' ' * indent}{carets}"]


def _first_shown(text: str, start: int) -> int:
    """Return the first character of `text` to show, so that the one at `start` is among them."""
    if width(text) <= _WIDEST or width(text[:start]) <= _WIDEST // 2:
        return 0
    first = 0
    while width(text[first:start]) > _WIDEST // 2:
        first += 1
    return first


def _fitting(text: str) -> str:
    if width(text) <= _WIDEST:
        return text
    last = len(text)
    while width(text[:last]) > _WIDEST:
        last -= 1
    return text[:last] + "…"


@functools.lru_cache(maxsize=8)
def _lines(file: str) -> tuple[str, ...]:
    """Return the lines of a file; none of one that cannot be shown (a workbook, a standard input)."""
    try:
        text = Path(file).read_text(encoding="utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return ()
    return tuple(text.split("\n"))
