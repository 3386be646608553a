"""Says which parameters are past their review date on the day of a run."""

import datetime as dt

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.pack.pack import Pack


def stale(pack: Pack, as_of: dt.date) -> tuple[Diagnostic, ...]:
    """Return a warning for each parameter whose `review_by` lies before `as_of`.

    Loading knows no date, so it cannot say this; a run does, for the parameters that it uses.
    """
    return tuple(
        Diagnostic(
            code=codes.REVIEW_DUE,
            location=parameter.location,
            arguments={"parameter": parameter.id, "date": parameter.review_by.isoformat()},
        )
        for parameter in pack.parameters.values()
        if parameter.review_by is not None and parameter.review_by < as_of
    )
