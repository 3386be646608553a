"""The institutions of the machine-readable score report: scores, places, and what they are made of."""

from collections.abc import Iterator

from zhangcheng.model.finding import Input
from zhangcheng.model.scorecard import Veto
from zhangcheng.report.json_findings import location, scalar, text
from zhangcheng.report.scores import shapes_institutions as shapes
from zhangcheng.report.scores.accounts import vetoes_of
from zhangcheng.report.scores.json_numbers import exact_or_none, rounded
from zhangcheng.report.scores.parts import Last, Scores
from zhangcheng.scoring.improve import Improvement
from zhangcheng.scoring.result import Line, LineKind, Stage, Standing
from zhangcheng.scoring.sensitivity.sensitivity import Sure
from zhangcheng.scoring.stages import Account
from zhangcheng.wording.numbers import exact


def institutions(scores: Scores) -> Iterator[shapes.InstitutionJson]:
    """Yield every institution of the data, those that could not be scored included."""
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
        "score": exact_or_none(standing.score),
        "exact": exact_or_none(standing.exact) if standing.score is not None else None,
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
        "weight_scored": exact_or_none(standing.weight_scored),
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
    _add_asked(written, scores, standing)
    return written


def _add_asked(written: shapes.InstitutionJson, scores: Scores, standing: Standing) -> None:
    """Add what is there only where it was asked for, or where there is something to say."""
    if standing.without_waivers is not None:
        without = standing.without_waivers
        written["without_waivers"] = {
            "score": exact_or_none(without.score),
            "rank": without.rank,
            "grade": without.grade,
        }
    if standing.key in scores.last:
        written["last"] = _last(scores.last[standing.key])
    if scores.sensitivity is not None and standing.key in scores.sensitivity.sure:
        written["sure"] = _sure(scores.sensitivity.sure[standing.key])
    if standing.key in scores.improvements:
        written["help"] = [_help(item) for item in scores.improvements[standing.key]]
        written["lifting"] = [
            {"ids": list(item.ids), "score": exact(item.score), "grade": item.grade}
            for item in scores.liftings.get(standing.key, ())
        ]
        written["untried"] = list(scores.untried[standing.key])


def _sure(found: Sure) -> shapes.SureJson:
    grades = {grade: rounded(share) for grade, share in found.grades.items()}
    return {"low": found.low, "high": found.high, "median": found.median, "grades": grades}


def _help(item: Improvement) -> shapes.HelpJson:
    return {
        "indicator": item.indicator,
        "old": exact(item.old),
        "new": exact(item.new),
        "gain": exact(item.gain),
        "score": exact(item.score),
        "grade": item.grade,
    }


def _last(last: Last) -> shapes.LastJson:
    return {"score": last.score, "rank": last.rank, "grade": last.grade}


def _stage(scores: Scores, key: str, stage: Stage) -> shapes.StageJson:
    written: shapes.StageJson = {
        "indicator": stage.indicator,
        "raw": stage.raw if isinstance(stage.raw, str) else exact_or_none(stage.raw),
        "treated": stage.treated if isinstance(stage.treated, str) else exact_or_none(stage.treated),
        "share": exact_or_none(stage.share),
        "points": exact_or_none(stage.points),
        "contribution": exact_or_none(stage.contribution),
        "full": exact(stage.full),
        "best": exact_or_none(stage.best),
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
        written["undecided"] = stage.undecided or 0
        written["raters"] = [
            {
                "group": r.group,
                "mean": exact_or_none(r.mean),
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
        written["times"] = exact_or_none(line.times)
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
