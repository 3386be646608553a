"""One fault in a pack or in input data, with its place and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Count, Language, Text

Argument = str | int | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A fault: which code, where, and the arguments that fill its message and hint."""

    code: Code
    location: Location
    arguments: Mapping[str, Argument] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """The severity of the code."""
        return self.code.severity

    def message(self, language: Language) -> str:
        """Return what is wrong, in `language`."""
        return self._fill(self.code.message, language)

    def hint(self, language: Language) -> str:
        """Return what to do about it, in `language`; empty when there is nothing to add."""
        return self._fill(self.code.hint, language)

    def _fill(self, template: Text, language: Language) -> str:
        values = {name: _shown(value, language) for name, value in self.arguments.items()}
        return template.get(language).format(**values).strip()


def _shown(value: Argument, language: Language) -> str | int:
    if isinstance(value, Text):
        return value.get(language)
    return Count(value) if isinstance(value, int) else value
