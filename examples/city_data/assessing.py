"""Assessments of subdistricts and ratings in both directions."""

from city_data.lists import MADE_UP, Chance, Community, Row, Tables, day, subdistricts

DIRECTIONS = ("department_rates", "subdistrict_rates")


def assessing(listed: list[Community]) -> Tables:
    """Return the tables of assessment."""
    heads = subdistricts(listed)
    return {
        "assessment": [_assessment(c) for c in heads],
        "rating": [row for c in heads for row in _ratings(c)],
    }


def _assessment(c: Community) -> Row:
    chance = Chance(f"assessment-{c.subdistrict_code}")
    quantified = chance.mostly(0.95)
    score = round(chance.uniform(72, 98), 2) if chance.mostly(0.95) else None
    return {
        "subdistrict": c.subdistrict,
        "assessed_year": 2018,
        "quantified": quantified,
        "score_given": score if quantified else None,
        "process_checks": chance.randrange(1, 4) if chance.mostly(0.93) else 0,
        "linked_civilised": chance.mostly(0.93),
        "linked_peace": chance.mostly(0.93),
        "hours_counted": chance.mostly(0.9),
    }


def _ratings(c: Community) -> list[Row]:
    chance = Chance(f"ratings-{c.subdistrict_code}")
    return [
        {
            "rating_no": f"{c.subdistrict_code}-P{number}",
            "subdistrict": c.subdistrict,
            "direction": direction,
            "department_name": f"部门{chance.randrange(1, 20):02d}{MADE_UP}",
            "rated_on": chance.day(day(2018, 11, 1), day(2018, 12, 20)),
            "points": round(chance.uniform(75, 99), 2),
        }
        for number, direction in enumerate(DIRECTIONS, start=1)
        if chance.mostly(0.92)
    ]
