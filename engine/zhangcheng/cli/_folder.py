"""The folder of reports: knows which files in it are ours, so that people's own stay as they are.

What was written is listed in a hidden file beside it, with its hash. A report is only written over one
that is as we left it, or a workbook in which only that changed which is carried over. What an earlier
check left that this one does not write anew is removed, as a stale letter must not be sent; what people
have changed since or filled in stays, and is named.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from zhangcheng.cli._writing import ANOTHER_FOLDER
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.whole_files import write_whole
from zhangcheng.wording.words import WORDS

LIST = ".zhangcheng.json"
"""The list of a folder of reports."""
LIST_OF_SCORES = ".zhangcheng-scores.json"
"""The list of the scores in a folder, which may be that of reports."""
_NOT_OURS = Text(
    "它不是本程序写的，不能覆盖；请移走它，或用 --out 另选文件夹",
    "it was not written by this program; move it away or choose another folder with --out",
)
_CHANGED = Text(
    "写出以后有人改过，不能覆盖；请移走它，或用 --out 另选文件夹",
    "somebody has changed it since; move it away or choose another folder with --out",
)
_CHANGED_SHEETS = Text(
    "写出以后，除整改台账里要填的三列外，还有人改过工作表 {sheets}，不能覆盖；"
    "请移走它，或用 --out 另选文件夹",
    "besides what is there to be filled in, somebody has changed it since (sheets: {sheets}); "
    "move it away or choose another folder with --out",
)
_UNLISTED = Text(
    f"{LIST} 里没有它，不知道写出以后有没有人改过，不能覆盖；请移走它，或用 --out 另选文件夹",
    f"it is not in {LIST}, so nobody can tell whether it was changed since; move it away or choose "
    "another folder with --out",
)
_MARKS = (b"zhangcheng", *(WORDS["report"].get(language).encode() for language in ("zh", "en")))
_BEGINNING = 65_536


class Folder:
    """The files of ours in a folder: their hash and format by their path within it."""

    def __init__(self, path: Path, name: str = LIST) -> None:
        """Read the list of that name, if there is one."""
        self._path, self._list = path, path / name
        self._files: dict[str, Mapping[str, Any]] = {}
        try:
            listed = json.loads(self._list.read_text("utf-8"))["files"]
            self._files = {str(name): dict(about) for name, about in listed.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass  # a folder that we have written nothing into

    def check(self, reports: Iterable[Path], formats: Iterable[str]) -> None:
        """Refuse to write over what is not ours, or is no longer as we wrote it.

        A workbook may have been filled in: that is carried over.

        Raises:
            DiagnosticsError: when one of `reports`, or of the letters that would be removed, is such.
        """
        letters = [
            self._path / name
            for name, about in self._files.items()
            if about.get("format") == "docx" and "docx" in formats
        ]
        collector = Collector()
        for path in dict.fromkeys((*reports, *letters)):
            reason = self._reason(path) if path.is_file() else None
            if reason is not None:
                collector.add(
                    codes.CANNOT_WRITE,
                    Location(file="--out"),
                    path=str(path),
                    reason=reason,
                    suggestion=ANOTHER_FOLDER,
                )
        collector.raise_errors()

    def _reason(self, path: Path) -> Text | None:
        known = self._files.get(path.relative_to(self._path).as_posix())
        if known is not None and known.get("sha256") == _hash(path):
            return None
        if path.suffix == ".xlsx":
            return _reason_of_workbook(path, known)
        if known is None:
            with path.open("rb") as file:
                beginning = file.read(_BEGINNING)
            return None if any(mark in beginning for mark in _MARKS) else _NOT_OURS
        return _CHANGED

    def clear(self, reports: Iterable[Path], formats: Iterable[str]) -> None:
        """Remove what an earlier check wrote in these formats and nobody has changed since.

        A workbook among `reports` stays until it is replaced, for what is filled in in it. One that none
        replaces stays for good.
        """
        wanted, replaced = {*formats, "index"}, set(reports)
        for name, about in tuple(self._files.items()):
            path = self._path / name
            if about.get("format") not in wanted:
                continue
            if path in replaced or not path.is_file():
                del self._files[name]
            elif about.get("sha256") == _hash(path) and not _is_filled_in(path):
                del self._files[name]
                path.unlink()
                _remove_empty(path.parent, self._path)
        # From here on, what cannot be written anew for a full disk is no file that people changed.
        self._save()

    def add(self, form: str, paths: Iterable[Path]) -> None:
        """List files written in a format; of a ledger to fill in (`xlsx`) also what is in it."""
        for path in paths:
            name = path.relative_to(self._path).as_posix()
            about: dict[str, Any] = {"format": form, "sha256": _hash(path)}
            if form == "xlsx":
                from zhangcheng.exchange.workbook_changes import contents

                about["sheets"] = contents(path)
            self._files[name] = about
        self._save()

    def others(self, written: Iterable[Path]) -> list[Path]:
        """Return the files of an earlier check that are none of those `written` now."""
        names = set(self._files) - {path.relative_to(self._path).as_posix() for path in written}
        return [self._path / name for name in sorted(names) if (self._path / name).is_file()]

    def _save(self) -> None:
        content = json.dumps({"files": dict(sorted(self._files.items()))}, ensure_ascii=False, indent=1)
        write_whole(self._list, content + "\n")


def files_in(path: Path) -> set[Path]:
    """Return a file, or the files in a folder and below; none where there is nothing yet."""
    if path.is_file():
        return {path}
    return {found for found in path.rglob("*") if found.is_file()}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reason_of_workbook(path: Path, known: Mapping[str, Any] | None) -> Text | None:
    """Return why a workbook that is not as we left it stays; None if it is but filled in."""
    # openpyxl, for workbooks alone
    from zhangcheng.exchange.workbook_changes import contents
    from zhangcheng.exchange.workbook_entries import is_ledger

    if known is None:
        return _UNLISTED if is_ledger(path) else _NOT_OURS
    then, now = known.get("sheets"), contents(path)
    if not isinstance(then, dict) or not now:
        return _CHANGED
    changed = [title for title in {**then, **now} if then.get(title) != now.get(title)]
    named = ", ".join(changed)
    said = Text(_CHANGED_SHEETS.zh.format(sheets=named), _CHANGED_SHEETS.en.format(sheets=named))
    return said if changed else None


def _is_filled_in(path: Path) -> bool:
    if path.suffix != ".xlsx":
        return False
    from zhangcheng.exchange.workbook_entries import read_entries

    return bool(read_entries(path).left)


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
