"""The sheet of posts: on the multiples of both districts, a fen below, far below, and left empty."""

import datetime as dt
import random
from collections.abc import Sequence

from made_up.community import Community, Row, Sheet, stream

PRINCIPAL, COMMITTEE = "社区主干", "其他“两委”成员"
ROLES = (PRINCIPAL, PRINCIPAL, COMMITTEE, COMMITTEE, "其他工作人员")
EARLIER, LATER = 2018, 2021
# In fen: what the pack asks for by district and year of pay, for the figures to lie on or around.
FLOORS = {
    ("350602", EARLIER): {PRINCIPAL: 225000, COMMITTEE: 210000},
    ("350603", EARLIER): {PRINCIPAL: 240000, COMMITTEE: 225000},
    ("350602", LATER): {PRINCIPAL: 235500, COMMITTEE: 219800},
    ("350603", LATER): {PRINCIPAL: 251200, COMMITTEE: 235500},
}
STAFF = 180000
ON_THE_LINE = 0.05
"""The share of posts that are paid exactly what is asked for."""
STIPENDS: dict[str, float | str | None] = {
    # post: stipend in December 2021
    "350602002006-1": 2355.00,  # exactly 150 %
    "350602002003-1": 2354.99,  # one fen short
    "350602001007-3": 2198.00,  # exactly 140 %
    "350602002002-4": 2197.99,  # one fen short
    "350603002006-1": 2512.00,  # exactly 160 %
    "350603002007-2": 2511.99,  # one fen short
    "350603001001-1": 2355.00,  # the multiple of the other district
    "350603001001-2": 2355.00,
    "350603001001-3": 2198.00,
    "350602004007-1": 2250.00,  # still the base before 2020
    "350602004007-2": 2250.00,
    "350602005006-3": 2100.00,
    "350602003004-2": None,
    "350602006005-3": None,
    "350603100009-1": None,
    "350602004016-4": "待核定",
}
NO_ROLE = "350602005011-2"
PAID_IN_2018 = 12


def posts(listed: Sequence[Community]) -> Sheet:
    """Return the sheet of posts: December 2021 for all, December 2018 for a few communities."""
    chance = stream("posts")
    rows: list[Row] = []
    for community in sorted(chance.sample(listed, PAID_IN_2018)):
        rows += [_post(community, number, EARLIER, chance) for number in (1, 3)]
    for community in listed:
        rows += [_post(community, number, LATER, chance) for number in range(1, len(ROLES) + 1)]
    columns = (
        ("岗位编号", 20, "text"),
        ("社区代码", 16, "text"),
        ("社区名称", 24, "text"),
        ("岗位类别", 18, "text"),
        ("发薪月份", 14, "month"),
        ("月基本报酬（元）", 18, "amount"),
    )
    return Sheet("岗位报酬", columns, rows)


def _post(community: Community, number: int, year: int, chance: random.Random) -> Row:
    post = f"{community.code}-{number}"
    role: str | None = ROLES[number - 1]
    floor = FLOORS[community.county_code, year].get(ROLES[number - 1], STAFF)
    extra = 0 if chance.random() < ON_THE_LINE else 5000 * chance.randrange(2, 25)
    stipend: float | str | None = (floor + extra) / 100
    if year == LATER:
        stipend = STIPENDS.get(post, stipend)
        role = None if post == NO_ROLE else role
    return [post, community.code, community.name, role, dt.date(year, 12, 1), stipend]
