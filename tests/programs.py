"""Tests that need a program of the system say which; where it is missing they are named, not hidden."""

import os
import shutil

import pytest

# What a test may ask for with `@pytest.mark.needs(...)`; `.ci/run` installs them all.
PROGRAMS = ("chromium", "pdftotext", "soffice")


def missing_programs() -> frozenset[str]:
    """The programs that this machine lacks; none in CI, where a test that lacks its program fails."""
    if os.environ.get("CI"):
        return frozenset()
    return frozenset(program for program in PROGRAMS if shutil.which(program) is None)


def needed(item: pytest.Item) -> frozenset[str]:
    """The programs that a test says it needs."""
    found = frozenset(str(name) for mark in item.iter_markers("needs") for name in mark.args)
    if unknown := found.difference(PROGRAMS):
        message = f"{item.nodeid} needs {', '.join(sorted(unknown))}, which .ci/run does not install"
        raise pytest.UsageError(message)
    return found
