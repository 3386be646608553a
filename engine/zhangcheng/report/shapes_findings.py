"""The shapes of findings and of the evidence behind them."""

# pydantic reads the TypedDict of the standard library only from Python 3.12 on.
from typing_extensions import TypedDict

from zhangcheng.report.shapes_basic import LocationJson, OutcomeName, ScalarJson, TextJson
from zhangcheng.report.shapes_mending import NeededJson


class PartJson(TypedDict):
    """One conjunct of a requirement; `unit` is `1` for bare numbers and null for anything else.

    Numbers are exact decimals in strings. A gap of dates is in days. `holds` null: undecided.
    """

    feel: str
    prose: TextJson
    holds: bool | None
    actual: ScalarJson
    required: ScalarJson
    gap: str | None
    unit: str | None


class InputJson(TypedDict):
    """A value that the rule read and the cells it stands in; `more` counts cells not listed."""

    name: str
    label: TextJson
    value: ScalarJson
    unit: str | None
    cells: list[LocationJson]
    more: int


class UsedParameterJson(TypedDict):
    """A parameter as the rule read it; `chain` names entries of `parameter_values`.

    The one in force comes first, then what it replaced: values of the places above, and earlier ones.
    """

    parameter: str
    on: str | None
    value: str | None
    unit: str | None
    chain: list[str]


class FindingJson(TypedDict):
    """What one rule says about one record, with its evidence.

    `without_waiver` is what the outcome would have been, `waiver` the number of the waiver that
    waives it. `missing` names the inputs and parameters that left the rule undecided. `to_pass` is the
    smallest change that makes a failing check pass (null: it does not fail, or none is known).
    """

    rule: str
    outcome: OutcomeName
    without_waiver: OutcomeName
    waiver: int | None
    record_type: str
    key: str
    institution_type: str
    institution: str
    location: LocationJson
    illustrative: bool
    assumed: bool
    parts: list[PartJson]
    inputs: list[InputJson]
    parameters: list[UsedParameterJson]
    missing: list[str]
    to_pass: list[NeededJson] | None
