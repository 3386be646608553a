"""Numbers and shares in words."""

from decimal import Decimal

import pytest

from zhangcheng.diagnostics.text import Count
from zhangcheng.wording.numbers import exact, grouped, percent, shared_scale
from zhangcheng.wording.words import WORDS, say


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1595.00", "1595"),
        ("0.0100", "0.01"),
        ("-0.00", "0"),
        ("1E+3", "1000"),
        ("1E-10", "0.0000000001"),
    ],
)
def test_exact(number: str, text: str) -> None:
    assert exact(Decimal(number)) == text


def test_grouped() -> None:
    assert grouped(Decimal("12345.50")) == "12,345.5"
    assert grouped(Decimal("-1234.5"), 2) == "\N{MINUS SIGN}1,234.50"


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [
        (("1594.99", "1595.0000", "0.01"), 2),
        (("200", "180"), 0),
        (("0.3333333333", "0.5", "0.1666666667"), 4),
        (("199.9999999", "200", "0.0000001"), 7),
        ((), 0),
    ],
)
def test_different_numbers_are_shown_as_different(numbers: tuple[str, ...], scale: int) -> None:
    assert shared_scale(tuple(map(Decimal, numbers))) == scale


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (0, 0, "–"),
        (0, 7, "0.0%"),
        (7, 7, "100%"),
        (2, 3, "66.7%"),
        (9999, 10000, "99.9%"),
        (1, 100000, "0.1%"),
    ],
)
def test_only_all_is_all_and_only_none_is_none(part: int, whole: int, text: str) -> None:
    assert percent(part, whole) == text


def test_every_word_is_in_both_languages() -> None:
    for key, text in WORDS.items():
        assert text.zh, key
        assert text.en, key


def test_count_takes_the_form_that_fits() -> None:
    assert f"{Count(1):check fails/checks fail}" == "1 check fails"
    assert f"{Count(1200):check fails/checks fail}" == "1,200 checks fail"
    assert f"{Count(1200)}" == "1,200"
    assert f"{Count(1200):d}" == "1200"
    assert say("step_rule", "en", n=1) == "1 check fails"
    assert say("step_rule", "zh", n=1) == "未达标 1 项"
