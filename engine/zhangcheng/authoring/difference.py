"""What a pack says that another did not: rules, parameter values by place and date, record types."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal, TypeVar

from zhangcheng.authoring.rule_difference import rule_changes
from zhangcheng.authoring.value_difference import parameter_changes
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.expression import Expression
from zhangcheng.model.record_type import Field, RecordType
from zhangcheng.pack.pack import Pack

Sign = Literal["+", "-", "~"]
"""Added, removed, changed."""

T = TypeVar("T")
_FIELD = Text("字段", "field")
_MEASURE = Text("指标量", "measure")


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
        record, old.record_types, new.record_types, lambda a, b: _record_changes(old, a, new, b)
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


def _record_changes(old: Pack, before: RecordType, new: Pack, after: RecordType) -> Iterator[Text]:
    one = {field.id: field for field in before.fields}
    other = {field.id: field for field in after.fields}
    yield from _members(_FIELD, one, other, _field)
    yield from _members(
        _MEASURE,
        {m.id: m.expression.text for m in old.measures.get(before.id, {}).values()},
        {m.id: m.expression.text for m in new.measures.get(after.id, {}).values()},
        Text.same,
    )


def _members(
    kind: Text, old: Mapping[str, T], new: Mapping[str, T], show: Callable[[T], Text]
) -> Iterator[Text]:
    """Yield the members that came, went or changed."""
    for id_ in sorted({*old, *new}):
        if id_ not in old:
            yield Text(
                f"增加{kind.zh} {id_}：{show(new[id_]).zh}",
                f"{kind.en} {id_} added: {show(new[id_]).en}",
            )
        elif id_ not in new:
            yield Text(
                f"去掉{kind.zh} {id_}：{show(old[id_]).zh}",
                f"{kind.en} {id_} removed: {show(old[id_]).en}",
            )
        elif show(old[id_]) != show(new[id_]):
            one, other = show(old[id_]), show(new[id_])
            yield Text(
                f"{kind.zh} {id_}：{one.zh} → {other.zh}", f"{kind.en} {id_}: {one.en} → {other.en}"
            )


def _field(field: Field) -> Text:
    """Return what a column takes, in one line."""
    parts = [field.type.value]
    parts += [str(field.unit)] if field.unit is not None else []
    parts += [field.to] if field.to is not None else []
    parts += [" / ".join(choice.id for choice in field.choices)] if field.choices else []
    parts += ["required"] if field.required else []
    said = ", ".join(parts)
    return Text(f"{field.label.zh}（{said}）", f"{field.label.en} ({said})")


def _contents(before: object, after: object) -> Iterator[Text]:
    """Say that something changed, and not in what."""
    if _without_places(before) != _without_places(after):
        yield Text("内容有变化", "its contents changed")


def _without_places(value: object) -> object:
    """Return what something says, without where it stands: an expression is its text."""
    if isinstance(value, Expression):
        return value.text
    if isinstance(value, Location):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _without_places(getattr(value, field.name)) for field in fields(value)}
    return [_without_places(item) for item in value] if isinstance(value, tuple | list) else value
