"""Posts of two districts in December 2018, police officers in committees, and funds."""

from city_data.lists import Chance, Community, Row, Tables, day
from city_data.places import trying

FLOORS = {
    # In fen: what the pack asks for in December 2018, for the figures to lie on or around.
    "350602": {"principal": 225000, "committee": 210000, "staff": 180000},
    "350603": {"principal": 240000, "committee": 225000, "staff": 180000},
}
ROLES = ("principal", "committee", "staff")
POSITIONS = ("deputy_secretary", "committee_member", "director_assistant")
KINDS = (("work", 400, 900), ("service", 1000, 2000), ("running_subsidy", 500, 700))


def posts(listed: list[Community]) -> Tables:
    """Return the tables of posts, seconded posts and funds."""
    return {"post": _paid(listed), "seconded_post": _seconded(listed), "fund": _funds(listed)}


def _paid(listed: list[Community]) -> list[Row]:
    chance = Chance("posts")
    rows: list[Row] = []
    for c in listed:
        floors = FLOORS.get(c.county_code)
        if floors is None and c.code != "350626100004":
            continue
        for number, role in enumerate(ROLES, start=1):
            floor = (floors or FLOORS["350602"])[role]
            extra = 0 if chance.mostly(0.06) else 5000 * chance.randrange(2, 25)
            fen = floor + extra if chance.mostly(0.97) else floor - chance.choice((1, 5000, 12000))
            rows.append(
                {
                    "post_no": f"{c.code}-{number}",
                    "community": c.code,
                    "community_name": c.name,
                    "role": role,
                    "pay_month": day(2018, 12, 1),
                    "monthly_stipend": fen / 100,
                }
            )
    return rows


def _seconded(listed: list[Community]) -> list[Row]:
    chance, duties = Chance("seconded"), Chance("duties")
    kinds = trying(listed)
    rows: list[Row] = []
    for c in listed:
        own = c.county_code == "350602"
        if c.code not in kinds or not (own or chance.mostly(0.5)):
            continue
        position = chance.choice(POSITIONS) if own or chance.mostly(0.8) else "other"
        rows.append(
            {
                "seconded_no": f"{c.code}-M1",
                "community": c.code,
                "community_name": c.name,
                "position": position,
                "settles_disputes": True,
                "keeps_order": True,
                "serves_residents": duties.mostly(0.9),
                "since": chance.day(day(2018, 7, 1), day(2018, 9, 30)),
                "until": None,
            }
        )
    return rows


def _funds(listed: list[Community]) -> list[Row]:
    chance, fiscal = Chance("funds"), Chance("fiscal")
    rows: list[Row] = []
    for c in listed:
        for kind, low, high in KINDS:
            before = 100.0 * chance.randrange(low, high)
            after = before + 100 * chance.randrange(1, 60) if chance.mostly(0.96) else before
            if kind == "running_subsidy" and not chance.mostly(0.97):
                after = 48000.0
            years = (2018,) if c.first_listed == "2018" or kind == "running_subsidy" else (2017, 2018)
            for year in years:
                amount = after if year == 2018 else before  # noqa: PLR2004
                own = amount if kind == "running_subsidy" else _fiscal(amount, fiscal)
                rows.append(
                    {
                        "community": c.code,
                        "community_name": c.name,
                        "budget_year": year,
                        "kind": kind,
                        "amount": amount,
                        "fiscal_amount": own,
                    }
                )
    return rows


def _fiscal(amount: float, chance: Chance) -> float:
    """Return what of a fund comes from the treasury: nearly always more than half."""
    share = chance.randrange(55, 96) if chance.mostly(0.97) else chance.randrange(35, 51)
    return round(amount * share / 100, 2)
