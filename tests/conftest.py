"""What tests of several parts share."""

import atexit
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from command_line import Command, Result
from handbook_site import built
from programs import missing_programs, needed
from stored import Golden
from zhangcheng.cli import main
from zhangcheng.pack.compiled import VARIABLE

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the shipped pack's handbook, Chinese at its root and English in `en`."""
    own = tmp_path_factory.getbasetemp()
    return built(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="module")
def runtime() -> "Iterator[Page]":
    """An empty page of a browser that has the runtime of expressions."""
    from browser import browser_page  # for these tests alone
    from javascript import open_runtime

    with browser_page() as page:
        open_runtime(page)
        yield page


@pytest.fixture(scope="session", autouse=True)
def _packs_kept_for_these_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile each pack once for all workers, and leave nothing in the cache folder of who runs them."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(shared / "packs"))
        yield


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
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return the golden files, which are to be written before they are compared with or not."""
    return Golden(write=request.config.getoption("--golden") == "write")


def pytest_configure() -> None:
    """Let pytest's closing line be the last one printed, and properties take the time they need.

    A machine that is busy is no fault of the engine, so that no example has a deadline.
    Hypothesis keeps some examples until the interpreter is gone, and DuckDB's binding then lists the
    objects in them. That says nothing about the engine; pytest's exit code stands.
    """
    # The same examples at every run: what fails here fails everywhere, and what passed passes again.
    settings.register_profile("zhangcheng", deadline=None, derandomize=True)
    settings.load_profile("zhangcheng")
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Set aside what needs a program that this machine lacks."""
    missing = missing_programs()
    lacking = [item for item in items if needed(item) & missing]
    config.hook.pytest_deselected(items=lacking)
    items[:] = [item for item in items if item not in lacking]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which programs tests were set aside for."""
    for program in sorted(missing_programs()):
        terminalreporter.write_line(f"Not run: the tests that need {program}, which is not installed")
