"""Lays a text of `# file: …` sections over a small sound pack, or over one that extends it."""

import re
import shutil
from pathlib import Path

SMALL = Path(__file__).parent / "fixtures" / "small"
COUNTY = Path(__file__).parent / "fixtures" / "county"
_SECTION = re.compile(r"^# (file|absent): (\S+)\n", re.MULTILINE)


def lay_over(text: str, folder: Path) -> Path:
    """Copy the small pack into `folder` and write the sections of `text` over it.

    A text that extends, or is written for what extends, the small pack is laid over the county pack.
    """
    if re.search(r"^extends: (?!\[\]|\[\.\./province\])", text, re.MULTILINE):
        shutil.copytree(SMALL, folder / "small", dirs_exist_ok=True)
        shutil.copytree(COUNTY, folder / "county", dirs_exist_ok=True)
        folder /= "county"
    else:
        shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    parts = _SECTION.split(text)[1:]
    for directive, name, content in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        path = folder / name
        if directive == "absent":
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogateescape"))
    return folder
