"""Packs office files with no trace of the machine's clock: the same run gives the same bytes."""

import datetime as dt
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.writer.excel import ExcelWriter

from zhangcheng.whole_files import whole_file

_READABLE = 0o600 << 16


class _StillZip(ZipFile):
    """A zip file whose entries all bear the first day that a zip file knows."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Add an entry."""
        super().writestr(_still(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Add a file; openpyxl keeps its sheets in some."""
        with Path(filename).open("rb") as file, self.open(_still(str(arcname)), "w") as entry:
            shutil.copyfileobj(file, entry)


def _still(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = _READABLE
    return info


def save_workbook(book: Book, path: Path, day: dt.date) -> None:
    """Write a workbook that says it was last changed on `day`."""
    then = dt.datetime.combine(day, dt.time())
    book.properties.modified = then
    # openpyxl's own `save` writes the time of day instead, and gives every entry one.
    with (
        whole_file(path) as beside,
        _StillZip(beside, "w", ZIP_DEFLATED, allowZip64=True) as archive,
    ):
        ExcelWriter(book, archive).save()


def save_again(content: BytesIO, path: Path) -> None:
    """Write the entries of a zip file that bear the time at which they were made."""
    with (
        ZipFile(content) as made,
        whole_file(path) as beside,
        _StillZip(beside, "w", ZIP_DEFLATED) as archive,
    ):
        for name in made.namelist():
            archive.writestr(name, made.read(name))
