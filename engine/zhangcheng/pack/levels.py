"""Proves that lower levels, places and packs alike, do to a parameter only what it lets them."""

import datetime as dt
from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.parameter import LowerLevels, Parameter, Value
from zhangcheng.pack.linking.context import Context
from zhangcheng.pack.timeline import Key, by_key

_ALLOWED = {
    LowerLevels.RAISE: Text(
        "下级只能提高这个值（lower_levels_may: raise）",
        "Lower levels may only raise it (lower_levels_may: raise)",
    ),
    LowerLevels.LOWER: Text(
        "下级只能降低这个值（lower_levels_may: lower）",
        "Lower levels may only lower it (lower_levels_may: lower)",
    ),
    LowerLevels.NOTHING: Text(
        "下级不得调整这个值（lower_levels_may: nothing）",
        "Lower levels may not change it (lower_levels_may: nothing)",
    ),
}
_BELOW = Text("低于", "below")
_ABOVE = Text("高于", "above")
_UNLIKE = Text("不同于", "unlike")
_EVERYWHERE = Text("处处适用的值", "the value for everywhere")


def check_levels(parameter: Parameter, context: Context) -> None:
    """Compare each value with the one above it on every day on which both are in force."""
    if parameter.lower_levels_may is LowerLevels.ANYTHING:
        return
    timelines = by_key(parameter.values)
    for key, of_packs in timelines.items():
        higher = [line for above in _keys_above(key, context) for line in timelines.get(above, ())]
        for position, timeline in enumerate(of_packs, start=1):
            for value in timeline:
                _check(parameter, value, [*of_packs[position:], *higher], context)


def _keys_above(key: Key, context: Context) -> list[Key]:
    place, categories = key
    if place is None:
        return []
    ancestors = context.jurisdictions.chain(place)[1:]
    return [*((ancestor.code, categories) for ancestor in ancestors), (None, categories)]


def _check(parameter: Parameter, value: Value, above: list[list[Value]], context: Context) -> None:
    """Report the first day on which `value` stands against the nearest value above it."""
    starts = {other.since for timeline in above for other in timeline if other.since > value.since}
    ends = {other.to + dt.timedelta(days=1) for line in above for other in line if other.to is not None}
    for day in sorted({value.since, *starts, *(end for end in ends if end > value.since)}):
        if value.to is not None and day > value.to:
            return
        chain = [other for line in above for other in line if other.covers(day)]
        relation = _relation(value, chain[0], parameter.lower_levels_may) if chain else None
        if relation is not None:
            _report(value, chain, relation, parameter.lower_levels_may, context=context)
            return


def _relation(value: Value, above: Value, allowed: LowerLevels) -> Text | None:
    """Return how `value` stands against the one above it, when that is not allowed."""
    one, other = value.value, above.value
    if one == other or other is None:
        return None
    if one is None:
        # Without a value nothing is required: that is less than any floor, and no bound at all.
        return _UNLIKE
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return _UNLIKE if allowed is LowerLevels.NOTHING else None
    relation = _BELOW if one < other else _ABOVE
    fine = _ABOVE if allowed is LowerLevels.RAISE else _BELOW
    return None if allowed is not LowerLevels.NOTHING and relation is fine else relation


def _report(
    value: Value, chain: list[Value], relation: Text, allowed: LowerLevels, *, context: Context
) -> None:
    steps = [_step(step, context) for step in (value, *chain)]
    # A pack cannot mend what stands above it: the fault is where the lowest of the two packs sets one.
    lowest = value if value.layer >= chain[0].layer else chain[0]
    context.fault(
        codes.AGAINST_HIGHER_LEVEL,
        lowest.location,
        place=_place(value, context),
        value=_written(value),
        relation=relation,
        above_value=_written(chain[0]),
        chain=Text(" ← ".join(s.zh for s in steps), " ← ".join(s.en for s in steps)),
        allowed=_ALLOWED[allowed],
    )


def _place(value: Value, context: Context) -> Text:
    if value.jurisdiction is None:
        return _EVERYWHERE
    place = context.jurisdictions.by_code.get(value.jurisdiction)
    if place is None:
        return Text.same(value.jurisdiction)
    return Text(f"{place.name.zh} {place.code}", f"{place.name.en} {place.code}")


def _written(value: Value) -> str:
    return "null" if value.value is None else str(value.value)


def _step(value: Value, context: Context) -> Text:
    place = _place(value, context)
    where = f" {value.citation.id}" if value.citation is not None else ""
    pack = f", {context.layers[value.layer].id}" if len(context.layers) > 1 else ""
    told = f": {_written(value)} [{value.since.isoformat()}{where}{pack}]"
    return Text(place.zh + told, place.en + told)
