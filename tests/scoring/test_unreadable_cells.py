"""A cell that cannot be read changes nothing of a score that is not told to be open or missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import zhangcheng as zc
from evaluate.test_unreadable_cells import AS_OF, LEDGER, ROOT, UNREADABLE, filled
from zhangcheng.evaluate.reading import read_data
from zhangcheng.model.clock import Clock
from zhangcheng.pack.pack import Pack
from zhangcheng.scoring.result import LineKind
from zhangcheng.scoring.score import ScoreRun, score
from zhangcheng.scoring.stages import Account

CARDS = ("community", "subdistrict", "property-credit")
Settled = dict[tuple[str, ...], object]


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(LEDGER)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return zc.load_pack(str(ROOT / "rules/zhangzhou"))


@pytest.fixture(scope="module")
def before(pack: Pack) -> Settled:
    return settled(pack, LEDGER)


def settled(pack: Pack, path: Path) -> Settled:
    """Return what scores are made of and is not told to be open, by card and institution."""
    dataset = read_data(pack, path, as_of=AS_OF)
    found: Settled = {}
    for card in CARDS:
        run = score(pack, dataset, Clock.at(AS_OF), pack.scorecards[card])
        for account in run.accounts:
            for *part, value in _parts(run, account):
                found[(card, account.standing.key, *map(str, part))] = value
    return found


def _parts(run: ScoreRun, account: Account) -> Iterator[tuple[object, ...]]:
    standing = account.standing
    for stage in account.stages:
        if stage.raw is not None and not stage.undecided:
            yield "indicator", stage.indicator, (stage.raw, stage.passed, stage.decided)
    for line in account.lines:
        if line.kind in (LineKind.ADDITION, LineKind.DEDUCTION) and line.id not in standing.missing:
            yield "adjustment", line.id, (line.points, line.times)
    for veto in run.card.vetoes:
        if veto.id not in standing.open_vetoes:
            yield "veto", veto.id, veto.id in standing.vetoes


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_cell_that_cannot_be_read_changes_nothing_that_is_settled(
    pack: Pack, book: Workbook, before: Settled, tmp_path: Path, data: st.DataObject
) -> None:
    title, at = data.draw(st.sampled_from(list(filled(book))))
    cell = book[title][at]
    value, shown = cell.value, cell.number_format
    cell.value = data.draw(st.sampled_from(UNREADABLE))
    book.save(tmp_path / "damaged.xlsx")
    cell.value, cell.number_format = value, shown
    after = settled(pack, tmp_path / "damaged.xlsx")
    changed = {
        part: (before[part], after[part])
        for part in before.keys() & after.keys()
        if before[part] != after[part]
    }
    assert changed == {}
