"""What every report says of a run, whether it checked or scored: pack, files, faults, waivers."""

from collections.abc import Mapping
from typing import Protocol

from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.evaluate.run import Institution
from zhangcheng.model.clock import Clock
from zhangcheng.model.data_facts import InputFile
from zhangcheng.model.waiver import WaiverUse
from zhangcheng.pack.pack import Pack


class Reported(Protocol):
    """A check or a scoring, as far as reports say the same of both."""

    @property
    def pack(self) -> Pack:
        """The pack that it used."""

    @property
    def clock(self) -> Clock:
        """Its dates."""

    @property
    def files(self) -> tuple[InputFile, ...]:
        """The files that were read."""

    @property
    def institutions(self) -> Mapping[tuple[str, str], Institution]:
        """The institutions by record type and key."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Faults of the data, and what is said of how it was read."""

    @property
    def pack_diagnostics(self) -> tuple[Diagnostic, ...]:
        """Warnings about the pack."""

    @property
    def waivers(self) -> tuple[WaiverUse, ...]:
        """The waivers, with what became of them."""
