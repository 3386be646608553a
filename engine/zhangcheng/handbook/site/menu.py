"""Renders the menu once for all pages of a folder that are not in it; it is the same on each of them."""

import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_OURS = Path(__file__).parents[1] / "theme"


def make_ready(env: jinja2.Environment, config: MkDocsConfig) -> None:
    """Let our `partials/nav.html` include the theme's own."""
    others = [folder for folder in config.theme.dirs if Path(folder) != _OURS]
    loader = env.loader
    assert loader is not None  # noqa: S101 - MkDocs gives its environments one
    env.loader = jinja2.ChoiceLoader(
        [loader, jinja2.PrefixLoader({"theme": jinja2.FileSystemLoader(others)})]
    )


def forget(env: jinja2.Environment) -> None:
    """Begin a build: the menu may have changed since the last."""
    env.globals["remembered"] = _Menus()


class _Menus:
    def __init__(self) -> None:
        self._by_folder: dict[str, str] = {}

    def __call__(self, page: Page | None, nav: Any, caller: Callable[[], str]) -> str:  # noqa: ANN401 - MkDocs' own
        """Return the menu as `caller` makes it, or as it was made for a page beside this one."""
        if page is None or page in nav.pages:
            return caller()
        folder = posixpath.dirname(page.url)
        if folder not in self._by_folder:
            self._by_folder[folder] = caller()
        return self._by_folder[folder]
