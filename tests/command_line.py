"""Runs commands for tests."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Command(Protocol):
    """The type of the fixture `zhangcheng`."""

    def __call__(self, *words: str) -> Result:
        """Run the command line."""
