"""Writes the beginnings of packs, rules and parameters: they load, with marks to fill in."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector, DiagnosticsError
from zhangcheng.diagnostics.location import Location
from zhangcheng.pack import load_pack
from zhangcheng.pack.unfilled import MARK, WORDS
from zhangcheng.whole_files import whole_file, write_whole

TEXT = f"{{zh: {WORDS.zh}, en: {WORDS.en}}}"


@dataclass(frozen=True, slots=True)
class ToFill:
    """A line that is to be filled in."""

    file: str
    line: int
    text: str


def write(folder: Path, files: Mapping[str, str]) -> tuple[ToFill, ...]:
    """Write files of the pack in `folder` and return what is to be filled in.

    Raises:
        DiagnosticsError: when the pack would not be sound with them; everything is as it was then.
    """
    before = {folder / name: _read(folder / name) for name in files}
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text)
        load_pack(folder)
    except (DiagnosticsError, OSError):
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                with whole_file(path) as beside:
                    beside.write_bytes(content)
        raise
    return tuple(_to_fill(before))


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _to_fill(before: Mapping[Path, bytes | None]) -> list[ToFill]:
    """Return the marked lines that were not there before."""
    found: list[ToFill] = []
    for path, content in before.items():
        old = Counter((content or b"").decode("utf-8-sig").splitlines())
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            # What is added stands below what was there, however alike.
            if old[line]:
                old[line] -= 1
            elif MARK in line:
                text = line.replace(MARK, "").strip()
                found.append(ToFill(path.as_posix(), number, text))
    return found


def refuse(thing: str, place: str) -> None:
    """Say that what is to be made is there already.

    Raises:
        DiagnosticsError: always.
    """
    collector = Collector()
    collector.add(codes.ALREADY_THERE, Location(file=place), thing=thing)
    collector.raise_errors()


def schema_line(folder: Path, kind: str, *, deep: bool) -> str:
    """Return the line by which editors find the schema, where there is one beside the pack."""
    schemas = folder.parent / "schema"
    if not (schemas / "pack.schema.json").is_file():
        return ""
    start = folder / "x" if deep else folder
    way = Path(os.path.relpath(schemas, start)).as_posix()
    return f"# yaml-language-server: $schema={way}/{kind}.schema.json\n"
