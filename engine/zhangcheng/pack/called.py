"""Finds the rule, the area or the place that people call by its id, its title or its name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from zhangcheng.diagnostics.text import Text
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionTree
from zhangcheng.model.label import plain
from zhangcheng.model.place_names import PlaceNames
from zhangcheng.model.rule import Area, Rule

_Found = TypeVar("_Found")
_MARK = re.compile(r"(?:〔[^〔〕]*〕|\[[^\[\]]*\])$")
"""What reports write behind a title: 〔示意〕."""


def rule_called(rules: Mapping[str, Rule], name: str) -> Rule | None:
    """Return the rule of that id, alias or exact title in either language; None unless it is one."""
    if name in rules:
        return rules[name]
    of_alias = next((rule for rule in rules.values() if name in rule.aliases), None)
    if of_alias is not None:
        return of_alias
    return _only(rule for rule in rules.values() if _is(rule.title, name))


def area_called(areas: Sequence[Area], name: str) -> Area | None:
    """Return the area of that id or exact title in either language; None unless it is one."""
    of_id = next((area for area in areas if area.id == name), None)
    return of_id or _only(area for area in areas if _is(area.title, name))


def place_called(places: JurisdictionTree, name: str) -> Jurisdiction | None:
    """Return the jurisdiction of that code or name, read as in cells; None unless it is one."""
    return _only(places.by_code[code] for code in PlaceNames(places).find(_MARK.sub("", name.strip())))


def _is(title: Text, name: str) -> bool:
    return plain(_MARK.sub("", name.strip())) in (plain(title.zh), plain(title.en))


def _only(found: Iterable[_Found]) -> _Found | None:
    each = list(found)
    return each[0] if len(each) == 1 else None
