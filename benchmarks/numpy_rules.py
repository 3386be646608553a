"""The rules of the benchmark's pack written by hand in numpy, one entry for each rule."""

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.made_up import day
from benchmarks.numpy_community import Communities
from benchmarks.numpy_events import Events
from benchmarks.numpy_truth import (
    Comparison,
    Part,
    Rows,
    Truth,
    Value,
    compare,
    known,
    plus,
    ratio_at_least,
    times,
    truth,
)

TODAY = "2023-12-31"
LONGEST, FEWEST = 7_95, 15
"""Hours of an event in hundredths, and people at a training."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold, part by part, and for whom."""

    id: str
    parts: tuple[Part, ...]
    applies: Truth | None = None


def number(value: int, decimals: int = 0) -> Value:
    """Return a constant, scaled by its decimals."""
    return Value(value, decimals=decimals)


def at_least(left: Value, right: Value) -> Part:
    """Return left >= right."""
    return compare(left, operator.ge, right)


def at_most(left: Value, right: Value) -> Part:
    """Return left <= right."""
    return compare(left, operator.le, right)


def settled(ends: tuple[Value, Value], holds: Comparison, right: Value) -> Part:
    """Return a comparison of a count or sum, where it comes out the same at both its ends."""
    low, high = (compare(end, holds, right).truth for end in ends)
    same = Truth(low.true & high.true, low.false & high.false)
    shown = same.true | same.false | np.equal(ends[0].numbers, ends[1].numbers)
    if ends[0].known is not None:
        shown &= ends[0].known
    return Part(same, replace(ends[0], known=shown).at, right.at)


def between(value: Value, low: int, high: int, *, closed: bool = True) -> Part:
    """Return low <= value <= high (or < high), and the bound that is missed."""
    below = operator.le if closed else operator.lt
    holds = (value.numbers >= low) & below(value.numbers, high)

    def required(rows: Rows) -> Value:
        seen = value.at(rows)
        above = np.greater(seen.numbers, high)
        if seen.known is not None:
            above &= seen.known
        return Value(np.where(above, high, low), date=value.date)

    return Part(truth(holds, value.known), value.at, required)


def date(text: str) -> Value:
    """Return a date as a constant."""
    return Value(day(text), date=True)


def add_months(value: Value, months: int) -> Value:
    """Return the same day of a later month, or that month's last day.

    Dates lie within some decades: each day's later day is worked out once and then taken.
    """
    days = np.asarray(value.numbers)
    first = int(days.min())
    each = np.arange(first, int(days.max()) + 1).astype("M8[D]")
    month = each.astype("M8[M]")
    later = month + np.timedelta64(months, "M")
    last = (later + np.timedelta64(1, "M")).astype("M8[D]") - np.timedelta64(1, "D")
    moved = np.minimum(later.astype("M8[D]") + (each - month.astype("M8[D]")), last)
    return Value(moved.astype(np.int32).take(days - first), value.known, date=True)


def days_between(later: Value, earlier: Value) -> Value:
    """Return the days from one date to another."""
    return Value(np.subtract(later.numbers, earlier.numbers), known(later, earlier))


def thresholds(c: Communities) -> Iterator[Rule]:
    """A value against a constant or a parameter."""
    yield Rule("floor-area", (at_least(c.value("floor_area"), c.parameter("area_floor")),))
    yield Rule("hall-area", (at_least(c.value("hall_area"), c.parameter("hall_floor")),))
    yield Rule("beds", (at_least(c.value("beds"), c.parameter("bed_floor")),))
    yield Rule("seats", (at_least(c.value("seats"), c.parameter("seat_floor")),))
    yield Rule("volunteers", (at_least(c.value("volunteers"), c.parameter("volunteer_floor")),))
    yield Rule("committee-size", (at_least(c.value("committee_size"), number(5)),))
    yield Rule("grid-staff", (at_least(c.value("grid_staff"), number(8)),))
    yield Rule("rooms", (compare(c.value("rooms"), operator.gt, number(2)),))
    kind = c.value("kind")
    yield Rule(
        "grid-households", (at_most(c.value("grid_households"), c.parameter("grid_limit", kind)),)
    )
    yield Rule("patrols", (at_least(c.value("patrols"), c.parameter("patrol_floor", kind)),))
    yield Rule("cameras", (at_least(c.value("cameras"), c.parameter("camera_floor", kind)),))
    yield Rule("committee-range", (between(c.value("committee_size"), 4, 9),))
    yield Rule("term-years", (between(c.value("term_years"), 3, 5),))
    yield Rule("open-days", (between(c.value("open_days"), 250, 366, closed=False),))
    debt = plus(c.value("arrears"), c.value("loans"))
    yield Rule("debt", (at_most(debt, c.parameter("debt_limit")),))
    yield Rule("exposure", (at_most(plus(debt, c.value("guarantees")), number(285_000)),))
    area = plus(c.value("floor_area"), c.value("hall_area"), c.value("yard_area"))
    yield Rule("outdoor-area", (at_least(area, number(380)),))


def stipends(c: Communities) -> Iterator[Rule]:
    """A value against a multiple of the wage of the place's tier."""
    wage = c.parameter("minimum_wage", c.parameter("wage_tier"))
    principal = times(c.parameter("stipend_multiplier", "principal"), wage)
    committee = times(c.parameter("stipend_multiplier", "committee"), wage)
    yield Rule("principal-stipend", (at_least(c.value("principal_stipend"), principal),))
    yield Rule("committee-stipend", (at_least(c.value("committee_stipend"), committee),))
    deputy = times(number(9, 1), principal)
    yield Rule("deputy-stipend", (at_least(c.value("deputy_stipend"), deputy),))
    yield Rule("staff-stipend", (at_least(c.value("staff_stipend"), times(number(11, 1), wage)),))


def ratios(c: Communities) -> Iterator[Rule]:
    """Quotients with zeros below, shares, and growth."""

    def ratio(rule: str, over: str, under: str, least: Value) -> Rule:
        return Rule(rule, (ratio_at_least(c.value(over), c.value(under), least),))

    per_household = c.parameter("funds_per_household")
    yield ratio("funds-per-household", "work_funds", "households", per_household)
    yield ratio("service-funds-per-resident", "service_funds", "residents", number(205, 1))
    yield ratio("area-per-resident", "floor_area", "residents", number(8, 2))
    yield ratio("staff-per-grid", "grid_staff", "grids", number(2))
    yield ratio("local-share", "committee_local", "committee_size", number(5, 1))
    yield ratio("attendance", "members_present", "members", number(8, 1))
    yield ratio("women-share", "committee_women", "committee_size", number(3, 1))
    yield ratio("seniors-share", "seniors_served", "seniors", number(6, 1))
    growth = c.parameter("growth_rate")
    one_and_more = Value(growth.numbers + 10**growth.decimals, growth.known, growth.decimals)
    grown = times(c.value("work_funds_before"), one_and_more)
    yield Rule("work-funds-grow", (at_least(c.value("work_funds"), grown),))
    now, before = c.value("service_funds"), c.value("service_funds_before")
    yield Rule("service-funds-grow", (compare(now, operator.gt, before),))
    yield Rule("service-funds-bounded", (at_most(now, times(before, number(15, 1))),))
    members, residents = times(c.value("members"), number(1000)), c.value("residents")
    least = times(residents, c.parameter("member_share"))
    yield Rule("members-per-thousand", (at_least(members, least),))
    volunteers = times(c.value("volunteers"), number(1000))
    yield Rule("volunteers-per-thousand", (at_least(volunteers, times(residents, number(175, 1))),))
    beds, seniors = times(c.value("beds"), number(100)), times(c.value("seniors"), number(11))
    yield Rule("beds-per-hundred", (at_least(beds, seniors),))


def implications(c: Communities) -> Iterator[Rule]:
    """Rules that apply to some communities only."""
    flag, among = c.flag, c.among
    any_hall = Part(flag("has_hall") | flag("shared_hall"))
    yield Rule("urban-hall", (any_hall,), among("kind", "urban"))
    yield Rule("village-clinic", (Part(flag("has_clinic")),), among("kind", "village"))
    yield Rule("company-ledger", (Part(flag("open_ledger")),), among("managed_by", "company"))
    yield Rule("bought-deed", (Part(flag("has_deed")),), among("acquisition", "bought"))
    large = at_least(c.value("floor_area"), number(500)).truth
    yield Rule("large-rooms", (at_least(c.value("rooms"), number(4)),), large)
    many = at_least(c.value("residents"), number(3000)).truth
    yield Rule("large-clinic", (Part(flag("has_clinic")),), many)
    old = compare(c.value("seniors"), operator.gt, number(199)).truth
    yield Rule("seniors-beds", (at_least(c.value("beds"), number(12)),), old)
    seats = at_least(c.value("canteen_seats"), c.parameter("seat_floor"))
    yield Rule("canteen-seats", (seats,), flag("has_canteen"))
    books = at_least(c.value("books"), c.parameter("book_floor"))
    yield Rule("library-books", (books,), flag("has_library"))
    hall = at_least(c.value("hall_area"), c.parameter("hall_floor"))
    yield Rule("own-hall-area", (hall,), flag("has_hall"))
    assessed = c.value("assessed_on")
    runs = compare(c.value("lease_until"), operator.gt, assessed)
    yield Rule("lease-runs", (runs,), among("acquisition", "rented", "exchange"))
    signed = at_most(c.value("contract_on"), assessed)
    yield Rule("contract-signed", (signed,), among("managed_by", "company", "trust"))
    audited = at_least(c.value("audited_on"), date("2018-01-01"))
    yield Rule("audited-since", (audited,), among("kind", "mixed", "village"))


def logic(c: Communities) -> Iterator[Rule]:
    """And, or and not over what may be missing."""
    flag = c.flag
    hall = flag("has_hall") | flag("shared_hall")
    meals = flag("has_canteen") | flag("meal_service")
    doctor = flag("has_clinic") | flag("visiting_doctor")
    closed = flag("closed_weekends")
    yield Rule("any-hall", (Part(hall),))
    yield Rule("any-meals", (Part(meals),))
    yield Rule("any-doctor", (Part(doctor),))
    yield Rule("hall-at-weekends", (Part(hall), Part(~closed)))
    yield Rule("meals-at-weekends", (Part(meals), Part(~(closed & flag("has_canteen")))))
    yield Rule("doctor-or-hotline", (Part(doctor), Part(flag("hotline"))))
    flags = ("open_ledger", "notice_board", "hotline")
    yield Rule("open-accounts", tuple(Part(flag(name)) for name in flags))
    area = at_least(c.value("floor_area"), c.parameter("area_floor"))
    rooms = compare(c.value("rooms"), operator.gt, number(2))
    yield Rule("premises-complete", (area, rooms, Part(flag("has_hall"))))
    beds, seats = (
        at_least(c.value("beds"), number(10)),
        at_least(c.value("seats"), number(40)),
    )
    yield Rule("services-complete", (beds, seats, Part(flag("meal_service"))))
    yield Rule("contract-entered", (Part(~c.missing("contract_on")),))
    open_ledger = flag("open_ledger").true
    yield Rule("ledger-known-open", (Part(Truth(open_ledger, ~open_ledger)),))
    entered = ~c.missing("audited_on") | c.among("kind", "village")
    yield Rule("audit-entered", (Part(entered),))
    small = compare(c.value("residents"), operator.lt, number(1000)).truth
    yield Rule("small-or-clinic", (Part(small | flag("has_clinic")),))
    spacious = at_least(c.value("floor_area"), number(260)).truth
    yield Rule("planned-or-spacious", (Part(c.among("acquisition", "planned") | spacious),))
    few = at_most(c.value("grids"), number(6)).truth
    yield Rule("few-or-staffed", (Part(few | at_least(c.value("grid_staff"), number(18)).truth),))


def membership(c: Communities) -> Iterator[Rule]:
    """One of a list, or none of it; tests on texts."""
    ways = ("planned", "exchange", "converted", "rented")
    yield Rule("acquisition-allowed", (c.listed("acquisition", *ways),))
    yield Rule("management-allowed", (c.listed("managed_by", "committee", "company", "trust"),))
    yield Rule("kind-known", (c.listed("kind", "urban", "mixed"),))
    yield Rule("is-managed", (Part(~c.among("managed_by", "none", "trust")),))
    yield Rule("not-bought", (Part(~c.among("acquisition", "bought")),))
    rented_or_bought = c.among("acquisition", "rented", "bought")
    yield Rule("neither-rented-nor-bought", (Part(~rented_or_bought),))
    here = c.text("registration", lambda text: text.startswith("99"))
    yield Rule("registration-here", (Part(here),))
    length = compare(c.length("registration"), operator.eq, number(10))
    yield Rule("registration-length", (length,))


def dates(c: Communities) -> Iterator[Rule]:
    """Order of dates, distance in days and months, and time up to today."""
    value = c.value
    opinion, decision, notice = value("opinion_on"), value("decision_on"), value("notice_on")
    yield Rule("opinion-first", (compare(opinion, operator.lt, decision),))
    yield Rule("plan-first", (at_most(value("plan_on"), notice),))
    elected, term = value("elected_on"), value("term_ends_on")
    yield Rule("term-after-election", (at_most(elected, term),))
    founded, used = value("founded_on"), value("in_use_from")
    yield Rule("use-after-founding", (compare(founded, operator.lt, used),))
    yield Rule("decided-in-time", (at_most(days_between(decision, opinion), number(30)),))
    yield Rule("noticed-in-time", (at_most(days_between(notice, decision), number(15)),))
    yield Rule("planned-early", (at_least(days_between(decision, value("plan_on")), number(7)),))
    yield Rule("term-length", (at_most(term, add_months(elected, 60)),))
    yield Rule("notice-within-months", (at_most(notice, add_months(opinion, 3)),))
    yield Rule("use-within-year", (at_most(used, add_months(founded, 12)),))
    inspected = value("inspected_on")
    yield Rule("inspected-lately", (at_least(inspected, Value(day(TODAY) - 365, date=True)),))
    yield Rule("elected-lately", (at_least(elected, date("2018-12-31")),))
    in_period = between(inspected, day("2023-01-01"), day(TODAY))
    yield Rule("inspected-in-period", (in_period,))


def events(c: Communities, of: Events) -> Iterator[Rule]:
    """Aggregates over the events of each community."""
    visits = settled(of.count_kind("research"), operator.ge, c.parameter("visit_quota"))
    yield Rule("research-visits", (visits,))
    yield Rule("services-held", (settled(of.count_kind("service"), operator.ge, number(1)),))
    held = of.count_if("held_on", of.within("held_on", day("2023-01-01"), day(TODAY)))
    yield Rule("events-in-period", (settled(held, operator.ge, number(1)),))
    yield Rule("events-enough", (at_least(of.count(), number(3)),))
    resolved_events = of.count_if("resolved", of.is_true("resolved"))
    yield Rule("events-resolved", (settled(resolved_events, operator.ge, number(3)),))
    hours = of.total_kind("hours", "service", most=9900)
    yield Rule("hours-of-service", (settled(hours, operator.ge, c.parameter("hours_quota")),))
    yield Rule("hours-in-all", (at_least(of.total("hours"), number(10)),))
    attendees = of.total_kind("attendees", "training", most=9999)
    yield Rule("trained-attendees", (settled(attendees, operator.ge, number(20)),))
    cost = of.total_kind("cost", "inspection", most=9999900)
    yield Rule("inspection-cost", (settled(cost, operator.le, number(2900)),))
    short = of.every("hours", of.values("hours") <= LONGEST)
    yield Rule("no-long-event", (Part(short),))
    attended = of.every("attendees", of.values("attendees") >= FEWEST, "training")
    yield Rule("trainings-attended", (Part(attended),))
    inspected = of.some("kind", of.is_word("kind", "inspection"))
    yield Rule("some-inspection", (Part(inspected),))
    resolved = of.some("resolved", of.values("resolved") == 1, "meeting")
    yield Rule("some-meeting-resolved", (Part(resolved),))
    met = at_least(of.last("held_on", "meeting"), date("2021-12-31"))
    yield Rule("met-lately", (met,))
    lately = Value(day(TODAY) - 365, date=True)
    yield Rule("active-lately", (at_least(of.last("held_on"), lately),))
    early = at_most(of.last("held_on", first=True), date("2023-01-31"))
    yield Rule("early-start", (early,))


GROUPS: tuple[Callable[[Communities], Iterator[Rule]], ...] = (
    thresholds,
    stipends,
    ratios,
    implications,
    logic,
    membership,
    dates,
)


def rules(c: Communities, of: Events) -> Iterator[Rule]:
    """Yield every rule of the pack."""
    for group in GROUPS:
        yield from group(c)
    yield from events(c, of)
