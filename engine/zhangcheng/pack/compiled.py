"""Keeps packs that were loaded, so that one whose files have not changed is not compiled again.

What is kept is of no use to anyone else: it lies in the user's own cache folder, or where
`ZHANGCHENG_CACHE` says; with that set to nothing, no pack is kept. A pack with faults never is.
"""

import contextlib
import hashlib
import io
import json
import os
import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

from platformdirs import user_cache_path

from zhangcheng.model.layer import Layer
from zhangcheng.pack.collecting import garbage_kept
from zhangcheng.pack.folder import folder_digest, is_pack
from zhangcheng.version import VERSION
from zhangcheng.whole_files import whole_file

if TYPE_CHECKING:
    from zhangcheng.pack.pack import Pack

VARIABLE = "ZHANGCHENG_CACHE"
_SUFFIX = ".pack"
_KEPT = 32
_ENGINE = Path(__file__).resolve().parents[1]
_Held = TypeVar("_Held")


def load_pack(path: str | Path) -> "Pack":
    """Load the pack in the folder `path`: as it was compiled before, or else from its files.

    Args:
        path: the folder; diagnostics name files as `path` plus the place inside it.

    Returns:
        The pack, with its warnings in `diagnostics`, and what `lint` says besides in `unfinished`.

    Raises:
        DiagnosticsError: with every fault of the pack, sorted by file and line.
    """
    folder = Path(path)
    place = _place(folder)
    if place is None:
        return _compiled(folder)
    kept = _read(place)
    if kept is not None:
        return kept
    before = _digest_of(folder)
    pack = _compiled(folder)
    # Someone may have saved a file while it was being read.
    if before is not None and before == _digest_of(folder):
        _keep(pack, place)
    return pack


def _compiled(folder: Path) -> "Pack":
    from zhangcheng.pack.load import load_pack as load  # noqa: PLC0415 - the compiler takes 200 ms

    return load(folder)


def _place(folder: Path) -> Path | None:
    """Return the file that the pack is kept in; None when packs are not kept."""
    chosen = os.environ.get(VARIABLE)
    if chosen == "":
        return None
    where = Path(chosen) if chosen else user_cache_path("zhangcheng", appauthor=False)
    # The pack knows its files by the path that it was asked for with.
    name = hashlib.sha256(f"{folder.as_posix()}\0{folder.resolve()}".encode()).hexdigest()
    return where / f"{name[:32]}{_SUFFIX}"


def _read(place: Path) -> "Pack | None":
    """Return the pack kept at `place` if it is whole and what it was made from is the same."""
    try:
        with place.open("rb") as file:
            head, content = json.loads(file.readline()), file.read()
    except (OSError, ValueError):
        return None
    if head.get("engine") != _engine() or head.get("sha256") != hashlib.sha256(content).hexdigest():
        return None
    layers: Mapping[str, str] = head["layers"]
    if any(_digest_of(Path(folder)) != digest for folder, digest in layers.items()):
        return None
    if any(is_pack(beside) and os.fspath(beside) not in layers for beside in _beside(layers)):
        return None  # it came to lie there since, and is what `extends` means now
    with contextlib.suppress(OSError):
        os.utime(place)  # the packs that are used are the last to be forgotten
    with garbage_kept():
        pack: Pack = pickle.loads(content)  # noqa: S301 - the user's own file, whole by its digest
    return pack


def _keep(pack: "Pack", place: Path) -> None:
    """Write what `_read` reads, all or nothing; a full or locked disk only costs the time next time."""
    content = _pickled(pack)
    head = {
        "engine": _engine(),
        "sha256": hashlib.sha256(content).hexdigest(),
        "layers": {os.fspath(folder): _digest_of(folder) for folder in _folders(pack.layers)},
    }
    with contextlib.suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with whole_file(place) as beside:
            beside.write_bytes(json.dumps(head).encode() + b"\n" + content)
        _forget_oldest(place.parent)


class _Pickler(pickle.Pickler):
    """Has frozen dataclasses restored by `_restored`, in half the time of their own way."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file, protocol=5)
        self._names: dict[type, tuple[str, ...]] = {}

    def reducer_override(self, held: object) -> Any:  # noqa: ANN401 - as pickle declares it
        kind = type(held)
        if not is_dataclass(kind) or not hasattr(kind, "__slots__"):
            return NotImplemented
        if kind not in self._names:
            self._names[kind] = tuple(field.name for field in fields(kind))
        names = self._names[kind]
        return _restored, (kind, names, *[getattr(held, name) for name in names])


def _pickled(pack: "Pack") -> bytes:
    written = io.BytesIO()
    _Pickler(written).dump(pack)
    return written.getvalue()


def _restored(kind: type[_Held], names: tuple[str, ...], *values: object) -> _Held:
    held = object.__new__(kind)
    for name, value in zip(names, values, strict=True):
        object.__setattr__(held, name, value)
    return held


def _forget_oldest(folder: Path) -> None:
    kept = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[_KEPT:]:
        file.unlink(missing_ok=True)


def _folders(layers: Iterable[Layer]) -> list[Path]:
    return [Path(layer.begins).absolute() for layer in layers]


def _beside(folders: Iterable[str]) -> Iterator[Path]:
    """Yield where each of the packs would lie beside the others."""
    paths = [Path(folder) for folder in folders]
    yield from (path.parent / other.name for path in paths for other in paths)


def _digest_of(folder: Path) -> str | None:
    try:
        return folder_digest(folder)
    except OSError:
        return None


def _engine() -> str:
    """Return what tells this engine from another: a pack is kept for the code that compiled it."""
    digest = hashlib.sha256(f"{VERSION} {sys.version} ".encode())
    for parent, folders, names in os.walk(_ENGINE):
        folders[:] = sorted(name for name in folders if not name.startswith("_"))
        for name in sorted(names):
            if name.endswith((".py", ".lark")):
                status = os.stat(os.path.join(parent, name))  # noqa: PTH116, PTH118 - four hundred files
                digest.update(f"{name} {status.st_size} {status.st_mtime_ns} ".encode())
    return digest.hexdigest()
