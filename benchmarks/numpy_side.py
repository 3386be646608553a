"""Evaluates the hand-written rules in numpy: outcomes counted, findings with what they show."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.made_up import Tables
from benchmarks.numpy_community import Communities, ParameterTable
from benchmarks.numpy_events import Events
from benchmarks.numpy_rules import GROUPS, Rule, events
from benchmarks.numpy_truth import Part, Rows, Side, Truth, Value


@dataclass(frozen=True, slots=True)
class Shown:
    """One side of the comparisons of some findings: `rows` of them, and the value there."""

    rows: Rows
    value: Value


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one rule: their rows, which of them failed, and both sides."""

    counts: dict[str, int]
    rows: Rows
    failed: np.typing.NDArray[np.bool_]
    actual: tuple[Shown, ...]
    required: tuple[Shown, ...]


def read_parameters(pack: Path) -> dict[str, ParameterTable]:
    """Read the parameter files of a pack."""
    return {path.stem: ParameterTable(path) for path in sorted((pack / "parameters").glob("*.yaml"))}


def evaluate(
    tables: Tables, parameters: dict[str, ParameterTable], *, undecided: bool
) -> tuple[dict[str, Found], dict[str, float]]:
    """Return the findings by rule, and the seconds that each group of rules took.

    With `undecided`, what could not be decided is found too, not only what failed.
    """
    communities = Communities(tables.communities, parameters)
    of = Events(tables)
    found: dict[str, Found] = {}
    seconds: dict[str, float] = {}
    for group in GROUPS:
        seconds[group.__name__] = _take(group(communities), communities.size, found, undecided=undecided)
    seconds["events"] = _take(events(communities, of), communities.size, found, undecided=undecided)
    return found, seconds


def _take(rules: Iterator[Rule], size: int, found: dict[str, Found], *, undecided: bool) -> float:
    started = time.perf_counter()
    for rule in rules:
        found[rule.id] = _findings(rule, size, undecided=undecided)
    return time.perf_counter() - started


def _findings(rule: Rule, size: int, *, undecided: bool) -> Found:
    holds = rule.parts[0].truth
    for part in rule.parts[1:]:
        holds = holds & part.truth
    counts, failing, bad = _outcomes(holds, rule.applies, size, undecided=undecided)
    rows = np.flatnonzero(bad)
    return Found(
        counts=counts,
        rows=rows,
        failed=failing[rows],
        actual=_shown(rule.parts, rows, "actual"),
        required=_shown(rule.parts, rows, "required"),
    )


Mask = np.typing.NDArray[np.bool_]


def _outcomes(
    holds: Truth, applies: Truth | None, size: int, *, undecided: bool
) -> tuple[dict[str, int], Mask, Mask]:
    """Return the number of each outcome, and where a record fails or needs attention."""
    passing, failing, excluded = holds.true, holds.false, 0
    if applies is not None:
        passing, failing = passing & applies.true, failing & applies.true
        excluded = int(np.count_nonzero(applies.false))
    passed, failed = int(np.count_nonzero(passing)), int(np.count_nonzero(failing))
    counts = {
        "pass": passed,
        "fail": failed,
        "not_applicable": excluded,
        "insufficient_data": size - passed - failed - excluded,
    }
    if not undecided:
        return counts, failing, failing
    return counts, failing, ~(passing if applies is None else passing | applies.false)


def _shown(parts: tuple[Part, ...], rows: Rows, name: str) -> tuple[Shown, ...]:
    """Return the side of the first part that does not hold, for each finding."""
    if len(parts) == 1:
        side: Side | None = getattr(parts[0], name)
        return () if side is None else (Shown(rows, side(rows)),)
    shown: list[Shown] = []
    left = rows
    for part in parts:
        here = ~part.truth.true[left]
        side = getattr(part, name)
        if side is not None:
            shown.append(Shown(left[here], side(left[here])))
        left = left[~here]
    return tuple(shown)
