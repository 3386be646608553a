"""The value of a plain scalar by YAML 1.2's core schema, with exact decimals and dates."""

import datetime as dt
import re
from decimal import Decimal

Scalar = str | int | Decimal | bool | dt.date | None

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_STARTS = frozenset("0123456789+-.")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_BASED = re.compile(r"0(?:o(?P<octal>[0-7]+)|x(?P<hex>[0-9a-fA-F]+))")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_INTEGER = 38


def plain_value(text: str) -> Scalar:
    """Return what a plain scalar stands for; whatever is nothing else is a string.

    Beyond the core schema, `2018-06-30` is a date; one that does not exist stays a string, so that
    whoever expects a date can say so. Infinity and not-a-number stay strings: amounts are exact.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _STARTS:
        return text
    return _number_or_date(text)


def _number_or_date(text: str) -> Scalar:
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= _LONGEST_INTEGER else Decimal(text)
    if _DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    based = _BASED.fullmatch(text)
    if based is not None:
        return int(based["octal"], 8) if based["octal"] else int(based["hex"], 16)
    return text
