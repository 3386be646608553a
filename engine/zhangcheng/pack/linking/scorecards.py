"""Links scorecards: the scorecard as a whole, its adjustments, vetoes and grades."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.types import Kind
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.expression import Expression
from zhangcheng.model.record_type import FieldType
from zhangcheng.model.rule import Effective, Rule
from zhangcheng.model.scorecard import (
    Adjustment,
    Aggregation,
    Basis,
    Dimension,
    Grade,
    Indicator,
    Method,
    Missing,
    Rounding,
    RoundingMode,
    Scorecard,
    Tally,
    Variations,
    Veto,
    Waived,
    walk,
)
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.context import Context, expression_of, items_of, text_of, words_of
from zhangcheng.pack.linking.effects import check_amount, check_effects, check_holds, check_order
from zhangcheng.pack.linking.expressions import Expressions
from zhangcheng.pack.linking.ids import Ids, check_file_name
from zhangcheng.pack.linking.normalise import check_cover, stretch_of
from zhangcheng.pack.linking.score_tree import TreeLinker, link_tally, number
from zhangcheng.pack.shape import ScorecardShape
from zhangcheng.pack.shape.scorecard import AdjustmentShape, GradeShape, VetoShape
from zhangcheng.yamlsource import Node

_GROUPS = frozenset({FieldType.REFERENCE, FieldType.CHOICE, FieldType.TEXT, FieldType.JURISDICTION})
_GRADES = Text("分数", "scores")
_GRADE = Text("等次", "grade")
_ITEM = Text("指标或维度", "indicator or dimension")


def link_scorecards(
    files: list[RawFile],
    rules: Mapping[str, Rule],
    vocabulary: Vocabulary,
    *,
    expressions: Expressions,
    context: Context,
) -> dict[str, Scorecard]:
    """Return the pack's scorecards by id."""
    found: dict[str, Scorecard] = {}
    ids = Ids(context)
    for file in files:
        check_file_name(file, "id", context)
        assert isinstance(file.shape, ScorecardShape)  # noqa: S101 - given by its kind
        linker = _Linker(
            file.shape, file.root, rules, vocabulary=vocabulary, expressions=expressions, context=context
        )
        card = linker.link()
        if ids.claim(file.shape.id, file.root.at(("id",))) and card is not None:
            found[file.shape.id] = card
    return found


class _Linker:
    """Links one scorecard."""

    def __init__(  # noqa: PLR0913 - the scorecard, and what it refers to
        self,
        shape: ScorecardShape,
        root: Node,
        rules: Mapping[str, Rule],
        *,
        vocabulary: Vocabulary,
        expressions: Expressions,
        context: Context,
    ) -> None:
        self._shape, self._root = shape, root
        self._rules, self._vocabulary = rules, vocabulary
        self._expressions, self._context = expressions, context
        self._ids = Ids(context)
        self._basis = self._own_basis(shape.sources, illustrative=shape.illustrative, node=root)

    def link(self) -> Scorecard | None:
        if not self._knows_record():
            return None
        tree = TreeLinker(
            self._shape,
            rules=self._rules,
            vocabulary=self._vocabulary,
            expressions=self._expressions,
            context=self._context,
            ids=self._ids,
        ).link(self._root, self._basis)
        grades = self._grades()
        check_effects(self._shape, self._root, grades, self._context)
        self._check_amounts()
        self._check_group()
        self._check_least(tree)
        self._check_ties([item.id for item in walk(tree)][1:])
        return self._scorecard(tree, grades)

    def _scorecard(self, tree: Dimension, grades: tuple[Grade, ...]) -> Scorecard:
        shape, root = self._shape, self._root
        return Scorecard(
            id=shape.id,
            title=words_of(shape.title),
            record=shape.record,
            when=self._condition(shape.when, root.at(("when",))),
            group=shape.group,
            root=tree,
            scale=number(shape.scale) or tree.total,
            scored_at_least_percent=shape.scored_at_least_percent,
            rounding=Rounding(decimals=shape.rounding.decimals, mode=RoundingMode(shape.rounding.mode)),
            lowest=number(shape.lowest),
            highest=number(shape.highest),
            additions_at_most=number(shape.additions_at_most),
            deductions_at_most=number(shape.deductions_at_most),
            adjustments=self._adjustments(),
            vetoes=self._vetoes([grade.id for grade in shape.grades or ()]),
            grades=grades,
            quota_within_group=shape.quota_within == "group",
            waived=Waived(shape.waived or Waived.EXCLUDE),
            ties=tuple(shape.ties or ()),
            sensitivity=self._sensitivity(),
            effective=self._effective(),
            basis=self._basis or Basis(citations=(), illustrative=False),
            note=text_of(shape.note),
            location=root.at(("id",)).location,
        )

    def _knows_record(self) -> bool:
        name, known = self._shape.record, self._context.record_types
        if name not in known:
            place = self._root.at(("record",))
            self._context.unknown(codes.UNKNOWN_RECORD_TYPE, place, name, known=known, id=name)
        return name in known

    def _effective(self) -> Effective:
        given = self._shape.effective
        if given is None:
            return Effective()
        self._context.dates(given.since, given.to, self._root.at(("effective", "to")))
        return Effective(
            since=given.since,
            to=given.to,
            promulgated=given.promulgated,
            assumed=bool(given.assumed),
        )

    def _own_basis(
        self, sources: Sequence[str] | None, *, illustrative: bool | None, node: Node
    ) -> Basis | None:
        if not sources and not illustrative:
            return None
        cited = [
            self._context.citation(text, at)
            for text, at in zip(sources or (), items_of(node, "sources"), strict=True)
        ]
        found = tuple(citation for citation in cited if citation is not None)
        return Basis(citations=found, illustrative=bool(illustrative))

    def _item_basis(self, shape: AdjustmentShape | VetoShape, node: Node) -> Basis:
        own = self._own_basis(shape.sources, illustrative=shape.illustrative, node=node)
        basis = own or self._basis
        if basis is None:
            self._context.fault(codes.WEIGHT_WITHOUT_SOURCE, node.at(("id",)), item=shape.id)
        return basis or Basis(citations=(), illustrative=False)

    def _condition(self, text: str | None, node: Node) -> Expression | None:
        return None if text is None else self._checked(node, Kind.BOOLEAN)

    def _checked(self, node: Node, kind: Kind) -> Expression:
        expression = expression_of(node)
        self._expressions.check(
            expression, record=self._shape.record, vocabulary=self._vocabulary, kind=kind
        )
        return expression

    def _check_amounts(self) -> None:
        for key in ("additions_at_most", "deductions_at_most"):
            check_amount(getattr(self._shape, key), self._root.at((key,)), self._context)

    def _check_group(self) -> None:
        name = self._shape.group
        if name is None:
            return
        record_type = self._context.record_types[self._shape.record]
        field = record_type.field(name)
        if field is None or field.type not in _GROUPS:
            known = [f.id for f in record_type.fields if f.type in _GROUPS]
            place = self._root.at(("group",))
            self._context.unknown(
                codes.UNKNOWN_FIELD, place, name, known=known, record=record_type.id, field=name
            )

    def _check_least(self, tree: Dimension) -> None:
        """Advise a least share of the weight where what has no data is left out."""
        is_left_out = any(isinstance(i, Indicator) and i.missing is Missing.EXCLUDE for i in walk(tree))
        if is_left_out and self._shape.scored_at_least_percent is None:
            self._context.fault(codes.NO_LEAST_WEIGHT, self._root.at(("missing",)), card=self._shape.id)

    def _check_ties(self, known: list[str]) -> None:
        for name, node in zip(self._shape.ties or (), items_of(self._root, "ties"), strict=True):
            if name not in known:
                self._context.unknown(codes.UNKNOWN_ITEM, node, name, known=known, what=_ITEM, item=name)

    def _tally(self, shape: AdjustmentShape | VetoShape, node: Node) -> Tally | None:
        if shape.rule is None:
            return None
        return link_tally(
            shape.rule,
            tuple(shape.through or ()),
            self._shape.record,
            node=node,
            rules=self._rules,
            context=self._context,
        )

    def _adjustments(self) -> tuple[Adjustment, ...]:
        found: list[Adjustment] = []
        nodes = items_of(self._root, "adjustments")
        for shape, node in zip(self._shape.adjustments or (), nodes, strict=True):
            self._ids.claim(shape.id, node.at(("id",)))
            if (shape.value is None) == (shape.rule is None):
                keys = "value / rule"
                self._context.fault(codes.ONE_OF, node.at(("id",)), item=shape.id, keys=keys)
            check_amount(shape.each, node.at(("each",)), self._context)
            check_amount(shape.at_most, node.at(("at_most",)), self._context)
            value = self._checked(node.at(("value",)), Kind.NUMBER) if shape.value is not None else None
            found.append(
                Adjustment(
                    id=shape.id,
                    title=words_of(shape.title),
                    is_addition=shape.kind == "addition",
                    value=value,
                    tally=self._tally(shape, node),
                    each=Decimal(shape.each),
                    at_most=number(shape.at_most),
                    basis=self._item_basis(shape, node),
                    note=text_of(shape.note),
                    location=node.at(("id",)).location,
                )
            )
        return tuple(found)

    def _vetoes(self, grades: list[str]) -> tuple[Veto, ...]:
        found: list[Veto] = []
        nodes = items_of(self._root, "vetoes")
        for shape, node in zip(self._shape.vetoes or (), nodes, strict=True):
            self._ids.claim(shape.id, node.at(("id",)))
            self._check_veto(shape, node, grades)
            found.append(
                Veto(
                    id=shape.id,
                    title=words_of(shape.title),
                    when=self._condition(shape.when, node.at(("when",))),
                    tally=self._tally(shape, node),
                    grade=shape.grade,
                    score=number(shape.score),
                    basis=self._item_basis(shape, node),
                    note=text_of(shape.note),
                    location=node.at(("id",)).location,
                )
            )
        return tuple(found)

    def _check_veto(self, shape: VetoShape, node: Node, grades: list[str]) -> None:
        if (shape.when is None) == (shape.rule is None):
            self._context.fault(codes.ONE_OF, node.at(("id",)), item=shape.id, keys="when / rule")
        check_holds(shape, node, self._shape, grades, self._context)
        if shape.grade is not None and shape.grade not in grades:
            place = node.at(("grade",))
            self._context.unknown(
                codes.UNKNOWN_ITEM, place, shape.grade, known=grades, what=_GRADE, item=shape.grade
            )

    def _grades(self) -> tuple[Grade, ...]:
        nodes = items_of(self._root, "grades")
        ids = Ids(self._context)
        found: list[Grade] = []
        for shape, node in zip(self._shape.grades or (), nodes, strict=True):
            ids.claim(shape.id, node.at(("id",)))
            scores = stretch_of(node.at(("scores",)), self._context)
            if scores is None:
                continue
            found.append(
                Grade(
                    id=shape.id,
                    title=words_of(shape.title),
                    scores=scores,
                    at_most_percent=shape.at_most_percent,
                    not_with=self._barring(shape, node),
                    location=node.at(("id",)).location,
                )
            )
        if found and len(found) == len(nodes) and not self._context.has_gap(self._root.at(("grades",))):
            scores_nodes = [node.at(("scores",)) for node in nodes]
            check_cover([g.scores for g in found], scores_nodes, what=_GRADES, context=self._context)
            check_order(found, nodes, self._context)
        return tuple(found)

    def _barring(self, shape: GradeShape, node: Node) -> tuple[Tally, ...]:
        tallies = [
            link_tally(rule, (), self._shape.record, node=at, rules=self._rules, context=self._context)
            for rule, at in zip(shape.not_with or (), items_of(node, "not_with"), strict=True)
        ]
        return tuple(tally for tally in tallies if tally is not None)

    def _sensitivity(self) -> Variations | None:
        given = self._shape.sensitivity
        if given is None:
            return None
        return Variations(
            weights_percent=given.weights_percent,
            methods=tuple(Method(name) for name in given.normalise or ()),
            aggregations=tuple(Aggregation(name) for name in given.aggregate or ()),
            draws=given.draws,
            seed=given.seed,
        )
