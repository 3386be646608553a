"""The public names are frozen: a change shows as a change of `public_names.txt`."""

import importlib
import pkgutil
from pathlib import Path

import zhangcheng

FROZEN = Path(__file__).with_name("public_names.txt")


def public_names() -> list[str]:
    packages = [zhangcheng.__name__] + [
        module.name
        for module in pkgutil.walk_packages(zhangcheng.__path__, "zhangcheng.")
        if module.ispkg and "._" not in module.name
    ]
    return [
        f"{package}.{name}"
        for package in sorted(packages)
        for name in sorted(getattr(importlib.import_module(package), "__all__", ()))
    ]


def test_public_names(golden: bool) -> None:
    if golden:
        FROZEN.write_text("\n".join(public_names()) + "\n", encoding="utf-8")
    assert public_names() == FROZEN.read_text(encoding="utf-8").splitlines()


def test_every_public_name_is_there() -> None:
    for name in zhangcheng.__all__:
        assert getattr(zhangcheng, name) is not None
