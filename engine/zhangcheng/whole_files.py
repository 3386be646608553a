"""Writes files whole or not at all: a crash or a full disk leaves the file that was there before."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a file beside `path` to write; when all went well it takes the place of `path`.

    What is no plain file, such as `/dev/stdout`, is written itself. A file that may not be written is
    not replaced either; one that is replaced keeps its mode, and a link stays one.

    Raises:
        OSError: when the file cannot be written; it names `path`.
    """
    target = Path(os.path.realpath(path))
    there = target.exists()
    if there and not target.is_file():
        yield path
        return
    # Short, since the name of the file itself may be as long as names can be.
    beside = target.with_name(f".{secrets.token_hex(6)}{target.suffix}")
    try:
        if there:
            with target.open("r+b"):
                pass
        beside.touch(exist_ok=False)
        yield beside
        if there:
            shutil.copymode(target, beside)
            _settle(beside)
        beside.replace(target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError) and error.filename in {str(beside), str(target)}:
            error.filename, error.filename2 = str(path), None
        raise


def _settle(path: Path) -> None:
    """Wait until a file is on the disk: what it replaces is then gone."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def write_whole(path: Path, text: str, *, encoding: str = "utf-8", newline: str = "\n") -> None:
    """Write a text file whole or not at all.

    Raises:
        OSError: when the file cannot be written.
    """
    with whole_file(path) as beside:
        beside.write_text(text, encoding=encoding, newline=newline)
