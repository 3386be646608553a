"""Waivers as plain data for JSON."""

from zhangcheng.model.waiver import WaiverState, WaiverUse
from zhangcheng.report import shapes
from zhangcheng.report.json_findings import location, text


def waiver(use: WaiverUse) -> shapes.WaiverJson:
    """Return one waiver with what became of it."""
    given = use.waiver
    return {
        "number": use.number,
        "state": use.state.value,
        "rule": given.rule,
        "institution": given.institution,
        "jurisdiction": given.jurisdiction,
        "reason": given.reason,
        "basis": given.basis,
        # What looks like a person is not repeated.
        "approved_by": None if use.state is WaiverState.INCOMPLETE else given.approved_by,
        "from": given.since.isoformat() if given.since else None,
        "to": given.to.isoformat() if given.to else None,
        "days_left": use.days_left,
        "ends_soon": use.ends_soon,
        "fails": use.fails,
        "undecided": use.undecided,
        "present": use.present,
        "reused": use.reused,
        "problem": None if use.problem is None else text(use.problem),
        "location": location(given.location),
    }
