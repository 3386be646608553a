"""The machine-readable score report: deterministic JSON with exact decimals as strings."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from zhangcheng.model.scorecard import Dimension, Indicator
from zhangcheng.report.faults import json_diagnostics
from zhangcheng.report.json_findings import text
from zhangcheng.report.json_head import json_clock, json_file, json_pack, lines
from zhangcheng.report.json_waivers import waiver
from zhangcheng.report.scores import shapes
from zhangcheng.report.scores.document_institutions import institutions
from zhangcheng.report.scores.grounds import grounds_of, items_of
from zhangcheng.report.scores.items import effect_id
from zhangcheng.report.scores.json_numbers import rounded
from zhangcheng.report.scores.parts import Scores
from zhangcheng.scoring.contributions import decimal_of, full_points
from zhangcheng.scoring.result import State
from zhangcheng.scoring.score import ScoreRun
from zhangcheng.scoring.sensitivity.sensitivity import Sensitivity
from zhangcheng.whole_files import write_whole
from zhangcheng.wording.numbers import exact
from zhangcheng.wording.words import WORDS


def render_scores(scores: Scores) -> str:
    """Return the report as JSON text, the same for the same run; its shape is `shapes.ScoresJson`."""
    return "".join(lines(document(scores)))


def write_scores(scores: Scores, path: Path) -> None:
    """Write the report as UTF-8 JSON."""
    write_whole(path, render_scores(scores))


def document(scores: Scores) -> shapes.ScoresJson:
    """Return the report as plain data."""
    run = scores.run
    written: shapes.ScoresJson = {
        "format": shapes.FORMAT,
        "engine": {"name": "zhangcheng", "version": scores.engine_version},
        "pack": json_pack(run.pack),
        "clock": json_clock(run.clock),
        "card": _card(scores),
        "notices": list(run.dataset.notices),
        "last_under_former_keys": scores.last_followed,
        "legal_notice": text(WORDS["no_legal_effect"]),
        "files": [json_file(file) for file in run.files],
        "waiver_file": None if run.waiver_file is None else json_file(run.waiver_file),
        "balance": _balance(run),
        "spreads": _spreads(run),
        "periods": [
            {"record_type": count.record_type, "records": count.records, "inside": count.inside}
            for count in run.periods
        ],
        "ballots": _ballots(run),
        "diagnostics": json_diagnostics(run),
        "waived": run.card.waived.value,
        "waivers": [waiver(use) for use in run.waivers],
        "waivers_elsewhere": run.waivers_elsewhere,
        "rules_not_in_force": sorted(run.plan.idle),
        "institutions": list(institutions(scores)),
    }
    if scores.sensitivity is not None:
        written["sensitivity"] = _sensitivity(scores.sensitivity)
    return written


def _balance(run: ScoreRun) -> shapes.BalanceJson:
    return {
        "records": run.balance.records,
        "states": {state.value: run.balance.states[state] for state in State},
        "rows": [
            {
                "record_type": row.record_type,
                "read": row.read,
                "accepted": row.accepted,
                "rejected": row.rejected,
            }
            for row in run.balance.rows
        ],
        "closes": run.balance.closes,
    }


def _spreads(run: ScoreRun) -> list[shapes.SpreadJson]:
    return [
        {
            "indicator": indicator,
            "group": group,
            "count": spread.count,
            "low": exact(spread.low),
            "high": exact(spread.high),
            "mean": exact(spread.mean),
            "deviation": exact(spread.deviation),
        }
        for indicator, by_group in sorted(run.spreads.items())
        for group, spread in sorted(by_group.items(), key=lambda pair: pair[0] or "")
    ]


def _ballots(run: ScoreRun) -> list[shapes.BallotsJson]:
    return [
        {
            "indicator": count.indicator,
            "ballots": count.ballots,
            "counted": count.counted,
            "trimmed": count.trimmed,
            "too_few": count.too_few,
            "own": count.own,
            "unmarked": count.unmarked,
            "undecided": count.undecided,
            "other": count.other,
        }
        for count in run.ballots
    ]


def _card(scores: Scores) -> shapes.CardJson:
    card = scores.run.card
    full = full_points(card)
    return {
        "id": card.id,
        "title": text(card.title),
        "record": card.record,
        "scale": exact(card.scale),
        "illustrative": card.basis.illustrative,
        "assumed": card.effective.assumed,
        "scored_at_least_percent": card.scored_at_least_percent,
        "items": list(_items(card.root, None, full)),
        "stands_on": [
            {
                "item": item.id,
                "kind": ground.kind,
                "id": ground.id,
                "illustrative": ground.illustrative,
                "assumed": ground.assumed,
            }
            for item in items_of(card)
            for ground in grounds_of(scores.run, item)
        ],
        "grades": [grade.id for grade in card.grades],
    }


def _items(
    dimension: Dimension, parent: str | None, full: Mapping[str, Decimal]
) -> Iterator[shapes.ItemJson]:
    for item in dimension.items:
        yield _item(item, parent, full)
        if isinstance(item, Dimension):
            yield from _items(item, item.id, full)


def _item(
    item: Dimension | Indicator, parent: str | None, full: Mapping[str, Decimal]
) -> shapes.ItemJson:
    written: shapes.ItemJson = {
        "id": item.id,
        "parent": parent,
        "title": text(item.title),
        "weight": exact(item.weight),
        "full": exact(_full(item, full)),
        "illustrative": item.basis.illustrative,
        "sources": [citation.id for citation in item.basis.citations],
    }
    if isinstance(item, Indicator):
        written["method"] = item.normalisation.method.value
        written["missing"] = item.missing.value
        if item.unit is not None:
            written["unit"] = str(item.unit)
    return written


def _full(item: Dimension | Indicator, full: Mapping[str, Decimal]) -> Decimal:
    if isinstance(item, Indicator):
        return full[item.id]
    return sum((_full(inner, full) for inner in item.items), Decimal(0))


def _sensitivity(found: Sensitivity) -> shapes.SensitivityJson:
    return {
        "draws": found.draws,
        "seed": found.seed,
        "effects": [
            {"choice": effect_id(e.factor), "first": rounded(e.first), "total": rounded(e.total)}
            for e in found.effects
        ],
        "swaps": [
            {
                "upper": swap.upper,
                "lower": swap.lower,
                "item": swap.item,
                "old": None if swap.old is None else exact(decimal_of(swap.old)),
                "new": None if swap.new is None else exact(decimal_of(swap.new)),
                "exact": swap.exact,
                "held": swap.held,
            }
            for swap in found.swaps
        ],
        "consistency": [
            {
                "level": c.level,
                "eigenvalue": rounded(c.eigenvalue),
                "ratio": None if c.ratio is None else rounded(c.ratio),
                "weights": {item: rounded(weight) for item, weight in c.weights.items()},
            }
            for c in found.consistencies
        ],
    }
