"""Rules, the measures they read, and the cases that show what they mean."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.expression import Expression
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.source import Citation
from zhangcheng.model.unit import Unit


class Level(StrEnum):
    """The level of a rule, after ISO/IEC Directives Part 2: must 应当, should 宜, may 可."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """When a rule is in force (inclusive); `assumed` says that no source gives the date."""

    since: dt.date | None = None
    to: dt.date | None = None
    promulgated: dt.date | None = None
    assumed: bool = False

    def covers(self, on: dt.date) -> bool:
        """Whether the rule is in force on that day."""
        return (self.since is None or self.since <= on) and (self.to is None or on <= self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An example: `given` values (plain YAML data) → expected outcome, gap, actual, required."""

    name: Text
    as_of: dt.date
    period: str | None
    given: Mapping[str, object]
    expect: Outcome
    gap: Decimal | None
    actual: Decimal | str | None
    required: Decimal | str | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One requirement: who it applies to (`when`), what must hold (`require`), with its sources."""

    id: str
    area: str
    title: Text
    record: str
    when: Expression | None
    require: Expression
    level: Level
    effective: Effective
    citations: tuple[Citation, ...]
    illustrative: bool
    remedy: Text | None
    note: Text | None
    cases: tuple[Case, ...]
    aliases: tuple[str, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """An inherited rule that a pack does without, and why; `rule` is as it was inherited."""

    rule: Rule
    reason: Text
    citation: Citation | None
    illustrative: bool
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A policy area: the file of rules that belong together."""

    id: str
    title: Text
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A named quantity computed from a record and its related records.

    What is `fixed` is a fact that is over: nobody is asked to change it.
    """

    id: str
    record: str
    title: Text
    expression: Expression
    unit: Unit | None
    note: Text | None
    location: Location
    fixed: bool = False
