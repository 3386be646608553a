"""One scoring: raw values, treated, normalised, weighted, combined; then scores, places and grades."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import duckdb

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.names import table_name
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.evaluate.overflow import TOO_WIDE
from zhangcheng.evaluate.run import Institution
from zhangcheng.evaluate.steps import in_force
from zhangcheng.evaluate.tabulate import tabulate
from zhangcheng.model.clock import Clock
from zhangcheng.model.data_facts import InputFile
from zhangcheng.model.scorecard import Scorecard, Waived
from zhangcheng.model.waiver import Waivers, WaiverState, WaiverUse
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.review import card_not_in_force, invalid_places
from zhangcheng.scoring.ballots import BallotCount
from zhangcheng.scoring.combine import create_combined
from zhangcheng.scoring.finish import create_final
from zhangcheng.scoring.normalise import create_normalised
from zhangcheng.scoring.overflow import too_wide
from zhangcheng.scoring.period import PeriodCount, goes_by_period, period_counts
from zhangcheng.scoring.plan import ScorePlan, plan_score
from zhangcheng.scoring.raw import create_raw, create_scope
from zhangcheng.scoring.result import RowCount, ScoreBalance, Standing, State, WithoutWaivers
from zhangcheng.scoring.stages import Account, read_accounts
from zhangcheng.scoring.standings import read_standings
from zhangcheng.scoring.tallies import read_waived
from zhangcheng.scoring.treat import Spread, create_treated, spreads
from zhangcheng.scoring.ways import write_units
from zhangcheng.scoring.whole import MACROS


@dataclass(frozen=True, kw_only=True)
class ScoreRun:
    """The result of scoring a scorecard: standings best first, then those without a score.

    `spreads` says what compared values are like, by indicator and group; `ballots` what became of
    raters' ballots; `nodes` which column of the tables holds a dimension's points; `periods` how many
    records have a date in the period, and `goes_by_period` whether the scorecard asks for it. `waivers`
    are those for rules of the scorecard and for rules that the pack does not have, with what became of
    them; `waivers_elsewhere` counts the others. `pack_diagnostics` are warnings about the pack and the
    scorecard on that day. The tables of all stages stay on the connection of `dataset` until another
    scoring on it.
    """

    pack: Pack
    card: Scorecard
    clock: Clock
    dataset: Dataset
    plan: ScorePlan
    standings: tuple[Standing, ...]
    spreads: Mapping[str, Mapping[str | None, Spread]]
    ballots: tuple[BallotCount, ...]
    balance: ScoreBalance
    group_titles: Mapping[str, str]
    nodes: Mapping[str, str]
    periods: tuple[PeriodCount, ...] = ()
    goes_by_period: bool = True
    pack_diagnostics: tuple[Diagnostic, ...] = ()
    waivers: tuple[WaiverUse, ...] = ()
    waiver_file: InputFile | None = None
    waivers_elsewhere: int = 0

    @property
    def scored(self) -> tuple[Standing, ...]:
        """Those that have a score, best first."""
        return tuple(s for s in self.standings if s.state is State.SCORED)

    @property
    def files(self) -> tuple[InputFile, ...]:
        """The files that were read."""
        return self.dataset.files

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Faults of the data, and what is said of how it was read."""
        return self.dataset.diagnostics

    @cached_property
    def institutions(self) -> Mapping[tuple[str, str], Institution]:
        """Those of the scorecard's record type, by type and key."""
        kind = self.card.record
        return {
            (kind, s.key): Institution(record_type=kind, key=s.key, name=s.name, jurisdiction=s.place)
            for s in self.standings
        }

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Stages and lines of every assessed institution, in the order of the standings."""
        return read_accounts(self.dataset.connection, self.plan, self.standings)


def score(
    pack: Pack, dataset: Dataset, clock: Clock, card: Scorecard, waivers: Waivers | None = None
) -> ScoreRun:
    """Score the institutions in `dataset` by `card`.

    `waivers` are those to grant; those of the data's own sheet are added.

    Raises:
        UnusableDataError: when a number outgrows 38 digits, with the items that compute it.
    """
    try:
        return _score(pack, dataset, clock, card, waivers=waivers or Waivers())
    except TOO_WIDE:
        pass

    def fails(alone: Scorecard) -> bool:
        try:
            _score(pack, dataset, clock, alone, waivers=Waivers())
        except TOO_WIDE:
            return True
        return False

    raise too_wide(card, pack, dataset, fails)


def _score(pack: Pack, dataset: Dataset, clock: Clock, card: Scorecard, *, waivers: Waivers) -> ScoreRun:
    connection = dataset.connection
    plan = plan_score(card, pack, dataset, clock)
    tabulated = tabulate(pack, dataset, clock, plan.tables, waivers)
    for macro in MACROS:
        connection.execute(macro)
    write_units(connection, plan.ways)
    create_scope(connection, plan)
    in_use = any(use.state is WaiverState.IN_FORCE for use in tabulated.waivers)
    waived = read_waived(connection, plan) if in_use else {}
    # Before the stages proper, whose tables are to stay.
    before = _without_waivers(connection, plan, waived)
    stages = _stages(connection, plan)
    standings = tuple(
        replace(s, waived=waived[s.key], without_waivers=before.get(s.key)) if s.key in waived else s
        for s in stages.standings
    )
    return ScoreRun(
        pack=pack,
        card=card,
        clock=clock,
        dataset=dataset,
        plan=plan,
        standings=standings,
        spreads=stages.spreads,
        ballots=stages.ballots,
        balance=_balance(dataset, clock, card, standings),
        group_titles=_group_titles(connection),
        nodes=stages.nodes,
        periods=period_counts(card, pack, dataset, clock),
        goes_by_period=goes_by_period(card, pack),
        pack_diagnostics=(
            *card_not_in_force(card, clock),
            *pack.diagnostics,
            *tabulated.stale,
            *invalid_places(pack, [s.place for s in standings if s.place is not None], clock.as_of),
        ),
        waivers=tabulated.waivers,
        waiver_file=tabulated.waiver_file,
        waivers_elsewhere=tabulated.elsewhere,
    )


def _group_titles(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    titles = connection.execute("SELECT DISTINCT grp, grp_title FROM score_scope").fetchall()
    return {str(group): str(title or group) for group, title in titles if group is not None}


def _without_waivers(
    connection: duckdb.DuckDBPyConnection, plan: ScorePlan, waived: Collection[str]
) -> dict[str, WithoutWaivers]:
    """Return what the institutions with waived records would have, where waivers change anything."""
    if not waived or plan.card.waived is Waived.FAIL:
        return {}
    strict = replace(plan, card=replace(plan.card, waived=Waived.FAIL))
    return {s.key: _without(s) for s in _stages(connection, strict).standings if s.key in waived}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stages:
    """What comes out of the stages, beside their tables."""

    standings: tuple[Standing, ...]
    spreads: Mapping[str, Mapping[str | None, Spread]]
    ballots: tuple[BallotCount, ...]
    nodes: Mapping[str, str]


def _stages(connection: duckdb.DuckDBPyConnection, plan: ScorePlan) -> _Stages:
    """Make the tables of all stages from what was tabulated, and read the standings."""
    ballots = create_raw(connection, plan)
    create_treated(connection, plan.columns)
    found = spreads(connection, plan.columns)
    create_normalised(connection, plan.columns, found)
    nodes = create_combined(connection, plan.card, {c.indicator.id: c for c in plan.columns})
    create_final(connection, plan, nodes[plan.card.id])
    return _Stages(
        standings=read_standings(connection, plan, nodes),
        spreads={plan.columns[number].indicator.id: by_group for number, by_group in found.items()},
        ballots=ballots,
        nodes=nodes,
    )


def _without(standing: Standing) -> WithoutWaivers:
    return WithoutWaivers(score=standing.score, rank=standing.rank, grade=standing.grade)


def _balance(
    dataset: Dataset, clock: Clock, card: Scorecard, standings: tuple[Standing, ...]
) -> ScoreBalance:
    """Count the records in force from the data alone, and set them against what became of them."""
    record_type = dataset.tables[card.record].record_type
    force = in_force(record_type, clock, dataset.tables[card.record].undated) or "TRUE"
    ((records,),) = dataset.connection.execute(
        f'SELECT count(*) FROM "{table_name(record_type)}" WHERE ({force}) IS NOT FALSE'
    ).fetchall()
    states = Counter(standing.state for standing in standings)
    return ScoreBalance(
        records=records, states={state: states[state] for state in State}, rows=_rows(dataset)
    )


def _rows(dataset: Dataset) -> tuple[RowCount, ...]:
    """Set the rows read of each record type against the records made of them."""
    read: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    for sheet in dataset.sheets:
        if sheet.record_type is not None:
            read[sheet.record_type] += sheet.read
            rejected[sheet.record_type] += sheet.rejected
    return tuple(
        RowCount(record_type=id_, read=number, accepted=dataset.tables[id_].rows, rejected=rejected[id_])
        for id_, number in read.items()
    )
