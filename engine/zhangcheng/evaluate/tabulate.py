"""Tables of expressions over records: the one door through which scoring reaches what rules compute."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from zhangcheng.dataset import Dataset
from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.frame import VALID, Compiled
from zhangcheng.evaluate.plan import plan_rule
from zhangcheng.evaluate.steps import create_steps, table
from zhangcheng.feel import tree
from zhangcheng.model.clock import Clock
from zhangcheng.model.rule import Rule
from zhangcheng.pack.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabulation:
    """A table to make: `_row` and `_key` of each record in force, and a column per expression.

    `_valid` is NULL for a record of which it is unknown whether it is in force, else true.

    The column of a rule is true where it passes, false where it fails, and NULL where it does not
    apply or cannot be decided; a second one, its name with `:open`, is true where it cannot be decided.
    """

    table: str
    record_type: str
    columns: Mapping[str, tree.Node | Rule]


def tabulate(pack: Pack, dataset: Dataset, clock: Clock, tables: Sequence[Tabulation]) -> None:
    """Make temporary tables on the connection of `dataset`, each by its name.

    Like rules, expressions are first computed as wide as the pack declares their numbers, and 38
    digits wide should one outgrow that.

    Raises:
        duckdb.OutOfRangeException: when a number outgrows 38 digits.
    """
    try:
        _tabulate(Compiler(pack, clock, wide=False, undated=dataset.undated), dataset, tables)
    except (duckdb.OutOfRangeException, duckdb.ConversionException):
        _tabulate(Compiler(pack, clock, wide=True, undated=dataset.undated), dataset, tables)


def _tabulate(compiler: Compiler, dataset: Dataset, tables: Sequence[Tabulation]) -> None:
    planned = [(wanted, *_columns(wanted, compiler)) for wanted in tables]
    create_steps(dataset.connection, compiler)
    for wanted, columns, depth in planned:
        made = "".join(f', {sql} AS "{name}"' for name, sql in columns.items())
        source = table(wanted.record_type, depth)
        valid = f'"{VALID}"' if compiler.frames[wanted.record_type].undated else "TRUE"
        dataset.connection.execute(
            f'CREATE OR REPLACE TEMP TABLE "{wanted.table}" AS'
            f' SELECT _row, _key, {valid} AS "{VALID}"{made} FROM {source}'
        )


def _columns(wanted: Tabulation, compiler: Compiler) -> tuple[dict[str, str], int]:
    """Return the SQL of each column, and the depth of the table that all of them can be read from."""
    columns: dict[str, str] = {}
    needs: list[Compiled] = []
    depths = [0]
    for number, (name, column) in enumerate(wanted.columns.items()):
        if isinstance(column, Rule):
            plan = plan_rule(number, column, compiler)
            columns[name] = plan.decided
            columns[f"{name}:open"] = plan.undecided
            needs += plan.needs
            depths.append(plan.depth)
        else:
            compiled = compiler.compile(wanted.record_type, column)
            columns[name] = compiled.text
            needs.append(compiled)
            depths.append(compiled.depth)
    depth = max(depths)
    frame = compiler.frames[wanted.record_type]
    valid = (VALID,) if frame.undated else ()
    frame.need(depth, *needs, columns=("_row", "_key", *valid))
    return columns, depth
