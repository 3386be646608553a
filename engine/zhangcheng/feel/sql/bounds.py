"""Open counts in SQL, at the least and at the most that they can be."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlglot import exp

from zhangcheng.feel import open_counts as counts
from zhangcheng.feel import tree
from zhangcheng.feel.open_counts import Bearing, End
from zhangcheng.feel.sql.build import Sql

if TYPE_CHECKING:
    from zhangcheng.feel.sql.render import Renderer


def bearing(renderer: "Renderer", node: tree.Node) -> Bearing:
    """Return how `node` goes with the open counts in it."""
    names = renderer.names
    return counts.bearing(node, definition=names.definition, is_open=names.is_open)


def at_end(renderer: "Renderer", end: End) -> "Renderer":
    """Return a renderer that takes open counts at their least (low) or their most (high)."""
    return replace(renderer, names=_AtEnd(renderer, end))


@dataclass(frozen=True, slots=True)
class _AtEnd:
    renderer: "Renderer"
    end: End

    def column(self, node: tree.Node) -> Sql:
        """Return the column of a name, an open count at its end."""
        meant = self.definition(node)
        found = self.renderer.names.bounds(meant)
        if found is not None:
            return found[counts.ENDS.index(self.end)]
        if meant is not node:
            return exp.Paren(this=at_end(self.renderer, self.end).sql(meant))
        return self.renderer.names.column(node)

    def definition(self, node: tree.Node) -> tree.Node:
        """Return what a measure of the record itself stands for; any other node as it is."""
        return self.renderer.names.definition(node)

    def unread(self, node: tree.Node) -> Sql | None:
        """Return whether the cell of a field could not be read, where that can be."""
        return self.renderer.names.unread(node)

    def is_open(self, _node: tree.Node) -> bool:
        """Return False: here no count is open."""
        return False

    def bounds(self, _node: tree.Node) -> None:
        """Return None: here no count is open."""
