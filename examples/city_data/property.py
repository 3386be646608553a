"""Property companies with their credit items, objections and repairs, incentives and penalties."""

import datetime as dt

from city_data.lists import MADE_UP, Chance, Community, Row, Tables, counties, day

GOOD = ("commended", "demonstration", "party_work")
BAD = ("complaint", "complaint", "breach", "penalty")
COMPANIES = {"350602": 16, "350603": 12}
ELSEWHERE = 4


def property_companies(listed: list[Community]) -> Tables:
    """Return the tables of property companies."""
    companies: list[Row] = []
    items: list[Row] = []
    measures: list[Row] = []
    for c in counties(listed):
        for number in range(1, COMPANIES.get(c.county_code, ELSEWHERE) + 1):
            name = f"{c.county_code}-W{number:02d}"
            chance = Chance(f"company-{name}")
            companies.append(_company(c, name, chance))
            own = _items(name, chance)
            items += own
            measures += _measures(name, own, chance)
    return {"property_company": companies, "credit_item": items, "credit_measure": measures}


def _company(c: Community, name: str, chance: Chance) -> Row:
    members = chance.randrange(0, 9)
    founded = members >= 3 and chance.mostly(0.9)  # noqa: PLR2004 - what the pack asks for
    return {
        "company_no": name,
        "company_name": f"物业企业{name[-3:]}{MADE_UP}",
        "county": c.county,
        "enrolled": name in BELOW_THE_LINE or chance.mostly(0.95),
        "party_members": members,
        "own_organisation": founded,
        "instructor": None if founded else chance.mostly(0.9),
    }


BELOW_THE_LINE = {"350602-W05": "penalty", "350602-W11": None, "350681-W02": "penalty"}
"""Companies with two administrative penalties, and the measure taken against each."""


def _items(name: str, chance: Chance) -> list[Row]:
    if name in BELOW_THE_LINE:
        return [{**_item(f"{name}-{n}", name, "penalty", chance), **_STANDING} for n in (1, 2)]
    troubled = not chance.mostly(0.85)
    kinds = [chance.choice(BAD) for _ in range(chance.randrange(2, 4) if troubled else 1)]
    kinds += [chance.choice(GOOD) for _ in range(0 if troubled else chance.randrange(0, 3))]
    return [_item(f"{name}-{n}", name, kind, chance) for n, kind in enumerate(kinds, start=1)]


_STANDING: Row = {
    "recorded_on": day(2018, 5, 10),
    "valid_until": day(2019, 5, 10),
    "objected_on": None,
    "objected_by": None,
    "settled_on": None,
    "ruling": None,
    "repaired_on": None,
}


def _item(number: str, name: str, kind: str, chance: Chance) -> Row:
    recorded = chance.day(day(2017, 9, 1), day(2018, 12, 15))
    row: dict[str, object] = {
        "credit_no": number,
        "company": name,
        "credit_kind": kind,
        "recorded_on": recorded,
        "valid_until": recorded + dt.timedelta(days=365 if chance.mostly(0.96) else 1500),
        "objected_on": None,
        "objected_by": None,
        "settled_on": None,
        "ruling": None,
        "repaired_on": None,
    }
    if kind in BAD and chance.mostly(0.3):
        row |= _objection(recorded, chance)
    elif kind in BAD and chance.mostly(0.25):
        repaired = recorded + dt.timedelta(days=chance.randrange(90, 200) if chance.mostly(0.75) else 45)
        row["repaired_on"] = repaired if repaired <= day(2018, 12, 31) else None
    return row  # type: ignore[return-value]


def _objection(recorded: dt.date, chance: Chance) -> dict[str, object]:
    objected = recorded + dt.timedelta(days=chance.randrange(2, 15) if chance.mostly(0.8) else 21)
    by = chance.choice(("company", "owners_committee")) if chance.mostly(0.7) else "other"
    settled = objected + dt.timedelta(days=chance.randrange(5, 20) if chance.mostly(0.8) else 33)
    if settled > day(2018, 12, 31):
        return {"objected_on": objected, "objected_by": by, "ruling": "pending"}
    ruling = chance.choice(("upheld", "rejected"))
    return {"objected_on": objected, "objected_by": by, "settled_on": settled, "ruling": ruling}


def _measures(name: str, items: list[Row], chance: Chance) -> list[Row]:
    """Return incentives and penalties; who has them does not always deserve them."""
    bad = sum(item["credit_kind"] in BAD for item in items)
    good = len(items) - bad
    effect = "penalty" if bad > 1 and chance.mostly(0.6) else "incentive" if good > 1 else None
    if name in BELOW_THE_LINE:
        effect = BELOW_THE_LINE[name]
        if effect is None:
            return []
    elif effect is None and chance.mostly(0.93):
        return []
    return [
        {
            "measure_no": f"{name}-A1",
            "company": name,
            "effect": effect or "incentive",
            "applied_from": chance.day(day(2018, 3, 1), day(2018, 12, 1)),
            "applied_to": None,
        }
    ]
