"""The outcome of one rule for one record, with its evidence."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.parameter import Value
from zhangcheng.model.unit import Unit

Scalar = Decimal | str | bool | dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A value that a rule read: a field, a field of a referenced record, or a measure.

    `name` is as the expression writes it. `cells` are the places it stands at; for a measure over
    related records, the rows that it was computed from (at most 20, `more` counts the others). What is
    unknown because the ledger of some institutions does not give a record type has `not_given`: the
    type, and the sheet left blank or the file without one, which are among the `cells`. So are
    `strays`: the cells for which it is not known whether a row is one of those related.
    """

    name: str
    label: Text
    value: Scalar
    unit: Unit | None
    cells: tuple[Location, ...]
    more: int = 0
    not_given: tuple[tuple[str, Location], ...] = ()
    strays: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedParameter:
    """A parameter's value as a rule used it, with the chain behind it (in force first)."""

    id: str
    title: Text
    unit: Unit | None
    on: dt.date | None
    value: Decimal | str | None
    chain: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One conjunct of a requirement: whether it holds, what is there and what is asked for.

    `gap` is how much is missing (or too much), in `unit`; None where the part is no comparison of
    numbers or dates. A gap of dates is in days.
    """

    formula: str
    prose: Text
    holds: bool | None
    actual: Scalar
    required: Scalar
    gap: Decimal | None
    unit: Unit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one rule says about one record.

    `outcome` counts; `without_waiver` is what it would have been (the same unless waived).
    `institution` is the key of the institution the record belongs to. `missing` names the inputs
    and parameters that left the rule undecided. `waiver` is the number of the waiver that waives it.
    """

    rule: str
    record_type: str
    key: str
    institution_type: str
    institution: str
    outcome: Outcome
    without_waiver: Outcome
    parts: tuple[Part, ...]
    inputs: tuple[Input, ...]
    parameters: tuple[UsedParameter, ...]
    missing: tuple[str, ...]
    location: Location
    waiver: int | None = None
