"""What a parameter says otherwise: its values by place, category and first day."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhangcheng.diagnostics.text import Text
from zhangcheng.model.parameter import Parameter, Value
from zhangcheng.pack.pack import Pack
from zhangcheng.wording.quantities import is_percentage

_Key = tuple[str, tuple[tuple[str, str], ...], str, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """A value on one side, and what it belongs to."""

    pack: Pack
    parameter: Parameter
    value: Value

    def where(self) -> Text:
        """Return its place, categories and first day."""
        place = self.pack.jurisdictions.by_code.get(self.value.jurisdiction or "")
        categories = "".join(f" {category}" for _, category in self.value.categories)
        since = self.value.since.isoformat()
        if place is None:
            return Text(f"各地{categories} 自 {since}", f"everywhere{categories} from {since}")
        return Text(
            f"{place.name.zh} {place.code}{categories} 自 {since}",
            f"{place.name.en} {place.code}{categories} from {since}",
        )

    def amount(self) -> Text:
        """Return the value with its unit."""
        value, unit = self.value.value, self.parameter.unit
        if value is None:
            return Text("没有数值", "no value")
        if unit is None:
            return Text.same(str(value))
        labels = unit.label(self.pack.units, "zh"), unit.label(self.pack.units, "en")
        return Text(*(f"{value} {label}".rstrip() for label in labels))

    def rests_on(self) -> tuple[tuple[Text, object], ...]:
        """Return what else is said of it."""
        value = self.value
        return (
            (Text("截止", "last day"), value.written_to),
            (Text("公布日", "promulgated"), value.promulgated),
            (Text("依据", "source"), value.citation.id if value.citation is not None else None),
            (Text("示意", "illustrative"), value.illustrative),
            (Text("推定", "assumed"), value.assumed),
        )


def parameter_changes(old: Pack, before: Parameter, new: Pack, after: Parameter) -> Iterator[Text]:
    """Yield each value that came, went or changed, then what else is different."""
    one, other = _by_key(old, before), _by_key(new, after)
    for key in sorted({*one, *other}):
        if key not in one:
            yield _line(Text("增加", "added"), other[key])
        elif key not in other:
            yield _line(Text("去掉", "removed"), one[key])
        else:
            yield from _value_changes(one[key], other[key])
    yield from _rest(before, after)


def _by_key(pack: Pack, parameter: Parameter) -> dict[_Key, _Side]:
    """Return the values by place, categories and first day.

    Several packs may set one for the same; their ranks differ between packs of different depth, so
    they are told apart by their order.
    """
    found: dict[_Key, _Side] = {}
    for value in sorted(parameter.values, key=lambda value: value.layer):
        place, since, number = value.jurisdiction or "", value.since.isoformat(), 0
        while (place, value.categories, since, number) in found:
            number += 1
        found[place, value.categories, since, number] = _Side(pack, parameter, value)
    return found


def _line(what: Text, side: _Side) -> Text:
    where, amount = side.where(), side.amount()
    return Text(f"{what.zh} {where.zh}：{amount.zh}", f"{what.en} {where.en}: {amount.en}")


def _value_changes(one: _Side, other: _Side) -> Iterator[Text]:
    where, was, now = other.where(), one.amount(), other.amount()
    if one.value.value != other.value.value or one.parameter.unit != other.parameter.unit:
        yield Text(f"{where.zh}：{was.zh} → {now.zh}", f"{where.en}: {was.en} → {now.en}")
    for (what, first), (_, second) in zip(one.rests_on(), other.rests_on(), strict=True):
        if first != second:
            yield Text(
                f"{where.zh}，{what.zh}：{_shown(first)} → {_shown(second)}",
                f"{where.en}, {what.en}: {_shown(first)} → {_shown(second)}",
            )


def _rest(before: Parameter, after: Parameter) -> Iterator[Text]:
    for key, one, other in (
        ("unit", before.unit, after.unit),
        ("shown_as", _shown_as(before), _shown_as(after)),
        ("by", ", ".join(before.by), ", ".join(after.by)),
        ("lower_levels_may", before.lower_levels_may.value, after.lower_levels_may.value),
        ("review_by", before.review_by, after.review_by),
    ):
        if str(one) != str(other):
            yield Text.same(f"{key}: {_shown(one)} → {_shown(other)}")
    if before.title != after.title:
        yield Text(
            f"名称：{before.title.zh} → {after.title.zh}", f"title: {before.title.en} → {after.title.en}"
        )


def _shown_as(parameter: Parameter) -> str | None:
    return "percent" if is_percentage(parameter.unit) else None


def _shown(value: object) -> str:
    return "–" if value is None else str(value)
