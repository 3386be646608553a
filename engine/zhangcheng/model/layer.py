"""The packs that a pack is made of: itself, and those that it extends."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One pack among those that a pack is made of.

    `rank` is its position, 0 for the topmost: what stands lower adds to what stands above and
    replaces it. `begins` is how the names of its files begin in places; `sha256` is the digest of
    its own files.
    """

    id: str
    version: str
    title: Text
    home: str
    rank: int
    begins: str
    sha256: str

    def holds(self, place: Location) -> bool:
        """Whether a place stands in one of its files, or is its folder."""
        return f"{place.file}/".startswith(self.begins)

    def path_of(self, place: Location) -> str:
        """Return the path, inside the pack, of the file that a place of it stands in."""
        return f"{place.file}/".removeprefix(self.begins).rstrip("/")


def layer_of(layers: Sequence[Layer], place: Location) -> Layer:
    """Return the pack in whose files a place stands; the lowest for what a program added to it."""
    holding = [layer for layer in layers if layer.holds(place)]
    return max(holding, key=lambda layer: len(layer.begins), default=layers[-1])
