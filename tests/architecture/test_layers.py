"""Imports only point down, and heavy libraries stay behind their fences."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_contracts_hold() -> None:
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS
