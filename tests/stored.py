"""Files that tests compare with, and that `--golden=write` writes anew."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Golden:
    """The type of the fixture `golden`; `write` where the files are to be written first."""

    write: bool

    def text(self, path: Path, made: str) -> str:
        """Return the text stored at `path`, which is `made` where it is to be written."""
        return self.content(path, made.encode()).decode()

    def content(self, path: Path, made: bytes) -> bytes:
        """Return the bytes stored at `path`, which are `made` where they are to be written."""
        if self.write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
        return path.read_bytes()
