"""The cells behind every indicator: fields and related rows of values, records of rules, ballots."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhangcheng.dataset import Dataset
from zhangcheng.diagnostics.location import Location
from zhangcheng.evaluate.frame import PLACED
from zhangcheng.evaluate.inputs import read_inputs
from zhangcheng.evaluate.tabulate import OPEN
from zhangcheng.model.expression import Expression
from zhangcheng.model.finding import Input
from zhangcheng.model.scorecard import Adjustment, Indicator, Marks, Tally, Veto
from zhangcheng.pack.pack import Pack
from zhangcheng.scoring.plan import ballots_table
from zhangcheng.scoring.score import ScoreRun

MOST_CELLS = 20
"""Records named behind one indicator of one institution; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Records behind an indicator: the places of the first ones, and how many more there are.

    Of a rule, those that fail or cannot be decided, and where an indicator has none of these, those that
    pass; of marks, the ballots.
    """

    places: tuple[Location, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What stands behind indicators, adjustments and vetoes, by item, then key of the institution."""

    inputs: Mapping[str, Mapping[str, tuple[Input, ...]]]
    records: Mapping[str, Mapping[str, Records]]


def read_evidence(run: ScoreRun) -> Evidence:
    """Return the cells behind every indicator, adjustment and veto of every institution."""
    items: tuple[Indicator | Adjustment, ...] = (*run.card.indicators, *run.card.adjustments)
    by_value: dict[Expression, list[str]] = {}
    for item in items:
        if item.value is not None:
            by_value.setdefault(item.value, []).append(item.id)
    for veto in run.card.vetoes:
        if veto.when is not None:
            by_value.setdefault(veto.when, []).append(veto.id)
    read = read_inputs(
        run.pack, run.dataset, run.clock, record_type=run.card.record, expressions=by_value
    )
    records = {
        column.indicator.id: _records(run, column.indicator, column.number)
        for column in run.plan.columns
        if column.indicator.value is None
    }
    outside: tuple[Adjustment | Veto, ...] = (*run.card.adjustments, *run.card.vetoes)
    records |= {
        item.id: _open_records(run, item.tally)
        for item in outside
        if item.tally is not None and not run.plan.is_empty(item)
    }
    return Evidence(
        inputs={id_: found for expression, found in read.items() for id_ in by_value[expression]},
        records=records,
    )


def _records(run: ScoreRun, indicator: Indicator, number: int) -> dict[str, Records]:
    if run.plan.is_empty(indicator):
        return {}
    if indicator.tally is not None:
        return _tallied_records(run, indicator.tally)
    assert indicator.marks is not None  # noqa: S101 - the third of three
    return _ballots(run, indicator.marks, number)


def _open_records(run: ScoreRun, tally: Tally) -> dict[str, Records]:
    """Return the records that fail or may fail."""
    return _located(run, _query(run, tally, f'"r:{tally.rule}" = FALSE OR {_is_open(tally)}'), tally)


def _tallied_records(run: ScoreRun, tally: Tally) -> dict[str, Records]:
    """Return the records that fail or are open; of institutions without any, those that pass."""
    rule = f'"r:{tally.rule}"'
    open_ = f"{rule} = FALSE OR {_is_open(tally)} OR NOT {PLACED} AND {rule} IS NOT NULL"
    found = _located(run, _query(run, tally, open_), tally)
    passing = _query(run, tally, f"{rule} AND unit IS NOT NULL")
    return _located(run, passing, tally, without=found.keys()) | found


def _is_open(tally: Tally) -> str:
    return f'coalesce("r:{tally.rule}{OPEN}", TRUE)'


def _query(run: ScoreRun, tally: Tally, condition: str) -> str:
    return f'SELECT unit, _row FROM "{run.plan.rows_of(tally)}" WHERE {condition} ORDER BY _row'


def _ballots(run: ScoreRun, marks: Marks, number: int) -> dict[str, Records]:
    query = f'SELECT unit, _row FROM "{ballots_table(number)}" WHERE unit IS NOT NULL ORDER BY _row'
    return _located(run, query, marks)


def _located(
    run: ScoreRun, query: str, of: Tally | Marks, without: Collection[str] = ()
) -> dict[str, Records]:
    found: dict[str, list[int]] = defaultdict(list)
    for unit, row in run.dataset.connection.execute(query).fetchall():
        if str(unit) not in without:
            found[str(unit)].append(row)
    return {
        unit: Records(
            places=tuple(_places(run.dataset, rows[:MOST_CELLS], of, run.pack)),
            more=max(0, len(rows) - MOST_CELLS),
        )
        for unit, rows in found.items()
    }


def _places(dataset: Dataset, rows: Sequence[int], of: Tally | Marks, pack: Pack) -> Iterator[Location]:
    """Yield where rows stand, those first that are no records."""
    record = of.record if isinstance(of, Marks) else pack.rules[of.rule].record
    reference = of.rated if isinstance(of, Marks) else "".join(of.through[:1])
    for row in rows:
        stray = dataset.stray(record, reference, row)
        if stray is not None:
            yield stray
    yield from dataset.row_locations(record, [row for row in rows if row >= 0])
