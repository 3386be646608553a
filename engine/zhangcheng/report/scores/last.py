"""Reads the JSON report of an earlier scoring, to compare with; what is no such report is refused."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhangcheng.dataset.former import Former
from zhangcheng.report.scores.parts import Last
from zhangcheng.report.scores.shapes import FORMAT

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class LastReport:
    """The scores of an earlier report by key of the institution, and what they are scores of."""

    scores: Mapping[str, Last]
    as_of: dt.date
    card: str
    pack: str
    version: str


def read_last(path: Path) -> LastReport:
    """Read an earlier report.

    Raises:
        ValueError: when the file is no score report, or a damaged one.
    """
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        if written["format"] != FORMAT:
            raise ValueError(path)
        listed = written["institutions"]
        scores = {_text(one["key"]): _last(one) for one in listed}
        if len(scores) < len(listed):
            raise ValueError(path)
        return LastReport(
            scores=scores,
            as_of=dt.date.fromisoformat(written["clock"]["as_of"]),
            card=_text(written["card"]["id"]),
            pack=_text(written["pack"]["id"]),
            version=_text(written["pack"]["version"]),
        )
    except (OSError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(path) from error


def _last(one: Mapping[str, Any]) -> Last:
    score, rank, grade = one["score"], one["rank"], one["grade"]
    if score is not None and not _DECIMAL.fullmatch(_text(score)):
        raise ValueError(score)
    # Python counts true and false among its whole numbers.
    if rank is not None and (type(rank) is not int or rank < 1):
        raise ValueError(rank)
    if score is None and rank is not None:
        raise ValueError(one)
    grade = None if grade is None else _text(grade)
    return Last(name=_text(one["name"]), score=score, rank=rank, grade=grade)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def under_present_keys(last: Mapping[str, Last], former: Former) -> tuple[dict[str, Last], int]:
    """Return earlier scores by the present keys of institutions, and how many had another key then."""
    present = {former.present(key, last): one for key, one in last.items()}
    return present, len(set(present) - set(last))
