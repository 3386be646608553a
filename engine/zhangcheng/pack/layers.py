"""Reads a pack together with those that it extends, topmost first."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

from zhangcheng.builtin import built_in_packs
from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.layer import Layer
from zhangcheng.pack.files import RawFile, RawPack, extends, read_files
from zhangcheng.pack.folder import is_pack
from zhangcheng.pack.kinds import PACK
from zhangcheng.pack.shape import PackShape
from zhangcheng.yamlsource import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLayers:
    """The files of a pack and of all that it extends, as if they were one pack's."""

    raw: RawPack
    layers: tuple[Layer, ...]
    manifests: tuple[RawFile, ...]


def read_layers(folder: Path, collector: Collector) -> RawLayers:
    """Read the pack in `folder` and those that it extends, each once, topmost first.

    Raises:
        DiagnosticsError: when it cannot be told what the pack is made of. What is said in its files
            would otherwise be blamed for what is missing.
    """
    reader = _Reader(collector)
    reader.read(folder)
    if reader.incomplete:
        collector.raise_errors()
    return _as_one(reader.found)


def manifest_of(file: RawFile) -> PackShape:
    """Return what a pack.yaml says."""
    assert isinstance(file.shape, PackShape)  # noqa: S101 - given by its kind
    return file.shape


class _Reader:
    """Follows `extends` from pack to pack."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._under_way: list[tuple[Path, str]] = []
        self._seen: set[Path] = set()
        self.found: list[tuple[Path, RawPack]] = []
        self.incomplete = False

    def read(self, folder: Path) -> None:
        """Read a pack after those that it extends."""
        self._seen.add(folder.resolve())
        raw = read_files(folder, self._collector)
        listed = extends(raw)
        if not raw.of_kind(PACK) and (self._under_way or _says_extends(folder)):
            self.incomplete = True
        self._under_way.append((folder.resolve(), _name(folder, raw)))
        for node in listed:
            self._follow(node, folder)
        self._under_way.pop()
        self.found.append((folder, raw))

    def _follow(self, node: Node, folder: Path) -> None:
        entry = str(node.data)
        above = find_pack_folder(entry, folder)
        if above is None:
            self.incomplete = True
            self._collector.add(codes.EXTENDS, node.location, pack=entry, suggestion=_nearest(entry))
            return
        path = [known for known, _ in self._under_way]
        if above.resolve() in path:
            self.incomplete = True
            names = [name for _, name in self._under_way[path.index(above.resolve()) :]]
            chain = " → ".join([*names, names[0]])
            self._collector.add(codes.EXTENDS_CYCLE, node.location, chain=chain)
        elif above.resolve() not in self._seen:
            self.read(above)


def find_pack_folder(entry: str, folder: Path) -> Path | None:
    """Return the folder that an entry of `extends` means.

    It is a path from `folder`; or the name of a folder beside it, and else the id of a built-in pack:
    who copies several packs means the copies.
    """
    named = "/" not in entry and not entry.startswith(".")
    path = Path(os.path.normpath(folder / ".." / entry if named else folder / entry))
    itself = named and path.resolve() == folder.resolve()
    if is_pack(path) and not itself:
        return path
    return built_in_packs().get(entry) if named else None


def _nearest(entry: str) -> Text:
    if "/" in entry or entry.startswith("."):
        return Text(
            "路径从本规则包所在文件夹算起，指向含有 pack.yaml 的文件夹",
            "The path starts at this pack's folder and leads to a folder with a pack.yaml",
        )
    said = did_you_mean(entry, built_in_packs())
    other = Text(
        f"别的文件夹里的写相对路径，例如 ../{entry}",
        f"For one in another folder write a relative path, for example ../{entry}",
    )
    return Text(f"{said.zh}；{other.zh}", f"{said.en}; {other.en}") if said.zh else other


def _name(folder: Path, raw: RawPack) -> str:
    found = raw.of_kind(PACK)
    return manifest_of(found[0]).id if found else folder.name


def _says_extends(folder: Path) -> bool:
    """Whether a pack.yaml that has no usable shape speaks of packs above."""
    try:
        return b"\nextends:" in b"\n" + (folder / PACK.place).read_bytes()
    except OSError:
        return False


def _as_one(found: list[tuple[Path, RawPack]]) -> RawLayers:
    """Join the packs; each file knows the rank of its own."""
    whole = RawPack()
    layers: list[Layer] = []
    manifests: list[RawFile] = []
    for rank, (folder, raw) in enumerate(found):
        files = [replace(file, layer=rank) for file in raw.files] if rank else raw.files
        whole.files += files
        whole.lost |= raw.lost
        whole.gaps |= raw.gaps
        whole.cut += raw.cut
        own = [file for file in files if file.kind is PACK]
        manifests += own
        layers.append(_layer(manifest_of(own[0]) if own else None, raw, folder, rank))
    whole.sha256 = _digest([raw.sha256 for _, raw in found])
    return RawLayers(raw=whole, layers=tuple(layers), manifests=tuple(manifests))


def _layer(manifest: PackShape | None, raw: RawPack, folder: Path, rank: int) -> Layer:
    """Return the layer of a pack; where pack.yaml cannot be used, one that only knows its files."""
    return Layer(
        id=manifest.id if manifest else folder.name,
        version=manifest.version if manifest else "",
        title=Text(manifest.title.zh, manifest.title.en) if manifest else Text.same(folder.name),
        home=manifest.home if manifest else "",
        rank=rank,
        begins=(folder / "_").as_posix().removesuffix("_"),
        sha256=raw.sha256,
    )


def _digest(digests: list[str]) -> str:
    """Return the digest of a pack: its files', or with packs above it that of all their digests."""
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()
