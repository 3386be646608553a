"""Finds the fields that a heading may be meant for although it is none of their names."""

import difflib
from collections.abc import Iterable, Sequence

from zhangcheng.diagnostics.suggest import did_you_mean_label
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.label import plain
from zhangcheng.model.record_type import Field

_CLOSE = 0.6
_LEAST = 2
"""Characters that one of two headings must have to count as part of the other."""

_MOST = 2
_PAIRS = 3


def meant(heading: str, missing: Sequence[Field]) -> Text:
    """Return the hint for one heading: the fields it is close to, or those that have no column."""
    near = _near(heading, missing)
    if not near:
        return did_you_mean_label(heading, [field.label for field in missing])
    zh, en = (" / ".join(field.label.get(language) for field in near) for language in ("zh", "en"))
    return Text(
        f"是否就是“{zh}”？列名改成这样才能读取", f"Is it “{en}”? Name the column so, and it is read"
    )


def meant_by_some(headings: Iterable[str], missing: Sequence[Field]) -> Text:
    """Return the hint for many headings: those that are close to a field, each with that field."""
    found = [(heading, near[0].label) for heading in headings if (near := _near(heading, missing))]
    if not found:
        return did_you_mean_label("", [field.label for field in missing])
    zh = "；".join(f"{heading} → {label.zh}" for heading, label in found[:_PAIRS])
    en = "; ".join(f"{heading} → {label.en}" for heading, label in found[:_PAIRS])
    return Text(f"列名是否应为：{zh}", f"Perhaps these columns should be named: {en}")


def _near(heading: str, fields: Sequence[Field]) -> list[Field]:
    """Return the fields closest to a heading, closest first."""
    ranked = sorted(((_closeness(heading, field), field) for field in fields), key=lambda pair: -pair[0])
    return [field for closeness, field in ranked if closeness >= _CLOSE][:_MOST]


def _closeness(heading: str, field: Field) -> float:
    """Return how close a heading is to the closest of a field's names, from 0 to 1."""
    written = plain(heading)
    names = {plain(name) for name in (field.id, field.label.zh, field.label.en, *field.labels)}
    return max(_likeness(written, name) for name in names)


def _likeness(one: str, other: str) -> float:
    ratio = difflib.SequenceMatcher(None, one, other).ratio()
    short, long = sorted((one, other), key=len)
    return max(ratio, _CLOSE) if len(short) >= _LEAST and short in long else ratio
