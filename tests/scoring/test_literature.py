"""Worked examples that were published, reproduced to the published digits.

OECD and JRC, Handbook on Constructing Composite Indicators: Methodology and User Guide (Nardo,
Saisana, Saltelli, Tarantola, Hoffmann, Giovannini), OECD 2008, ISBN 978-92-64-04345-9,
https://doi.org/10.1787/9789264043466-en:

- table 15, "Examples of normalisation techniques using TAI data": mean years of schooling of 23
  countries under each method (`tai_schooling.csv`);
- section 6.11, the example of two countries under additive and geometric aggregation.

The Human Development Index, for goalposts, logarithms and means of means, is in `test_hdi`.
"""

import csv
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from scoring.cards import one_indicator, run_card
from zhangcheng.scoring.score import ScoreRun

TABLE = Path(__file__).with_name("tai_schooling.csv")
COUNTRIES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def units(column: str = "years") -> Iterator[dict[str, object]]:
    """The countries as units, with a column of the table as value."""
    return ({"code": one["country"], "a": one[column]} for one in COUNTRIES)


def shares(run: ScoreRun) -> dict[str, Decimal]:
    """The normalised values, by country."""
    found = {account.standing.key: account.stages[0].share for account in run.accounts}
    return {country: share for country, share in found.items() if share is not None}


def published(column: str) -> dict[str, Decimal]:
    return {one["country"]: Decimal(one[column]) for one in COUNTRIES}


def rounded(numbers: dict[str, Decimal], digits: str = "0.01") -> dict[str, Decimal]:
    return {key: n.quantize(Decimal(digits), ROUND_HALF_UP) for key, n in numbers.items()}


@pytest.mark.parametrize(
    ("column", "normalise"),
    [
        ("min_max", "{method: min_max}"),
        ("z_score", "{method: z_score}"),
        # Distance to a reference: the ratio to the best, the worst and the average country; the best
        # caps itself, the others do not.
        ("to_best", "{method: target, zero_at: 0, full_at: 12}"),
        ("to_worst", "{method: target, zero_at: 0, full_at: 7.1, capped: false}"),
        ("to_mean", "{method: target, zero_at: 0, full_at: 9.5957, capped: false}"),
    ],
)
def test_normalisation(tmp_path: Path, column: str, normalise: str) -> None:
    run = run_card(tmp_path, one_indicator(normalise), unit=list(units()))
    assert rounded(shares(run)) == published(column)


def test_rank(tmp_path: Path) -> None:
    """Places from the bottom; the handbook gives equal values the lowest of their places."""
    run = run_card(tmp_path, one_indicator("{method: rank}"), unit=list(units()))
    years = published("years")
    for country, share in shares(run).items():
        equal = sum(value == years[country] for value in years.values())
        place = share * (len(years) - 1) + 1 - Decimal(equal - 1) / 2
        assert place.quantize(Decimal("0.000001")) == published("rank")[country]


def test_percentile(tmp_path: Path) -> None:
    """The handbook counts a country itself and none of its equals, where we count half of them all."""
    run = run_card(tmp_path, one_indicator("{method: percentile}"), unit=list(units()))
    years = published("years")
    moved: dict[str, Decimal] = {}
    for country, share in shares(run).items():
        equal = sum(value == years[country] for value in years.values())
        moved[country] = (share + (1 - Decimal(equal) / 2) / len(years)) * 100
    assert rounded(moved, "0.1") == rounded(published("percentile"), "0.1")


def test_above_or_below_the_mean(tmp_path: Path) -> None:
    """-1, 0 or 1, with 20 % around the mean of 9.5957; points are never below zero: 0, 1, 2."""
    table = """
    {method: steps, steps: [{when: "< 7.67656", points: 0}, {when: "[7.67656..11.51484]", points: 1},
     {when: "> 11.51484", points: 2}]}
    """
    card = "total: 2\n" + one_indicator(table.strip(), weight="2")
    run = run_card(tmp_path, card, unit=list(units()))
    points = {account.standing.key: account.stages[0].points for account in run.accounts}
    assert points == {country: around + 1 for country, around in published("around_mean").items()}


def test_categorical_scale(tmp_path: Path) -> None:
    """Points by percentile, in the bands that the table itself shows."""
    table = """
    {method: steps, steps: [{when: "< 5", points: 0}, {when: "[5..15)", points: 20},
     {when: "[15..35)", points: 40}, {when: "[35..65)", points: 50}, {when: "[65..85)", points: 60},
     {when: "[85..95)", points: 80}, {when: ">= 95", points: 100}]}
    """
    run = run_card(tmp_path, one_indicator(table.strip()), unit=list(units("percentile")))
    points = {account.standing.key: account.stages[0].points for account in run.accounts}
    assert points == published("scale")


def four(aggregate: str) -> str:
    """Four indicators of equal weight on a scale to 21, so that scores are those of the example."""
    lines = "".join(
        f"  - {{id: {name}, title: {{zh: {name}, en: {name}}}, weight: 25, value: {name},\n"
        "     normalise: {method: target, zero_at: 0, full_at: 21}}\n"
        for name in "abcd"
    )
    return f"scale: 21\naggregate: {aggregate}\nindicators:\n{lines}"


EXAMPLES = {
    "first": (21, 1, 1, 1),
    "second": (6, 6, 6, 6),
    "first-raised": (21, 2, 1, 1),
    "second-raised": (6, 7, 6, 6),
}


@pytest.mark.parametrize(
    ("aggregate", "scores"),
    [("arithmetic", ("6.00", "6.00", "6.25", "6.25")), ("geometric", ("2.14", "6.00", "2.55", "6.24"))],
)
def test_aggregation(tmp_path: Path, aggregate: str, scores: tuple[str, ...]) -> None:
    """Additive: 6 and 6. Geometric: 2.14 and 6; raising one by a unit gives 2.54 and 6.23 (cut off)."""
    rows = [{"code": code, **dict(zip("abcd", row, strict=True))} for code, row in EXAMPLES.items()]
    run = run_card(tmp_path, four(aggregate), unit=rows)
    assert {s.key: s.score for s in run.standings} == dict(
        zip(EXAMPLES, map(Decimal, scores), strict=True)
    )
