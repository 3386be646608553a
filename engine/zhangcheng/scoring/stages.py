"""The stages of every indicator and the account of every score, read when someone asks for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb

from zhangcheng.model.scorecard import Scorecard
from zhangcheng.scoring.contributions import Contribution, contributions, full_points
from zhangcheng.scoring.finish import STAGES
from zhangcheng.scoring.normalise import PEERS, is_ranked
from zhangcheng.scoring.plan import Column, ScorePlan
from zhangcheng.scoring.result import Line, LineKind, Peers, RaterMean, Stage, Standing, State
from zhangcheng.scoring.whole import POINTS, SHARE, decimal

ASSESSED = (State.SCORED, State.NOT_RANKED, State.REFUSED)
"""Those that a scorecard is about."""
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An institution's stages, and the lines that add up to its score (none without a score)."""

    standing: Standing
    stages: tuple[Stage, ...]
    lines: tuple[Line, ...]


def read_accounts(
    connection: duckdb.DuckDBPyConnection, plan: ScorePlan, standings: Sequence[Standing]
) -> tuple[Account, ...]:
    """Return the accounts of the assessed institutions, in the order of `standings`."""
    fetched = connection.execute(f"SELECT * FROM {STAGES}")
    names = [column[0] for column in fetched.description or ()]
    rows = {row[names.index("key")]: dict(zip(names, row, strict=True)) for row in fetched.fetchall()}
    full = full_points(plan.card)
    assessed = (s for s in standings if s.state in ASSESSED)
    return tuple(_account(standing, rows[standing.key], plan, full) for standing in assessed)


def _account(
    standing: Standing, row: Mapping[str, Any], plan: ScorePlan, full: Mapping[str, Decimal]
) -> Account:
    points = {c.indicator.id: decimal(row[f"y{c.number}"], POINTS) for c in plan.columns}
    parts = contributions(plan.card, points)
    order = {indicator.id: number for number, indicator in enumerate(plan.card.indicators)}
    columns = sorted(plan.columns, key=lambda column: order[column.indicator.id])
    stages = tuple(
        _stage(c, row, part=parts.get(c.indicator.id), full=full[c.indicator.id]) for c in columns
    )
    lines = tuple(_lines(standing, stages, row, plan.card)) if standing.score is not None else ()
    return Account(standing=standing, stages=stages, lines=lines)


def _stage(column: Column, row: Mapping[str, Any], *, part: Contribution | None, full: Decimal) -> Stage:
    n, item = column.number, column.indicator
    raw, treated = row[f"x{n}"], row[f"t{n}"]
    groups = item.marks.groups if item.marks is not None else ()
    return Stage(
        indicator=item.id,
        raw=raw if column.is_text else decimal(raw, column.scale),
        treated=treated if column.is_text else decimal(treated, column.treated_scale),
        share=decimal(row[f"n{n}"], SHARE),
        points=decimal(row[f"y{n}"], POINTS),
        contribution=part.points if part is not None else None,
        full=full,
        best=part.best if part is not None else None,
        filled=raw is None and part is not None,
        passed=row.get(f"p{n}"),
        decided=row.get(f"q{n}"),
        undecided=row.get(f"o{n}"),
        raters=tuple(
            RaterMean(
                group=group.id,
                title=group.title,
                mean=decimal(row[f"m{n}_{g}"], SHARE),
                ballots=row[f"b{n}_{g}"],
                used=row[f"u{n}_{g}"],
                minimum=group.minimum,
                weight=group.weight,
            )
            for g, group in enumerate(groups)
        ),
        peers=Peers(**{name: row[f"{name}{n}"] for name in PEERS})
        if is_ranked(column) and treated is not None
        else None,
    )


def _lines(
    standing: Standing, stages: Sequence[Stage], row: Mapping[str, Any], card: Scorecard
) -> Iterator[Line]:
    """Yield the account: indicators, adjustments, what ceilings, bounds and vetoes take, rounding."""
    lines = [
        Line(kind=LineKind.INDICATOR, id=stage.indicator, points=stage.contribution)
        for stage in stages
        if stage.contribution is not None
    ]
    for number, item in enumerate(card.adjustments):
        kind = LineKind.ADDITION if item.is_addition else LineKind.DEDUCTION
        points = decimal(row[f"j{number}"], POINTS)
        times = decimal(row[f"jt{number}"], SHARE)
        lines.append(Line(kind=kind, id=item.id, points=points or _ZERO, times=times))
    adjusted = sum((line.points for line in lines if line.kind is not LineKind.INDICATOR), _ZERO)
    allowed = _number(row, "added") + _number(row, "taken")
    lines.append(Line(kind=LineKind.CEILING, id="", points=allowed - adjusted))
    reached = _number(row, "base") + allowed
    lines.append(Line(kind=LineKind.BOUND, id="", points=_number(row, "bounded") - reached))
    held = _number(row, "held") - _number(row, "bounded")
    lines.append(Line(kind=LineKind.VETO, id="", points=held))
    rest = (standing.score or _ZERO) - sum((line.points for line in lines), _ZERO)
    lines.append(Line(kind=LineKind.ROUNDING, id="", points=rest))
    optional = (LineKind.CEILING, LineKind.BOUND, LineKind.VETO, LineKind.ROUNDING)
    return (line for line in lines if line.points or line.kind not in optional)


def _number(row: Mapping[str, Any], name: str) -> Decimal:
    return decimal(row[name], POINTS) or _ZERO
