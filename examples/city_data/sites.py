"""Organisations, alliances with the two demonstration sites, projects."""

from city_data.lists import MADE_UP, Chance, Community, Row, Tables, counties, day, subdistricts

WANDA, OLD_CITY, XINQIAO = "LM01", "LM02", "LM03"
WANDA_SORTS = (
    *("department_store", "shop", "shop", "hotel", "enterprise"),
    *("enterprise", "school", "social", "social"),
)
WEST_LAKE_SIGNED, WEST_LAKE_TO_SIGN = 1_400_000.0, 1_866_666.66
"""1.4 million m² signed is 75 %."""


def sites(listed: list[Community]) -> Tables:
    """Return the tables of organisations, alliances and projects."""
    alliances, members = _alliances(listed)
    return {
        "organisation": [row for c in listed for row in _organisations(c)],
        "alliance": alliances,
        "alliance_member": members,
        "project": _projects(listed),
    }


def _organisations(c: Community) -> list[Row]:
    chance = Chance(f"organisations-{c.code}")
    rows: list[Row] = []
    for number in range(1, chance.randrange(2, 4)):
        members = chance.choice((0, 0, 1, 2, 2, 3, 4, 6, 9))
        founded = members >= 3 and chance.mostly()  # noqa: PLR2004 - what the pack asks for
        unlinked = 0 if members == 0 or chance.mostly() else 1
        rows.append(
            {
                "organisation_no": f"{c.code}-Z{number}",
                "organisation_name": f"{c.name.removesuffix('居委会')}组织{number}{MADE_UP}",
                "community": c.code,
                "community_name": c.name,
                "sector": chance.choice(("enterprise", "enterprise", "social")),
                "party_members": members,
                "own_organisation": founded,
                "instructor": None if founded else chance.mostly(),
                "members_unlinked": None if chance.random() < 0.003 else unlinked,  # noqa: PLR2004
            }
        )
    return rows


def _alliances(listed: list[Community]) -> tuple[list[Row], list[Row]]:
    place = {c.subdistrict_code: c.subdistrict for c in listed}
    alliances: list[Row] = [
        _alliance(WANDA, "万达商圈", place["350603002"], "commercial_complex", demonstration=True)
        | {"centre_area": 398.6, "merchants_reached": 412},
        _alliance(OLD_CITY, "漳州古城", place["350602002"], "old_city", demonstration=True)
        | {"site_area": 8.3, "service_stations": 2},
        _alliance(XINQIAO, "新城大厦和商业城", place["350602003"], "mixed_building")
        | {"merchants_reached": 260},
    ]
    members = [_member(WANDA, sort) for sort in WANDA_SORTS]
    members += [_member(OLD_CITY, "community", name) for name in ("华南社区", "延安社区", "钟芬社区")]
    members += [_member(OLD_CITY, sort) for sort in ["city_unit"] * 8 + ["district_unit"] * 6]
    members += [_member(XINQIAO, sort) for sort in ["province_unit"] * 5 + ["city_unit"] * 11]
    chance = Chance("alliances")
    for number, c in enumerate(chance.sample(subdistricts(listed), 9), start=4):
        name = f"LM{number:02d}"
        setting = ("old_city", "commercial_complex", "mixed_building")[number % 3]
        alliances.append(
            _alliance(name, f"共建联盟{number:02d}{MADE_UP}", c.subdistrict, setting)
            | _made_up(number, setting, chance)
        )
        sorts = ("shop",) if number == 8 else ("shop", "hotel", "enterprise")  # noqa: PLR2004
        members += [_member(name, sort) for sort in sorts]
    numbered: list[Row] = [{"member_no": f"CY{n:03d}", **row} for n, row in enumerate(members, start=1)]
    return alliances, numbered


def _alliance(
    name: str, title: str, subdistrict: str, setting: str, *, demonstration: bool = False
) -> dict[str, str | int | float | bool | None]:
    return {
        "alliance_no": name,
        "alliance_name": title,
        "subdistrict": subdistrict,
        "setting": setting,
        "demonstration": demonstration,
        "has_committee": True,
        "has_mechanism": True,
        "centre_area": None,
        "site_area": None,
        "service_stations": 0,
        "merchants_reached": 0,
    }


def _made_up(number: int, setting: str, chance: Chance) -> dict[str, str | int | float | bool | None]:
    is_old = setting == "old_city"
    return {
        "demonstration": number == 7,  # noqa: PLR2004
        "has_committee": number not in {5, 9},
        "has_mechanism": number != 6,  # noqa: PLR2004
        "centre_area": None if is_old else 299.99 if number == 7 else round(chance.uniform(80, 400), 2),  # noqa: PLR2004
        "service_stations": 1 if is_old and number != 9 else 0,  # noqa: PLR2004
        "merchants_reached": 0 if is_old or number == 10 else chance.randrange(40, 300),  # noqa: PLR2004
    }


def _member(alliance: str, sort: str, name: str | None = None) -> Row:
    return {"alliance": alliance, "member_name": name or f"成员单位{MADE_UP}", "sort": sort}


def _projects(listed: list[Community]) -> list[Row]:
    chance = Chance("projects")
    own = next(c for c in listed if c.county_code == "350602")
    rows: list[Row] = [
        {
            "project_no": "XM01",
            "project_name": "西湖生态园",
            "county": own.county,
            "sphere": "ecology",
            "has_branch": True,
            "started_on": day(2018, 4, 20),
            "area_to_sign": WEST_LAKE_TO_SIGN,
            "area_signed": WEST_LAKE_SIGNED,
        }
    ]
    for number, c in enumerate(counties(listed) * 2, start=2):
        whole = round(chance.uniform(20_000, 300_000), 2)
        rows.append(
            {
                "project_no": f"XM{number:02d}",
                "project_name": f"建设项目{number:02d}{MADE_UP}",
                "county": c.county,
                "sphere": chance.choice(("ecology", "ecology", "production", "living", "business")),
                "has_branch": chance.mostly(0.8),
                "started_on": chance.day(day(2018, 1, 5), day(2018, 10, 31)),
                "area_to_sign": whole,
                "area_signed": round(whole * chance.uniform(0.68, 1), 2),
            }
        )
    return rows
