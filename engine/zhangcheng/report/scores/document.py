"""The machine-readable score report: deterministic JSON with exact decimals as strings."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from zhangcheng.model.finding import Input
from zhangcheng.model.scorecard import Dimension, Indicator, Veto
from zhangcheng.report.faults import json_diagnostics
from zhangcheng.report.json_findings import location, scalar, text
from zhangcheng.report.json_head import json_clock, json_file, json_pack, lines
from zhangcheng.report.json_waivers import waiver
from zhangcheng.report.scores import shapes
from zhangcheng.report.scores.accounts import vetoes_of
from zhangcheng.report.scores.grounds import grounds_of, items_of
from zhangcheng.report.scores.items import effect_id
from zhangcheng.report.scores.parts import Last, Scores
from zhangcheng.scoring.contributions import decimal_of, full_points
from zhangcheng.scoring.result import Line, LineKind, Stage, Standing, State
from zhangcheng.scoring.sensitivity.sensitivity import Sensitivity
from zhangcheng.scoring.stages import Account
from zhangcheng.whole_files import write_whole
from zhangcheng.wording.numbers import exact
from zhangcheng.wording.words import WORDS

_SHOWN = 4
"""Decimals of what is computed in binary: more would be noise."""


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
        "balance": {
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
        },
        "spreads": [
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
        ],
        "periods": [
            {"record_type": count.record_type, "records": count.records, "inside": count.inside}
            for count in run.periods
        ],
        "ballots": [
            {
                "indicator": count.indicator,
                "ballots": count.ballots,
                "counted": count.counted,
                "trimmed": count.trimmed,
                "too_few": count.too_few,
                "own": count.own,
                "unmarked": count.unmarked,
                "other": count.other,
            }
            for count in run.ballots
        ],
        "diagnostics": json_diagnostics(run),
        "waived": run.card.waived.value,
        "waivers": [waiver(use) for use in run.waivers],
        "waivers_elsewhere": run.waivers_elsewhere,
        "rules_not_in_force": sorted(run.plan.idle),
        "institutions": list(_institutions(scores)),
    }
    if scores.sensitivity is not None:
        written["sensitivity"] = _sensitivity(scores.sensitivity)
    return written


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


def _institutions(scores: Scores) -> Iterator[shapes.InstitutionJson]:
    accounts = {account.standing.key: account for account in scores.run.accounts}
    for standing in scores.run.standings:
        account = accounts.get(standing.key)
        yield _institution(scores, standing, account)


def _institution(scores: Scores, standing: Standing, account: Account | None) -> shapes.InstitutionJson:
    written: shapes.InstitutionJson = {
        "key": standing.key,
        "name": standing.name,
        "jurisdiction": standing.place,
        "group": standing.group,
        "state": standing.state.value,
        "score": _decimal(standing.score),
        "exact": _decimal(standing.exact) if standing.score is not None else None,
        "rank": standing.rank,
        "group_rank": standing.group_rank,
        "grade": standing.grade,
        "grade_at_most": standing.grade_at_most,
        "grade_by_score": standing.grade_by_score,
        "reasons": [
            {"kind": reason.kind.value, "grade": reason.grade, "id": reason.id}
            for reason in standing.reasons
        ],
        "missing": list(standing.missing),
        "weight_scored": _decimal(standing.weight_scored),
        "few_ballots": [
            {"indicator": few.indicator, "group": few.group, "ballots": few.ballots, "used": few.used}
            for few in standing.few_ballots
        ],
        "vetoes": list(standing.vetoes),
        "open_vetoes": list(standing.open_vetoes),
        "veto_evidence": [_veto(scores, standing, v) for v in vetoes_of(scores.run.card, standing)],
        "open_bars": list(standing.open_bars),
        "waived": [
            {"rule": one.rule, "fails": one.fails, "undecided": one.undecided} for one in standing.waived
        ],
        "lines": [
            _line(scores, standing.key, line) for line in (account.lines if account is not None else ())
        ],
        "stages": [_stage(scores, standing.key, s) for s in (account.stages if account else ())],
    }
    if standing.without_waivers is not None:
        without = standing.without_waivers
        written["without_waivers"] = {
            "score": _decimal(without.score),
            "rank": without.rank,
            "grade": without.grade,
        }
    if standing.key in scores.last:
        written["last"] = _last(scores.last[standing.key])
    if scores.sensitivity is not None and standing.key in scores.sensitivity.sure:
        sure = scores.sensitivity.sure[standing.key]
        grades = {grade: _shown(share) for grade, share in sure.grades.items()}
        written["sure"] = {"low": sure.low, "high": sure.high, "median": sure.median, "grades": grades}
    if standing.key in scores.improvements:
        written["help"] = [
            {
                "indicator": item.indicator,
                "old": exact(item.old),
                "new": exact(item.new),
                "gain": exact(item.gain),
                "score": exact(item.score),
                "grade": item.grade,
            }
            for item in scores.improvements[standing.key]
        ]
        written["lifting"] = [
            {"ids": list(item.ids), "score": exact(item.score), "grade": item.grade}
            for item in scores.liftings.get(standing.key, ())
        ]
        written["untried"] = list(scores.untried[standing.key])
    return written


def _last(last: Last) -> shapes.LastJson:
    return {"score": last.score, "rank": last.rank, "grade": last.grade}


def _stage(scores: Scores, key: str, stage: Stage) -> shapes.StageJson:
    written: shapes.StageJson = {
        "indicator": stage.indicator,
        "raw": stage.raw if isinstance(stage.raw, str) else _decimal(stage.raw),
        "treated": stage.treated if isinstance(stage.treated, str) else _decimal(stage.treated),
        "share": _decimal(stage.share),
        "points": _decimal(stage.points),
        "contribution": _decimal(stage.contribution),
        "full": exact(stage.full),
        "best": _decimal(stage.best),
        "filled": stage.filled,
    }
    if stage.decided is not None:
        written["passed"] = stage.passed or 0
        written["decided"] = stage.decided
        written["undecided"] = stage.undecided or 0
    if stage.peers is not None:
        written["peers"] = {
            "below": stage.peers.below,
            "equal": stage.peers.equal,
            "count": stage.peers.count,
        }
    if stage.raters:
        written["raters"] = [
            {
                "group": r.group,
                "mean": _decimal(r.mean),
                "ballots": r.ballots,
                "used": r.used,
                "minimum": r.minimum,
                "weight": exact(r.weight),
            }
            for r in stage.raters
        ]
    _add_evidence(written, scores, stage.indicator, key)
    return written


def _line(scores: Scores, key: str, line: Line) -> shapes.LineJson:
    written: shapes.LineJson = {"kind": line.kind.value, "id": line.id, "points": exact(line.points)}
    if line.kind in (LineKind.ADDITION, LineKind.DEDUCTION):
        written["times"] = _decimal(line.times)
        _add_evidence(written, scores, line.id, key)
    return written


def _veto(scores: Scores, standing: Standing, veto: Veto) -> shapes.VetoJson:
    written: shapes.VetoJson = {"id": veto.id, "open": veto.id in standing.open_vetoes}
    _add_evidence(written, scores, veto.id, standing.key)
    return written


def _add_evidence(
    written: shapes.StageJson | shapes.LineJson | shapes.VetoJson, scores: Scores, item: str, key: str
) -> None:
    """Add the values and records behind an item, with their cells."""
    inputs = scores.evidence.inputs.get(item, {}).get(key, ())
    if inputs:
        written["inputs"] = [_input(one) for one in inputs]
    records = scores.evidence.records.get(item, {}).get(key)
    if records is not None:
        written["records"] = [location(place) for place in records.places]
        written["more_records"] = records.more


def _input(item: Input) -> shapes.InputJson:
    written: shapes.InputJson = {
        "name": item.name,
        "label": text(item.label),
        "value": scalar(item.value),
        "cells": [location(cell) for cell in item.cells],
    }
    if item.more:
        written["more"] = item.more
    return written


def _sensitivity(found: Sensitivity) -> shapes.SensitivityJson:
    return {
        "draws": found.draws,
        "seed": found.seed,
        "effects": [
            {"choice": effect_id(e.factor), "first": _shown(e.first), "total": _shown(e.total)}
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
                "eigenvalue": _shown(c.eigenvalue),
                "ratio": None if c.ratio is None else _shown(c.ratio),
                "weights": {item: _shown(weight) for item, weight in c.weights.items()},
            }
            for c in found.consistencies
        ],
    }


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else exact(number)


def _shown(number: float) -> str:
    return exact(Decimal(str(round(number, _SHOWN))))
