"""Chooses the language of output: `--lang`, then ZHANGCHENG_LANG, then the locale."""

import os
from collections.abc import Mapping, Sequence

from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import LANGUAGES, Language

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language to speak, found before anything is parsed so that even faults use it.

    Chinese is spoken unless English is asked for or the locale is an English one.
    """
    for asked in (_option(arguments), environment.get("ZHANGCHENG_LANG")):
        for language in LANGUAGES:
            if asked == language:
                return language
    locale = next((environment[v] for v in _LOCALE_VARIABLES if environment.get(v)), "")
    return "en" if locale.lower().startswith("en") else "zh"


def check_language(arguments: Sequence[str]) -> None:
    """Report a `--lang` of no language that is spoken.

    Raises:
        DiagnosticsError: when there is one.
    """
    asked = _option(arguments)
    if asked is not None and asked not in LANGUAGES:
        collector = Collector()
        suggestion = did_you_mean(asked, LANGUAGES)
        collector.add(
            codes.UNKNOWN_CHOICE,
            Location(file="--lang"),
            option="--lang",
            value=asked,
            suggestion=suggestion,
        )
        collector.raise_errors()


def _option(arguments: Sequence[str]) -> str | None:
    """Return the last value given to `--lang`, in either spelling."""
    asked = None
    for argument, following in zip(arguments, [*arguments[1:], None], strict=False):
        if argument == "--":
            break
        if argument == "--lang":
            asked = following
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked
