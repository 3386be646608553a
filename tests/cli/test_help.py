"""Help pages: complete, in both languages, one screen each."""

import subprocess
import sys

import pytest

from command_line import Command, Result
from zhangcheng.cli import check, diff, explain, fmt, handbook, lint, new, schema, score, template, test
from zhangcheng.cli._command import PageCommand
from zhangcheng.cli._page import Page
from zhangcheng.cli.main import ROOT
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.diagnostics.width import width

COMMANDS = [
    check.check,
    diff.diff,
    explain.explain,
    fmt.fmt,
    handbook.handbook,
    lint.lint,
    new.new,
    schema.schema,
    score.score,
    template.template,
    test.test,
]
PAGES = [ROOT, *(command.page for command in COMMANDS)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name or "root")
def test_a_page_fits_a_screen_and_shows_an_example(page: Page, language: Language) -> None:
    lines = page.render(language).splitlines()
    assert len(lines) <= 24
    assert max(width(line) for line in lines) <= 80
    assert page.example in lines[-1]
    assert page.example.startswith("zhangcheng ")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_page_lists_exactly_what_the_command_takes(command: PageCommand) -> None:
    page, parameters = command.page, command.params
    options = {option for p in parameters if p.param_type_name == "option" for option in p.opts}
    arguments = [p.metavar or p.name.upper() for p in parameters if p.param_type_name == "argument"]
    assert {name for entry in page.options for name in entry.names} == options | {"--help"}
    assert [entry.name for entry in page.arguments] == arguments


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name or "root")
def test_help_prints_the_page_and_succeeds(page: Page, zhangcheng: Command) -> None:
    result = zhangcheng(*filter(None, [page.name]), "--help")
    assert result == Result(0, page.render("zh"), "")
    english = zhangcheng("--lang", "en", *filter(None, [page.name]), "--help")
    assert english == Result(0, page.render("en"), "")


def test_without_words_the_root_page_is_shown(zhangcheng: Command) -> None:
    assert zhangcheng() == zhangcheng("--help")


def test_help_loads_nothing_heavy() -> None:
    heavy = {
        "duckdb",
        "jinja2",
        "jsonschema",
        "lark",
        "pyarrow",
        "pydantic",
        "rich",
        "ruamel",
        "sqlglot",
    }
    code = (
        "import sys, zhangcheng.cli as cli; cli.main(['--help']); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert heavy & {name.partition(".")[0] for name in done.stdout.split()} == set()
