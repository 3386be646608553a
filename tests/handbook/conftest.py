"""A browser for the handbook's pages, and their address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser import ARGUMENTS, CHROMIUM
from handbook_site import served


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(handbook: Path) -> Iterator[str]:
    """The address of the built handbook."""
    with served(handbook) as address:
        yield address
