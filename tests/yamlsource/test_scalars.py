"""Plain scalars are typed as YAML 1.2 says, amounts exactly, dates as dates."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.yamlsource.read import compose
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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (">-\n  先给基础分，\n  加上良好信息", "先给基础分，加上良好信息"),
        (">-\n  社区\n  居委会。\n", "社区居委会。"),
        ("社区\n  居委会", "社区居委会"),
        ('"社区\n  居委会"', "社区居委会"),
        ("'社区\n  ''居''\n  委会'", "社区 '居' 委会"),
        (">-\n  见\n  “类别”\n  一栏", "见“类别”一栏"),
        (">-\n  （\n  2010年）", "（2010年）"),
        (">-\n  共有\n  13项", "共有 13项"),
        (">-\n  社区 居委会，\n  共 13项", "社区 居委会，共 13项"),
        (">-\n  社区\n\n  居委会", "社区\n居委会"),
        ("|-\n  社区\n  居委会", "社区\n居委会"),
        ('"社\\x20区\n  居\\\n  委会"', "社 区居委会"),
        (">-\n  the “one”\n  “two” and\n  three", "the “one” “two” and three"),
        ("社区 居委会", "社区 居委会"),
    ],
)
def test_lines_of_chinese_are_joined_without_a_blank(text: str, value: str) -> None:
    collector = Collector()
    found = compose(f"text: {text}\n", "a.yaml", collector=collector)
    assert found is not None
    assert found.root.data == {"text": value}
