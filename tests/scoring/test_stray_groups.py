"""An institution of which nobody knows the group: it is compared with no group."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

import zhangcheng as zc
from evaluate.test_unreadable_cells import AS_OF, LEDGER, ROOT
from zhangcheng.evaluate.reading import read_data
from zhangcheng.model.clock import Clock
from zhangcheng.scoring.score import score


@pytest.mark.parametrize("written", ["？？#", None])
def test_what_is_compared_in_an_unknown_group_is_missing(tmp_path: Path, written: str | None) -> None:
    book = load_workbook(LEDGER)
    sheet = book["社区"]
    heading = next(cell for cell in sheet[1] if cell.value == "区（县）")
    sheet.cell(5, heading.column).value = written
    book.save(tmp_path / "damaged.xlsx")
    pack = zc.load_pack(str(ROOT / "rules/zhangzhou"))
    dataset = read_data(pack, tmp_path / "damaged.xlsx", as_of=AS_OF)
    run = score(pack, dataset, Clock.at(AS_OF), pack.scorecards["community"])
    key = str(sheet.cell(5, 1).value)
    compared = {
        account.standing.key: next(s for s in account.stages if s.indicator == "volunteer-hours")
        for account in run.accounts
    }
    assert compared[key].raw is not None
    assert compared[key].share is None
    assert compared[key].peers is None
    assert {a.standing.key for a in run.accounts if "volunteer-hours" in a.standing.missing} == {key}
