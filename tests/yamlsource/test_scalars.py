"""Plain scalars are typed as YAML 1.2 says, amounts exactly, dates as dates."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhangcheng.yamlsource.scalar import plain_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("0", 0),
        ("-17", -17),
        ("007", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1:30:00", "1:30:00"),
        ("1.50", Decimal("1.50")),
        (".5", Decimal("0.5")),
        ("1.", Decimal("1.")),
        ("1e3", Decimal("1E+3")),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("-", "-"),
        ("+", "+"),
        (".", "."),
        ("1.2.3", "1.2.3"),
        ("2018-06-30", dt.date(2018, 6, 30)),
        ("2018-02-30", "2018-02-30"),
        ("2018-6-30", "2018-6-30"),
        ("2018-06", "2018-06"),
        ("2018-06-30T00:00:00", "2018-06-30T00:00:00"),
        ("１２", "１２"),
        ("社区", "社区"),
        ("1" * 60, Decimal("1" * 60)),
    ],
)
def test_value_of_a_plain_scalar(text: str, value: object) -> None:
    found = plain_value(text)
    assert found == value
    assert type(found) is type(value)


def test_decimals_keep_their_places() -> None:
    assert str(plain_value("1.50")) == "1.50"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=10))
def test_decimals_are_exact(number: Decimal) -> None:
    text = f"{number:f}"
    assert plain_value(text) == Decimal(text)


@given(st.text())
def test_any_text_has_a_value(text: str) -> None:
    value = plain_value(text)
    assert not isinstance(value, float)
