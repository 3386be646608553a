"""What has changed since last time, and what would make checks pass, as plain data for JSON."""

import datetime as dt
from decimal import Decimal

from zhangcheng.evaluate.run import Run
from zhangcheng.feel.reckon import Value
from zhangcheng.model.comparison import Move
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome
from zhangcheng.report import shapes
from zhangcheng.report.to_pass import county_totals, needed
from zhangcheng.wording.numbers import exact


def to_pass(run: Run, finding: Finding) -> list[shapes.NeededJson] | None:
    """Return what would make a failing finding pass."""
    if finding.outcome is not Outcome.FAIL:
        return None
    changes = needed(run, finding)
    if changes is None:
        return None
    return [
        {
            "name": one.name,
            "label": {"zh": one.label.zh, "en": one.label.en},
            "now": _scalar(one.now),
            "then": _scalar(one.then),
            "amount": None if one.amount is None else exact(one.amount),
            "unit": None if one.unit is None else str(one.unit),
        }
        for one in changes
    ]


def county_totals_json(run: Run) -> list[shapes.CountyTotalJson]:
    """Return what each county needs."""
    return [
        {
            "county": total.county,
            "rules": [
                {
                    "rule": row.rule,
                    "label": {"zh": row.label.zh, "en": row.label.en},
                    "checks": row.checks,
                    "amount": exact(row.amount),
                    "unit": None if row.unit is None else str(row.unit),
                }
                for row in total.rules
            ],
            "unknown": total.unknown,
        }
        for total in county_totals(run)
    ]


def against(run: Run) -> shapes.AgainstJson | None:
    """Return the comparison with an earlier run, if there is one."""
    comparison = run.against
    if comparison is None:
        return None
    before = comparison.before
    return {
        "before": {
            "file": before.file,
            "as_of": before.as_of,
            "pack": before.pack,
            "version": before.version,
            "same_pack": comparison.same_pack,
            "under_former_keys": before.followed,
        },
        "counts": {kind.value: comparison.count(kind) for kind in Move},
        "moved": [
            {
                "kind": moved.kind.value,
                "rule": moved.check.rule,
                "record_type": moved.check.record_type,
                "key": moved.check.key,
                "institution_type": moved.institution_type,
                "institution": moved.institution,
                "name": moved.name,
                "outcome": None if moved.outcome is None else moved.outcome.value,
                "outside": None if moved.outside is None else moved.outside.value,
            }
            for moved in comparison.moved
        ],
    }


def _scalar(value: Value) -> shapes.ScalarJson:
    match value:
        case Decimal():
            return exact(value)
        case dt.date():
            return value.isoformat()
        case bool() | str() | None:
            return value
        case _:
            return str(value)
