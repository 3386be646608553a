"""Finds what ships with the engine, packs and the site: in the wheel, or beside it in a checkout."""

from collections.abc import Mapping
from pathlib import Path

_NAME = "zhangzhou"


def find_pack() -> Path:
    """Return the folder of the pack that is used when none is named.

    Raises:
        FileNotFoundError: when the package was installed without it.
    """
    found = built_in_packs().get(_NAME)
    if found is None:
        raise FileNotFoundError(f"the pack {_NAME!r} is not part of this installation")
    return found


def built_in_packs() -> Mapping[str, Path]:
    """Return the folders of the packs that ship with the engine, by their ids."""
    here = Path(__file__).resolve().parent
    for folder in (here / "_packs", here.parents[1] / "rules"):
        found = {path.parent.name: path.parent for path in sorted(folder.glob("*/pack.yaml"))}
        if found:
            return found
    return {}


def find_site() -> Path:
    """Return the settings of the handbook's site; its hand-written pages lie as they say.

    Raises:
        FileNotFoundError: when the package was installed without it.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "_site", here.parents[1]):
        if (folder / "mkdocs.yml").is_file():
            return folder / "mkdocs.yml"
    raise FileNotFoundError("the handbook's site is not part of this installation")
