"""Reports what cannot be written: a folder of someone else's, a full disk, a file that is in use."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text

ELSEWHERE = Text("请指定一个可写的文件夹", "Give a folder that can be written to")
ANOTHER_FOLDER = Text(
    "请用 --out 另指定一个文件夹，或先把那个文件移走",
    "Give another folder with --out, or move that file away first",
)
COPY_LAST = Text(
    "请用 --out 另指定一个文件夹，或先把上次的报告复制到别处再比较",
    "Give another folder with --out, or copy the last report elsewhere first",
)
ANOTHER_NAME = Text("换一个名字，或先移走那个文件", "Give another name, or move that file away first")
_REASONS = {
    errno.EEXIST: Text("同名处已有一个文件", "a file has that name"),
    errno.ENOTDIR: Text("路径中间有一个是文件，不是文件夹", "something on the way to it is no folder"),
    errno.EISDIR: Text("同名处已有一个文件夹", "a folder has that name"),
    errno.EACCES: Text("没有写入的权限", "writing there is not permitted"),
    errno.EPERM: Text("没有写入的权限", "writing there is not permitted"),
    errno.EROFS: Text("那里只能读", "it can only be read there"),
    errno.ENOSPC: Text("磁盘已满", "the disk is full"),
    errno.ENOENT: Text("没有这个位置", "there is no such place"),
}


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
            reason=_REASONS.get(error.errno or 0, Text.same(error.strerror or str(error))),
            suggestion=ELSEWHERE,
        )
        collector.raise_errors()
