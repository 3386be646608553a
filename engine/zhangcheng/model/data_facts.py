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
    it, and `note` then says why. What is not among the rows read was recognised as something else:
    `head` rows are the headings and what stands above them, `blank`, `totals`, `notes` (below the
    records), `repeated` headings and the `examples` of a form; `unread` are those of a sheet that
    nothing was read from. All of them together are `rows`.
    """

    file: str
    sheet: str | None
    record_type: str | None
    read: int
    accepted: int
    rejected: int
    blank: int = 0
    head: int = 0
    totals: int = 0
    notes: int = 0
    repeated: int = 0
    examples: int = 0
    unread: int = 0
    note: Text | None = None

    @property
    def rows(self) -> int:
        """How many rows the sheet has."""
        others = self.totals + self.notes + self.repeated + self.examples
        return self.read + self.head + self.blank + others + self.unread
