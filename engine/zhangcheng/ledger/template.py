"""Writes a form: a workbook with a sheet per record type, lists to choose from, and a guide in front."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.ledger.columns import (
    Forms,
    choices_of,
    example,
    fits_inline,
    number_format,
    validation,
    width,
)
from zhangcheng.ledger.prefill import Row
from zhangcheng.ledger.words import EXAMPLE, GUIDE, LISTS, WORDS, guide_lines, how
from zhangcheng.model.record_type import Field, FieldType, RecordType
from zhangcheng.pack.pack import Pack
from zhangcheng.whole_files import whole_file

_FIRST, _LAST = 2, 2000
"""The rows (from 0) of a sheet that are to be filled in."""

_BAD_IN_NAMES = str.maketrans("[]:*?/\\", "（）：＊？／＼")
_LONGEST_NAME = 31


def write_template(
    pack: Pack,
    path: Path,
    *,
    language: Language = "zh",
    record_types: Sequence[str] = (),
    rows: Mapping[str, Sequence[Row]] | None = None,
) -> None:
    """Write a form for the record types of a pack.

    Args:
        pack: says which columns there are and what they take.
        path: where to write the workbook.
        language: of headings, lists and guide; what is filled in is read in either.
        record_types: the ids of those to make sheets for; all when empty.
        rows: rows to begin with, by the id of the record type, each by the id of its fields.

    Raises:
        OSError: when the file cannot be written.
    """
    chosen = [t for t in pack.record_types.values() if not record_types or t.id in record_types]
    with (
        whole_file(path) as beside,
        xlsxwriter.Workbook(beside, {"default_date_format": "yyyy-mm-dd"}) as book,
    ):
        # The same pack gives the same bytes.
        book.set_properties({"created": dt.datetime(1980, 1, 1, tzinfo=dt.UTC)})
        form = _Form(book, pack, language, {t.id: t for t in chosen})
        form.guide()
        for record_type in chosen:
            form.sheet(record_type, (rows or {}).get(record_type.id, ()))
        form.lists()


class _Form:
    """The workbook while it is written."""

    def __init__(
        self, book: Workbook, pack: Pack, language: Language, chosen: Mapping[str, RecordType]
    ) -> None:
        self._book = book
        self._pack = pack
        self._language = language
        self._chosen = chosen
        self._forms = Forms(
            record_types=pack.record_types, jurisdictions=pack.jurisdictions, language=language
        )
        self._lists: dict[tuple[str, ...], int] = {}
        wrapped = {"text_wrap": True, "valign": "top"}
        heading = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
        self._wrapped = book.add_format(wrapped)
        self._title = book.add_format({**wrapped, "bold": True, "font_size": 14})
        self._required = book.add_format({**heading, "bg_color": "#1F4E78", "font_color": "#FFFFFF"})
        self._optional = book.add_format({**heading, "bg_color": "#DDEBF7"})
        self._grey = book.add_format({"font_color": "#7F7F7F", "italic": True, "bg_color": "#F2F2F2"})
        self._formats: dict[str, Format] = {}

    def guide(self) -> None:
        """Write the first sheet: what to do, and a table of all columns."""
        page = self._book.add_worksheet(GUIDE.get(self._language))
        page.set_column(0, 1, 24, self._wrapped)
        page.set_column(2, 2, 16, self._wrapped)
        page.set_column(3, 4, 44, self._wrapped)
        lines = guide_lines(self._pack.title, self._language)
        for number, line in enumerate(lines):
            style = self._title if number == 0 else self._wrapped
            page.merge_range(number, 0, number, 4, line, style)
            page.set_row(number, 24 if number == 0 else 32 if len(line) > _WRAPS else 16)
        at = len(lines) + 1
        for column, name in enumerate(("sheet", "column", "required", "how", "note")):
            page.write_string(at, column, WORDS[name].get(self._language), self._optional)
        for record_type in self._chosen.values():
            for field in record_type.fields:
                at += 1
                for column, text in enumerate(self._described(record_type, field)):
                    page.write_string(at, column, text, self._wrapped)
        page.freeze_panes(len(lines) + 2, 0)
        _print_across(page)

    def _described(self, record_type: RecordType, field: Field) -> tuple[str, ...]:
        language = self._language
        return (
            _sheet_name(record_type, language),
            field.label.get(language),
            _required(field, record_type).get(language),
            how(field, dict(self._pack.record_types), language),
            field.note.get(language) if field.note is not None else "",
        )

    def sheet(self, record_type: RecordType, rows: Sequence[Row]) -> None:
        """Write the sheet of one record type."""
        page = self._book.add_worksheet(_sheet_name(record_type, self._language))
        page.set_row(0, 32)
        for column, field in enumerate(record_type.fields):
            self._column(page, column, field, record_type)
        for line, row in enumerate(rows, start=_FIRST):
            for column, field in enumerate(record_type.fields):
                self._write(page, (line, column), row.get(field.id), field)
        page.freeze_panes(1, 1)
        page.repeat_rows(0)
        _print_across(page)
        page.autofilter(0, 0, max(_FIRST, _FIRST + len(rows) - 1), len(record_type.fields) - 1)

    def _column(self, page: Worksheet, column: int, field: Field, record_type: RecordType) -> None:
        label = field.label.get(self._language)
        is_required = _is_required(field, record_type)
        page.write_string(0, column, label, self._required if is_required else self._optional)
        said = [text for text in self._described(record_type, field)[2:] if text]
        page.write_comment(0, column, "\n".join(said), {"x_scale": 1.5})
        shown = example(field, self._forms, of=record_type.id)
        prefix = EXAMPLE.get(self._language) if column == 0 else ""
        wide = max(width(label), width(prefix + shown))
        page.set_column(column, column, wide, self._format(number_format(field)))
        page.write_string(1, column, prefix + shown, self._grey)
        self._validate(page, column, field)

    def _validate(self, page: Worksheet, column: int, field: Field) -> None:
        options = validation(field)
        choices = choices_of(field, self._language)
        if choices:
            options = {"validate": "list", "source": self._source(choices)}
        target = self._chosen.get(field.to or "") if field.type is FieldType.REFERENCE else None
        if target is not None and len(target.key) == 1:
            # Names are understood too, so that this only warns.
            options = {"validate": "list", "source": self._keys(target), "error_type": "warning"}
        if options:
            page.data_validation(_FIRST, column, _LAST, column, {**options, "ignore_blank": True})

    def _keys(self, target: RecordType) -> str:
        at = next(n for n, field in enumerate(target.fields) if field.id == target.key[0])
        name, letter = _sheet_name(target, self._language).replace("'", "''"), xl_col_to_name(at)
        return f"='{name}'!${letter}${_FIRST + 1}:${letter}${_LAST + 1}"

    def _source(self, choices: list[str]) -> list[str] | str:
        if fits_inline(choices):
            return choices
        at = self._lists.setdefault(tuple(choices), len(self._lists))
        letter = xl_col_to_name(at)
        return f"='{LISTS.get(self._language)}'!${letter}$1:${letter}${len(choices)}"

    def lists(self) -> None:
        """Write the lists that are too long for a validation on a hidden sheet."""
        if not self._lists:
            return
        page = self._book.add_worksheet(LISTS.get(self._language))
        page.hide()
        for choices, column in self._lists.items():
            page.write_column(0, column, list(choices))

    def _write(self, page: Worksheet, at: tuple[int, int], value: object, field: Field) -> None:
        style = self._format(number_format(field))
        if value is None:
            page.write_blank(*at, None, style)
        elif isinstance(value, str):
            page.write_string(*at, value, style)
        else:
            page.write(*at, value, style)

    def _format(self, text: str) -> Format:
        if text not in self._formats:
            self._formats[text] = self._book.add_format({"num_format": text})
        return self._formats[text]


_WRAPS = 60
"""Characters of a line of the guide beyond which it takes two lines."""


def _print_across(page: Worksheet) -> None:
    """Print a sheet on A4 across, as wide as the page."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _is_required(field: Field, record_type: RecordType) -> bool:
    return field.required or field.id in record_type.key


def _required(field: Field, record_type: RecordType) -> Text:
    """Return whether, or for which rows, a column must be filled in; blank where it need not be."""
    if _is_required(field, record_type):
        return WORDS["yes"]
    return record_type.required_where(field) or Text("", "")


def _sheet_name(record_type: RecordType, language: Language) -> str:
    return record_type.title.get(language).translate(_BAD_IN_NAMES)[:_LONGEST_NAME]
