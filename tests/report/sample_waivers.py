"""The waivers of the sample run: one in force that ends soon, one expired, one for nobody known."""

import datetime as dt

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.waiver import Waiver, WaiverState, WaiverUse


def _waiver(line: int, to: dt.date, *, rule: str = "premises-area", place: str = "350602") -> Waiver:
    return Waiver(
        rule=rule,
        institution=None,
        jurisdiction=place,
        reason="旧城改造，<新址>在建",
        basis="芗政办〔2021〕8号",
        approved_by="芗城区人民政府",
        since=dt.date(2021, 1, 1),
        to=to,
        location=Location(file="waivers.yaml", line=line, column=5),
    )


WAIVERS = (
    WaiverUse(
        number=1,
        waiver=_waiver(2, dt.date(2022, 1, 10)),
        state=WaiverState.IN_FORCE,
        fails=3,
        days_left=10,
        ends_soon=True,
    ),
    WaiverUse(
        number=2,
        waiver=_waiver(9, dt.date(2021, 6, 30), place="350603"),
        state=WaiverState.EXPIRED,
        fails=2,
    ),
    WaiverUse(
        number=3,
        waiver=_waiver(16, dt.date(2022, 12, 31), rule="premises-aria"),
        state=WaiverState.ORPHANED,
        problem=Text("规则包里没有规则 premises-aria", "the pack has no rule premises-aria"),
    ),
)
