"""Resolving a parameter equals looking it up day by day; a later value never shows early."""

import datetime as dt
import itertools
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionLevel, JurisdictionTree
from zhangcheng.model.parameter import LowerLevels, Parameter, ResolvedValue, Value
from zhangcheng.model.unit import NUMBER
from zhangcheng.pack.resolve import resolve
from zhangcheng.pack.timeline import with_ends

START = dt.date(2020, 1, 1)
DAYS = 40
PLACES = {"35": None, "3506": "35", "350602": "3506", "350603": "3506", "36": None}
TREE = JurisdictionTree(
    {
        code: Jurisdiction(code=code, name=Text.same(code), level=JurisdictionLevel.CITY, parent=parent)
        for code, parent in PLACES.items()
    }
)


def day(offset: int) -> dt.date:
    return START + dt.timedelta(days=offset)


def value(
    place: str | None,
    role: str,
    since: int,
    *,
    to: int | None,
    amount: int | None,
    known: int,
    layer: int = 0,
) -> Value:
    return Value(
        jurisdiction=place,
        categories=(("role", role),),
        since=day(since),
        to=day(to) if to is not None else None,
        written_to=day(to) if to is not None else None,
        promulgated=day(known),
        value=Decimal(amount) if amount is not None else None,
        citation=None,
        illustrative=True,
        assumed=False,
        note=None,
        location=Location(file="a.yaml", line=since + 1),
        layer=layer,
    )


VALUES = st.builds(
    lambda place, role, since, length, amount, known, layer: value(
        place,
        role,
        since,
        to=since + length if length is not None else None,
        amount=amount,
        known=known,
        layer=layer,
    ),
    st.sampled_from([None, *PLACES]),
    st.sampled_from("ab"),
    st.integers(0, DAYS),
    st.none() | st.integers(0, 15),
    st.none() | st.integers(1, 5),
    st.integers(0, DAYS),
    st.integers(0, 2),
)


def parameter(values: list[Value]) -> Parameter:
    unique = {(v.jurisdiction, v.categories, v.since, v.layer): v for v in values}
    return Parameter(
        id="p",
        title=Text.same("p"),
        unit=NUMBER,
        by=("jurisdiction", "role"),
        lower_levels_may=LowerLevels.ANYTHING,
        review_by=None,
        note=None,
        values=with_ends(list(unique.values())),
        location=Location(file="a.yaml"),
    )


def naive(
    subject: Parameter, place: str | None, role: str, on: dt.date, known_as_of: dt.date
) -> Decimal | None:
    """Look up one day: of the nearest place, the lowest pack's latest known value in force."""
    places: list[str | None] = []
    while place is not None:
        places.append(place)
        place = PLACES[place]
    for each, layer in itertools.product((*places, None), (2, 1, 0)):
        begun = [
            v
            for v in subject.values
            if v.jurisdiction == each
            and v.layer == layer
            and v.categories == (("role", role),)
            and v.since <= on
            and v.promulgated is not None
            and v.promulgated <= known_as_of
        ]
        latest = max(begun, key=lambda v: v.since, default=None)
        if latest is not None and (latest.written_to is None or on <= latest.written_to):
            assert not isinstance(latest.value, str)
            return latest.value
    return None


def looked_up(
    found: tuple[ResolvedValue, ...], place: str | None, role: str, on: dt.date
) -> list[ResolvedValue]:
    return [
        entry
        for entry in found
        if entry.jurisdiction == place
        and entry.categories == (("role", role),)
        and entry.since <= on
        and (entry.to is None or on <= entry.to)
    ]


@given(st.lists(VALUES, max_size=12), st.integers(0, DAYS))
def test_equals_a_naive_lookup_day_by_day(values: list[Value], known: int) -> None:
    subject, known_as_of = parameter(values), day(known)
    found = resolve(subject, TREE, known_as_of=known_as_of)
    for place in (None, *PLACES):
        for role in "ab":
            for offset in range(-1, DAYS + 20):
                entries = looked_up(found, place, role, day(offset))
                expected = naive(subject, place, role, day(offset), known_as_of=known_as_of)
                assert [entry.value for entry in entries] == ([] if expected is None else [expected])


@given(st.lists(VALUES, max_size=12))
def test_a_chain_reads_nothing_later_than_its_day(values: list[Value]) -> None:
    for entry in resolve(parameter(values), TREE, known_as_of=dt.date.max):
        assert entry.chain[0].value == entry.value
        assert all(link.since <= entry.since for link in entry.chain)


@given(st.lists(VALUES, max_size=12), st.randoms())
def test_the_order_of_values_does_not_matter(values: list[Value], random: Random) -> None:
    unique = list({(v.jurisdiction, v.categories, v.since, v.layer): v for v in values}.values())
    shuffled = list(unique)
    random.shuffle(shuffled)
    one = resolve(parameter(unique), TREE, known_as_of=dt.date.max)
    assert one == resolve(parameter(shuffled), TREE, known_as_of=dt.date.max)


def test_what_is_not_promulgated_yet_does_not_end_what_is() -> None:
    old = value("35", "a", 0, to=None, amount=1, known=0)
    new = value("35", "a", 10, to=None, amount=2, known=20)
    found = resolve(parameter([old, new]), TREE, known_as_of=day(15))
    assert [(entry.value, entry.to) for entry in looked_up(found, "350602", "a", day(30))] == [
        (Decimal(1), None)
    ]


def test_the_chain_names_those_above_and_what_was_replaced() -> None:
    city = value("3506", "a", 0, to=None, amount=1, known=0)
    old = value("350602", "a", 5, to=None, amount=2, known=0)
    new = value("350602", "a", 9, to=None, amount=3, known=0)
    found = resolve(parameter([city, old, new]), TREE, known_as_of=dt.date.max)
    (entry,) = looked_up(found, "350602", "a", day(9))
    assert [link.value for link in entry.chain] == [3, 1, 2]


def test_the_lowest_pack_holds_and_the_chain_names_the_one_above() -> None:
    city = value("350602", "a", 0, to=None, amount=2, known=0)
    county = value("350602", "a", 5, to=9, amount=3, known=0, layer=1)
    province = value("35", "a", 0, to=None, amount=1, known=0)
    found = resolve(parameter([city, county, province]), TREE, known_as_of=dt.date.max)
    days = {offset: looked_up(found, "350602", "a", day(offset))[0] for offset in (4, 5, 9, 10)}
    assert {offset: entry.value for offset, entry in days.items()} == {4: 2, 5: 3, 9: 3, 10: 2}
    assert [link.value for link in days[5].chain] == [3, 2, 1]
    assert [link.layer for link in days[5].chain] == [1, 0, 0]


def test_null_says_that_there_is_none_whatever_stands_above() -> None:
    city = value("3506", "a", 0, to=None, amount=1, known=0)
    none = value("350602", "a", 5, to=9, amount=None, known=0)
    found = resolve(parameter([city, none]), TREE, known_as_of=dt.date.max)
    assert looked_up(found, "350602", "a", day(7)) == []
    assert [entry.value for entry in looked_up(found, "350602", "a", day(10))] == [1]
    assert [entry.value for entry in looked_up(found, "350603", "a", day(7))] == [1]
