"""Reports what cannot be written: a folder of someone else's, a full disk, a file that is in use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location


@contextmanager
def writing(path: Path, *, option: str) -> Iterator[None]:
    """Report what cannot be written while the context lasts.

    Args:
        path: the file or folder being written; named where the system names none.
        option: the option or argument that it was given with.

    Raises:
        DiagnosticsError: when something cannot be written.
    """
    try:
        yield
    except OSError as error:
        collector = Collector()
        collector.add(
            codes.CANNOT_WRITE,
            Location(file=option),
            path=str(error.filename or path),
            reason=error.strerror or str(error),
        )
        collector.raise_errors()
