"""What tests of several parts share."""

import atexit
import os

import pytest

from command_line import Command, Result
from zhangcheng.cli import main


@pytest.fixture
def zhangcheng(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run the command line in this process, in Chinese unless told otherwise."""
    monkeypatch.setenv("ZHANGCHENG_LANG", "zh")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("ZHANGCHENG_DEBUG", raising=False)

    def run(*words: str) -> Result:
        capsys.readouterr()
        code = main(list(words))
        captured = capsys.readouterr()
        return Result(int(code), captured.out, captured.err)

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make golden` write what tests otherwise compare with."""
    parser.addoption("--golden", choices=["compare", "write"], default="compare", help="golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written before they are compared with."""
    return bool(request.config.getoption("--golden") == "write")


def pytest_configure() -> None:
    """Let pytest's closing line be the last one printed.

    Hypothesis keeps some examples until the interpreter is gone, and DuckDB's binding then lists the
    objects in them. That says nothing about the engine; pytest's exit code stands.
    """
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))
