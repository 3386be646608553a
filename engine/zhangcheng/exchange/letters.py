"""DOCX: a notice to each institution with something to put right, and a bulletin for each county.

The letters are Word templates of the pack (`templates/notice.zh.docx` …), filled in by docxtpl; a
pack without its own uses those of the built-in pack. Number, date and seal stay open: a letter is
issued by an office, not by a program.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, is_zipfile

from jinja2 import TemplateError

from zhangcheng.builtin import find_pack
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.archive import save_again
from zhangcheng.exchange.letter_words import bulletins, notices
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.rows import printable
from zhangcheng.report.values import Labels

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_UNSAFE = re.compile(r"[\\/:*?\"<>|\x00-\x1f\s]+")
_FOLDERS = {"notice": "notices", "bulletin": "bulletins"}


def write(report: Report, path: Path) -> None:
    """Write the letters into the folder `path`.

    Raises:
        DiagnosticsError: when docxtpl is not installed, or a template cannot be used.
    """
    template_class = _docxtpl()
    for run in report.runs:
        labels = Labels(run, report.language)
        for kind, letters in (("notice", notices(run, labels)), ("bulletin", bulletins(run, labels))):
            template = _template(run, kind, report.language)
            folder = (
                path / _FOLDERS[kind] if len(report.runs) == 1 else path / run.pack.id / _FOLDERS[kind]
            )
            folder.mkdir(parents=True, exist_ok=True)
            for name, values in letters:
                _fill(template_class, template, values, folder / f"{_file_name(name)}.docx")


def _docxtpl() -> "type[DocxTemplate]":
    try:
        from docxtpl import DocxTemplate  # noqa: PLC0415 - an extra that only letters need
    except ImportError:
        collector = Collector()
        place = Location(file="--format")
        collector.add(codes.MISSING_LIBRARY, place, format="docx", library="docxtpl", extra="word")
        collector.raise_errors()
        raise
    template: type[DocxTemplate] = DocxTemplate
    return template


def _template(run: Run, kind: str, language: str) -> Path:
    """Return the pack's own template, that of a pack it extends, or that of the built-in pack."""
    name = f"{kind}.{language}.docx"
    own = run.pack.path / "templates" / name
    return own if own.is_file() else find_pack() / "templates" / name


def _fill(
    template_class: "type[DocxTemplate]", template: Path, values: Mapping[str, object], path: Path
) -> None:
    try:
        if not is_zipfile(template):
            raise BadZipFile(template.name)  # noqa: TRY301 - docx itself would say: not found
        document = template_class(str(template))
        document.render(dict(values), autoescape=True)
    except (TemplateError, BadZipFile, KeyError, SyntaxError, ValueError) as error:
        collector = Collector()
        reason = printable(str(error)) or type(error).__name__
        name = f"{template.parent.name}/{template.name}"
        collector.add(codes.BAD_TEMPLATE, Location(file=name), file=name, reason=reason)
        collector.raise_errors()
    content = BytesIO()
    document.save(content)
    save_again(content, path)


def _file_name(name: str) -> str:
    return _UNSAFE.sub("_", name).strip("._") or "_"
