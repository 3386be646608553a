"""The DMN compatibility kit's expected results hold, in SQL and in the browser; the rest is refused."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from ruamel.yaml import YAML

from single_values import NAMES, in_javascript, in_sql, tree_of

TABLE: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).parent / "dmn-tck.yaml")
NOTHING: Mapping[str, object] = dict.fromkeys(NAMES)
YIELDS = [(group["file"], *pair) for group in TABLE for pair in group["yields"].items()]
REFUSED = [(group["file"], text) for group in TABLE for text in group["refused"]]


def _exact(result: object) -> object:
    number = isinstance(result, int | float) and not isinstance(result, bool)
    return Decimal(str(result)) if number else result


@pytest.mark.parametrize(("file", "text", "result"), YIELDS, ids=str)
def test_sql_yields_what_the_kit_expects(file: str, text: str, result: object) -> None:
    node = tree_of(text)
    assert node is not None, file
    assert in_sql(node, NOTHING) == _exact(result), file


@pytest.mark.parametrize(("file", "text"), REFUSED)
def test_what_is_outside_is_refused(file: str, text: str) -> None:
    assert tree_of(text) is None, file


@pytest.mark.needs("chromium")
def test_javascript_yields_what_the_kit_expects(runtime: Page) -> None:
    nodes = [node for _, text, _ in YIELDS if (node := tree_of(text)) is not None]
    found = in_javascript(runtime, nodes, NOTHING)
    assert dict(zip((text for _, text, _ in YIELDS), found, strict=True)) == {
        text: _exact(result) for _, text, result in YIELDS
    }
