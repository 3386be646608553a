"""The Human Development Index of 2020, formula and published values.

UNDP, Human Development Report 2020, statistical annex, table 1 (`hdi_2020.csv`: HDI, life expectancy,
expected and mean years of schooling, GNI per capita in 2017 PPP dollars, all of 2019), and its
Technical note 1: goalposts 20-85, 0-18, 0-15 and 100-75,000, arithmetic mean of the two education
indices, geometric mean of the three dimensions.
"""

import datetime as dt
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from scoring.hdi_pack import published, write_data, write_hdi_pack
from zhangcheng.dataset import read_dataset
from zhangcheng.model.clock import Clock
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.scoring.score import ScoreRun, score

AS_OF = dt.date(2020, 12, 15)
HALF_A_DIGIT = {"life": "0.05", "expected": "0.05", "mean": "0.05", "gni": "0.5"}


def moved(sign: int, field: str, value: str) -> str:
    return str(Decimal(value) + sign * Decimal(HALF_A_DIGIT[field]))


def scored(pack: Pack, data: Path) -> ScoreRun:
    dataset = read_dataset(data, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
    return score(pack, dataset, Clock.at(AS_OF), pack.scorecards["hdi"])


@pytest.fixture(name="pack", scope="module")
def pack_fixture(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_hdi_pack(tmp_path_factory.mktemp("hdi") / "pack"))


@pytest.fixture(name="run", scope="module")
def run_fixture(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> ScoreRun:
    return scored(pack, write_data(tmp_path_factory.mktemp("hdi") / "data"))


def test_at_least_twenty_published_values_come_out_to_the_last_digit(run: ScoreRun) -> None:
    found = {s.key: s.score for s in run.scored}
    same = [name for name, row in published().items() if found[name] == Decimal(row["hdi"])]
    assert len(found) == len(published()) == 62
    assert len(same) == 40


def test_every_published_value_lies_where_its_rounded_inputs_allow(pack: Pack, tmp_path: Path) -> None:
    """The table gives a digit or two; the index was computed from more."""
    bounds: list[dict[str, Decimal]] = []
    for sign in (-1, 1):
        data = write_data(tmp_path / str(sign), partial(moved, sign))
        bounds.append({s.key: s.score or Decimal(0) for s in scored(pack, data).scored})
    low, high = bounds
    for name, row in published().items():
        assert low[name] <= Decimal(row["hdi"]) <= high[name], name


def test_the_worked_example_of_the_technical_note(run: ScoreRun) -> None:
    """65.3 years, 7.9, 3.8, 3,829 dollars: (0.6971 · 0.3447 · 0.5506)^(1/3) = 0.510."""
    (account,) = (a for a in run.accounts if a.standing.key == "Sudan")
    shares = {stage.indicator: stage.share for stage in account.stages}
    assert round(shares["income"] or 0, 4) == Decimal("0.5506")
    assert account.standing.score == Decimal("0.510")
    # The note has 0.6971: its life expectancy has more digits than the table's 65.3 years.
    assert abs((shares["health"] or 0) - Decimal("0.6971")) < Decimal("0.001")
    education = sum((shares[id_] or Decimal(0) for id_ in ("expected", "mean")), Decimal(0)) / 2
    assert abs(education - Decimal("0.3447")) < Decimal("0.002")


def test_contributions_add_up_to_the_index(run: ScoreRun) -> None:
    for account in run.accounts:
        assert sum(line.points for line in account.lines) == account.standing.score
