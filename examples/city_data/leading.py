"""Visits, meetings, reports, joint meetings, rights of subdistricts, appraisals of 2018."""

import datetime as dt

from city_data.lists import MADE_UP, Chance, Community, Row, Tables, counties, day, subdistricts

MISSED_MONTHS = {"350622": (4, 9), "350624": (2,), "350628": (7, 8, 11)}
MISSED_QUARTERS = {"350624": (3,), "350627": (1,)}
WITHOUT_REPORT = "350628"
WITHOUT_TOUR = ("350626", "350629")
RIGHTS = ("suggestion", "planning", "public_affairs", "management")
MATTERS = ("awards", "personnel_appraisal", "appointment", *(f"matter_{n}" for n in range(4, 14)))


def leading(listed: list[Community]) -> Tables:
    """Return the tables of leadership."""
    chance = Chance("leading")
    return {
        "visit": [row for c in counties(listed) for row in _visits(c, listed, chance)],
        "meeting": [row for c in counties(listed) for row in _meetings(c, chance)],
        "duty_report": [_report(c, chance) for c in counties(listed)],
        "joint_meeting": [row for c in subdistricts(listed) for row in _joint(c, chance)],
        "subdistrict_right": [row for c in subdistricts(listed) for row in _rights(c, chance)],
        "appraisal": _appraisals(listed, Chance("appraisals")),
    }


def _visits(c: Community, listed: list[Community], chance: Chance) -> list[Row]:
    places = [s.subdistrict for s in subdistricts(listed) if s.county_code == c.county_code]
    kinds = [("research", m) for m in range(1, 13) if m not in MISSED_MONTHS.get(c.county_code, ())]
    kinds += [("on_site", 5), ("on_site", 10)]
    kinds += [] if c.county_code in WITHOUT_TOUR else [("tour", 6)]
    return [
        {
            "visit_no": f"{c.county_code}-V{number:02d}",
            "county": c.county,
            "subdistrict": chance.choice(places),
            "held_on": chance.day_of(2018, month),
            "kind": kind,
        }
        for number, (kind, month) in enumerate(kinds, start=1)
    ]


def _meetings(c: Community, chance: Chance) -> list[Row]:
    held = [quarter for quarter in range(1, 5) if quarter not in MISSED_QUARTERS.get(c.county_code, ())]
    return [
        {
            "meeting_no": f"{c.county_code}-L{quarter}",
            "county": c.county,
            "held_on": chance.day_of(2018, quarter * 3 - chance.randrange(3)),
        }
        for quarter in held
    ]


def _report(c: Community, chance: Chance) -> Row:
    return {
        "report_no": f"{c.county_code}-S1",
        "county": c.county,
        "reported_on": chance.day(day(2018, 11, 20), day(2018, 12, 28)),
        "about_grassroots": c.county_code != WITHOUT_REPORT,
    }


def _joint(c: Community, chance: Chance) -> list[Row]:
    rows: list[Row] = []
    for number in range(1, (3 if chance.mostly(0.9) else 2)):
        resolved = chance.randrange(2, 8)
        other = chance.choice(("subdistrict_secretary", "other"))
        rows.append(
            {
                "joint_no": f"{c.subdistrict_code}-J{number}",
                "subdistrict": c.subdistrict,
                "held_on": chance.day_of(2018, 3 if number == 1 else 10),
                "convener": "linked_leader" if chance.mostly(0.92) else other,
                "resident_units": chance.randrange(2, 12),
                "trade_organisations": chance.randrange(1, 5) if chance.mostly(0.93) else 0,
                "resolutions": resolved,
                "resolutions_done": resolved if chance.mostly(0.85) else resolved - 1,
            }
        )
    return rows


def _rights(c: Community, chance: Chance) -> list[Row]:
    rows: list[Row] = []
    used = [kind for kind in RIGHTS if chance.mostly(0.85 if kind == "suggestion" else 0.3)]
    for number, kind in enumerate(used, start=1):
        raised = chance.day(day(2018, 2, 1), day(2018, 10, 31))
        answer = chance.choice(("accepted", "accepted", "accepted", "partly", "declined"))
        answer = answer if chance.mostly(0.95) else "none"
        late = chance.randrange(31, 60)
        days = 30 if number == 1 and chance.mostly(0.1) else chance.randrange(3, 30)
        answered = raised + dt.timedelta(days=days if chance.mostly(0.93) else late)
        rows.append(
            {
                "right_no": f"{c.subdistrict_code}-R{number}",
                "subdistrict": c.subdistrict,
                "kind": kind,
                "raised_on": raised,
                "answer": answer,
                "answered_on": None if answer == "none" else answered,
                "reason_given": chance.mostly(0.7) if answer == "declined" else None,
            }
        )
    return rows


def _appraisals(listed: list[Community], chance: Chance) -> list[Row]:
    rows: list[Row] = []
    for number in range(1, 91):
        c = chance.choice(listed)
        decided = chance.day(day(2018, 2, 1), day(2018, 12, 20))
        sought = chance.mostly(0.93)
        lead = 1 if chance.mostly(0.1) else chance.randrange(2, 30)
        lead = lead if chance.mostly(0.95) else -chance.randrange(0, 9)
        by = chance.choice(("community_party", "subdistrict_party")) if chance.mostly(0.96) else "other"
        rows.append(
            {
                "appraisal_no": f"2018-{number:03d}",
                "community": c.code,
                "community_name": c.name,
                "unit_name": f"驻区单位{chance.randrange(1, 200):03d}{MADE_UP}",
                "matter": chance.choice(MATTERS) if chance.mostly(0.96) else "outside_list",
                "decided_on": decided,
                "opinion_sought": sought,
                "opinion_from": by if sought else None,
                "opinion_date": decided - dt.timedelta(days=lead) if sought else None,
            }
        )
    return rows
