"""Shows on a terminal that work goes on; a pipe stays clean."""

import contextlib
from typing import TextIO

from zhangcheng.diagnostics.text import Language, Text

_WORKING = Text("正在核查……", "Checking …")


def working(language: Language, *, file: TextIO) -> contextlib.AbstractContextManager[object]:
    """Return a context that shows a moving sign on `file` while it lasts, if that is a terminal."""
    if not file.isatty():
        return contextlib.nullcontext()
    from rich.console import Console  # as slow to import as all of --help

    return Console(file=file).status(_WORKING.get(language))
