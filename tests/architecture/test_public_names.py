"""The public names are frozen: a change shows as a change of `public_names.txt`."""

import importlib
import pkgutil
from pathlib import Path

import zhangcheng
from stored import Golden

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


def test_public_names(golden: Golden) -> None:
    names = "\n".join(public_names()) + "\n"
    assert names == golden.text(FROZEN, names)


def test_every_public_name_is_there() -> None:
    for name in zhangcheng.__all__:
        assert getattr(zhangcheng, name) is not None
