"""Links the tree of a scorecard: dimensions, indicators, what they take, and their weights."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.types import Kind
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.expression import Expression
from zhangcheng.model.rule import Rule
from zhangcheng.model.scorecard import (
    Aggregation,
    Basis,
    Comparison,
    Dimension,
    Indicator,
    Marks,
    Method,
    Missing,
    Tally,
    Treatment,
)
from zhangcheng.pack.linking.context import Context, expression_of, items_of, text_of, words_of
from zhangcheng.pack.linking.expressions import Expressions
from zhangcheng.pack.linking.ids import Ids
from zhangcheng.pack.linking.normalise import decimals, link_normalisation
from zhangcheng.pack.linking.paths import path_to
from zhangcheng.pack.linking.raters import link_marks
from zhangcheng.pack.shape.normalise import TreatShape
from zhangcheng.pack.shape.scorecard import (
    BoundsShape,
    ComparisonShape,
    DimensionShape,
    IndicatorShape,
    ScorecardShape,
)
from zhangcheng.yamlsource import Node

_DEFAULT_TOTAL = Decimal(100)
_ITEM = Text("指标或维度", "indicator or dimension")


class TreeLinker:
    """Links the tree of one scorecard; `ids` are those of all its items."""

    def __init__(  # noqa: PLR0913 - the scorecard, and what it refers to
        self,
        shape: ScorecardShape,
        *,
        rules: Mapping[str, Rule],
        vocabulary: Vocabulary,
        expressions: Expressions,
        context: Context,
        ids: Ids,
    ) -> None:
        """Keep what every item needs."""
        self._card = shape
        self._rules, self._vocabulary = rules, vocabulary
        self._expressions, self._context = expressions, context
        self._ids = ids

    def link(self, root: Node, basis: Basis | None) -> Dimension:
        """Return the tree; its root stands for the whole scorecard."""
        card = self._card
        total = number(card.total) or _DEFAULT_TOTAL
        aggregation = Aggregation(card.aggregate or Aggregation.ARITHMETIC)
        level = _Level(card, root, total, aggregation=aggregation)
        return Dimension(
            id=card.id,
            title=words_of(card.title),
            weight=total,
            range=None,
            total=total,
            aggregation=level.aggregation,
            comparisons=self._comparisons(level),
            items=self._items(level, basis),
            basis=basis or Basis(citations=(), illustrative=False),
            note=None,
            location=root.at(("id",)).location,
        )

    def _items(self, level: "_Level", basis: Basis | None) -> tuple[Dimension | Indicator, ...]:
        """Link what stands below a level, and add its weights up."""
        shape, node = level.shape, level.node
        items: list[Dimension | Indicator] = [
            self._dimension(dimension, at, basis)
            for dimension, at in zip(shape.dimensions or (), items_of(node, "dimensions"), strict=True)
        ]
        items += [
            self._indicator(indicator, at, basis, level)
            for indicator, at in zip(shape.indicators or (), items_of(node, "indicators"), strict=True)
        ]
        self._check_sum(level, items)
        return tuple(items)

    def _check_sum(self, level: "_Level", items: Sequence[Dimension | Indicator]) -> None:
        context = self._context
        if any(context.has_gap(level.node.at((key,))) for key in ("dimensions", "indicators")):
            return
        if not items:
            context.fault(codes.NOTHING_TO_SCORE, level.node.at(("id",)), item=level.shape.id)
            return
        found = sum((item.weight for item in items), Decimal(0))
        if found != level.total:
            rows = " + ".join(f"{item.id} {item.weight:f}" for item in items)
            context.fault(
                codes.WEIGHTS_SUM,
                _where_wrong(level, items),
                item=level.shape.id,
                sum=f"{found:f}",
                total=f"{level.total:f}",
                difference=f"{found - level.total:+f}",
                rows=rows,
            )

    def _basis(
        self, shape: DimensionShape | IndicatorShape, node: Node, inherited: Basis | None
    ) -> Basis | None:
        """Return where a weight comes from: as written with it, or as of the level above."""
        cited = [
            self._context.citation(text, at)
            for text, at in zip(shape.sources or (), items_of(node, "sources"), strict=True)
        ]
        if not shape.sources and not shape.illustrative:
            return inherited
        found = tuple(citation for citation in cited if citation is not None)
        return Basis(citations=found, illustrative=bool(shape.illustrative))

    def _checked_basis(
        self, shape: DimensionShape | IndicatorShape, node: Node, basis: Basis | None
    ) -> Basis:
        if basis is None:
            self._context.fault(codes.WEIGHT_WITHOUT_SOURCE, node.at(("id",)), item=shape.id)
        return basis or Basis(citations=(), illustrative=False)

    def _weight(self, shape: DimensionShape | IndicatorShape, node: Node) -> Decimal:
        weight = Decimal(shape.weight)
        if weight <= 0:
            self._context.fault(
                codes.OUT_OF_BOUNDS, node.at(("weight",)), value=f"{weight:f}", bound="> 0"
            )
        return weight

    def _range(
        self, shape: BoundsShape | None, weight: Decimal, node: Node
    ) -> tuple[Decimal, Decimal] | None:
        if shape is None:
            return None
        low, high = Decimal(shape.low), Decimal(shape.high)
        if not 0 <= low <= weight <= high:
            bound = f"0 ≤ {low:f} ≤ {weight:f} ≤ {high:f}"
            self._context.fault(codes.WEIGHT_RANGE, node, bound=bound)
        return low, high

    def _dimension(self, shape: DimensionShape, node: Node, inherited: Basis | None) -> Dimension:
        self._ids.claim(shape.id, node.at(("id",)))
        basis = self._basis(shape, node, inherited)
        total = number(shape.total) or _DEFAULT_TOTAL
        weight = self._weight(shape, node)
        aggregation = Aggregation(shape.aggregate or Aggregation.ARITHMETIC)
        level = _Level(shape, node, total, aggregation=aggregation)
        return Dimension(
            id=shape.id,
            title=words_of(shape.title),
            weight=weight,
            range=self._range(shape.range, weight, node.at(("range",))),
            total=total,
            aggregation=level.aggregation,
            comparisons=self._comparisons(level),
            items=self._items(level, basis),
            basis=self._checked_basis(shape, node, basis),
            note=text_of(shape.note),
            location=node.at(("id",)).location,
        )

    def _indicator(
        self, shape: IndicatorShape, node: Node, inherited: Basis | None, level: "_Level"
    ) -> Indicator:
        context = self._context
        self._ids.claim(shape.id, node.at(("id",)))
        taken = [key for key in ("value", "rule", "marks") if getattr(shape, key) is not None]
        if len(taken) != 1:
            context.fault(codes.ONE_OF, node.at(("id",)), item=shape.id, keys="value / rule / marks")
        weight = self._weight(shape, node)
        normalisation = link_normalisation(shape, node, weight, context)
        if level.aggregation is Aggregation.GEOMETRIC and normalisation.method is Method.Z_SCORE:
            context.fault(codes.GEOMETRIC_NEGATIVE, node.at(("normalise", "method")), item=shape.id)
        return Indicator(
            id=shape.id,
            title=words_of(shape.title),
            weight=weight,
            range=self._range(shape.range, weight, node.at(("range",))),
            value=self._value(shape, node, normalisation.method) if shape.value is not None else None,
            tally=self._tally(shape, node),
            marks=self._marks(shape, node),
            lower_is_better=shape.direction == "lower",
            unit=context.unit(shape.unit, node.at(("unit",))),
            treatment=_treatment(shape.treat),
            normalisation=normalisation,
            missing=Missing(shape.missing or self._card.missing),
            step=number(shape.step),
            basis=self._checked_basis(shape, node, self._basis(shape, node, inherited)),
            note=text_of(shape.note),
            location=node.at(("id",)).location,
        )

    def _value(self, shape: IndicatorShape, node: Node, method: Method) -> Expression:
        expression = expression_of(node.at(("value",)))
        kind = None if method is Method.CATEGORIES else Kind.NUMBER
        unit = self._context.unit(shape.unit, node.at(("unit",))) if kind is not None else None
        self._expressions.check(
            expression, record=self._card.record, vocabulary=self._vocabulary, kind=kind, unit=unit
        )
        return expression

    def _tally(self, shape: IndicatorShape, node: Node) -> Tally | None:
        if shape.rule is None:
            return None
        return link_tally(
            shape.rule,
            tuple(shape.through or ()),
            self._card.record,
            node=node,
            rules=self._rules,
            context=self._context,
        )

    def _marks(self, shape: IndicatorShape, node: Node) -> Marks | None:
        if shape.marks is None:
            return None
        return link_marks(
            shape.marks,
            node.at(("marks",)),
            self._card.record,
            vocabulary=self._vocabulary,
            expressions=self._expressions,
            context=self._context,
        )

    def _comparisons(self, level: "_Level") -> tuple[Comparison, ...]:
        """Link pairwise comparisons: each pair of items of the level is compared once."""
        shape, node = level.shape, level.node
        given: Sequence[ComparisonShape] = shape.comparisons or ()
        known = [item.id for item in (*(shape.dimensions or ()), *(shape.indicators or ()))]
        found: list[Comparison] = []
        pairs: set[frozenset[str]] = set()
        for comparison, at in zip(given, items_of(node, "comparisons"), strict=True):
            for key, name in (("more", comparison.more), ("than", comparison.than)):
                if name not in known:
                    self._context.unknown(
                        codes.UNKNOWN_ITEM, at.at((key,)), name, known=known, what=_ITEM, item=name
                    )
            pairs.add(frozenset((comparison.more, comparison.than)))
            found.append(
                Comparison(more=comparison.more, than=comparison.than, by=Decimal(comparison.by))
            )
        expected = {frozenset((a, b)) for a in known for b in known if a < b}
        if found and (pairs != expected or len(found) != len(expected)):
            self._context.fault(
                codes.COMPARISONS,
                node.key_location("comparisons"),
                item=shape.id,
                expected=len(expected),
                found=len(found),
            )
        return tuple(found)


class _Level:
    """A level of the tree while it is linked."""

    def __init__(
        self,
        shape: ScorecardShape | DimensionShape,
        node: Node,
        total: Decimal,
        *,
        aggregation: Aggregation,
    ) -> None:
        self.shape, self.node, self.total, self.aggregation = shape, node, total, aggregation


def _where_wrong(level: _Level, items: Sequence[Dimension | Indicator]) -> Location:
    """Return where to look first when the weights of a level do not add up.

    At the one weight that is less round than the others and the total, which makes the sum uneven; else
    at the total, where the level has its own, or at the first weight.
    """
    nodes = [*items_of(level.node, "dimensions"), *items_of(level.node, "indicators")]
    fineness = [decimals(item.weight) for item in items]
    finest = max(fineness)
    if finest > decimals(level.total) and fineness.count(finest) == 1:
        return nodes[fineness.index(finest)].key_location("weight")
    if level.shape.total is not None:
        return level.node.key_location("total")
    return nodes[0].key_location("weight")


def link_tally(  # noqa: PLR0913 - a rule, the way to the institution, and where they are written
    rule_id: str,
    through: tuple[str, ...],
    record: str,
    *,
    node: Node,
    rules: Mapping[str, Rule],
    context: Context,
) -> Tally | None:
    """Return which outcomes are counted for whom; None after a fault was noted."""
    rule = rules.get(rule_id) or next((r for r in rules.values() if rule_id in r.aliases), None)
    if rule is None:
        place = node.at(("rule",))
        context.unknown(codes.UNKNOWN_RULE, place, rule_id, known=rules, rule=rule_id)
        return None
    found = path_to(record, rule.record, through, context.record_types)
    if found is None:
        place = node.at(("through",)) if through else node.at(("rule",))
        context.fault(codes.NO_WAY, place, rule=rule.id, record=rule.record, target=record)
        return None
    return Tally(rule=rule.id, through=found)


def number(value: int | Decimal | None) -> Decimal | None:
    """Return a number of a shape as a decimal."""
    return None if value is None else Decimal(value)


def _treatment(shape: TreatShape | None) -> Treatment:
    if shape is None:
        return Treatment()
    return Treatment(
        low=number(shape.low), high=number(shape.high), logarithm=shape.transform is not None
    )
