"""Every data code's example raises it, and the mended example raises nothing."""

from pathlib import Path

import pytest

from dataset.samples import diagnostics_of, write_example
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import data

CODES = [getattr(data, name) for name in data.__all__]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_the_example_raises_the_code(code: Code, tmp_path: Path) -> None:
    found = diagnostics_of(write_example(code.example, tmp_path))
    assert code.id in {diagnostic.code.id for diagnostic in found}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_the_mended_example_raises_nothing(code: Code, tmp_path: Path) -> None:
    assert diagnostics_of(write_example(code.mended, tmp_path)) == ()
