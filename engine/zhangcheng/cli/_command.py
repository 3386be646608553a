"""A command as click runs it, showing its own page as help and letting its reader go away."""

from collections.abc import Callable
from typing import Any

import click

from zhangcheng.cli._page import Page


class ReaderGoneError(Exception):
    """Whoever read stdout went away (`| head`); click would make an exit code of 1 of the OSError."""


class PageCommand(click.Command):
    """A command with its page; the language to show it in is the object of its context."""

    def __init__(self, name: str | None, *, page: Page, **settings: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(name, **settings)
        self.page = page

    def invoke(self, ctx: click.Context) -> object:
        """Run the command.

        Raises:
            ReaderGoneError: when nobody reads what it prints any longer.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page."""
        formatter.write(self.page.render(ctx.obj))


class PageGroup(click.Group):
    """The commands together, with the page that lists them."""

    def __init__(self, name: str | None, *, page: Page, **settings: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(name, **settings)
        self.page = page

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page."""
        formatter.write(self.page.render(ctx.obj))


def command(page: Page) -> Callable[[Callable[..., None]], PageCommand]:
    """Make a command of a function: parameters from its decorators, words from its page."""
    return click.command(page.name, cls=PageCommand, page=page)
