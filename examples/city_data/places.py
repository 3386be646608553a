"""City, counties, subdistricts and communities; what is not in the list is made up."""

from city_data.lists import CITY, Chance, Community, Row, Tables, counties, day, subdistricts

OFFICERS_OF_XIANGCHENG = 42
"""Communities of 芗城区 that are key or difficult: each has one seconded officer, 42 in all."""


def places(listed: list[Community], *, year: int) -> Tables:
    """Return the tables of places of a year."""
    return {
        "city": [{"name": CITY, "code": "3506"}],
        "county": [_county(c, Chance(f"county-{year}-{c.county_code}")) for c in counties(listed)],
        "subdistrict": [
            _subdistrict(c, Chance(f"subdistrict-{year}-{c.subdistrict_code}"))
            for c in subdistricts(listed)
        ],
        "community": [_community(c) for c in listed],
    }


def with_pilots(rows: list[Row]) -> list[Row]:
    """Return the communities of 2023 with their households; one in twelve is a pilot."""
    filled: list[Row] = []
    for row in rows:
        chance = Chance(f"pilot-2023-{row['code']}")
        households = chance.randrange(300, 2600)
        since = None if chance.mostly(11 / 12) else chance.day(day(2022, 11, 1), day(2023, 6, 30))
        filled.append({**row, "households": households, "pilot_from": since})
    return filled


def trying(listed: list[Community]) -> dict[str, str]:
    """Return which communities are taken to be key or difficult."""
    chance = Chance("difficulty")
    own = sorted(c.code for c in listed if c.county_code == "350602")
    others = sorted(c.code for c in listed if c.county_code != "350602")
    chosen = chance.sample(own, OFFICERS_OF_XIANGCHENG) + chance.sample(others, 24)
    return {code: chance.choice(("key", "difficult")) for code in sorted(chosen)}


def _county(c: Community, chance: Chance) -> Row:
    late = c.county_code == "350629"
    return {
        "name": c.county,
        "code": c.county_code,
        "city": CITY,
        "leading_group_on": day(2019, 1, 8) if late else chance.day(day(2017, 9, 1), day(2018, 4, 30)),
        "duties_defined": c.county_code not in {"350624", "350629"},
    }


def _subdistrict(c: Community, chance: Chance) -> Row:
    leader = chance.choice(("district_committee", "district_government"))
    return {
        "name": c.subdistrict,
        "code": c.subdistrict_code,
        "county": c.county,
        "linked_leader": leader if chance.mostly() else "nobody",
    }


def _community(c: Community) -> Row:
    since = None if c.first_listed in {"", "2016"} else day(int(c.first_listed), 1, 1)
    return {
        "code": c.code,
        "name": c.name,
        "county": c.county,
        "subdistrict": c.subdistrict,
        "place": c.subdistrict_code,
        "area_type": "old" if c.is_old_area else "new",
        "former_code": c.former_code or None,
        "listed_from": since,
        "listed_to": None,
    }


def with_difficulty(rows: list[Row], listed: list[Community]) -> list[Row]:
    """Return the communities of 2018 with their kind; one is left empty."""
    kinds = trying(listed)
    return [
        {**row, "difficulty": kinds.get(str(row["code"]), "ordinary") if n != 200 else None}  # noqa: PLR2004
        for n, row in enumerate(rows)
    ]
