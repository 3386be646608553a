"""Which names can be seen where: the record, related records inside filters, iteration variables."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhangcheng.feel.checking.values import Value
from zhangcheng.model.record_type import RecordType


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """One level of names; `parent` is the level around it.

    `reference` is the field through which this level's record reaches the parent's record (None:
    both are the same record). `variable` names `bound` (None: it has a fault). In a filter the
    fields of the row are visible by themselves; under `every`, `some` and `for` only the variable.
    """

    record_type: RecordType
    parent: "Scope | None" = None
    reference: str | None = None
    variable: str | None = None
    bound: Value | None = None
    fields_visible: bool = True

    @property
    def outward(self) -> Iterator["Scope"]:
        """This level and those around it, innermost first."""
        level: Scope | None = self
        while level is not None:
            yield level
            level = level.parent

    @property
    def place_known(self) -> bool:
        """Whether this level's record has a place, its own or through what it belongs to."""
        return self.record_type.jurisdiction_field is not None or self.record_type.belongs_to is not None
