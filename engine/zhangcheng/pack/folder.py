"""Lists the files in the folder of a pack, and digests what they hold."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

WAIVERS_FILE = "waivers.yaml"
_BESIDE = frozenset({"README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE", WAIVERS_FILE})
_SKIPPED_FOLDERS = frozenset({"schema", "templates"})


def is_pack(folder: Path) -> bool:
    """Whether a folder is that of a pack."""
    return (folder / "pack.yaml").is_file()


def pack_paths(folder: Path) -> Iterator[PurePosixPath]:
    """Yield the paths of all files inside the pack, sorted, without hidden ones and prose."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS
        ]
        inside = PurePosixPath(Path(parent).relative_to(folder).as_posix())
        found += [inside / name for name in names if not name.startswith(".") and name not in _BESIDE]
    return iter(sorted(found))


def folder_digest(folder: Path) -> str:
    """Return the SHA-256 of all that is read of a pack's folder: its files, and its waivers.

    Raises:
        OSError: when one of the files cannot be read.
    """
    digest = hashlib.sha256()
    for path in (*pack_paths(folder), PurePosixPath(WAIVERS_FILE)):
        if path.name == WAIVERS_FILE and not (folder / path).is_file():
            continue
        content = (folder / path).read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
