"""A run against an earlier one: which failing checks are fixed, new, still failing, or gone.

Two runs need not have looked at the same: what only one of them looked at is told apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from zhangcheng.diagnostics.text import Text
from zhangcheng.model.outcome import Outcome


class Check(NamedTuple):
    """One rule on one record, by its key: the same from run to run."""

    rule: str
    record_type: str
    key: str


class Move(StrEnum):
    """What became of a failing check, in the order in which it is shown."""

    NEW = "new"
    FIRST = "not_checked_before"
    STILL = "still_failing"
    FIXED = "fixed"
    GONE = "gone"
    OUTSIDE = "out_of_scope"

    @property
    def label(self) -> Text:
        """The kind in words."""
        return _LABELS[self]

    @property
    def place(self) -> int:
        """Its place among the kinds."""
        return list(Move).index(self)


_LABELS = {
    Move.NEW: Text("新增", "New"),
    Move.FIRST: Text("上次未查", "Not checked last time"),
    Move.STILL: Text("仍未达标", "Still failing"),
    Move.FIXED: Text("已整改", "Fixed"),
    Move.GONE: Text("不再列入", "Gone"),
    Move.OUTSIDE: Text("本次未查", "Not checked now"),
}


class Outside(StrEnum):
    """Why a check that failed earlier is not looked at by the run at hand."""

    NOT_CHOSEN = "rule_not_chosen"
    NOT_IN_FORCE = "rule_not_in_force"
    NO_SHEET = "no_data_for_rule"
    ELSEWHERE = "place_not_chosen"
    NO_INSTITUTIONS = "no_data_of_place"

    @property
    def label(self) -> Text:
        """The reason in words."""
        return _REASONS[self]


_REASONS = {
    Outside.NOT_CHOSEN: Text("这次没有选这条规则", "the rule was not chosen"),
    Outside.NOT_IN_FORCE: Text("规则在核查日期没有生效", "the rule is not in force on the day"),
    Outside.NO_SHEET: Text(
        "数据里没有这条规则要用的表或列", "the data lacks sheets or columns of the rule"
    ),
    Outside.ELSEWHERE: Text("不在所查辖区内", "not of the place asked for"),
    Outside.NO_INSTITUTIONS: Text(
        "数据里没有这个区县的机构", "the data has no institution of this county"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Whose a failing check of the earlier run was, as the data called it then."""

    institution_type: str
    institution: str
    name: str
    jurisdiction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An earlier report: which pack and date, the checks that failed, and what it looked at.

    `rules` are those that had records, `places` those of its institutions, `jurisdiction` the place
    that was asked for; None where it does not say. `known` are the institutions that it knows, by
    record type and key; `followed` of those with failing checks had another key then and are known by
    their present one here.
    """

    file: str
    as_of: str
    pack: str
    version: str
    sha256: str
    failing: Mapping[Check, Earlier]
    rules: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    jurisdiction: str | None = None
    known: frozenset[tuple[str, str]] = frozenset()
    followed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What became of a check that fails or failed; `outcome` is its outcome now, None if it is gone.

    `outside` says why it is not looked at now.
    """

    kind: Move
    check: Check
    institution_type: str
    institution: str
    name: str
    outcome: Outcome | None
    outside: Outside | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All changes, by kind, institution and rule; `same_pack` says whether the rules are the same.

    `alike` are institutions with failing checks then that are not there now, while one of their name
    came: name, key then, key now. They may be one institution under a new key.
    """

    before: Before
    same_pack: bool
    moved: tuple[Moved, ...]
    alike: tuple[tuple[str, str, str], ...] = ()

    def count(self, kind: Move) -> int:
        """Return how many changes are of a kind."""
        return sum(change.kind is kind for change in self.moved)

    def of_kind(self, kind: Move) -> tuple[Moved, ...]:
        """Return the changes of a kind."""
        return tuple(change for change in self.moved if change.kind is kind)
