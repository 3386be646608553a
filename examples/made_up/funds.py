"""The sheet of funds: growing every year, but for some communities in 2021."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from made_up.community import Community, Row, Sheet, stream


class Kind(NamedTuple):
    """A kind of fund: its label, the first year in the sheet, and its range in hundreds of yuan."""

    label: str
    first_year: int
    low: int
    high: int


KINDS = (
    Kind("社区工作经费", 2016, 400, 900),
    Kind("服务群众专项经费", 2016, 1000, 2000),
    Kind("运转经费财政补助", 2018, 500, 700),
)
LAST_YEAR = 2021
# (community, index of the kind): the amount of 2021, relative to the year before when it is a factor.
FLAT, LESS, ONE_FEN_MORE, EMPTY, NO_YEAR_BEFORE = (
    "flat",
    "less",
    "one fen more",
    "empty",
    "no year before",
)
FUNDS_2021: dict[tuple[str, int], str | float] = {
    ("350602001003", 0): FLAT,
    ("350602005008", 0): LESS,
    ("350603102002", 0): FLAT,
    ("350602002001", 0): ONE_FEN_MORE,
    ("350602006003", 0): NO_YEAR_BEFORE,
    ("350603001005", 0): EMPTY,
    ("350602003007", 1): FLAT,
    ("350603100002", 1): LESS,
    ("350602004009", 1): LESS,
    ("350603002002", 1): NO_YEAR_BEFORE,
    ("350602001010", 1): EMPTY,
    ("350602005012", 2): 49999.99,
    ("350602003012", 2): 45000.0,
    ("350603500001", 2): 50000.0,
    ("350603103003", 2): EMPTY,
}


def funds(listed: Sequence[Community]) -> Sheet:
    """Return the sheet of funds by community, year and kind; the exceptions are all in 2021."""
    chance = stream("funds")
    rows: list[Row] = []
    for community in listed:
        for index, kind in enumerate(KINDS):
            for year, amount in _amounts(community, index, chance):
                rows.append([community.code, community.name, year, kind.label, amount])
    columns = (
        ("社区代码", 16, "text"),
        ("社区名称", 24, "text"),
        ("年度", 8, "whole"),
        ("经费类别", 20, "text"),
        ("金额（元）", 16, "amount"),
    )
    return Sheet("经费", columns, rows)


def _amounts(
    community: Community, index: int, chance: random.Random
) -> Iterator[tuple[int, float | None]]:
    kind = KINDS[index]
    amount = 100.0 * chance.randrange(kind.low, kind.high)
    exception = FUNDS_2021.get((community.code, index))
    for year in range(max(kind.first_year, int(community.first_listed)), LAST_YEAR + 1):
        if year == LAST_YEAR and exception is not None:
            yield year, _exceptional(exception, amount)
            return
        grown = 100.0 * round(amount * (1 + chance.uniform(0.02, 0.08)) / 100)
        amount = max(grown, amount + 100)
        if not (year == LAST_YEAR - 1 and exception == NO_YEAR_BEFORE):
            yield year, amount


def _exceptional(exception: str | float, before: float) -> float | None:
    match exception:
        case float():
            return exception
        case "flat":
            return before
        case "less":
            return before - 3500
        case "one fen more":
            return round(before + 0.01, 2)
        case "no year before":
            return before + 5000
        case _:
            return None
