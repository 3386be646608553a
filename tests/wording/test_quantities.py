"""Quantities in words: shares as percentages, and how far two of them are apart in points."""

from decimal import Decimal

import pytest

from zhangcheng.diagnostics.text import Language
from zhangcheng.model.unit import NUMBER, PERCENT, Unit
from zhangcheng.wording.quantities import difference, quantity


@pytest.mark.parametrize(
    ("number", "scale", "text"),
    [
        ("0.6", None, "60%"),
        ("1", None, "100%"),
        ("0", None, "0%"),
        ("0.125", None, "12.5%"),
        ("0.8888888889", None, "88.89%"),
        ("0.8888888889", 4, "88.89%"),
        ("1", 4, "100%"),
        ("0.8888888889", 10, "88.88888889%"),
        # Only all of something is 100 %, and only none of it 0 %.
        ("0.9999999", None, "99.99999%"),
        ("0.00001", None, "0.001%"),
        ("12.5", None, "1,250%"),
        ("-0.05", None, "\N{MINUS SIGN}5%"),
    ],
)
def test_a_share_is_a_percentage(number: str, scale: int | None, text: str) -> None:
    assert quantity(Decimal(number), PERCENT, "", scale) == text


@pytest.mark.parametrize("unit", [None, NUMBER, Unit.parse("m2")])
def test_any_other_number_stays_as_it_is(unit: Unit | None) -> None:
    assert quantity(Decimal("1234.5"), unit, "m²") == "1,234.5 m²"
    assert difference(Decimal("0.5"), unit, "m²", "zh") == "0.5 m²"


@pytest.mark.parametrize(
    ("number", "language", "text"),
    [
        ("0.1111111111", "zh", "11.11 个百分点"),
        ("0.1111111111", "en", "11.11 percentage points"),
        ("0.01", "en", "1 percentage point"),
        ("0.01", "zh", "1 个百分点"),
    ],
)
def test_percentages_are_points_apart(number: str, language: Language, text: str) -> None:
    assert difference(Decimal(number), PERCENT, "", language) == text


def test_how_it_is_shown_makes_no_other_unit() -> None:
    assert PERCENT == NUMBER
    assert hash(PERCENT) == hash(NUMBER)
    assert str(PERCENT) == "1"
    assert not (PERCENT * Unit.parse("m2")).as_percent
