"""Assembles the commands and turns whatever happens into an exit code."""

import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup

from zhangcheng.cli import check, diff, explain, fmt, handbook, lint, new, schema, score, template, test
from zhangcheng.cli._faults import Exit, exit_for, report_diagnostics, report_internal
from zhangcheng.cli._language import check_language, language_of
from zhangcheng.cli._options import LANG, Lang
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._usage import check_command, command_of, usage_error
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.version import VERSION

_COMMANDS: dict[str, tuple[Page, Callable[..., None]]] = {
    page.name: (page, command)
    for page, command in (
        (check.PAGE, check.check),
        (score.PAGE, score.score),
        (explain.PAGE, explain.explain),
        (lint.PAGE, lint.lint),
        (test.PAGE, test.test),
        (fmt.PAGE, fmt.fmt),
        (diff.PAGE, diff.diff),
        (new.PAGE, new.new),
        (template.PAGE, template.template),
        (schema.PAGE, schema.schema),
        (handbook.PAGE, handbook.handbook),
    )
}
_GARBAGE_THRESHOLD = 100_000

ROOT = Page(
    name="",
    usage=Text("命令 …", "COMMAND …"),
    summary=Text(
        "把政策写成规则，对照台账逐条检查。",
        "Writes policy as rules and checks institutions against them.",
    ),
    commands=tuple(Entry(name=name, help=page.summary) for name, (page, _) in _COMMANDS.items()),
    options=(
        LANG,
        Entry(name="--version", help=Text("显示版本", "show the version")),
        Entry(
            name="--help", help=Text("显示本页；在命令后则显示该命令", "show this page, or a command's")
        ),
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31",
)


class _ReaderGoneError(Exception):
    """Whoever read stdout went away (`| head`); typer would make an exit code of 1 of the OSError."""


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
    except (BrokenPipeError, _ReaderGoneError):
        # Not a fault, and stdout must not be flushed into the pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except Exception as error:  # noqa: BLE001 -- the last resort: no user ever sees a traceback
        report_internal(error, language, words)
        return Exit.INTERNAL


def _invoke(words: list[str], language: Language) -> int:
    pages = {name: page for name, (page, _) in _COMMANDS.items()}
    check_command(words, known=pages)
    try:
        command = typer.main.get_command(_app(language))
        result = command.main(args=words, prog_name="zhangcheng", standalone_mode=False, obj=language)
    except typer.TyperException as error:
        raise usage_error(error, page=pages.get(command_of(words) or "", ROOT)) from error
    return int(result or Exit.OK)


def _app(language: Language) -> typer.Typer:
    """Build the application: parameters from the commands' signatures, words from their pages."""
    app = typer.Typer(
        cls=_group_class(language),
        add_completion=False,
        rich_markup_mode=None,  # rich costs as much as the whole budget of --help
        pretty_exceptions_enable=False,
    )
    app.callback()(_root)
    for name, (page, command) in _COMMANDS.items():
        app.command(name, cls=_command_class(page, language))(command)
    return app


def _never_fail_to_print() -> None:
    """Show `?` for what a terminal's encoding lacks, rather than stop with an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _root(
    lang: Lang = None,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=lambda v: _version(asked=v))
    ] = False,
) -> None:
    """Take the options that stand before the command."""


def _version(*, asked: bool) -> None:
    if asked:
        print(f"zhangcheng {VERSION}")
        raise typer.Exit


def _command_class(page: Page, language: Language) -> type[TyperCommand]:
    class Command(TyperCommand):
        def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
            try:
                return super().invoke(ctx)
            except BrokenPipeError as error:
                raise _ReaderGoneError from error

        def format_help(self, ctx: typer.Context, formatter: object) -> None:  # type: ignore[override]
            formatter.write(page.render(language))  # type: ignore[attr-defined]

    return Command


def _group_class(language: Language) -> type[TyperGroup]:
    class Group(TyperGroup):
        def format_help(self, ctx: typer.Context, formatter: object) -> None:  # type: ignore[override]
            formatter.write(ROOT.render(language))  # type: ignore[attr-defined]

    return Group
