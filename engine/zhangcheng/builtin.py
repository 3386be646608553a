"""Finds the pack that ships with the engine: in the wheel, or beside the engine in a checkout."""

from pathlib import Path

_NAME = "zhangzhou"


def find_pack() -> Path:
    """Return the folder of the shipped pack.

    Raises:
        FileNotFoundError: when the package was installed without it.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "_packs" / _NAME, here.parents[1] / "rules" / _NAME):
        if (folder / "pack.yaml").is_file():
            return folder
    raise FileNotFoundError(f"the pack {_NAME!r} is not part of this installation")
