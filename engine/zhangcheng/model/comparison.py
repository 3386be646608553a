"""A run against an earlier one: which failing checks are fixed, new, still failing, or gone."""

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
    STILL = "still_failing"
    FIXED = "fixed"
    GONE = "gone"

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
    Move.STILL: Text("仍未达标", "Still failing"),
    Move.FIXED: Text("已整改", "Fixed"),
    Move.GONE: Text("不再列入", "Gone"),
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
    """An earlier report: which pack and date, and the checks that failed."""

    file: str
    as_of: str
    pack: str
    version: str
    sha256: str
    failing: Mapping[Check, Earlier]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What became of a check that fails or failed; `outcome` is its outcome now, None if it is gone."""

    kind: Move
    check: Check
    institution_type: str
    institution: str
    name: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All changes, by kind, institution and rule; `same_pack` says whether the rules are the same."""

    before: Before
    same_pack: bool
    moved: tuple[Moved, ...]

    def count(self, kind: Move) -> int:
        """Return how many changes are of a kind."""
        return sum(change.kind is kind for change in self.moved)

    def of_kind(self, kind: Move) -> tuple[Moved, ...]:
        """Return the changes of a kind."""
        return tuple(change for change in self.moved if change.kind is kind)
