"""The sheet of appraisals: in order before 2021, with every kind of fault in 2021."""

import datetime as dt
import random
from collections.abc import Sequence
from typing import NamedTuple

from made_up.community import Community, Row, Sheet, any_day, stream

MATTERS = (
    "创建文明单位等相关评优评先",
    "派驻街道机构负责人的人事考核",
    "派驻街道机构负责人的选拔任用",
    *(f"其他事项{number}" for number in range(4, 14)),
)
OUTSIDE = "清单以外的项目"


class Appraisal(NamedTuple):
    """What is out of the ordinary in an appraisal of 2021; `lead` is days from opinion to decision."""

    matter: str | None = None
    sought: str | None = "是"
    by: str | None = "社区党组织"
    lead: int | None = 7


ORDINARY = Appraisal()
UNUSUAL = {
    # number of the appraisal among those of 2021
    3: Appraisal(sought="否", by=None, lead=None),
    11: Appraisal(sought="否", by=None, lead=None),
    24: Appraisal(sought="否", by=None, lead=None),
    6: Appraisal(sought=None, by=None, lead=None),
    29: Appraisal(sought=None, by=None, lead=None),
    8: Appraisal(lead=-3),
    17: Appraisal(lead=-21),
    33: Appraisal(lead=-1),
    14: Appraisal(lead=0),
    20: Appraisal(by="其他组织"),
    36: Appraisal(by="其他组织"),
    22: Appraisal(lead=None),
    38: Appraisal(by=None),
    5: Appraisal(matter=OUTSIDE),
    19: Appraisal(matter=OUTSIDE, sought="否", by=None, lead=None),
    31: Appraisal(matter=OUTSIDE, lead=-5),
    27: Appraisal(matter=""),
    40: Appraisal(matter="优秀网格评选"),  # no choice of that name: a bad cell
}
FAULTY = 2021
APPRAISALS = {2018: 10, 2020: 6, FAULTY: 44}


def appraisals(listed: Sequence[Community]) -> Sheet:
    """Return the sheet of appraisals; those before 2021 are in order."""
    chance = stream("appraisals")
    rows: list[Row] = []
    eldest = [c for c in listed if c.first_listed == "2016"]
    for year, number in APPRAISALS.items():
        for index in range(1, number + 1):
            unusual = UNUSUAL.get(index, ORDINARY) if year == FAULTY else ORDINARY
            rows.append(_appraisal(chance.choice(eldest), (year, index), unusual, chance))
    columns = (
        ("事项编号", 14, "text"),
        ("社区代码", 16, "text"),
        ("社区名称", 24, "text"),
        ("驻区单位", 24, "text"),
        ("考核考评项目", 34, "text"),
        ("决定日期", 14, "date"),
        ("是否征求意见", 14, "text"),
        ("出具意见的组织", 18, "text"),
        ("意见日期", 14, "date"),
    )
    return Sheet("考核考评事项", columns, rows)


def _appraisal(
    community: Community, number: tuple[int, int], unusual: Appraisal, chance: random.Random
) -> Row:
    year, index = number
    decided = any_day(chance, dt.date(year, 2, 1), dt.date(year, 12, 20))
    matter = chance.choice(MATTERS) if unusual.matter is None else unusual.matter or None
    by, lead = unusual.by, unusual.lead
    if unusual == ORDINARY:
        by = "街道党工委" if matter in MATTERS[1:3] else "社区党组织"
        lead = 1 if index % 9 == 0 else chance.randrange(2, 30)
    opinion = None if lead is None else decided - dt.timedelta(days=lead)
    unit = f"驻区单位{chance.randrange(1, 77):02d}（虚构）"
    row: Row = [f"{year}-{index:03d}", community.code, community.name, unit]
    return [*row, matter, decided, unusual.sought, by, opinion]
