"""Begins a pack: one record type and one rule of its own, or nothing but the pack that it extends."""

from pathlib import Path

from zhangcheng.authoring.scaffold import TEXT, ToFill, refuse, schema_line, write
from zhangcheng.pack.layers import find_pack_folder
from zhangcheng.pack.load import load_pack
from zhangcheng.pack.unfilled import MARK

_MANIFEST = """\
id: {id}
version: 0.1.0
title: {text}  {mark}
languages: [zh, en]
home: "{home}"  {mark}
"""
_UNITS = "units: {}\n"
_PLACES = """\
jurisdictions:
  - {{code: "000000", name: {text}, level: county}}  {mark}
"""
_SOURCES = f"sources: []  {MARK}\n"
_RECORD = f"""\
id: institution
title: {{zh: 机构, en: Institution}}  {MARK}
key: [code]
name: name
fields:
  - {{id: code, label: {{zh: 代码, en: Code}}, type: text, required: true}}
  - {{id: name, label: {{zh: 名称, en: Name}}, type: text, required: true}}
  - {{id: place, label: {{zh: 辖区, en: Place}}, type: jurisdiction, required: true}}
  - {{id: opened_on, label: {{zh: 设立日期, en: Opened on}}, type: date}}
"""


def new_pack(folder: Path, *, extends: str | None = None) -> tuple[ToFill, ...]:
    """Write a pack into a new folder; its id is the folder's name.

    Args:
        folder: does not exist yet, or is empty.
        extends: what pack.yaml is to say under `extends`.

    Raises:
        DiagnosticsError: when there is something in the folder, or the pack would not be sound.
    """
    if folder.exists() and any(folder.iterdir()):
        refuse(folder.name, folder.as_posix())
    fresh = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return write(folder, _layer(folder, extends) if extends is not None else _whole(folder))
    except Exception:
        if fresh:
            _remove_empty(folder)
        raise


def _layer(folder: Path, extends: str) -> dict[str, str]:
    above = find_pack_folder(extends, folder)
    home = load_pack(above).home if above is not None else "000000"
    manifest = _MANIFEST.format(id=folder.name, text=TEXT, mark=MARK, home=home)
    return {"pack.yaml": schema_line(folder, "pack", deep=False) + manifest + f"extends: [{extends}]\n"}


def _whole(folder: Path) -> dict[str, str]:
    manifest = _MANIFEST.format(id=folder.name, text=TEXT, mark=MARK, home="000000")
    places = _PLACES.format(text=TEXT, mark=MARK)
    return {
        "pack.yaml": schema_line(folder, "pack", deep=False) + manifest + _UNITS,
        "sources.yaml": schema_line(folder, "sources", deep=False) + _SOURCES,
        "jurisdictions.yaml": schema_line(folder, "jurisdictions", deep=False) + places,
        "records/institution.yaml": schema_line(folder, "record", deep=True) + _RECORD,
    }


def _remove_empty(folder: Path) -> None:
    """Remove what `write` has left: folders without files."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir()
    folder.rmdir()
