"""Whatever happens, there is a message and an exit code, and no traceback unless asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

from command_line import Command, Result
from zhangcheng import __version__, api
from zhangcheng.cli._faults import exit_for
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text


def error_with(families: str) -> DiagnosticsError:
    """An error with a diagnostic of each family of codes."""
    words = Text.same("…")
    found = [
        Code(
            id=f"{family}000",
            title=words,
            message=words,
            hint=words,
            explanation=words,
            example="",
            mended="",
        )
        for family in families
    ]
    return DiagnosticsError(tuple(Diagnostic(code=code, location=Location(file="x")) for code in found))


@pytest.mark.parametrize(
    ("families", "code"),
    [("P", 2), ("E", 2), ("PE", 2), ("R", 2), ("D", 3), ("PD", 2)],
)
def test_exit_codes_of_diagnostics(families: str, code: int) -> None:
    assert exit_for(error_with(families)) == code


@pytest.mark.parametrize(("language", "words"), [("zh", "程序内部错误"), ("en", "Internal error")])
def test_an_internal_error_says_how_to_report_it(
    language: str, words: str, zhangcheng: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: str | None) -> None:
        raise ZeroDivisionError("seven")

    monkeypatch.setattr(api, "load_pack", broken)
    result = zhangcheng("lint", "--lang", language)
    assert result.code == 4
    assert words in result.err
    assert "ZeroDivisionError: seven" in result.err
    assert f"lint --lang {language}" in result.err
    assert "Traceback" not in result.err
    monkeypatch.setenv("ZHANGCHENG_DEBUG", "1")
    assert "Traceback" in zhangcheng("lint").err


def test_an_interruption_is_no_error(zhangcheng: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: str | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "load_pack", interrupted)
    assert zhangcheng("lint") == Result(130, "", "")


def test_every_mistake_is_reported_at_once(zhangcheng: Command) -> None:
    result = zhangcheng(
        "check", "x.xlsx", "--as-of", "today", "--period", "x", "--format", "pdf", "--fail-on", "all"
    )
    assert result.code == 2
    assert [code for code in ("R105", "R106", "R110") if code in result.err] == ["R105", "R106", "R110"]
    assert result.out == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_missing_pack_is_a_diagnostic(language: str, zhangcheng: Command, tmp_path: Path) -> None:
    result = zhangcheng("lint", str(tmp_path / "nowhere"), "--lang", language)
    assert result.code == 2
    assert "Traceback" not in result.err


def test_version(zhangcheng: Command) -> None:
    assert zhangcheng("--version").out == f"zhangcheng {__version__}\n"


def test_python_dash_m() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zhangcheng", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("zhangcheng ")
