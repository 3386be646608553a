"""Units, list items, agreements and activities: 76 units, 42 items, 42 + 191 agreements in force."""

import datetime as dt

from city_data.lists import CITY, MADE_UP, Chance, Community, Row, Tables, day, subdistricts

UNITS_LISTED, ITEMS = 76, 42
OF_SUBDISTRICTS, OF_COMMUNITIES = 42, 191
UNSIGNED, EXPIRED = 5, 7
ZHONGXING, ZHONGFEN = "350626100004", "350602002006"
KINDS = ("micro_lecture", "classics", "party_day")


def co_building(listed: list[Community]) -> Tables:
    """Return the tables of co-building."""
    agreements = _agreements(listed)
    return {
        "unit": _units(listed),
        "list_item": _items(),
        "agreement": agreements,
        "activity": _activities(agreements),
    }


def _units(listed: list[Community]) -> list[Row]:
    chance = Chance("units")
    near = [c for c in listed if c.county_code in {"350602", "350603"}]
    rows: list[Row] = []
    for number in range(1, UNITS_LISTED + 60 + 1):
        on_list = number <= UNITS_LISTED
        c = chance.choice(near if on_list else listed)
        matched = chance.choice(("subdistrict", "community"))
        if number in {31, 58} or (not on_list and chance.mostly(0.6)):
            matched = "nobody"
        standing = "city" if on_list else chance.choice(("district", "district", "province", "other"))
        rows.append(
            {
                "unit_no": f"D{number:03d}",
                "unit_name": f"{'市直' if on_list else '驻区'}单位{number:03d}{MADE_UP}",
                "subdistrict": c.subdistrict,
                "community": c.code if matched == "community" else None,
                "standing": standing,
                "on_list": on_list,
                "matched_with": matched,
            }
        )
    return rows


def _items() -> list[Row]:
    chance = Chance("items")
    rows: list[Row] = []
    for number in range(1, ITEMS + 1):
        assigned = number != 17  # noqa: PLR2004
        state = chance.choice(("done", "done", "done", "under_way"))
        due = chance.choice((day(2018, 6, 30), day(2018, 12, 31), day(2019, 6, 30)))
        rows.append(
            {
                "item_no": f"Q{number:02d}",
                "city": CITY,
                "matter": f"共建事项{number:02d}{MADE_UP}",
                "committee": chance.choice(("city_organs", "education", "state_assets"))
                if assigned
                else "nobody",
                "broken_down": assigned and number != 29,  # noqa: PLR2004
                "due_on": due,
                "state": state if assigned else "not_started",
            }
        )
    return rows


def _agreements(listed: list[Community]) -> list[Row]:
    chance = Chance("agreements")
    heads = subdistricts(listed)
    chosen = chance.sample(heads, OF_SUBDISTRICTS)
    fixed = [c for c in listed if c.code in {ZHONGXING, ZHONGFEN}]
    rest = [c for c in listed if c not in fixed]
    joined = sorted(fixed + chance.sample(rest, OF_COMMUNITIES - len(fixed)))
    rows = [_agreement(c, "subdistrict", chance) for c in sorted(chosen)]
    rows += [_agreement(c, "community", chance) for c in joined]
    without = [c for c in listed if c not in joined]
    for index, c in enumerate(chance.sample(without, UNSIGNED + EXPIRED)):
        row = dict(_agreement(c, "community", chance))
        if index < UNSIGNED:
            row |= {"signed": False, "signed_on": None}
        else:
            row |= {"signed_on": day(2016, 5, 10), "expires_on": day(2018, 5, 9)}
        rows.append(row)
    return [{"agreement_no": f"X{n:03d}", **row} for n, row in enumerate(rows, start=1)]


def _agreement(c: Community, layer: str, chance: Chance) -> Row:
    is_community = layer == "community"
    members = chance.randrange(3, 30) if chance.mostly(0.95) else 0
    row: dict[str, object] = {
        "subdistrict": c.subdistrict,
        "community": c.code if is_community else None,
        "layer": layer,
        "partner": f"共建单位{chance.randrange(1, 400):03d}{MADE_UP}",
        "signed": True,
        "signed_on": chance.day(day(2017, 6, 1), day(2018, 8, 31)),
        "expires_on": chance.choice((None, day(2019, 12, 31), day(2020, 12, 31))),
        "own_duties": chance.mostly(0.97),
        "partner_duties": chance.mostly(),
        "members_taking_part": members if is_community else None,
        "doctor_contracts": None,
        "people_filed": None,
        "people_covered": None,
    }
    if c.code == ZHONGXING and is_community:
        row |= {"partner": "东山县卫计局机关党支部", "signed": True, "own_duties": True}
        row |= {"partner_duties": True, "members_taking_part": 23, "doctor_contracts": 825}
        row |= {"people_filed": 750, "people_covered": 4150}
    if c.code == ZHONGFEN and is_community:
        row |= {"partner": "漳州市家居商会党支部", "members_taking_part": 12}
    return row  # type: ignore[return-value]


def _activities(agreements: list[Row]) -> list[Row]:
    chance = Chance("activities")
    rows: list[Row] = []
    for agreement in agreements:
        signed = agreement["signed_on"]
        if not isinstance(signed, dt.date):
            continue
        halves = [half for half in (1, 7) if dt.date(2018, half, 1) + dt.timedelta(days=180) > signed]
        for half in halves:
            if chance.mostly(0.93):
                first = max(day(2018, half, 1), signed)
                held = chance.day(first, max(first, day(2018, half + 5, 28)))
                mode = "online" if (half == 1) == chance.mostly(0.9) else "offline"
                rows.append(_activity(str(agreement["agreement_no"]), held, mode, chance))
    return [{"activity_no": f"H{n:04d}", **row} for n, row in enumerate(rows, start=1)]


def _activity(agreement: str, held: dt.date, mode: str, chance: Chance) -> Row:
    return {
        "agreement": agreement,
        "held_on": held,
        "kind": chance.choice(KINDS) if chance.mostly(0.9) else "other",
        "mode": mode,
        "held_jointly": chance.mostly(0.96),
    }
