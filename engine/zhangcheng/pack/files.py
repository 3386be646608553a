"""Finds the files of a pack, reads them, and digests them."""

import difflib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.codes import run as run_codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.pack.folder import pack_paths
from zhangcheng.pack.kinds import (
    KINDS,
    PACK,
    RULES,
    RULES_EXTENSION,
    Kind,
    kind_of,
    kind_within,
)
from zhangcheng.pack.shape import Shape
from zhangcheng.pack.unfilled import unfilled
from zhangcheng.yamlsource import Node, SequenceNode
from zhangcheng.yamlsource.read import Document, read_document

_PLACES = Text(
    "规则放在 rules/，参数在 parameters/，记录类型在 records/，考核表在 scorecards/，都不再分文件夹",
    "Rules go into rules/, parameters into parameters/, record types into records/, scorecards into "
    "scorecards/, each file directly in it",
)
_NO_YAML = Text(
    "规则包里只有 YAML 文件：把它移出这个文件夹；说明文字写在 README.md",
    "A pack holds YAML files: move this one out of the folder; prose goes into README.md",
)
_NAMED = re.compile(r"\b(?:id|code|inverse): *[\"']?([\w-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A file that has its shape: its kind, path inside the pack, nodes, and values.

    `layer` is the rank of the pack that it belongs to.
    """

    kind: Kind
    path: PurePosixPath
    root: Node
    shape: Shape
    layer: int = 0


@dataclass(slots=True, kw_only=True)
class RawPack:
    """The files of a pack before linking.

    `lost` are names in what could not be read, `gaps` the `id()` of nodes that lost something;
    faults that only follow from them are not reported. `cut` are rules that lack their shape.
    """

    files: list[RawFile] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    gaps: dict[int, Node] = field(default_factory=dict)
    cut: list[Node] = field(default_factory=list)
    sha256: str = ""

    def of_kind(self, kind: Kind) -> list[RawFile]:
        """Return the files of one kind, sorted by path."""
        return [file for file in self.files if file.kind is kind]


def read_files(folder: Path, collector: Collector) -> RawPack:
    """Read every file of the pack in `folder`; faults of all of them go to `collector`."""
    raw = RawPack()
    digest = hashlib.sha256()
    present: set[str] = set()
    for path in pack_paths(folder):
        kind = kind_of(path)
        if kind is None:
            _refuse(folder, path, collector)
            continue
        present.add(kind.place)
        try:
            content = (folder / path).read_bytes()
        except OSError:
            # A link that leads nowhere, or a file that may not be read.
            collector.add(codes.MISSING_FILE, Location(file=folder.as_posix()), file=path.as_posix())
            continue
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
        _read(raw, kind, path, (folder / path).as_posix(), content=content, collector=collector)
    # A pack that extends others has their sources and places.
    needed = {PACK} if extends(raw) else {kind for kind in KINDS if not kind.is_folder}
    for kind in KINDS:
        if kind in needed and kind.place not in present:
            collector.add(codes.MISSING_FILE, Location(file=folder.as_posix()), file=kind.place)
    raw.sha256 = digest.hexdigest()
    return raw


def pack_files(folder: Path, collector: Collector) -> Iterator[tuple[Kind, Path]]:
    """Yield the files of the pack in `folder` with their kinds; others go to `collector`."""
    if not folder.is_dir():
        place = Location(file=folder.as_posix())
        collector.add(run_codes.NO_SUCH_FOLDER, place, path=folder.as_posix())
        return
    if not (folder / PACK.place).is_file():
        collector.add(codes.MISSING_FILE, Location(file=folder.as_posix()), file=PACK.place)
    for path in pack_paths(folder):
        kind = kind_of(path)
        if kind is None:
            _refuse(folder, path, collector)
        else:
            yield kind, folder / path


def extends(raw: RawPack) -> list[Node]:
    """Return the nodes of the packs that a pack extends."""
    listed = [file.root.child("extends") for file in raw.of_kind(PACK)]
    return [node for items in listed if isinstance(items, SequenceNode) for node in items.items]


def _refuse(folder: Path, path: PurePosixPath, collector: Collector) -> None:
    is_yaml = path.suffix in {".yaml", ".yml"}
    known = [k.place.removesuffix(".yaml") for k in KINDS if k.is_folder == (len(path.parts) > 1)]
    named = path.parts[0] if len(path.parts) > 1 else path.stem
    if path.suffix == ".yml" and kind_of(path.with_suffix(".yaml")) is not None:
        suggestion = Text("文件名以 .yaml 结尾", "Let the file name end in .yaml")
    elif is_yaml and named not in known and difflib.get_close_matches(named, known, n=1):
        suggestion = did_you_mean(named, known)
    else:
        suggestion = _PLACES if is_yaml else _NO_YAML
    place = Location(file=(folder / path).as_posix())
    collector.add(codes.UNKNOWN_FILE, place, file=path.as_posix(), suggestion=suggestion)


def _read(  # noqa: PLR0913 - what a file is, what is in it, and where it goes
    raw: RawPack, kind: Kind, path: PurePosixPath, name: str, *, content: bytes, collector: Collector
) -> None:
    document = read_document(content, name, collector=collector)
    if document is None:
        raw.lost |= {path.stem, *_NAMED.findall(content.decode("utf-8", "replace"))}
        return
    for place in unfilled(content, document):
        collector.add(codes.NOT_FILLED_IN, place)
    kind = kind_within(kind, document.root.data)
    shape, root = _shaped(raw, kind, document, collector)
    if shape is None:
        raw.lost.add(path.stem)
        return
    raw.files.append(RawFile(kind=kind, path=path, root=root, shape=shape))


def _shaped(
    raw: RawPack, kind: Kind, document: Document, collector: Collector
) -> tuple[Shape | None, Node]:
    try:
        return kind.shape.model_validate(document.root.data), document.root
    except ValidationError as error:
        return _rest(raw, kind, document, collector=collector, error=error)


def _rest(
    raw: RawPack, kind: Kind, document: Document, *, collector: Collector, error: ValidationError
) -> tuple[Shape | None, Node]:
    """Report what is wrong with the file, and return what is left of it without that."""
    from zhangcheng.pack.explain import explain  # noqa: PLC0415 - jsonschema takes 80 ms to import
    from zhangcheng.pack.salvage import salvage  # noqa: PLC0415 - a sound pack does without

    unusable = explain(kind, document.root, collector)
    if not unusable:
        raise error
    salvaged = salvage(document.root, unusable)
    raw.lost |= salvaged.lost
    raw.gaps |= {id(node): node for node in salvaged.gaps}
    if kind in {RULES, RULES_EXTENSION}:
        raw.cut += salvaged.cut
    if salvaged.root is None:
        return None, document.root
    try:
        return kind.shape.model_validate(salvaged.root.data), salvaged.root
    except ValidationError:
        # What was taken out emptied a list that must not be empty.
        emptied = salvage(document.root, [unusable[0].__class__(())])
        raw.lost |= emptied.lost
        return None, document.root
