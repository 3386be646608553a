"""A cell that cannot be read turns no check around: none passes or fails for it that did not before."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import zhangcheng as zc
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack.pack import Pack

ROOT = Path(__file__).parents[2]
LEDGER = ROOT / "examples/zhangzhou-counties/350626-东山县-2018（虚构）.xlsx"
AS_OF = dt.date(2018, 12, 31)
UNREADABLE = ("？？#", "350699999999", "3.50602E+11")
SETTLED = (Outcome.PASS, Outcome.FAIL)
Outcomes = dict[tuple[str, str], Outcome]


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(LEDGER)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return zc.load_pack(str(ROOT / "rules/zhangzhou"))


@pytest.fixture(scope="module")
def before(pack: Pack) -> Outcomes:
    return outcomes(pack, LEDGER)


def outcomes(pack: Pack, path: Path) -> Outcomes:
    run = zc.check(pack, str(path), as_of=AS_OF, details="all")
    return {(found.rule, found.key): found.outcome for found in run.findings_list}


def filled(book: Workbook) -> Iterator[tuple[str, str]]:
    """Yield the cells below the headings in which something stands."""
    for sheet in book.worksheets[1:]:
        for row in sheet.iter_rows(min_row=2):
            yield from ((sheet.title, cell.coordinate) for cell in row if cell.value is not None)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_cell_that_cannot_be_read_turns_no_check_around(
    pack: Pack, book: Workbook, before: Outcomes, tmp_path: Path, data: st.DataObject
) -> None:
    title, at = data.draw(st.sampled_from(list(filled(book))))
    cell = book[title][at]
    value, shown = cell.value, cell.number_format
    cell.value = data.draw(st.sampled_from(UNREADABLE))
    book.save(tmp_path / "damaged.xlsx")
    cell.value, cell.number_format = value, shown
    after = outcomes(pack, tmp_path / "damaged.xlsx")
    turned = {
        check: (before[check], after[check])
        for check in before.keys() & after.keys()
        if before[check] in SETTLED and after[check] in SETTLED and before[check] != after[check]
    }
    assert turned == {}
