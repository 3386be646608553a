"""Premises: 45 communities raised to the minimum since 2017, 34 of them in 芗城区; and their tasks."""

import datetime as dt

from city_data.lists import Chance, Community, Row, Tables, day

MINIMUM = 200.0
RAISED_IN_XIANGCHENG, RAISED_ELSEWHERE, STILL_SHORT = 34, 11, 6
DUTIES = {
    "organisation": "lead",
    "civil_affairs": "responsible",
    "land": "cooperate",
    "housing": "cooperate",
    "planning": "cooperate",
}
WAYS = ("exchanged", "converted_offices", "rented", "bought")


def premises(listed: list[Community]) -> Tables:
    """Return premises and the tasks for those that were or are too small."""
    chance = Chance("premises")
    eldest = [c for c in listed if c.first_listed == "2016"]
    own = [c.code for c in eldest if c.county_code == "350602"]
    others = [c.code for c in eldest if c.county_code != "350602"]
    raised = set(chance.sample(own, RAISED_IN_XIANGCHENG))
    elsewhere = chance.sample(others, RAISED_ELSEWHERE + STILL_SHORT)
    raised |= set(elsewhere[:RAISED_ELSEWHERE])
    short = elsewhere[RAISED_ELSEWHERE:]
    rows: list[Row] = []
    tasks: list[Row] = []
    unknown = chance.choice(sorted(set(others) - set(elsewhere)))
    for c in listed:
        used = _used(c, raised, short, chance)
        if c.code == unknown:
            used = [(used[0][0], None, *used[0][2:])]
        for number, (way, area, since, to) in enumerate(used, start=1):
            rows.append(_place(c, number, way=way, area=area, since=since, to=to))
        if c.code in raised or (c.code in short and short.index(c.code) != 0):
            tasks += _tasks(c, open_task=c.code in short, chance=chance)
    return {"premises": rows, "premises_task": tasks}


Used = tuple[str | None, float | None, dt.date, dt.date | None]


def _used(c: Community, raised: set[str], short: list[str], chance: Chance) -> list[Used]:
    way = chance.choice(WAYS) if c.is_old_area else "planned_and_built"
    if not chance.mostly(0.97):
        way = "other" if c.is_old_area else "rented"
    since = chance.day(day(2005, 1, 1), day(2015, 12, 31))
    if c.first_listed != "2016":
        since = day(int(c.first_listed), 1, 1)
    if c.code in raised:
        fixed = chance.day(day(2017, 2, 1), day(2018, 11, 30))
        small = round(chance.uniform(60, 195), 2)
        if chance.mostly(0.5):
            return [
                (way, small, since, None),
                (way, round(chance.uniform(MINIMUM - small, 260), 2), fixed, None),
            ]
        enough = MINIMUM if chance.mostly(0.2) else round(chance.uniform(205, 480), 2)
        return [(way, small, since, fixed - dt.timedelta(days=1)), (way, enough, fixed, None)]
    if c.code in short:
        area = 199.99 if short.index(c.code) == 1 else round(chance.uniform(90, 190), 2)
        return [(way, area, since, None)]
    area = MINIMUM if chance.mostly(0.06) else round(chance.uniform(203, 650), 2)
    return [(way, area, since, None)]


def _place(  # noqa: PLR0913 - the columns of a row
    c: Community, number: int, *, way: str | None, area: float | None, since: dt.date, to: dt.date | None
) -> Row:
    return {
        "premises_no": f"{c.code}-C{number}",
        "community": c.code,
        "community_name": c.name,
        "obtained_by": way,
        "floor_area": area,
        "in_use_from": since,
        "in_use_to": to,
    }


def _tasks(c: Community, *, open_task: bool, chance: Chance) -> list[Row]:
    due = day(2019, 6, 30) if open_task else day(2018, 12, 31)
    return [
        {
            "community": c.code,
            "community_name": c.name,
            "department": department,
            "duty": duty if chance.mostly(0.97) else "lead",
            "due_on": due,
            "done": not open_task and chance.mostly(0.96),
        }
        for department, duty in DUTIES.items()
    ]


def premises_of_2023(listed: list[Community]) -> Tables:
    """Return premises of 2023: nearly all large enough."""
    rows: list[Row] = []
    for c in listed:
        chance = Chance(f"premises-2023-{c.code}")
        area = round(chance.uniform(205, 900), 2) if chance.mostly(0.97) else 180.5
        since = chance.day(day(2008, 1, 1), day(2022, 12, 31))
        way = chance.choice(WAYS) if c.is_old_area else "planned_and_built"
        share = chance.uniform(0.6, 0.9) if chance.mostly(0.85) else chance.uniform(0.3, 0.59)
        row = _place(c, 1, way=way, area=area, since=since, to=None)
        rows.append({**row, "activity_area": round(area * share, 2)})
    return {"premises": rows}
