"""Laws that hold for every card and every data: exact accounts, and a plain reading in fractions."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.cards import NUMBERS, run_card
from zhangcheng.scoring.score import ScoreRun

METHODS = (
    "{method: min_max}",
    "{method: min_max, within: group}",
    "{method: rank}",
    "{method: percentile}",
    "{method: target, zero_at: -50, full_at: 150}",
    "{method: target, zero_at: 80, full_at: 3, capped: false}",
    "{method: deduct, each: 0.25}",
    "{method: add, each: 0.125}",
)
Row = Mapping[str, object]


@dataclass(frozen=True)
class Made:
    """A card and rows made by chance; `weights` of each indicator out of each level above it."""

    card: str
    rows: list[dict[str, object]]


def chance_of(seed: int) -> random.Random:
    """A source of chance that is the same each time."""
    return random.Random(seed)  # noqa: S311 - made-up data, no secret


def make(seed: int, *, geometric: bool = False, missing: str = "exclude") -> Made:
    chance = chance_of(seed)
    names = list(NUMBERS[: chance.randint(2, 6)])
    cut = chance.randint(1, len(names) - 1)
    inner = split(chance, 100, len(names[:cut]))
    outer = split(chance, 100, len(names[cut:]) + 1)
    allowed = METHODS[:6] if geometric else METHODS
    lines = [
        f"aggregate: {'geometric' if geometric else 'arithmetic'}",
        "group: team",
        f"missing: {missing}",
    ]
    lines += [
        "dimensions:",
        "  - id: part",
        "    title: {zh: 部分, en: Part}",
        f"    weight: {outer[0]}",
    ]
    lines += ["    indicators:"]
    lines += [f"      {one(chance, n, w, allowed)}" for n, w in zip(names[:cut], inner, strict=True)]
    lines += ["indicators:"]
    lines += [f"  {one(chance, n, w, allowed)}" for n, w in zip(names[cut:], outer[1:], strict=True)]
    rows = [
        {
            "code": f"u{k}",
            "team": chance.choice("xyz"),
            **{n: cell(chance) for n in names},
        }
        for k in range(chance.randint(1, 9))
    ]
    return Made("\n".join(lines) + "\n", rows)


def cell(chance: random.Random) -> object:
    return "" if chance.random() < 0.15 else Decimal(chance.randint(-2_000_000, 3_000_000)).scaleb(-4)


def split(chance: random.Random, total: int, parts: int) -> list[Decimal]:
    """Weights with two decimals that add up to `total`."""
    marks = sorted(chance.sample(range(1, total * 100), parts - 1))
    return [Decimal(b - a).scaleb(-2) for a, b in zip([0, *marks], [*marks, total * 100], strict=True)]


def one(chance: random.Random, name: str, weight: Decimal, methods: Sequence[str]) -> str:
    method = chance.choice(methods)
    direction = (
        ", direction: lower"
        if "zero" not in method and "each" not in method and chance.random() < 0.5
        else ""
    )
    title = f"{{zh: {name}, en: {name}}}"
    head = f"- {{id: i-{name}, title: {title}, weight: {weight}, value: {name}"
    return f"{head}, normalise: {method}{direction}}}"


def accounts_add_up(run: ScoreRun) -> None:
    for found in run.accounts:
        if found.standing.score is not None:
            assert sum(line.points for line in found.lines) == found.standing.score
            best = [stage.best for stage in found.stages if stage.best is not None]
            assert sum(best) == run.card.scale
            got = {line.id: line.points for line in found.lines if line.id}
            assert {s.indicator for s in found.stages if s.best is not None} == got.keys()
            rest = next(
                (line.points for line in found.lines if line.kind.value == "rounding"), Decimal(0)
            )
            # Half a unit of the declared decimals, and a hair for contributions of endless decimals.
            assert abs(rest) <= Decimal("0.005") + Decimal("1e-8")


LAW = settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@LAW
@given(
    seed=st.integers(0, 10**9),
    geometric=st.booleans(),
    missing=st.sampled_from(["exclude", "zero", "group_mean", "refuse"]),
)
def test_contributions_add_up_to_the_score_exactly(
    seed: int, geometric: bool, missing: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = make(seed, geometric=geometric, missing=missing)
    run = run_card(tmp_path_factory.mktemp("law"), made.card, unit=made.rows)
    accounts_add_up(run)
    assert run.balance.closes
    assert run.balance.records == len(made.rows)


@LAW
@given(seed=st.integers(0, 10**9))
def test_order_of_rows_and_indicators_changes_nothing(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = make(seed)
    folder = tmp_path_factory.mktemp("order")
    base = standings(run_card(folder / "1", made.card, unit=made.rows))
    rows = chance_of(seed).sample(made.rows, len(made.rows))
    assert standings(run_card(folder / "2", reordered(made.card, seed), unit=rows)) == base


def reordered(card: str, seed: int) -> str:
    """The same card with the indicators of each level in another order."""
    lines = card.splitlines()
    for prefix in ("      - ", "  - {id: i-"):
        at = [n for n, line in enumerate(lines) if line.startswith(prefix)]
        for n, line in zip(at, chance_of(seed).sample([lines[n] for n in at], len(at)), strict=True):
            lines[n] = line
    return "\n".join(lines) + "\n"


def standings(run: ScoreRun) -> dict[str, tuple[object, ...]]:
    return {s.key: (s.score, s.rank, s.group_rank, s.grade, s.exact) for s in run.standings}


@LAW
@given(
    seed=st.integers(0, 10**9),
    factor=st.sampled_from([10, 100, Decimal("0.1"), Decimal("2.5")]),
    method=st.sampled_from(METHODS[:4]),
)
def test_scaling_a_unit_changes_nothing(
    seed: int, factor: Decimal, method: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Square metres or tenths of them: all that compares institutions gives the same scores."""
    chance = chance_of(seed)
    values = [chance.randint(0, 9999) for _ in range(7)]
    teams = [chance.choice("xy") for _ in values]
    pairs = list(enumerate(zip(values, teams, strict=True)))
    rows = [{"code": f"u{k}", "team": team, "a": value} for k, (value, team) in pairs]
    scaled = [{"code": f"u{k}", "team": team, "a": value * factor} for k, (value, team) in pairs]
    folder = tmp_path_factory.mktemp("unit")
    card = "group: team\nindicators:\n  " + one(chance, "a", Decimal(100), [method]) + "\n"
    base = standings(run_card(folder / "1", card, unit=rows))
    assert standings(run_card(folder / "2", card, unit=scaled)) == base


@LAW
@given(seed=st.integers(0, 10**9), missing=st.sampled_from(["exclude", "zero"]))
def test_sql_scores_like_a_plain_reading(
    seed: int, missing: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The stages' shares, weighted in fractions here, give the score; the shares have ten decimals."""
    made = make(seed, missing=missing)
    run = run_card(tmp_path_factory.mktemp("plain"), made.card, unit=made.rows)
    for found in run.accounts:
        points = {stage.indicator: stage.points for stage in found.stages}
        expected = plain_mean(run.card.root, points)
        if expected is None:
            assert found.standing.score is None
        else:
            assert found.standing.exact is not None
            assert abs(Fraction(found.standing.exact) - expected) < Fraction(1, 10**15)


def plain_mean(item: object, points: Mapping[str, Decimal | None]) -> Fraction | None:
    """Points of a level out of its total: those of the items that are there, by their weights."""
    there = list(plain_items(item, points))
    weight = sum(w for w, _ in there)
    total = Fraction(item.total)  # type: ignore[attr-defined]
    return sum(p for _, p in there) * total / weight if there else None


def plain_items(
    item: object, points: Mapping[str, Decimal | None]
) -> Iterator[tuple[Fraction, Fraction]]:
    for inner in item.items:  # type: ignore[attr-defined]
        weight = Fraction(inner.weight)
        if hasattr(inner, "items"):
            own = plain_mean(inner, points)
            if own is not None:
                yield weight, own * weight / Fraction(inner.total)
        elif (found := points[inner.id]) is not None:
            yield weight, Fraction(found)
