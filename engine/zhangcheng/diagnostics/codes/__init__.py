"""Every diagnostic code there is, by id."""

from types import ModuleType

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import data, evaluation, expression, handbook, pack, run, scoring


def _codes_of(module: ModuleType) -> list[Code]:
    return [value for value in vars(module).values() if isinstance(value, Code)]


CODES: dict[str, Code] = {
    code.id: code
    for module in (pack, expression, data, evaluation, run, handbook, scoring)
    for code in _codes_of(module)
}

__all__ = ["CODES"]
