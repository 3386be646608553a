"""Shows on a terminal that work goes on; a pipe stays clean."""

import contextlib
from typing import TextIO

from zhangcheng.diagnostics.text import Language, Text

CHECKING = Text("正在核查……", "Checking …")


def writing_of(name: str) -> Text:
    """Return what is said while a file is being written."""
    return Text(f"正在写 {name}……", f"Writing {name} …")


def working(
    language: Language, *, file: TextIO, doing: Text = CHECKING
) -> contextlib.AbstractContextManager[object]:
    """Return a context that says on `file` what is being done while it lasts, if that is a terminal."""
    if not file.isatty():
        return contextlib.nullcontext()
    from rich.console import Console  # as slow to import as all of --help

    return Console(file=file).status(doing.get(language))
