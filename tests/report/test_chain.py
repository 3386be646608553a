"""The chain behind a value is read from what it replaced to what stands above."""

import datetime as dt
from decimal import Decimal

from zhangcheng.diagnostics.location import Location
from zhangcheng.model.parameter import Value
from zhangcheng.report.chain import link_states


def value(place: str, since: int, *, layer: int = 1) -> Value:
    return Value(
        jurisdiction=place,
        categories=(),
        since=dt.date(since, 1, 1),
        to=None,
        promulgated=None,
        value=Decimal(since),
        citation=None,
        illustrative=False,
        assumed=False,
        note=None,
        location=Location(file="x"),
        layer=layer,
    )


def test_earlier_values_of_the_same_place_and_pack_come_before_those_above() -> None:
    city, before = value("3506", 2020), value("3506", 2017)
    province, above = value("35", 2010, layer=0), value("3506", 2012, layer=0)
    assert list(link_states((city, above, province, before))) == [
        ("in_use", city),
        ("replaced", before),
        ("above", above),
        ("above", province),
    ]
    assert list(link_states(())) == []
