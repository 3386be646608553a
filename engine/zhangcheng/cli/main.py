"""Assembles the commands and turns whatever happens into an exit code."""

import gc
import io
import os
import sys
from collections.abc import Sequence

import click

from zhangcheng.cli import check, diff, explain, fmt, handbook, lint, new, schema, score, template, test
from zhangcheng.cli._command import PageCommand, PageGroup, ReaderGoneError
from zhangcheng.cli._faults import Exit, exit_for, report_diagnostics, report_internal
from zhangcheng.cli._language import check_language, language_of
from zhangcheng.cli._options import LANG
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._usage import check_command, command_of, usage_error
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.version import VERSION

_COMMANDS: tuple[PageCommand, ...] = (
    check.check,
    score.score,
    explain.explain,
    lint.lint,
    test.test,
    fmt.fmt,
    diff.diff,
    new.new,
    template.template,
    schema.schema,
    handbook.handbook,
)
_GARBAGE_THRESHOLD = 1_000_000

ROOT = Page(
    name="",
    usage=Text("命令 …", "COMMAND …"),
    summary=Text(
        "把政策写成规则，对照台账逐条检查。",
        "Writes policy as rules and checks institutions against them.",
    ),
    commands=tuple(Entry(name=each.page.name, help=each.page.summary) for each in _COMMANDS),
    options=(
        LANG,
        Entry(name="--version", help=Text("显示版本", "show the version")),
        Entry(
            name="--help", help=Text("显示本页；在命令后则显示该命令", "show this page, or a command's")
        ),
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31",
)


def _version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        print(f"zhangcheng {VERSION}")
        ctx.exit()


_ROOT = PageGroup(
    "zhangcheng",
    page=ROOT,
    commands={each.page.name: each for each in _COMMANDS},
    params=[
        click.Option(["--lang"], expose_value=False),
        click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version),
    ],
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: the words after `zhangcheng`; those of the process when None.
    """
    words = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    language = language_of(words)
    _never_fail_to_print()
    # A command makes many objects that live until it ends: looking for garbage so often costs a tenth
    # of a short run.
    gc.set_threshold(_GARBAGE_THRESHOLD)
    try:
        check_language(words)
        return _invoke(words, language)
    except DiagnosticsError as error:
        report_diagnostics(error, language)
        return exit_for(error)
    except KeyboardInterrupt:
        return 130  # what shells report for an interrupted command
    except (BrokenPipeError, ReaderGoneError):
        # Not a fault, and stdout must not be flushed into the pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141  # what shells report for it: nobody may take it for a run without findings
    except Exception as error:  # noqa: BLE001 -- the last resort: no user ever sees a traceback
        report_internal(error, language, words)
        return Exit.INTERNAL


def _invoke(words: list[str], language: Language) -> int:
    pages = {each.page.name: each.page for each in _COMMANDS}
    check_command(words, known=pages)
    try:
        result = _ROOT.main(args=words, prog_name="zhangcheng", standalone_mode=False, obj=language)
    except click.ClickException as error:
        raise usage_error(error, page=pages.get(command_of(words) or "", ROOT)) from error
    except click.Abort:
        raise KeyboardInterrupt from None
    return int(result or Exit.OK)


def _never_fail_to_print() -> None:
    """Show `?` for what a terminal's encoding lacks, rather than stop with an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
