"""Where a row or a cell of a loaded table came from."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhangcheng.diagnostics.location import Location
from zhangcheng.yamlsource.node import MappingNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The sheet (or file) that rows came from.

    `columns` maps a field's id to its column: the letter in a sheet, the heading in a list of
    records. A field that has no column there is located by its row.
    """

    file: str
    sheet: str | None
    columns: Mapping[str, str]
    has_letters: bool
    nodes: tuple[MappingNode, ...] = ()

    def row(self, line: int) -> Location:
        """Return the place of a whole row; `line` counts from 1."""
        if self.nodes:
            return self.nodes[line - 1].location
        return Location(file=self.file, sheet=self.sheet, cell=str(line))

    def cell(self, line: int, field_id: str) -> Location:
        """Return the place of a field's cell in a row."""
        column = self.columns.get(field_id)
        if column is None:
            return self.row(line)
        if self.nodes:
            value = self.nodes[line - 1].child(column)
            return self.row(line) if value is None else value.location
        cell = f"{column}{line}" if self.has_letters else f"{line} › {column}"
        return Location(file=self.file, sheet=self.sheet, cell=cell)

    @property
    def whole(self) -> Location:
        """The place of the sheet itself."""
        return Location(file=self.file, sheet=self.sheet)


def column_letter(index: int) -> str:
    """Return the letters of the column that stands `index` places right of A."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
