"""Turns wrong usage that the option parser finds into diagnostics."""

import re
from collections.abc import Iterable, Sequence

import click

from zhangcheng.cli._page import Page
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector, DiagnosticsError
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text


def command_of(words: Sequence[str]) -> str | None:
    """Return the command among `words`: the first that is no option and no value of `--lang`."""
    previous = ""
    for word in words:
        if not word.startswith("-") and previous != "--lang":
            return word
        previous = word
    return None


def check_command(words: Sequence[str], *, known: Iterable[str]) -> None:
    """Report a command that does not exist.

    Raises:
        DiagnosticsError: when there is one.
    """
    command = command_of(words)
    commands = list(known)
    if command is not None and command not in commands:
        collector = Collector()
        suggestion = did_you_mean(command, commands)
        collector.add(
            codes.UNKNOWN_COMMAND, Location(file="zhangcheng"), command=command, suggestion=suggestion
        )
        collector.raise_errors()


def usage_error(error: click.ClickException, *, page: Page) -> DiagnosticsError:
    """Return what `error` says as a diagnostic about the command of `page`."""
    collector = Collector()
    place = Location(file=f"zhangcheng {page.name}".strip())
    usage = Text(page.usage_line("zh"), page.usage_line("en"))
    match error:
        case click.NoSuchOption():
            known = [name for entry in page.options for name in entry.names]
            suggestion = did_you_mean(error.option_name, known)
            collector.add(codes.UNKNOWN_OPTION, place, option=error.option_name, suggestion=suggestion)
        case click.MissingParameter():
            name = (error.param.name if error.param is not None else None) or ""
            collector.add(codes.MISSING_ARGUMENT, place, argument=name.upper(), usage=usage)
        case click.BadOptionUsage():
            collector.add(codes.MISSING_VALUE, place, option=error.option_name, usage=usage)
        case _:
            collector.add(codes.WRONG_USAGE, place, problem=_problem(error), usage=usage)
    return DiagnosticsError(collector.sorted)


def _problem(error: click.ClickException) -> Text:
    """Return what click says; in Chinese too for the one problem that is left in practice."""
    english = error.format_message()
    extra = re.search(r"unexpected extra arguments?.*\((?P<words>.*)\)", english)
    return Text(f"多了参数 {extra['words']}" if extra else english, english)
