"""Scorecards: the tree of dimensions and indicators, and what turns their points into a grade."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.bounds import Stretch
from zhangcheng.model.expression import Expression
from zhangcheng.model.rule import Effective
from zhangcheng.model.source import Citation
from zhangcheng.model.unit import Unit


class Aggregation(StrEnum):
    """How the items of a level are combined."""

    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"


class Missing(StrEnum):
    """What is done where an indicator has no value."""

    EXCLUDE = "exclude"
    ZERO = "zero"
    GROUP_MEAN = "group_mean"
    REFUSE = "refuse"


class Method(StrEnum):
    """How a value becomes a share of the weight, or points."""

    MIN_MAX = "min_max"
    Z_SCORE = "z_score"
    RANK = "rank"
    PERCENTILE = "percentile"
    TARGET = "target"
    STEPS = "steps"
    CATEGORIES = "categories"
    PROPORTION = "proportion"
    DEDUCT = "deduct"
    ADD = "add"


class Waived(StrEnum):
    """What a record counts for that falls short of a rule, or cannot be decided, and has a waiver."""

    PASS = "pass"  # noqa: S105 - an outcome
    EXCLUDE = "exclude"
    FAIL = "fail"


class RoundingMode(StrEnum):
    """What is done with what lies beyond the last decimal."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalisation:
    """A method with what it needs; see the author guide for the formula of each.

    `zero_at` and `full_at` are the goalposts of `target`; `centre` and `spread` place a z-score;
    `each`, `floor` and `ceiling` are the points of `deduct` and `add`.
    """

    method: Method
    within_group: bool = False
    zero_at: Decimal = Decimal(0)
    full_at: Decimal = Decimal(1)
    capped: bool = True
    centre: Decimal = Decimal(0)
    spread: Decimal = Decimal(1)
    each: Decimal = Decimal(0)
    floor: Decimal = Decimal(0)
    ceiling: Decimal | None = None
    steps: tuple[tuple[Stretch, Decimal], ...] = ()
    categories: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What precedes the normalisation: bounds beyond which a value counts as the bound, logarithm."""

    low: Decimal | None = None
    high: Decimal | None = None
    logarithm: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterGroup:
    """A group of raters, its share, and which of its ballots count.

    `minimum` are the fewest that make a mean, of those left after the ones dropped at either end.
    """

    id: str
    title: Text
    weight: Decimal
    minimum: int = 1
    drop: int = 0
    drop_percent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Marks of raters: one ballot per row of `record`; the other names are its fields.

    `answers` gives the marks of an answer where ballots hold no number. `exclude_small`: a group with
    too few ballots leaves its share to the others; otherwise the marks are missing.
    """

    record: str
    rated: str
    rater: str
    group: str
    mark: str
    when: Expression | None
    answers: tuple[tuple[str, Decimal], ...]
    exclude_small: bool
    groups: tuple[RaterGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A rule whose outcomes are counted, and the fields from its record to the institution."""

    rule: str
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where a weight or item comes from; `illustrative` says that no source gives it."""

    citations: tuple[Citation, ...]
    illustrative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A leaf of the tree: exactly one of `value`, `tally` and `marks` is what it takes.

    `range` is where its weight may lie, `step` the smallest realistic improvement of its value.
    """

    id: str
    title: Text
    weight: Decimal
    range: tuple[Decimal, Decimal] | None
    value: Expression | None
    tally: Tally | None
    marks: Marks | None
    lower_is_better: bool
    unit: Unit | None
    treatment: Treatment
    normalisation: Normalisation
    missing: Missing
    step: Decimal | None
    basis: Basis
    note: Text | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`more` counts `by` times as much as `than`."""

    more: str
    than: str
    by: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A node of the tree; the weights of its `items` add up to `total`."""

    id: str
    title: Text
    weight: Decimal
    range: tuple[Decimal, Decimal] | None
    total: Decimal
    aggregation: Aggregation
    comparisons: tuple[Comparison, ...]
    items: tuple["Dimension | Indicator", ...]
    basis: Basis
    note: Text | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """Points added or taken off outside the weights: so often, so many each time, at most so many."""

    id: str
    title: Text
    is_addition: bool
    value: Expression | None
    tally: Tally | None
    each: Decimal
    at_most: Decimal | None
    basis: Basis
    note: Text | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """What holds the grade, the score or both down."""

    id: str
    title: Text
    when: Expression | None
    tally: Tally | None
    grade: str | None
    score: Decimal | None
    basis: Basis
    note: Text | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade, best first in a scorecard; `not_with` names the rules that bar it when they fail."""

    id: str
    title: Text
    scores: Stretch
    at_most_percent: int | None
    not_with: tuple[Tally, ...]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """Decimals of a score, and how the rest is rounded."""

    decimals: int
    mode: RoundingMode


@dataclass(frozen=True, slots=True, kw_only=True)
class Variations:
    """What is varied: weights by so many per cent, other normalisations and aggregations."""

    weights_percent: int
    methods: tuple[Method, ...]
    aggregations: tuple[Aggregation, ...]
    draws: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """How institutions of one record type are scored.

    `root` holds the tree, `scale` the points of a full score, `waived` what waivers do to a rule's
    outcomes. `group` is the field by which league tables, comparisons and quotas are cut. With less than
    `scored_at_least_percent` of the weight scored from data an institution is not ranked.
    """

    id: str
    title: Text
    record: str
    when: Expression | None
    group: str | None
    root: Dimension
    scale: Decimal
    scored_at_least_percent: int | None
    rounding: Rounding
    lowest: Decimal | None
    highest: Decimal | None
    additions_at_most: Decimal | None
    deductions_at_most: Decimal | None
    adjustments: tuple[Adjustment, ...]
    vetoes: tuple[Veto, ...]
    grades: tuple[Grade, ...]
    quota_within_group: bool
    waived: Waived
    ties: tuple[str, ...]
    sensitivity: Variations | None
    effective: Effective
    basis: Basis
    note: Text | None
    location: Location

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The leaves of the tree, in its order."""
        return tuple(item for item in walk(self.root) if isinstance(item, Indicator))

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """The inner nodes of the tree below its root, in its order."""
        inner = (item for item in walk(self.root) if isinstance(item, Dimension))
        return tuple(item for item in inner if item is not self.root)

    def grade(self, grade_id: str) -> Grade:
        """Return the grade of that id.

        Raises:
            KeyError: when there is none.
        """
        for grade in self.grades:
            if grade.id == grade_id:
                return grade
        raise KeyError(grade_id)


def weight_range(card: Scorecard, item: Dimension | Indicator) -> tuple[Decimal, Decimal]:
    """Return between which weights an item is varied: its own range, or so many per cent either way.

    The scorecard says how sensitivity is computed.
    """
    if item.range is not None:
        return item.range
    assert card.sensitivity is not None  # noqa: S101 - asked only then
    part = item.weight * card.sensitivity.weights_percent / 100
    return item.weight - part, item.weight + part


def walk(item: Dimension | Indicator) -> Iterator[Dimension | Indicator]:
    """Yield an item and all below it, each before what is below it."""
    yield item
    if isinstance(item, Dimension):
        for inner in item.items:
            yield from walk(inner)
