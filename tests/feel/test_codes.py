"""Each code of an expression fault: its example raises it and nothing else, its mended text nothing."""

import pytest

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import expression
from zhangcheng.diagnostics.text import LANGUAGES
from zhangcheng.feel.types import Kind

from .town import YUAN, checked

CODES = [value for value in vars(expression).values() if isinstance(value, Code)]


def _asked(code: Code) -> tuple[Kind, object]:
    """Return what is asked of the example: a condition, or for a measure's unit a number of yuan."""
    return (Kind.NUMBER, YUAN) if code is expression.RESULT_UNIT else (Kind.BOOLEAN, None)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_the_example_raises_the_code_alone(code: Code) -> None:
    expect, unit = _asked(code)
    node, diagnostics = checked(code.example, expect=expect, unit=unit)  # type: ignore[arg-type]
    assert node is None
    assert [diagnostic.code.id for diagnostic in diagnostics] == [code.id]
    for language in LANGUAGES:
        assert "{" not in diagnostics[0].message(language).replace("{…}", "")


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_the_mended_expression_raises_none(code: Code) -> None:
    expect, unit = _asked(code)
    node, diagnostics = checked(code.mended, expect=expect, unit=unit)  # type: ignore[arg-type]
    assert node is not None
    assert diagnostics == ()
