"""Tells of dates that can be read but hardly meant: 1918 or 2081 for 2018, 2099 for no end."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.names import quoted
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType

_EARLIEST = dt.date(1949, 10, 1)
"""No institution, agreement or payment of a ledger is older than the state that keeps it."""

_YEARS_AHEAD = 30
"""Longer than anything that ledgers agree on beforehand."""

_SHOWN = 5
_DATES = (FieldType.DATE, FieldType.MONTH)
_NOTHING = Text("", "")
_CORRECT = Text("请核对年份。", "Check the year.")
_OR_EMPTY = Text(
    "请核对年份；若表示没有期限，这一格可以留空。",
    "Check the year; if it says that there is no end, the cell may be left empty.",
)


def check_dates(joined: Joined, tables: Mapping[str, Table], intake: Intake) -> None:
    """Report dates and months before 1949-10-01, or long after the as-of date; they are kept."""
    table = tables[joined.record_type.id]
    found = {name for sheet in joined.sheets for name in sheet.matched.columns.found}
    dates = [f for f in table.record_type.fields if f.type in _DATES and f.id in found]
    if not dates or not table.rows:
        return
    latest = _latest(intake.as_of)
    ends = ", ".join(f"min({quoted(field.id)}), max({quoted(field.id)})" for field in dates)
    (row,) = intake.connection.execute(f"SELECT {ends} FROM {quoted(table.name)}").fetchall()
    for field, first, last in zip(dates, row[::2], row[1::2], strict=True):
        if first is not None and first < _EARLIEST:
            _report(field, f"< DATE '{_EARLIEST}'", joined=joined, table=table, intake=intake)
        if latest is not None and last is not None and last > latest:
            _report(field, f"> DATE '{latest}'", joined=joined, table=table, intake=intake)


def _latest(as_of: dt.date | None) -> dt.date | None:
    """Return the last plausible date; None where the day that the data is read for is not known."""
    if as_of is None or as_of.year + _YEARS_AHEAD > dt.MAXYEAR:
        return None
    day = 28 if (as_of.month, as_of.day) == (2, 29) else as_of.day
    return as_of.replace(year=as_of.year + _YEARS_AHEAD, day=day)


def _report(field: Field, beyond: str, *, joined: Joined, table: Table, intake: Intake) -> None:
    """Report the dates that are `beyond` an end, as SQL: those of a sheet's column as one."""
    rows = intake.connection.execute(
        f"SELECT _source, _line, {quoted(field.id)} FROM {quoted(table.name)} "
        f"WHERE {quoted(field.id)} {beyond} ORDER BY _source, _row"
    ).fetchall()
    for source, of_sheet in groupby(rows, lambda row: row[0]):
        found = list(of_sheet)
        _report_sheet(found, field, joined, source=source, intake=intake)


def _report_sheet(
    rows: Sequence[tuple[Any, ...]], field: Field, joined: Joined, *, source: int, intake: Intake
) -> None:
    origin = joined.origin(source)
    day = rows[0][2]
    early = day < _EARLIEST
    may_be_empty = not (early or field.required or field.required_for)
    intake.collector.add(
        codes.IMPLAUSIBLE_DATE,
        origin.cell(rows[0][1], field.id),
        field=field.label,
        value=day.strftime("%Y-%m") if field.type is FieldType.MONTH else day.isoformat(),
        bound=_bound(early, intake.as_of),
        more=_more([origin.cell(line, field.id).cell or "" for _, line, _ in rows]),
        suggestion=_OR_EMPTY if may_be_empty else _CORRECT,
    )


def _bound(early: bool, as_of: dt.date | None) -> Text:
    if early:
        return Text(f"早于 {_EARLIEST}", f"before {_EARLIEST}")
    return Text(
        f"比核查日期 {as_of} 晚 {_YEARS_AHEAD} 年以上",
        f"over {_YEARS_AHEAD} years after the as-of date, {as_of}",
    )


def _more(cells: Sequence[str]) -> Text:
    if len(cells) == 1:
        return _NOTHING
    shown, more = ", ".join(cells[:_SHOWN]), " …" * (len(cells) > _SHOWN)
    return Text(f"（共 {len(cells):,} 格：{shown}{more}）", f" ({len(cells):,} cells: {shown}{more})")
