"""The runs that the tests of formats look at: the sample of every outcome, and the example workbook."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from report.sample_run import make_run
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.report import Report

EXAMPLE = Path(__file__).parents[2] / "examples" / "xiangcheng-2021.xlsx"


@pytest.fixture(scope="session")
def sample() -> Report:
    """The sample run, which no workbook belongs to."""
    return Report(runs=(make_run(),), language="zh")


@pytest.fixture(scope="session")
def example_run() -> Run:
    """A run over the example workbook."""
    return zc.check(zc.load_pack(), EXAMPLE, as_of=dt.date(2021, 12, 31))


@pytest.fixture(scope="session")
def example(example_run: Run) -> Report:
    """The same with its workbook."""
    return Report(runs=(example_run,), language="zh", data=EXAMPLE)
