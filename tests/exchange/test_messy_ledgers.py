"""Every ledger of the examples, however it is kept, comes out in every format."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from zhangcheng.exchange.formats import FORMATS, write
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.workbook import build

LEDGERS = Path(__file__).parents[2] / "examples" / "ledgers"


def report(name: str) -> Report:
    path = LEDGERS / name
    run = zc.check(
        zc.load_pack(),
        path,
        as_of=dt.date(2021, 12, 31),
        areas=["premises"],
        drop_personal_data=name == "personal-columns.xlsx",
    )
    return Report(runs=(run,), language="zh", data=path)


@pytest.mark.parametrize("name", sorted(path.name for path in LEDGERS.iterdir()))
def test_each_ledger_in_each_format(name: str, tmp_path: Path) -> None:
    made = report(name)
    for form in FORMATS:
        (path,) = write(form, made, tmp_path)
        assert path.exists()


def test_an_area_of_merged_cells_is_marked_at_its_first() -> None:
    comments = [cell.comment for row in build(report("merged-down.xlsx"))["社区"] for cell in row]
    assert any(comment is not None and "D130" in comment.text for comment in comments)
