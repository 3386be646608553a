"""Grids, volunteering by month, service points and safety rounds of every community."""

from city_data.lists import Chance, Community, Row, Tables, day

YANAN, BEIQIAO, OLD_CITY = "350602002002", "350602001007", "350602002003"
MONTHS = (3, 6, 9, 12)
LEAST = {"small": 1, "medium": 2, "large": 3}


def neighbourhood(listed: list[Community]) -> Tables:
    """Return what happens in communities."""
    return {
        "grid": [row for c in listed for row in _grids(c)],
        "volunteer_month": [row for c in listed for row in _volunteering(c)],
        "service_point": [row for c in listed for row in _points(c)],
        "safety_round": [_safety(c) for c in listed],
    }


def _of(c: Community) -> dict[str, str | int | float | bool | None]:
    return {"community": c.code, "community_name": c.name}


def _grids(c: Community) -> list[Row]:
    chance = Chance(f"grids-{c.code}")
    rows: list[Row] = []
    for number in range(1, chance.randrange(2, 5)):
        band = chance.choice(tuple(LEAST))
        households = {"small": (100, 300), "medium": (300, 500), "large": (500, 900)}[band]
        staff = LEAST[band] + chance.randrange(0, 2) if chance.mostly(0.97) else LEAST[band] - 1
        rows.append(
            {
                "grid_no": f"{c.code}-G{number}",
                **_of(c),
                "households": chance.randrange(*households),
                "size_band": band,
                "lead_units": 1 if chance.mostly(0.97) else chance.choice((0, 2)),
                "party_grid_members": staff,
                "members_linked": staff if staff == 0 or chance.mostly(0.97) else staff - 1,
                "estates_linked": chance.randrange(1, 5) if chance.mostly(0.98) else 0,
                "buildings_linked": chance.randrange(0, 9) if chance.mostly(0.9) else 0,
                "shops_linked": chance.randrange(0, 6) if chance.mostly(0.5) else 0,
                "fellowship_events": chance.randrange(1, 4) if chance.mostly(0.96) else 0,
            }
        )
    return rows


def _volunteering(c: Community) -> list[Row]:
    chance = Chance(f"volunteering-{c.code}")
    idle = not chance.mostly(0.98)
    rows: list[Row] = []
    for month in MONTHS:
        published = 0 if idle else chance.randrange(5, 20)
        taken = published if chance.mostly(0.5) else max(0, published - 1)
        done = taken if chance.mostly(0.96) else taken // 2
        if not chance.mostly(0.995):
            taken = published + 1
        hours = round(done * chance.uniform(1, 3), 1) if chance.mostly(0.99) else 0.0
        rows.append(
            {
                **_of(c),
                "service_month": day(2018, month, 1),
                "tasks_published": published,
                "tasks_taken": taken,
                "tasks_done": done,
                "service_hours": hours,
            }
        )
    return rows


def _points(c: Community) -> list[Row]:
    chance = Chance(f"points-{c.code}")
    kinds: list[str] = []
    if c.county_code == "350602":
        kinds += ["police_room"] if chance.mostly(0.98) else []
        kinds += ["judge_studio"] if chance.mostly(0.97) else []
    if c.code == YANAN or chance.mostly(0.1):
        kinds.append("mediation_studio")
    if c.code == OLD_CITY:
        kinds += ["patrol_team", "volunteer_team"]
    return [_point(c, number, kind, chance) for number, kind in enumerate(kinds, start=1)]


def _point(c: Community, number: int, kind: str, chance: Chance) -> Row:
    taken: int | None = None
    settled: int | None = None
    if kind == "mediation_studio":
        taken = 220 if c.code == YANAN else chance.randrange(10, 80)
        settled = 206 if c.code == YANAN else int(taken * (0.95 if chance.mostly(0.85) else 0.7))
    return {
        "point_no": f"{c.code}-F{number}",
        **_of(c),
        "service": kind,
        "opened_on": chance.day(day(2015, 1, 1), day(2018, 6, 30)),
        "closed_on": None,
        "disputes_taken": taken,
        "disputes_settled": settled,
    }


def _safety(c: Community) -> Row:
    chance = Chance(f"safety-{c.code}")
    homes, shops = chance.randrange(5, 120), chance.randrange(10, 200)
    fires = 0 if chance.mostly(0.96) else 1
    homes_left = 0 if chance.mostly(0.95) else chance.randrange(1, 5)
    shops_left = 0 if chance.mostly(0.95) else chance.randrange(1, 9)
    if c.code == BEIQIAO:
        homes, shops, fires, homes_left, shops_left = 31, 89, 0, 0, 0
    return {
        **_of(c),
        "round_year": 2018,
        "rented_homes": homes,
        "rented_homes_checked": homes - homes_left,
        "shops": shops,
        "shops_checked": shops - shops_left,
        "fires": fires,
    }
