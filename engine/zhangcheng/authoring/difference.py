"""What a pack says that another did not: rules, parameter values by place and date, record types."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal, TypeVar

from zhangcheng.authoring.canonical import canonical
from zhangcheng.authoring.record_difference import record_changes
from zhangcheng.authoring.rule_difference import rule_changes
from zhangcheng.authoring.value_difference import parameter_changes
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.expression import Expression
from zhangcheng.pack.pack import Pack

Sign = Literal["+", "-", "~"]
"""Added, removed, changed."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that was added, removed or changed, and in what; `kind` is what it is."""

    sign: Sign
    kind: Text
    id: str
    title: Text
    details: tuple[Text, ...] = ()


def difference(old: Pack, new: Pack) -> tuple[Change, ...]:
    """Return what `new` says otherwise than `old`.

    Rules come first, then parameters, record types, scorecards, places and sources.
    """
    changes: list[Change] = []
    rule, parameter = Text("规则", "Rule"), Text("参数", "Parameter")
    record, card = Text("记录类型", "Record type"), Text("考核表", "Scorecard")
    changes += _changes(rule, old.rules, new.rules, lambda a, b: rule_changes(old, a, new, b))
    changes += _changes(
        parameter, old.parameters, new.parameters, lambda a, b: parameter_changes(old, a, new, b)
    )
    changes += _changes(
        record, old.record_types, new.record_types, lambda a, b: record_changes(old, a, new, b)
    )
    changes += _changes(card, old.scorecards, new.scorecards, _contents)
    place, source = Text("辖区", "Place"), Text("依据", "Source")
    changes += _changes(place, old.jurisdictions.by_code, new.jurisdictions.by_code, _contents)
    changes += _changes(source, old.sources, new.sources, _contents)
    return tuple(changes)


def _changes(
    kind: Text,
    old: Mapping[str, T],
    new: Mapping[str, T],
    compare: Callable[[T, T], Iterator[Text]],
) -> Iterator[Change]:
    for id_ in sorted({*old, *new}):
        if id_ not in old:
            yield Change(sign="+", kind=kind, id=id_, title=_title(new[id_]))
        elif id_ not in new:
            yield Change(sign="-", kind=kind, id=id_, title=_title(old[id_]))
        else:
            details = tuple(compare(old[id_], new[id_]))
            if details:
                yield Change(sign="~", kind=kind, id=id_, title=_title(new[id_]), details=details)


def _title(thing: object) -> Text:
    title = getattr(thing, "title", None)
    if title is None:
        title = getattr(thing, "name", None)
    assert isinstance(title, Text)  # noqa: S101 - places have names, all others titles
    return title


def _contents(before: object, after: object) -> Iterator[Text]:
    """Say that something changed, and not in what."""
    if _without_places(before) != _without_places(after):
        yield Text("内容有变化", "its contents changed")


def _without_places(value: object) -> object:
    """Return what something says, without where it stands or how its expressions are spaced."""
    if isinstance(value, Expression):
        return canonical(value)
    if isinstance(value, Location):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _without_places(getattr(value, field.name)) for field in fields(value)}
    return [_without_places(item) for item in value] if isinstance(value, tuple | list) else value
