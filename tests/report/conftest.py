"""The run that the report's tests look at."""

import pytest

from report.sample_run import make_run
from zhangcheng.evaluate.run import Run


@pytest.fixture(scope="session")
def run() -> Run:
    """A run over twelve communities, with every finding."""
    return make_run()
