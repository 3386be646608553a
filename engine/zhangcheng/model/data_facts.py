"""What is known of the data of a run: its files, and the rows of each sheet."""

from dataclasses import dataclass

from zhangcheng.diagnostics.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file that was read: its name without folders, and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCount:
    """The rows of one sheet (or file): read = accepted + rejected.

    `sheet` is None for a file that has no sheets; `record_type` is None when nothing was read from
    it, and `note` then says why. `blank` rows were recognised as such and are not among those read.
    """

    file: str
    sheet: str | None
    record_type: str | None
    read: int
    accepted: int
    rejected: int
    blank: int = 0
    note: Text | None = None
