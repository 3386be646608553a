"""The sheet of premises: 34 communities of 芗城区 too small in 2016, none in 2018, some others later."""

import datetime as dt
import random
from collections.abc import Sequence
from typing import NamedTuple

from made_up.community import Community, Row, Sheet, any_day, stream


class Place(NamedTuple):
    """A place that a community uses: way of obtaining, area, first and last day."""

    obtained_by: str | None
    area: float | str | None
    since: dt.date
    to: dt.date | None = None


OLD_AREA_WAYS = ("调剂置换", "机关办公场所改造", "租借", "购买")
MINIMUM_AREA = 200.0
"""The line that the figures below are made to lie on, above or under."""
SHORT_IN_2016 = 34
ON_THE_LINE = 0.08
"""The share of communities with exactly the minimum."""


def premises(listed: Sequence[Community]) -> Sheet:
    """Return the sheet of premises, with the 34 communities that fall short in 2016 only."""
    chance = stream("premises")
    candidates = [c for c in listed if c.county_code == "350602" and c.first_listed == "2016"]
    short = sorted(chance.sample(candidates, SHORT_IN_2016))
    rows: list[Row] = []
    for community in listed:
        if community in short:
            used = _short_until_fixed(community, short.index(community), chance)
        else:
            used = _enough(community, chance)
        used = _later(community, used)
        for number, place in enumerate(used, start=1):
            row: Row = [f"{community.code}-C{number}", community.code, community.name]
            rows.append([*row, place.obtained_by, place.area, place.since, place.to])
    columns = (
        ("场所编号", 20, "text"),
        ("社区代码", 16, "text"),
        ("社区名称", 24, "text"),
        ("取得方式", 18, "text"),
        ("建筑面积（平方米）", 18, "amount"),
        ("启用日期", 14, "date"),
        ("停用日期", 14, "date"),
    )
    return Sheet("综合服务场所", columns, rows)


def _way(community: Community, chance: random.Random) -> str:
    return chance.choice(OLD_AREA_WAYS) if community.is_old_area else "规划统建"


def _short_until_fixed(community: Community, index: int, chance: random.Random) -> list[Place]:
    """Too small at the end of 2016; extended or moved in 2017 or 2018."""
    is_extended = index % 3 == 0
    area = 199.99 if index == 1 else round(chance.uniform(55, 150 if is_extended else 195), 2)
    since = any_day(chance, dt.date(2003, 1, 1), dt.date(2014, 12, 31))
    fixed = any_day(chance, dt.date(2017, 3, 1), dt.date(2018, 11, 30))
    if is_extended:
        # A second place, every other time to exactly the minimum.
        more = MINIMUM_AREA - area if index % 2 == 0 else chance.uniform(MINIMUM_AREA - area + 1, 220)
        first = Place(_way(community, chance), area, since)
        return [first, Place(_way(community, chance), round(more, 2), fixed)]
    moved = Place(_way(community, chance), round(chance.uniform(205, 480), 2), fixed)
    return [Place(_way(community, chance), area, since, fixed - dt.timedelta(days=1)), moved]


def _enough(community: Community, chance: random.Random) -> list[Place]:
    since = community.listed_from or any_day(chance, dt.date(2005, 1, 1), dt.date(2015, 12, 31))
    area = MINIMUM_AREA if chance.random() < ON_THE_LINE else round(chance.uniform(203, 650), 2)
    return [Place(_way(community, chance), area, since)]


def _later(community: Community, used: list[Place]) -> list[Place]:
    """Return the places with what happens after 2018: failures, gaps in the data, a bad cell."""
    first = used[0]
    match community.code:
        case "350603001003":  # the lease of a second place ends, what is left is too small
            return [
                first._replace(area=140.0),
                Place("规划统建", 95.5, first.since, dt.date(2020, 6, 30)),
            ]
        case "350603002007":  # moves to a smaller place, rented in a new area
            return [first._replace(to=dt.date(2019, 12, 31)), Place("租借", 186.4, dt.date(2020, 1, 1))]
        case "350603100004":  # nothing in use since the old place was given up
            return [first._replace(to=dt.date(2021, 5, 31))]
        case "350603002012":  # the area of a new place is not filled in
            return [*used, Place("规划统建", None, dt.date(2021, 3, 1))]
        case "350603103001":  # the area of a new place is no number
            return [*used, Place("规划统建", "约210", dt.date(2021, 7, 1))]
        case "350602003009":  # obtained in a way that the source does not name
            return [*used, Place("其他方式", 60.0, dt.date(2019, 9, 1))]
        case "350602004012":  # the way is not filled in
            return [*used, Place(None, 48.5, dt.date(2020, 10, 1))]
        case "350602102003":  # rented in a new area
            return [*used, Place("租借", 80.0, dt.date(2021, 1, 1))]
        case _:
            return used
