"""Tells what people changed in a workbook that we wrote, apart from what is there to be filled in."""

import hashlib
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from pathlib import Path
from typing import Any

from zhangcheng.exchange.workbook_entries import TO_FILL_IN, columns_of, sheets_of


def contents(path: Path) -> dict[str, str]:
    """Return a hash of what each sheet holds, by its title; nothing of what is no workbook.

    What is filled in, the order of rows, formats, and how another program saves the same value make no
    difference.
    """
    return {title: _hash(rows) for title, rows in sheets_of(path, formulas=True)}


def _hash(rows: Iterator[Sequence[Any]]) -> str:
    first = next(rows, ())
    columns = columns_of(first)
    to_fill_in = {columns[name] for name in TO_FILL_IN} if columns is not None else set()
    lines = (_line(row, to_fill_in) for row in chain([first], rows))
    # A ledger may be sorted: nothing is lost by that.
    hashes = sorted(hashlib.sha256(line.encode()).digest() for line in lines if line)
    return hashlib.sha256(b"".join(hashes)).hexdigest()


def _line(row: Sequence[Any], left_out: AbstractSet[int]) -> str:
    cells = ((at, _text(value)) for at, value in enumerate(row) if at not in left_out)
    return "\x00".join(f"{at} {text}" for at, text in cells if text)


def _text(value: object) -> str:
    """Return a value as it reads the same whichever program saved it."""
    if value is None:
        return ""
    if isinstance(value, float | int):
        return f"{value:.14g}"
    text = str(getattr(value, "text", value))  # the text of a formula of several cells
    return "".join(text.split()).casefold() if text.startswith("=") else " ".join(text.split())
