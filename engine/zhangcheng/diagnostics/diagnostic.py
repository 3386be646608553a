"""One fault in a pack or in input data, with its place and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text

Argument = str | int | Text


class _Number(int):
    """A number for a message; in English its format names the thing: `{count:cell/cells}`."""

    def __format__(self, forms: str) -> str:
        """Return the number, with the singular or the plural of `forms` where it names any."""
        one, slash, many = forms.partition("/")
        return f"{int(self)} {one if self == 1 else many}" if slash else format(int(self), forms)


def _shown(value: str | int) -> str | int:
    return _Number(value) if isinstance(value, int) else value


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
        values = {
            name: value.get(language) if isinstance(value, Text) else _shown(value)
            for name, value in self.arguments.items()
        }
        return template.get(language).format(**values).strip()
