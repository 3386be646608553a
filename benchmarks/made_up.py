"""Makes up communities and their events with a fixed seed, as whole numbers in numpy arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.int8 | np.int32 | np.int64]
Mask = npt.NDArray[np.bool_]

KINDS = ("urban", "mixed", "village")
ACQUISITIONS = ("planned", "exchange", "converted", "rented", "bought")
MANAGERS = ("committee", "company", "trust", "none")
EVENT_KINDS = ("research", "service", "training", "meeting", "inspection")
REGISTRATIONS = ("9900000001", "9900000002", "9800000003", "990000004")
PLACES = tuple(
    f"99{district:02d}{subdistrict:03d}" for district in range(1, 13) for subdistrict in range(1, 5)
)
SUBDISTRICTS = 4
DISTRICTS = len(PLACES) // SUBDISTRICTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Whole numbers and where they are missing.

    Numbers are scaled by their `decimals`, dates are days since 1970, booleans 0 and 1, and choices
    and texts are places in `words`. No mask: nothing is missing.
    """

    values: Values
    missing: Mask | None = None
    decimals: int = 0
    words: tuple[str, ...] = ()
    date: bool = False
    boolean: bool = False


Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """`events` point at communities by row number, in `owner`."""

    communities: Columns
    events: Columns
    owner: npt.NDArray[np.intp]


def day(text: str) -> int:
    """Return a date as days since 1970."""
    return int(np.datetime64(text, "D").astype(np.int64))


class _Maker:
    """Draws the columns of one table; every column misses one to three per cent of its values."""

    def __init__(self, rows: int, seed: int) -> None:
        self.rows = rows
        self.columns: dict[str, Column] = {}
        self._random = np.random.default_rng(seed)

    def whole(self, low: int, high: int) -> Values:
        """Return numbers from `low` to `high`, as narrow as they fit."""
        kind = np.int32 if high < 2**31 else np.int64
        return self._random.integers(low, high, self.rows, dtype=kind, endpoint=True)

    def share(self, of: Values, low: float, high: float) -> Values:
        """Return between `low` and `high` of each number in `of`."""
        drawn = self._random.random(self.rows) * (high - low) + low
        return (of * drawn).astype(of.dtype)

    def chance(self, probability: float) -> Mask:
        """Return which rows are met by chance."""
        return self._random.random(self.rows) < probability

    def words(self, words: Sequence[str], shares: Sequence[float]) -> Values:
        """Return places in `words`."""
        return self._random.choice(len(words), self.rows, p=shares).astype(np.int8)

    def shuffled(self) -> npt.NDArray[np.int64]:
        """Return the row numbers in any order."""
        return self._random.permutation(self.rows)

    def put(self, name: str, values: Values, *, decimals: int = 0, date: bool = False) -> Values:
        """Add a column of numbers or dates."""
        self.columns[name] = Column(values=values, missing=self._missing(), decimals=decimals, date=date)
        return values

    def put_words(self, name: str, words: tuple[str, ...], shares: Sequence[float]) -> Values:
        """Add a column of choices or texts."""
        values = self.words(words, shares)
        self.columns[name] = Column(values=values, missing=self._missing(), words=words)
        return values

    def put_flag(self, name: str, probability: float) -> None:
        """Add a column of booleans."""
        values = self.chance(probability).astype(np.int8)
        self.columns[name] = Column(values=values, missing=self._missing(), boolean=True)

    def _missing(self) -> Mask:
        return self.chance((len(self.columns) % 3 + 1) / 100)


def make(records: int, events: int) -> Tables:
    """Return communities and events, the same ones each time."""
    owner, made = _events(records, events)
    return Tables(communities=_communities(records), events=made, owner=owner)


def _communities(records: int) -> Columns:
    maker = _Maker(records, seed=2021)
    place = maker.words(PLACES, [1 / len(PLACES)] * len(PLACES))
    maker.columns["place"] = Column(values=place, words=PLACES)
    for fill in (_words, _areas, _money, _people, _things, _flags, _dates):
        fill(maker)
    return maker.columns


def _words(maker: _Maker) -> None:
    maker.put_words("registration", REGISTRATIONS, (0.5, 0.43, 0.04, 0.03))
    maker.put_words("kind", KINDS, (0.6, 0.36, 0.04))
    maker.put_words("acquisition", ACQUISITIONS, (0.46, 0.25, 0.2, 0.05, 0.04))
    maker.put_words("managed_by", MANAGERS, (0.6, 0.33, 0.03, 0.04))


def _areas(maker: _Maker) -> None:
    maker.put("floor_area", maker.whole(180_00, 900_00), decimals=2)
    maker.put("hall_area", maker.whole(58_00, 300_00), decimals=2)
    maker.put("yard_area", maker.whole(0, 400_00), decimals=2)


def _money(maker: _Maker) -> None:
    for role, low, high in (
        ("principal", 2750_00, 7000_00),
        ("committee", 2600_00, 6500_00),
        ("deputy", 2500_00, 6500_00),
        ("staff", 1750_00, 5000_00),
    ):
        maker.put(f"{role}_stipend", maker.whole(low, high), decimals=2)
    households = maker.whole(100, 4000)
    households[maker.chance(0.02)] = 0
    maker.put("households", households)
    funds = maker.share(households.astype(np.int64), 31_00, 90_00) + 500_00
    maker.put("work_funds", funds, decimals=2)
    maker.put("work_funds_before", maker.share(funds, 0.4, 0.99), decimals=2)
    service = maker.whole(50_000_00, 300_000_00).astype(np.int64)
    maker.put("service_funds", service, decimals=2)
    maker.put("service_funds_before", maker.share(service, 0.65, 1.01), decimals=2)
    for debt in ("arrears", "loans", "guarantees"):
        maker.put(debt, maker.whole(0, 110_000_00), decimals=2)


def _people(maker: _Maker) -> None:
    residents = maker.whole(300, 2900)
    residents[maker.chance(0.05)] += 1500
    maker.put("residents", residents)
    seniors = maker.put("seniors", maker.whole(0, 210))
    maker.put("seniors_served", maker.share(seniors, 0.58, 1))
    members = maker.put("members", maker.whole(35, 400))
    maker.put("members_present", maker.share(members, 0.795, 1))
    maker.put("volunteers", maker.whole(25, 400))
    size = maker.whole(5, 9)
    size[maker.chance(0.03)] = 4
    size[maker.chance(0.03)] = 10
    maker.put("committee_size", size)
    maker.put("committee_local", maker.share(size, 0.58, 1.01))
    maker.put("committee_women", maker.share(size, 0.38, 1.01))
    grids = maker.whole(2, 20)
    grids[maker.chance(0.02)] = 0
    maker.put("grids", grids)
    maker.put("grid_staff", maker.share(grids, 1.4, 4) + 3)
    maker.put("grid_households", maker.whole(100, 440))


def _things(maker: _Maker) -> None:
    for name, low, high in (
        ("rooms", 2, 30),
        ("beds", 9, 80),
        ("seats", 38, 250),
        ("canteen_seats", 38, 250),
        ("books", 450, 9000),
        ("patrols", 38, 300),
        ("cameras", 18, 200),
        ("open_days", 245, 365),
    ):
        maker.put(name, maker.whole(low, high))
    term = maker.whole(3, 5)
    term[maker.chance(0.04)] = 6
    maker.put("term_years", term)


def _flags(maker: _Maker) -> None:
    for name, probability in (
        ("has_hall", 0.93),
        ("shared_hall", 0.5),
        ("has_canteen", 0.8),
        ("meal_service", 0.87),
        ("has_clinic", 0.94),
        ("visiting_doctor", 0.5),
        ("has_library", 0.7),
        ("open_ledger", 0.97),
        ("notice_board", 0.98),
        ("hotline", 0.97),
        ("closed_weekends", 0.03),
        ("has_deed", 0.9),
    ):
        maker.put_flag(name, probability)


def _dates(maker: _Maker) -> None:
    def put(name: str, values: Values) -> Values:
        return maker.put(name, values, date=True)

    put("assessed_on", maker.whole(day("2019-01-01"), day("2023-12-31")))
    plan = put("plan_on", maker.whole(day("2018-01-01"), day("2022-06-30")))
    opinion = put("opinion_on", plan + maker.whole(5, 60))
    decision = put("decision_on", opinion + maker.whole(0, 31))
    notice = decision + maker.whole(-1, 15)
    notice[maker.chance(0.03)] -= 75
    notice[maker.chance(0.03)] += 75
    put("notice_on", notice)
    founded = put("founded_on", maker.whole(day("1990-01-01"), day("2018-12-31")))
    put("in_use_from", founded + maker.whole(-5, 375))
    elected = put("elected_on", maker.whole(day("2018-11-01"), day("2022-12-31")))
    put("term_ends_on", elected + maker.whole(-30, 1850))
    put("inspected_on", maker.whole(day("2022-12-15"), day("2023-12-31")))
    put("audited_on", maker.whole(day("2017-10-01"), day("2023-12-31")))
    put("lease_until", maker.whole(day("2022-01-01"), day("2033-12-31")))
    put("contract_on", maker.whole(day("2012-01-01"), day("2020-06-30")))


def _events(records: int, events: int) -> tuple[npt.NDArray[np.intp], Columns]:
    """Most communities have each kind once in five events; what is drawn anew falls anywhere."""
    maker = _Maker(events, seed=2022)
    order = maker.shuffled()
    owner = order % records
    kind = (order // records % len(EVENT_KINDS)).astype(np.int8)
    anew = maker.chance(0.06)
    owner = np.where(anew, maker.whole(0, records - 1), owner).astype(np.intp)
    missing = maker.chance(0.01)
    maker.columns["kind"] = Column(values=kind, missing=missing, words=EVENT_KINDS)
    maker.put("held_on", maker.whole(day("2021-12-01"), day("2023-12-31")), date=True)
    maker.put("hours", maker.whole(50, 800), decimals=2)
    maker.put("attendees", maker.whole(14, 200))
    maker.put("cost", maker.whole(0, 3000_00), decimals=2)
    maker.put_flag("resolved", 0.95)
    return owner, maker.columns
