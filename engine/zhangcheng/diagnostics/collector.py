"""Gathers diagnostics so that all of them are reported in one go, sorted."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.diagnostic import Argument, Diagnostic
from zhangcheng.diagnostics.location import Location


class DiagnosticsError(Exception):
    """Work stopped because of errors that were all collected first.

    Attributes:
        diagnostics: every diagnostic found, sorted by place.
    """

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep `diagnostics`; the exception's text is their English messages, a line each."""
        self.diagnostics = diagnostics
        super().__init__("\n".join(f"{d.location}: {d.code.id} {d.message('en')}" for d in diagnostics))


class UnusableDataError(DiagnosticsError):
    """Input data cannot be used; among its diagnostics may be faults of YAML, as in a pack."""


class Collector:
    """A growing list of diagnostics."""

    def __init__(self) -> None:
        """Start empty."""
        self._found: list[Diagnostic] = []

    def add(self, code: Code, location: Location, /, **arguments: Argument) -> None:
        """Note a fault of kind `code` at `location`; `arguments` fill its message and hint."""
        self._found.append(Diagnostic(code=code, location=location, arguments=arguments))

    def extend(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Note faults found elsewhere."""
        self._found.extend(diagnostics)

    @property
    def sorted(self) -> tuple[Diagnostic, ...]:
        """All diagnostics by place, then code; the same fault said twice is kept once."""
        unique = {(str(d.location), d.code.id, d.message("en")): d for d in self._found}
        return tuple(sorted(unique.values(), key=lambda d: (d.location.sort_key, d.code.id)))

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops the work; what only `lint` refuses does not."""
        return any(d.severity is Severity.ERROR and not d.code.of_lint for d in self._found)

    def raise_errors(self, kind: type[DiagnosticsError] = DiagnosticsError) -> None:
        """Raise an error of that kind with everything found, if any of it is an error."""
        if self.has_errors:
            raise kind(self.sorted)
