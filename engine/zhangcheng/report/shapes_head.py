"""The shapes of what a report begins with: engine, pack, dates, selection, files and sheets."""

from typing import Literal

# pydantic reads the TypedDict of the standard library only from Python 3.12 on.
from typing_extensions import TypedDict

from zhangcheng.report.shapes_basic import TextJson


class EngineJson(TypedDict):
    """The program that made the report."""

    name: Literal["zhangcheng"]
    version: str


class LayerJson(TypedDict):
    """One of the packs that a pack is made of; `sha256` is the digest of its own files."""

    id: str
    version: str
    title: TextJson
    sha256: str


class PackJson(TypedDict):
    """The rule pack; `sha256` is the digest of all its files and those of the packs it extends.

    `layers` lists these packs, topmost first, and last the pack itself.
    """

    id: str
    version: str
    title: TextJson
    sha256: str
    layers: list[LayerJson]


class PeriodJson(TypedDict):
    """A stretch of whole days, both ends inclusive."""

    text: str
    start: str
    end: str


class ClockJson(TypedDict):
    """The dates of the run; `known_as_of` null: everything promulgated so far counts."""

    as_of: str
    known_as_of: str | None
    period: PeriodJson


class SelectionJson(TypedDict):
    """What the run was restricted to: empty and null, everything."""

    areas: list[str]
    rules: list[str]
    jurisdiction: str | None


class FileJson(TypedDict):
    """A data file and the SHA-256 of its bytes."""

    name: str
    sha256: str


class SheetJson(TypedDict):
    """The rows of a sheet: read = accepted + rejected. `record_type` null: the sheet was not read.

    Of all its `rows` those not read are the headings and what stands above them (`head`), `blank` ones,
    `totals`, `notes`, `repeated` headings and the `examples` of a form, or all that hold anything in a
    sheet that was not read (`unread`); `note` says why not.
    """

    file: str
    sheet: str | None
    record_type: str | None
    read: int
    accepted: int
    rejected: int
    rows: int
    head: int
    blank: int
    totals: int
    notes: int
    repeated: int
    examples: int
    unread: int
    note: TextJson | None
