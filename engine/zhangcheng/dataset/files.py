"""Finds the files to read: one, or those directly inside a folder; says what is left out."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from zhangcheng.dataset.personal_text import masked_file
from zhangcheng.dataset.sheet import Notice, SourceFile
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.data_facts import InputFile
from zhangcheng.model.label import plain

EXTENSIONS = frozenset(
    (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".parquet", ".json", ".yaml", ".yml")
)
_NOTICES = frozenset(("说明", "notice", "readme"))
_OF_FORMS = frozenset(("填写说明", "howtofillin", "选项", "choices"))
_TEXT = frozenset((".txt", ".md"))
_A_FOLDER = Text("子文件夹", "a folder")
_OF_A_FOLDER = Text(
    "子文件夹里的不读取：若其中有数据，请把文件移上来，或改给子文件夹的路径。",
    "Folders inside a folder are not read: if it holds data, move the files up, or give its path.",
)
_OF_A_FILE = Text(
    "若其中有数据，请另存为 .xlsx 或 .csv；否则可移出该文件夹。",
    "If it holds data, save it as .xlsx or .csv; otherwise move it out of the folder.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The data files of a path, and the text files that say something about them."""

    files: tuple[SourceFile, ...] = ()
    notices: tuple[Notice, ...] = ()
    facts: tuple[InputFile, ...] = ()


def is_notice(name: str) -> bool:
    """Whether a sheet or file of that name holds what the data says about itself."""
    return plain(name) in _NOTICES


def is_of_form(name: str) -> bool:
    """Whether a sheet of that name is the guide of a form, or holds its lists: no data either way."""
    return plain(name) in _OF_FORMS


def find_files(path: Path, collector: Collector) -> Found:
    """Return what there is to read at `path`; faults go to `collector`."""
    if path.is_dir():
        return _in_folder(path, collector)
    place = Location(file=masked_file(path) or str(path))
    if not path.exists():
        collector.add(codes.DATA_NOT_FOUND, place, path=str(path), suggestion=_similar(path))
    elif path.suffix.lower() not in EXTENSIONS:
        collector.add(codes.UNSUPPORTED_FILE, place, extension=path.suffix or path.name)
    else:
        file = SourceFile(path=path, name=masked_file(path))
        return Found(files=(file,), facts=(_fact(path),))
    return Found()


def _in_folder(folder: Path, collector: Collector) -> Found:
    files: list[SourceFile] = []
    notices: list[Notice] = []
    notice_files: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")):
            continue  # programs' own files: hidden ones, and Excel's locks beside open workbooks
        suffix = path.suffix.lower()
        if path.is_file() and suffix in EXTENSIONS:
            files.append(SourceFile(path=path, name=masked_file(path)))
        elif path.is_file() and suffix in _TEXT and is_notice(path.stem):
            lines = path.read_text("utf-8-sig", errors="replace").splitlines()
            kept = tuple(line.strip() for line in lines if line.strip())
            notice_files.append(path)
            notices.append(Notice(file=masked_file(path), sheet=None, lines=kept))
        else:
            what = _A_FOLDER if path.is_dir() else Text.same(suffix or path.name)
            advice = _OF_A_FOLDER if path.is_dir() else _OF_A_FILE
            collector.add(
                codes.SKIPPED_FILE, Location(file=masked_file(path)), what=what, suggestion=advice
            )
    if not files:
        collector.add(codes.FOLDER_WITHOUT_DATA, Location(file=folder.name or str(folder)))
    facts = tuple(_fact(part.path) for part in files) + tuple(map(_fact, notice_files))
    return Found(files=tuple(files), notices=tuple(notices), facts=facts)


def _similar(path: Path) -> Text:
    parent = path.parent
    names = [p.name for p in parent.iterdir() if not p.name.startswith(".")] if parent.is_dir() else []
    return did_you_mean(path.name, names)


def _fact(path: Path) -> InputFile:
    with path.open("rb") as stream:
        return InputFile(
            name=masked_file(path), sha256=hashlib.file_digest(stream, "sha256").hexdigest()
        )
