"""The shapes of waivers, of what would make checks pass, and of the comparison with last time."""

from typing import Literal

from typing_extensions import TypedDict

from zhangcheng.report.shapes_basic import LocationJson, MaybeFromJson, OutcomeName, ScalarJson, TextJson

MoveName = Literal["new", "not_checked_before", "still_failing", "fixed", "gone", "out_of_scope"]


class WaiverJson(MaybeFromJson):
    """A waiver and what became of it; findings name it by its `number`.

    `fails` and `undecided` count the checks that it waives; for one that has expired or is not yet
    valid, those that it would waive and no other waiver does. `problem`: why it waives nothing.
    `present`: the code now of the institution or jurisdiction that it names by a former one; `reused`:
    the code that it names was another institution's before.
    """

    number: int
    state: Literal["expired", "orphaned", "incomplete", "in_force", "unused", "not_yet_valid"]
    rule: str | None
    institution: str | None
    jurisdiction: str | None
    reason: str | None
    basis: str | None
    approved_by: str | None
    to: str | None
    days_left: int | None
    ends_soon: bool
    fails: int
    undecided: int
    present: str | None
    reused: bool
    problem: TextJson | None
    location: LocationJson


class NeededJson(TypedDict):
    """A value that is to change so that a failing check passes: from `now` to `then`.

    `then` null: to anything but `now`. `amount` is how far a number moves, or a date in days. `unit`
    null: it is added up as one item, or as so many of them.
    """

    name: str
    label: TextJson
    now: ScalarJson
    then: ScalarJson
    amount: str | None
    unit: str | None


class RuleTotalJson(TypedDict):
    """What the failing checks of a rule in a county need in all; `unit` null: a number of items."""

    rule: str
    label: TextJson
    checks: int
    amount: str
    unit: str | None


class CountyTotalJson(TypedDict):
    """What a county needs so that its checks pass, cheapest first within a unit.

    `unknown` counts failing checks for which no change of single values could be derived.
    """

    county: str | None
    rules: list[RuleTotalJson]
    unknown: int


class BeforeJson(TypedDict):
    """The earlier report that this one is set against.

    `under_former_keys` institutions had another key there and are followed to their present one.
    """

    file: str
    as_of: str
    pack: str
    version: str
    same_pack: bool
    under_former_keys: int


class MovedJson(TypedDict):
    """What became of a check that fails or failed; `outcome` null: there is no such check now.

    `outside`: why this run does not look at it.
    """

    kind: MoveName
    rule: str
    record_type: str
    key: str
    institution_type: str
    institution: str
    name: str
    outcome: OutcomeName | None
    outside: (
        Literal[
            "rule_not_chosen",
            "rule_not_in_force",
            "no_data_for_rule",
            "place_not_chosen",
            "no_data_of_place",
        ]
        | None
    )


class AgainstJson(TypedDict):
    """The run against an earlier one: failing checks that are new, still failing, fixed, gone.

    What only one of the runs looked at is `not_checked_before` or `out_of_scope`.
    """

    before: BeforeJson
    counts: dict[MoveName, int]
    moved: list[MovedJson]
