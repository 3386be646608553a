"""Tells rows that hold a record from those that do not: blank ones, totals, notes, repeated headings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from zhangcheng.dataset.header import Framed, heading_text
from zhangcheng.dataset.sheet import Cell
from zhangcheng.model.label import plain

_TOTAL = re.compile(
    r"(?:[本此]页|.{0,12}?)(?:合计|小计|总计|共计|累计|总数|平均值?)(?:数)?[:]?|(?:sub|grand)?total[s]?[:]?"
)
_NOTE = re.compile(
    r"(?:备注|附注|注|说明|填表说明|填写说明|填表(?:人|单位|日期|时间)|填报(?:人|单位|日期|时间)|制表(?:人|单位|日期)?|"
    r"审核(?:人)?|审批(?:人)?|复核(?:人)?|经办(?:人)?|统计(?:人|负责人)|负责人|单位负责人|主要负责人|分管领导|"
    r"联系(?:人|电话)|盖章|\(盖章\)|单位\(盖章\)|数据来源|资料来源|notes?|remarks?|preparedby|source)"
    r"(?:[:\d(].*)?|注\d*[.、:].*"
)
_EXAMPLE = re.compile(r"(?:示例|例|example)[:].*")
"""How the grey row of a form begins."""

_NONE = ("无", "没有", "暂无", "本年无", "本年度无", "本年度没有", "none", "nil")
_NONE_WORDS = frozenset(
    ("/", *(written.format(word) for word in _NONE for written in ("{}", "({})", "{}。", "{}.")))
)
"""What stands alone in a row of a sheet to say that there are no records of its kind."""

_FIRST_OF_EXAMPLE = ("示", "例", "E", "e")
_MOST_OF = 2
_BETWEEN = "\x00"
_MAY_BE_NONE = re.compile(
    r"计|总|平均|total|注|说明|人|填|制表|审|负责|领导|联系|盖章|来源|note|remark|preparedby|source"
)
"""A part of every word that `_TOTAL` or `_NOTE` knows."""


class LeftOut(StrEnum):
    """Why a row is no record."""

    BLANK = "blank"
    TOTAL = "total"
    NOTE = "note"
    HEADINGS = "headings"
    EXAMPLE = "example"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The rows that hold records, with their row numbers; `left_out` has those of the other rows."""

    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int]
    left_out: Mapping[LeftOut, Sequence[int]] = field(default_factory=dict)

    def count(self, reason: LeftOut) -> int:
        """Return how many rows were left out for that reason."""
        return len(self.left_out.get(reason, ()))


def classify_rows(
    framed: Framed, *, keys: frozenset[int], keep_all: bool, numbered: bool = False
) -> Records:
    """Return the rows of records.

    Args:
        framed: the grid's body.
        keys: the columns (from 0) that hold what a record is known by.
        keep_all: whether every row is a record, as `{}` in a list of records is one.
        numbered: whether the first column is no field, such as a running number: 合计 there makes a
            total of its row, whatever stands where the key would be.
    """
    lines = range(framed.first_line, framed.first_line + len(framed.body))
    if keep_all:
        return Records(rows=framed.body, lines=lines)
    if _are_all_records(framed, keys, numbered=numbered):
        return Records(rows=framed.body, lines=lines)
    sorter = _Sorter(framed, keys, numbered=numbered)
    reasons = [sorter.reason(row) for row in framed.body]
    if not any(reasons):
        return Records(rows=framed.body, lines=lines)
    left_out: dict[LeftOut, list[int]] = {}
    for line, reason in zip(lines, reasons, strict=True):
        if reason is not None:
            left_out.setdefault(reason, []).append(line)
    kept = [index for index, reason in enumerate(reasons) if reason is None]
    if kept and LeftOut.NONE in left_out:
        # Beside records it cannot mean that there are none.
        left_out[LeftOut.NOTE] = sorted(left_out.get(LeftOut.NOTE, []) + left_out.pop(LeftOut.NONE))
    return Records(
        rows=[framed.body[index] for index in kept],
        lines=[lines[index] for index in kept],
        left_out=left_out,
    )


def _are_all_records(framed: Framed, keys: frozenset[int], *, numbered: bool) -> bool:
    """Whether every row has a key of nothing but text in which no total, note or heading can hide.

    Where it is not certain, the rows are looked at one by one.
    """
    body = framed.body
    if not keys or not body or any(len(row) <= max(keys) for row in body):
        return False
    if any(isinstance(row[0], str) and row[0][:1] in _FIRST_OF_EXAMPLE for row in body):
        return False
    if numbered and any(isinstance(row[0], str) and not row[0].isdigit() for row in body):
        return False
    headings = {plain(heading) for heading in framed.headings if heading}
    for index in keys:
        column = {row[index] for row in body}
        texts = [cell for cell in column if isinstance(cell, str)]
        if len(texts) < len(column) or not all(map(str.strip, texts)):
            return False
        words = plain(_BETWEEN.join(texts)).split(_BETWEEN)
        if _MAY_BE_NONE.search(_BETWEEN.join(words)) or not headings.isdisjoint(words):
            return False
        if not _NONE_WORDS.isdisjoint(words):
            return False
    return True


class _Sorter:
    """Sorts rows from the top down: below the first note, single texts are notes too."""

    def __init__(self, framed: Framed, keys: frozenset[int], *, numbered: bool) -> None:
        self._numbered = numbered
        self._keys = sorted(keys)
        self._headings = {plain(heading) for heading in framed.headings if heading}
        self._in_notes = False
        self._odd: dict[str, bool] = {}

    def reason(self, row: Sequence[Cell]) -> LeftOut | None:
        """Return why a row is no record; None for one that is, or must be told of as a bad one."""
        if _is_example(row):
            return LeftOut.EXAMPLE
        if _says_none(row):
            return LeftOut.NONE
        if self._numbered and row and isinstance(row[0], str) and _TOTAL.fullmatch(plain(row[0])):
            return LeftOut.TOTAL
        if self._keys and not self._in_notes and self._is_plainly_keyed(row):
            return None
        filled = [(index, cell) for index, cell in enumerate(row) if not _is_empty(cell)]
        if not filled:
            return LeftOut.BLANK
        first, text = next(((i, c) for i, c in filled if isinstance(c, str)), (-1, ""))
        others = [index for index in self._keys if index != first]
        has_key = bool(others) and {index for index, _ in filled}.issuperset(others)
        if first in self._keys or not has_key:
            word = plain(text)
            if _TOTAL.fullmatch(word):
                return LeftOut.TOTAL
            if _NOTE.fullmatch(word) or (self._in_notes and first >= 0 and len(filled) == 1):
                self._in_notes = True
                return LeftOut.NOTE
        return self._repeated(filled)

    def _is_plainly_keyed(self, row: Sequence[Cell]) -> bool:
        """Whether all of the key is there, and none of it is a word that stands in other rows."""
        for index in self._keys:
            cell = row[index] if index < len(row) else None
            if isinstance(cell, str):
                if cell not in self._odd:
                    self._odd[cell] = self._is_odd(plain(cell))
                if self._odd[cell]:
                    return False
            elif cell is None:
                return False
        return True

    def _is_odd(self, word: str) -> bool:
        return (
            not word or word in self._headings or bool(_TOTAL.fullmatch(word) or _NOTE.fullmatch(word))
        )

    def _repeated(self, filled: Sequence[tuple[int, Cell]]) -> LeftOut | None:
        """Whether the row is the headings over again, as they stand on each printed page."""
        same = sum(
            isinstance(cell, str) and plain(heading_text(cell)) in self._headings for _, cell in filled
        )
        return LeftOut.HEADINGS if same * _MOST_OF > len(filled) and same >= _MOST_OF else None


def _is_example(row: Sequence[Cell]) -> bool:
    first = row[0] if row else None
    return (
        isinstance(first, str) and first[:1] in _FIRST_OF_EXAMPLE and bool(_EXAMPLE.match(plain(first)))
    )


def _says_none(row: Sequence[Cell]) -> bool:
    filled = (cell for cell in row if not _is_empty(cell))
    word = next(filled, None)
    return isinstance(word, str) and next(filled, None) is None and plain(word) in _NONE_WORDS


def is_note(text: str) -> bool:
    """Whether a row that begins with `text` is a note, such as who filled in the form."""
    return bool(_NOTE.fullmatch(plain(text)))


def _is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
