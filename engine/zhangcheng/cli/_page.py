"""Help pages: one screen per command, in either language, with an example."""

from dataclasses import dataclass

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.diagnostics.width import width

_WIDTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An argument, option or command of a help page; `value` names what an option takes.

    Options that are used alike share an entry, their names set apart by commas.
    """

    name: str
    value: Text = Text("", "")  # noqa: RUF009 -- frozen, so shared safely
    help: Text

    @property
    def names(self) -> tuple[str, ...]:
        """The names, one by one."""
        return tuple(self.name.split(", "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What `--help` says about a command. `usage` follows the command's name."""

    name: str
    usage: Text
    summary: Text
    commands: tuple[Entry, ...] = ()
    arguments: tuple[Entry, ...] = ()
    options: tuple[Entry, ...] = ()
    example: str

    def usage_line(self, language: Language) -> str:
        """Return how the command is written."""
        return " ".join(part for part in ("zhangcheng", self.name, self.usage.get(language)) if part)

    def render(self, language: Language) -> str:
        """Return the page, lines no wider than a terminal of 80 columns."""
        words = {
            "zh": ("用法：", "命令：", "参数：", "选项：", "例："),
            "en": ("Usage: ", "Commands:", "Arguments:", "Options:", "Example:"),
        }[language]
        lines = [words[0] + self.usage_line(language), "", self.summary.get(language), ""]
        entries = (*self.commands, *self.arguments, *self.options)
        heads = {entry: _head(entry, language) for entry in entries}
        column = max(width(head) for head in heads.values()) + 2
        groups = zip(words[1:4], (self.commands, self.arguments, self.options), strict=True)
        for title, group in groups:
            if group:
                lines.append(title)
                lines += [
                    f"  {heads[e]}{' ' * (column - width(heads[e]))}{e.help.get(language)}"
                    for e in group
                ]
        lines += [f"{words[4]}", f"  {self.example}"]
        return "\n".join(lines) + "\n"


def _head(entry: Entry, language: Language) -> str:
    return " ".join(part for part in (entry.name, entry.value.get(language)) if part)
