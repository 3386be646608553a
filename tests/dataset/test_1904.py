"""Workbooks that count days from 1904: dates are what the reader of the sheet sees."""

import datetime as dt
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from dataset.samples import read, stored

DAY = dt.date(2018, 6, 30)


def write(path: Path, epoch: dt.datetime, serial: int) -> Path:
    book = Workbook()
    book.epoch = epoch
    sheet = book.active
    assert sheet is not None
    sheet.title = "社区"
    days: tuple[dt.date | int | str, ...] = (DAY, serial, str(serial))
    sheet.append(("社区编号", "街道", "成立日期"))
    for number, day in enumerate(days):
        sheet.append((f"A{number}", "芗城区", day))
    book.save(path)
    return path


def test_serial_dates_count_from_the_beginning_of_their_workbook(tmp_path: Path) -> None:
    for name, epoch, serial in (
        ("old.xlsx", CALENDAR_MAC_1904, 41819),
        ("usual.xlsx", CALENDAR_WINDOWS_1900, 43281),
    ):
        dataset = read(write(tmp_path / name, epoch, serial))
        assert stored(dataset, "community", "established") == [(DAY,)] * 3
        (told,) = [d for d in dataset.diagnostics if d.code.id == "D172"]
        assert ("1904" in told.message("en")) == (name == "old.xlsx")
