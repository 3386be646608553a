"""Random expressions over single values: whatever the checker takes, SQL and JavaScript agree on."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from javascript import TOO_LARGE
from single_values import in_javascript, in_sql, tree_of
from zhangcheng.feel.functions import ROUNDINGS
from zhangcheng.feel.types import Kind

_places = st.integers(-3, 6).map(str)
_roundings = st.sampled_from([*sorted(ROUNDINGS), "decimal"])
_texts = st.sampled_from(
    ["s", '"漳州"', '"aB"', '"𠮷b"', "upper case(s)", "lower case(s)", "substring(s, 2)"]
)
_days = st.sampled_from(['@"P30D"', '@"-P1D"', "(d - e)", '@"P1D" * n', "abs(d - e)"])
_months = st.sampled_from(['@"P1M"', '@"-P13M"', "years and months duration(d, e)", '@"P1M" * n'])


def _joined(template: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda found: template.format(*found))


_dates = st.one_of(
    st.sampled_from(["d", "e", "today()", "period.start", '@"2020-02-29"', "date(n, 2, 29)"]),
    _joined("d + {}", _days),
    _joined("e - {}", _days),
    _joined("d + {}", _months),
    _joined("e - {}", _months),
    st.just("date(d.year, e.month, d.day)"),
)
_numbers = st.recursive(
    st.one_of(
        st.sampled_from(["n", "x", "y", "0.5", "-3", "12.345", "string length(s)"]),
        _joined("({}).{}", _dates, st.sampled_from(["year", "month", "day", "weekday"])),
        _joined("({}).days", _days),
        _joined("({}).{}", _months, st.sampled_from(["months", "years"])),
        _joined("{} / {}", _days, _days),
    ),
    lambda inner: st.one_of(
        _joined("({} {} {})", inner, st.sampled_from("+-*/"), inner),
        _joined("-({})", inner),
        _joined("abs({})", inner),
        _joined("modulo({}, {})", inner, inner),
        _joined("({}) ** {}", inner, st.sampled_from("0123")),
        _joined("{}({}, {})", _roundings, inner, _places),
        _joined("{}({}, {})", st.sampled_from(["min", "max", "sum", "mean"]), inner, inner),
        _joined("(if {} > {} then {} else null)", inner, inner, inner),
    ),
    max_leaves=4,
)
_compared = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
_equated = st.sampled_from(["=", "!="])
_truths = st.one_of(
    st.just("b"),
    _joined("{} {} {}", _numbers, _compared, _numbers),
    _joined("{} {} {}", _dates, _compared, _dates),
    _joined("{} {} {}", _days, _compared, _days),
    _joined("{} {} {}", _months, _compared, _months),
    _joined("{} {} {}", _texts, _equated, _texts),
    _joined("{}({}, {})", st.sampled_from(["contains", "starts with", "ends with"]), _texts, _texts),
    _joined("substring({}, n, 2) = {}", _texts, _texts),
    _joined("({}) in ({}, {}, {})", _numbers, _numbers, _numbers, _numbers),
    _joined("({}) in ([{}..{}), > {})", _dates, _dates, _dates, _dates),
    _joined("({}) between {} and {}", _numbers, _numbers, _numbers),
    _joined("{} in ({}, null)", _texts, _texts),
)
_logic = st.recursive(
    _truths,
    lambda inner: st.one_of(
        _joined("({}) and ({})", inner, inner),
        _joined("({}) or ({})", inner, inner),
        _joined("not({})", inner),
        _joined("({}) = ({})", inner, inner),
    ),
    max_leaves=3,
)
_expressions = st.one_of(_numbers, _dates, _days, _months, _texts, _logic)


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


_values = st.fixed_dictionaries(
    {
        "n": st.one_of(
            st.none(), st.integers(-5000, 5000).map(Decimal), st.integers(-4, 4).map(Decimal)
        ),
        "x": st.one_of(st.none(), st.integers(-10_000, 10_000).map(lambda n: Decimal(n).scaleb(-2))),
        "y": st.one_of(st.none(), st.integers(-99_999, 99_999).map(lambda n: Decimal(n).scaleb(-4))),
        "d": st.one_of(st.none(), st.dates()),
        "e": st.one_of(st.none(), st.dates(dt.date(2016, 1, 1), dt.date(2024, 12, 31))),
        "s": st.one_of(st.none(), st.text("a漳B州𠮷ß", max_size=5)),
        "b": st.one_of(st.none(), st.booleans()),
    }
)


@pytest.mark.needs("chromium")
@settings(max_examples=60, deadline=None)
@given(texts=st.lists(_expressions, min_size=1, max_size=12, unique=True), record=_values)
def test_values_agree(runtime: Page, texts: list[str], record: dict[str, object]) -> None:
    trees = {written: node for written in texts if (node := tree_of(written)) is not None}
    found = in_javascript(runtime, list(trees.values()), record)
    for (written, node), mine in zip(trees.items(), found, strict=True):
        theirs = in_sql(node, record)
        if TOO_LARGE in (mine, theirs):
            # SQL's own steps may outgrow 38 digits where the value does not; never the other way round.
            assert theirs == TOO_LARGE, (written, record)
            continue
        assert mine == theirs, (written, record)
        if node.type.kind is Kind.NUMBER and mine is not None:
            assert isinstance(mine, Decimal)
