"""The columns that the expressions on one record type need, each with the step at which it is made.

A *frame* stands for a record type. Its columns of depth 0 are those of the data; a column of depth
n is joined from parameters, from referenced records or from grouped related records that themselves
need depths below n. All columns of a depth are joined in one step, related rows are grouped once
per relation and depth, and equal columns are made once however many expressions use them.
"""

from dataclasses import dataclass

from sqlglot import exp

from zhangcheng.evaluate.grouping import Group
from zhangcheng.evaluate.parameters import ParameterJoin
from zhangcheng.feel.sql import Sql
from zhangcheng.feel.sql.build import written
from zhangcheng.model.record_type import RecordType

VALID = "_valid"
"""The column that says whether a record is in force, where that can be unknown: true or NULL."""

PLACED = "_placed"
"""The column that says whether a row refers to the record it is grouped under: true or NULL."""

PREVIOUS = "p"
"""Alias of the step before, in the query that makes a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """An expression over a frame's columns: as a tree and as text, and the columns it reads.

    All of them exist from `depth` on. `lacks` is the condition that what was not given has a part in
    it, where that can be: if the expression is unknown then, it may be for that.
    """

    sql: Sql
    text: str
    depth: int
    columns: frozenset[str]
    lacks: Sql | None = None


@dataclass(slots=True)
class Lookup:
    """One join to the record that a reference names, at a depth of that record's frame.

    `columns` are to be equal: one of this record, one of that.
    """

    record_type: str
    columns: tuple[str, str]
    depth: int


Source = Group | Lookup | ParameterJoin


@dataclass(slots=True)
class Derived:
    """A column made at a step: its name, what it is joined from, and its SQL over that source."""

    name: str
    depth: int
    source: str
    sql: Sql


class Frame:
    """The columns of one record type, and who needs which of them at which depth."""

    def __init__(self, record_type: RecordType, undated: tuple[str, ...] = ()) -> None:
        """Start with no columns; `undated` are the fields of `in_force` with cells nobody could read."""
        self.record_type = record_type
        self.undated = undated
        self.needs: dict[int, set[str]] = {}
        self.sources: dict[str, Source] = {}
        self.derived: dict[str, Derived] = {}

    @property
    def doubts(self) -> tuple[str, ...]:
        """The columns that say whether a record is in force, where that can be unknown."""
        return (VALID,) if self.undated else ()

    def need(self, depth: int, *compiled: Compiled | None, columns: tuple[str, ...] = ()) -> None:
        """Note that someone reads these expressions and columns from the table of `depth`.

        Columns made at lower depths are carried up to there, others are not copied.
        """
        wanted = self.needs.setdefault(depth, set())
        wanted.update(columns)
        for expression in compiled:
            if expression is not None:
                wanted |= expression.columns

    def settle(self) -> None:
        """Pass down, depth by depth, what the table above reads but does not make itself."""
        made = {column.name: column.depth for column in self.derived.values()}
        for depth in range(max(self.needs, default=0), 0, -1):
            below = {name for name in self.needs.get(depth, ()) if made.get(name, 0) < depth}
            self.needs.setdefault(depth - 1, set()).update(below)

    def derive(self, source: str, sql: Sql, depth: int) -> Sql:
        """Return the column that holds `sql` over `source` from `depth` on."""
        key = f"{source}:{written(sql)}"
        column = self.derived.setdefault(key, Derived(f"_d{len(self.derived)}", depth, source, sql))
        return exp.column(column.name, quoted=True)
