"""Links normalisations: the keys that go with each method, step tables without gap or overlap."""

import itertools
from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.bounds import Stretch
from zhangcheng.model.scorecard import Method, Normalisation
from zhangcheng.pack.linking.context import Context, items_of
from zhangcheng.pack.linking.effects import check_amount
from zhangcheng.pack.shape.normalise import NormaliseShape
from zhangcheng.pack.shape.scorecard import IndicatorShape
from zhangcheng.yamlsource import Node, ScalarNode

_NEEDS: Mapping[Method, tuple[str, ...]] = {
    Method.TARGET: ("zero_at", "full_at"),
    Method.STEPS: ("steps",),
    Method.CATEGORIES: ("categories",),
    Method.DEDUCT: ("each",),
    Method.ADD: ("each",),
}
_MAY: Mapping[Method, tuple[str, ...]] = {
    Method.MIN_MAX: ("within",),
    Method.Z_SCORE: ("within", "centre", "spread"),
    Method.RANK: ("within",),
    Method.PERCENTILE: ("within",),
    Method.TARGET: ("capped",),
    Method.DEDUCT: ("floor", "ceiling"),
    Method.ADD: ("floor", "ceiling"),
}
COMPARED = frozenset({Method.MIN_MAX, Method.Z_SCORE, Method.RANK, Method.PERCENTILE})
"""Methods that compare institutions with each other, and so need to know which way is better."""
_VALUES = Text("数值", "values")
_OWN_DIRECTION = Text(
    "不看 direction，方向由方法自己说明", "it says itself what is better, without direction"
)
_NO_METHOD = Text("缺少 normalise", "normalise is missing")


def link_normalisation(
    shape: IndicatorShape, node: Node, weight: Decimal, context: Context
) -> Normalisation:
    """Return the normalisation of an indicator; a rule's outcomes are a proportion unless told."""
    given = shape.normalise
    if given is None:
        if shape.rule is None:
            context.fault(codes.METHOD_KEYS, node.at(("id",)), method=shape.id, problem=_NO_METHOD)
        return Normalisation(method=Method.PROPORTION)
    method = Method(given.method)
    at = node.at(("normalise",))
    _check_keys(given, method, at, context)
    check_amount(given.each, at.at(("each",)), context)
    if shape.rule is not None:
        _check_share(given, at, context)
    if shape.direction is not None and method not in COMPARED:
        place = node.key_location("direction")
        context.fault(codes.METHOD_KEYS, place, method=method.value, problem=_OWN_DIRECTION)
    found = Normalisation(
        method=method,
        within_group=given.within == "group",
        zero_at=Decimal(given.zero_at if given.zero_at is not None else 0),
        full_at=Decimal(given.full_at if given.full_at is not None else 1),
        capped=given.capped is not False,
        centre=Decimal(given.centre if given.centre is not None else 0),
        spread=Decimal(given.spread if given.spread is not None else 1),
        each=Decimal(given.each if given.each is not None else 0),
        floor=Decimal(given.floor if given.floor is not None else 0),
        ceiling=Decimal(given.ceiling) if given.ceiling is not None else None,
        steps=_steps(given, at, context),
        categories=tuple((c.is_, Decimal(c.points)) for c in given.categories or ()),
    )
    _check_points(found, at, weight, context)
    return found


def _check_keys(given: NormaliseShape, method: Method, node: Node, context: Context) -> None:
    needed, allowed = _NEEDS.get(method, ()), _MAY.get(method, ())
    written = given.model_fields_set - {"method"}
    for key in sorted(set(needed) - written):
        problem = Text(f"缺少 {key}", f"it lacks {key}")
        context.fault(codes.METHOD_KEYS, node.at(("method",)), method=method.value, problem=problem)
    for key in sorted(written - set(needed) - set(allowed)):
        problem = Text(f"用不到 {key}", f"it has no use for {key}")
        context.fault(codes.METHOD_KEYS, node.key_location(key), method=method.value, problem=problem)
    _check_target(given, method, node, context)


def _check_share(given: NormaliseShape, node: Node, context: Context) -> None:
    """The more of a rule's records pass, the better it is."""
    if given.zero_at is not None and given.full_at is not None and given.zero_at > given.full_at:
        problem = Text(
            "zero_at 大于 full_at，达标的越多得分越少",
            "zero_at is above full_at, so that the more records pass the fewer the points",
        )
        context.fault(codes.METHOD_KEYS, node.at(("zero_at",)), method=given.method, problem=problem)


def _check_target(given: NormaliseShape, method: Method, node: Node, context: Context) -> None:
    if method is Method.TARGET and given.zero_at is not None and given.zero_at == given.full_at:
        problem = Text("zero_at 与 full_at 相同", "zero_at and full_at are the same")
        context.fault(codes.METHOD_KEYS, node.at(("full_at",)), method=method.value, problem=problem)


def _steps(given: NormaliseShape, node: Node, context: Context) -> tuple[tuple[Stretch, Decimal], ...]:
    nodes = items_of(node, "steps")
    found: list[tuple[Stretch, Decimal]] = []
    for step, at in zip(given.steps or (), nodes, strict=True):
        stretch = stretch_of(at.at(("when",)), context)
        if stretch is not None:
            found.append((stretch, Decimal(step.points)))
    if found and len(found) == len(nodes) and not context.has_gap(node.at(("steps",))):
        places = [at.at(("when",)) for at in nodes]
        check_cover([stretch for stretch, _ in found], places, what=_VALUES, context=context)
    return tuple(found)


def _check_points(found: Normalisation, node: Node, weight: Decimal, context: Context) -> None:
    """No line of a table gives more points than the indicator has."""
    tables = (("steps", found.steps), ("categories", found.categories))
    for key, table in tables:
        for (_, points), at in zip(table, items_of(node, key), strict=False):
            if points > weight:
                context.fault(
                    codes.POINTS_OVER_WEIGHT,
                    at.at(("points",)),
                    points=f"{points:f}",
                    weight=f"{weight:f}",
                )


def stretch_of(node: Node, context: Context) -> Stretch | None:
    """Return the stretch written at `node`; None after noting that it is none."""
    text = node.text if isinstance(node, ScalarNode) else str(node.data)
    try:
        return Stretch.parse(text)
    except ValueError:
        context.fault(codes.BAD_STRETCH, node, text=text)
        return None


def check_cover(
    stretches: Sequence[Stretch], nodes: Sequence[Node], *, what: Text, context: Context
) -> None:
    """Note gaps and overlaps: each number must lie in exactly one of the stretches."""
    ordered = sorted(
        zip(stretches, nodes, strict=True),
        key=lambda pair: (pair[0].low is not None, pair[0].low or 0, not pair[0].low_closed),
    )
    first, last = ordered[0], ordered[-1]
    if first[0].low is not None:
        context.fault(codes.STRETCH_GAP, first[1], what=what, gap=f"< {first[0].low:f}")
    if last[0].high is not None and all(s.high is not None for s in stretches):
        context.fault(codes.STRETCH_GAP, last[1], what=what, gap=f"> {last[0].high:f}")
    for (below, under), (above, at) in itertools.pairwise(ordered):
        _check_joint(below, above, _odd((below, under), (above, at)), what=what, context=context)


def _odd(below: tuple[Stretch, Node], above: tuple[Stretch, Node]) -> Node:
    """Return where two ends that do not meet are likelier wrong: at the less round one."""
    high, low = below[0].high, above[0].low
    is_below = high is not None and low is not None and decimals(high) > decimals(low)
    return below[1] if is_below else above[1]


def _check_joint(below: Stretch, above: Stretch, node: Node, *, what: Text, context: Context) -> None:
    high, low = below.high, above.low
    if (
        high is None
        or low is None
        or low < high
        or (low == high and below.high_closed and above.low_closed)
    ):
        context.fault(codes.STRETCH_OVERLAP, node, what=what, first=str(below), second=str(above))
    elif low > high or not (below.high_closed or above.low_closed):
        missed = f"{high:f}" if low == high else f"{high:f} … {low:f}"
        gap = Text(f"{missed}（{below} 与 {above} 之间）", f"{missed} between {below} and {above}")
        context.fault(codes.STRETCH_GAP, node, what=what, gap=gap)


def decimals(value: Decimal) -> int:
    """Return how many decimals a number needs; less than none where it ends in zeros."""
    return -int(value.normalize().as_tuple().exponent)
