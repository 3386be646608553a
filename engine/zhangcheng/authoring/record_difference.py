"""What a record type says otherwise: its sheet names, columns, allowed values and measures."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from zhangcheng.authoring.canonical import canonical
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Choice, Field, RecordType
from zhangcheng.pack.pack import Pack
from zhangcheng.wording.quantities import is_percentage
from zhangcheng.wording.words_fields import FIELD_TYPES, REQUIRED

T = TypeVar("T")
_FIELD = Text("字段", "field")
_MEASURE = Text("指标量", "measure")
_AS_PERCENT = Text("显示为百分数", "shown as a percentage")
_FIXED = Text("已成事实", "a fact that is over")
_ADDED, _REMOVED = Text("增加", "added"), Text("去掉", "removed")


def record_changes(old: Pack, before: RecordType, new: Pack, after: RecordType) -> Iterator[Text]:
    """Yield what changed between two versions of a record type."""
    if before.title != after.title:
        yield _became(Text("名称", "title"), before.title, after.title)
    yield from _listed(Text("工作表名", "sheet name"), before.labels, after.labels)
    one = {field.id: field for field in before.fields}
    other = {field.id: field for field in after.fields}
    yield from _members(
        _FIELD, one, other, show=lambda field: _field(field, new), compare=_field_changes(old, new)
    )
    yield from _members(
        _MEASURE, _measures(old, before), _measures(new, after), show=Text.same, compare=_rewritten
    )


def _measures(pack: Pack, record_type: RecordType) -> dict[str, str]:
    own = pack.measures.get(record_type.id, {})
    return {id_: canonical(measure.expression) for id_, measure in own.items()}


def _members(
    kind: Text,
    old: Mapping[str, T],
    new: Mapping[str, T],
    *,
    show: Callable[[T], Text],
    compare: Callable[[Text, T, T], Iterator[Text]],
) -> Iterator[Text]:
    """Yield the members that came, went or changed."""
    for id_ in sorted({*old, *new}):
        if id_ not in old:
            said = show(new[id_])
            yield Text(f"增加{kind.zh} {id_}：{said.zh}", f"{kind.en} {id_} added: {said.en}")
        elif id_ not in new:
            said = show(old[id_])
            yield Text(f"去掉{kind.zh} {id_}：{said.zh}", f"{kind.en} {id_} removed: {said.en}")
        else:
            what = Text(f"{kind.zh} {id_}", f"{kind.en} {id_}")
            yield from compare(what, old[id_], new[id_])


def _rewritten(what: Text, one: str, other: str) -> Iterator[Text]:
    if one != other:
        yield _became(what, Text.same(one), Text.same(other))


def _field_changes(old: Pack, new: Pack) -> Callable[[Text, Field, Field], Iterator[Text]]:
    def compare(what: Text, before: Field, after: Field) -> Iterator[Text]:
        one, other = _field(before, old, values=False), _field(after, new, values=False)
        if one != other:
            yield _became(what, one, other)
        for name, was, now in (
            (Text("列名", "heading"), before.labels, after.labels),
            (Text("取值", "value"), _choices(before), _choices(after)),
        ):
            of_field = Text(f"{what.zh} {name.zh}", f"{what.en}, {name.en}")
            yield from _listed(of_field, was, now)

    return compare


def _listed(
    what: Text, was: tuple[str, ...] | tuple[Text, ...], now: tuple[str, ...] | tuple[Text, ...]
) -> Iterator[Text]:
    """Yield the words that came, and those that went."""
    for sign, words in (
        (_ADDED, [word for word in now if word not in was]),
        (_REMOVED, [word for word in was if word not in now]),
    ):
        if words:
            named = Text.listed(w if isinstance(w, Text) else Text.same(w) for w in words)
            yield Text(f"{what.zh}{sign.zh}：{named.zh}", f"{what.en} {sign.en}: {named.en}")


def _became(what: Text, one: Text, other: Text) -> Text:
    return Text(f"{what.zh}：{one.zh} → {other.zh}", f"{what.en}: {one.en} → {other.en}")


def _choices(field: Field) -> tuple[Text, ...]:
    return tuple(_choice(choice) for choice in field.choices)


def _choice(choice: Choice) -> Text:
    return Text(f"{choice.id}（{choice.label.zh}）", f"{choice.id} ({choice.label.en})")


def _field(field: Field, pack: Pack, *, values: bool = True) -> Text:
    """Return what a column takes, in one line."""
    parts = [FIELD_TYPES[field.type]]
    if field.unit is not None:
        parts.append(Text(field.unit.label(pack.units, "zh"), field.unit.label(pack.units, "en")))
    parts += [_AS_PERCENT] if is_percentage(field.unit) else []
    if field.to is not None:
        parts.append(Text.same(field.to))
    parts += _choices(field) if values else ()
    parts += [REQUIRED] if field.required else []
    parts += [_required_for(name, choices) for name, choices in field.required_for]
    parts += [_FIXED] if field.fixed else []
    if field.part_of is not None:
        parts.append(Text(f"{field.part_of} 的一部分", f"part of {field.part_of}"))
    said = Text.listed(part for part in parts if part.zh)
    return Text(f"{field.label.zh}（{said.zh}）", f"{field.label.en} ({said.en})")


def _required_for(name: str, choices: tuple[str, ...]) -> Text:
    said = Text.listed(Text.same(f"{name} = {choice}") for choice in choices)
    return Text(f"{said.zh} 时必填", f"required for {said.en}")
