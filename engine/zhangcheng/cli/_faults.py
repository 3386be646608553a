"""Turns what went wrong into words on stderr and an exit code."""

import os
import sys
from enum import IntEnum

from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.collector import DiagnosticsError, UnusableDataError
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.version import VERSION

_INTERNAL = Text(
    """\
程序内部错误，结果不可用。这是 zhangcheng 的缺陷，不是您的数据或规则有误。
请把下面两行连同所用的数据（或能重现问题的一小部分）发给维护者；
设环境变量 ZHANGCHENG_DEBUG=1 再运行一次可得到更多细节。""",
    """\
Internal error; there is no usable result. This is a fault of zhangcheng, not of your data or rules.
Please send the two lines below to the maintainers, with the data (or a part that shows the problem);
running again with ZHANGCHENG_DEBUG=1 set gives more detail.""",
)


class Exit(IntEnum):
    """The exit codes of every command."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    DATA = 3
    INTERNAL = 4


def exit_for(error: DiagnosticsError) -> Exit:
    """Return the exit code for diagnostics: input data that cannot be used, or else usage or pack."""
    return Exit.DATA if isinstance(error, UnusableDataError) else Exit.USAGE


def report_diagnostics(error: DiagnosticsError, language: Language) -> None:
    """Print the diagnostics of `error` to stderr, what stops the work first.

    What only `lint` refuses is left out: it would hide what stops.
    """
    from zhangcheng.diagnostics.show import show  # reads source excerpts; not needed for --help

    stopping = [found for found in error.diagnostics if not found.code.of_lint]
    errors_first = sorted(stopping or error.diagnostics, key=lambda d: d.severity is not Severity.ERROR)
    print(show(errors_first, language), file=sys.stderr)


def report_internal(error: Exception, language: Language, arguments: list[str]) -> None:
    """Print what to send to the maintainers; the traceback only when ZHANGCHENG_DEBUG is set."""
    if os.environ.get("ZHANGCHENG_DEBUG"):
        import traceback

        traceback.print_exception(error)
    print(_INTERNAL.get(language), file=sys.stderr)
    print(f"  zhangcheng {VERSION}: {' '.join(arguments)}", file=sys.stderr)
    print(f"  {type(error).__name__}: {error}", file=sys.stderr)
