"""One scoring: raw values, treated, normalised, weighted, combined; then scores, places and grades."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.names import table_name
from zhangcheng.evaluate.steps import in_force
from zhangcheng.evaluate.tabulate import tabulate
from zhangcheng.model.clock import Clock
from zhangcheng.model.scorecard import Scorecard
from zhangcheng.pack.pack import Pack
from zhangcheng.scoring.ballots import BallotCount
from zhangcheng.scoring.combine import create_combined
from zhangcheng.scoring.finish import create_final
from zhangcheng.scoring.normalise import create_normalised
from zhangcheng.scoring.plan import ScorePlan, plan_score
from zhangcheng.scoring.raw import create_raw, create_scope
from zhangcheng.scoring.result import ScoreBalance, Standing, State
from zhangcheng.scoring.stages import Account, read_accounts
from zhangcheng.scoring.standings import read_standings
from zhangcheng.scoring.treat import Spread, create_treated, spreads
from zhangcheng.scoring.whole import MACROS


@dataclass(frozen=True, kw_only=True)
class ScoreRun:
    """The result of scoring a card: standings best first, then those without a score.

    `spreads` says what compared values are like, by indicator and group; `ballots` what became of
    raters' ballots; `nodes` which column of the tables holds a dimension's points. The tables of all
    stages stay on the connection of `dataset` until another scoring on it.
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

    @property
    def scored(self) -> tuple[Standing, ...]:
        """Those that have a score, best first."""
        return tuple(s for s in self.standings if s.state is State.SCORED)

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Stages and lines of every assessed institution, in the order of the standings."""
        return read_accounts(self.dataset.connection, self.plan, self.standings)


def score(pack: Pack, dataset: Dataset, clock: Clock, card: Scorecard) -> ScoreRun:
    """Score the institutions in `dataset` by `card`.

    Raises:
        duckdb.OutOfRangeException: when a number outgrows 38 digits.
    """
    connection = dataset.connection
    plan = plan_score(card, pack, dataset)
    tabulate(pack, dataset, clock, plan.tables)
    for macro in MACROS:
        connection.execute(macro)
    create_scope(connection, plan)
    ballots = create_raw(connection, plan)
    create_treated(connection, plan.columns)
    found = spreads(connection, plan.columns)
    create_normalised(connection, plan.columns, found)
    nodes = create_combined(connection, card, {c.indicator.id: c for c in plan.columns})
    create_final(connection, plan, nodes[card.id])
    standings = read_standings(connection, plan, nodes)
    titles = connection.execute("SELECT DISTINCT grp, grp_title FROM score_scope").fetchall()
    return ScoreRun(
        pack=pack,
        card=card,
        clock=clock,
        dataset=dataset,
        plan=plan,
        standings=standings,
        spreads={plan.columns[number].indicator.id: by_group for number, by_group in found.items()},
        ballots=ballots,
        balance=_balance(dataset, clock, card, standings),
        group_titles={str(group): str(title or group) for group, title in titles if group is not None},
        nodes=nodes,
    )


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
    return ScoreBalance(records=records, states={state: states[state] for state in State})
