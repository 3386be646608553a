"""What a reader hands on: a rectangle of cells with its address, or a relation of typed columns."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from zhangcheng.yamlsource.node import MappingNode


@dataclass(frozen=True, slots=True)
class CellError:
    """A formula that came to an error, such as `#DIV/0!`."""

    text: str


@dataclass(frozen=True, slots=True)
class Unvalued:
    """A formula whose value was never computed, as programs leave it that only write files."""

    text: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A number in cells merged down several rows: whose it is, or what part of it, is not said."""

    text: str
    area: str


@dataclass(frozen=True, slots=True)
class Nested:
    """A list or mapping where a single value belongs, as text."""

    text: str


Area = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of an area, each by row and column from 0."""

Scalar = str | float | int | Decimal | bool | dt.date | dt.time | dt.timedelta | None
Cell = Scalar | CellError | Unvalued | Shared | Nested


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Cells as they stand in a sheet, a CSV file or a list of records.

    `rows[0]` is row 1 of the sheet. A list of records has its `headings` from the start and no row
    for them; `nodes` are then the records of a YAML file, which know their lines and columns.
    `merged` are the areas of merged cells. Unless it `shows_percents`, a number may be shown as a
    hundred times as much. `from_1904` says from when its serial dates count.
    """

    file: str
    sheet: str | None
    rows: Sequence[Sequence[Cell]]
    headings: tuple[str, ...] | None = None
    merged: tuple[Area, ...] = ()
    shows_percents: bool = True
    from_1904: bool = False
    nodes: tuple[MappingNode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Typed columns that DuckDB reads by itself: a Parquet file, a table, Arrow data.

    `source` is what stands after FROM; it has a column `_line` that counts rows from 1.
    `columns` are pairs of name and DuckDB type. `sliced`, where there is one, is the same rows in
    several parts, which DuckDB reads at once where their order does not matter.
    """

    file: str
    sheet: str | None
    source: str
    columns: tuple[tuple[str, str], ...]
    sliced: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the data says about itself: the lines of a sheet named 说明, notice or README."""

    file: str
    sheet: str | None
    lines: tuple[str, ...]


Part = Grid | Relation | Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file to read: where it is, and its name as addresses show it."""

    path: Path
    name: str

    @property
    def stem(self) -> str:
        """The name without its extension: what a file of a single sheet is matched by."""
        return self.path.stem
