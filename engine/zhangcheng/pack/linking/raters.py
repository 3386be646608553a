"""Links the marks of raters: the record type of their ballots, its fields, and the groups."""

from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.types import Kind
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.record_type import Field, FieldType, RecordType
from zhangcheng.model.scorecard import Marks, RaterGroup
from zhangcheng.pack.linking.context import Context, expression_of, items_of, words_of
from zhangcheng.pack.linking.expressions import Expressions
from zhangcheng.pack.linking.ids import Ids
from zhangcheng.pack.shape.scorecard import MarksShape
from zhangcheng.yamlsource import Node

_FULL = Decimal(100)
_ANSWER = Text("评价", "answer")
_GROUP = Text("评分人类别", "group of raters")


def link_marks(  # noqa: PLR0913 - the marks, who they are about, and what they may name
    shape: MarksShape,
    node: Node,
    record: str,
    *,
    vocabulary: Vocabulary,
    expressions: Expressions,
    context: Context,
) -> Marks | None:
    """Return the marks; None when their record type is not there."""
    ballots = context.record_types.get(shape.record)
    if ballots is None:
        known = context.record_types
        place = node.at(("record",))
        context.unknown(codes.UNKNOWN_RECORD_TYPE, place, shape.record, known=known, id=shape.record)
        return None
    rated = _field(ballots, "rated", shape.rated, node=node, context=context)
    if rated is not None and rated.to != record:
        expected, found = f"reference → {record}", f"{rated.type.value} → {rated.to or '–'}"
        context.fault(
            codes.FIELD_ROLE,
            node.at(("rated",)),
            key="rated",
            expected=expected,
            field=rated.id,
            found=found,
        )
    _field(ballots, "rater", shape.rater, node=node, context=context)
    group = _field(ballots, "group", shape.group, node=node, context=context)
    mark = _field(ballots, "mark", shape.mark, node=node, context=context)
    if mark is not None:
        _check_mark(mark, shape, node, context)
    when = None
    if shape.when is not None:
        when = expression_of(node.at(("when",)))
        expressions.check(when, record=shape.record, vocabulary=vocabulary, kind=Kind.BOOLEAN)
    return Marks(
        record=shape.record,
        rated=shape.rated,
        rater=shape.rater,
        group=shape.group,
        mark=shape.mark,
        when=when,
        answers=tuple((answer.answer, Decimal(answer.mark)) for answer in shape.answers or ()),
        exclude_small=shape.below_minimum == "exclude",
        groups=_groups(shape, node, group, context),
    )


def _field(
    record_type: RecordType, key: str, name: str, *, node: Node, context: Context
) -> Field | None:
    field = record_type.field(name)
    if field is None:
        known = [field.id for field in record_type.fields]
        context.unknown(
            codes.UNKNOWN_FIELD, node.at((key,)), name, known=known, record=record_type.id, field=name
        )
    return field


def _check_mark(mark: Field, shape: MarksShape, node: Node, context: Context) -> None:
    """A ballot holds a number, or one of the answers that the table knows."""
    if shape.answers is None:
        if mark.type is not FieldType.NUMBER:
            context.fault(
                codes.FIELD_ROLE,
                node.at(("mark",)),
                key="mark",
                expected="number / answers",
                field=mark.id,
                found=mark.type.value,
            )
        return
    answers = items_of(node, "answers")
    for choice, at in zip(shape.answers, answers, strict=True):
        if mark.choices and mark.choice(choice.answer) is None:
            known = [c.id for c in mark.choices]
            place = at.at(("answer",))
            context.unknown(
                codes.UNKNOWN_ITEM, place, choice.answer, known=known, what=_ANSWER, item=choice.answer
            )


def _groups(
    shape: MarksShape, node: Node, field: Field | None, context: Context
) -> tuple[RaterGroup, ...]:
    ids = Ids(context)
    found: list[RaterGroup] = []
    for group, at in zip(shape.groups, items_of(node, "groups"), strict=True):
        ids.claim(group.id, at.at(("id",)))
        if field is not None and field.choices and field.choice(group.id) is None:
            known = [choice.id for choice in field.choices]
            context.unknown(
                codes.UNKNOWN_ITEM, at.at(("id",)), group.id, known=known, what=_GROUP, item=group.id
            )
        found.append(
            RaterGroup(
                id=group.id,
                title=words_of(group.title),
                weight=Decimal(group.weight),
                minimum=group.minimum or 1,
                drop=group.drop or 0,
                drop_percent=group.drop_percent or 0,
            )
        )
    total = sum((group.weight for group in found), Decimal(0))
    if total != _FULL and not context.has_gap(node.at(("groups",))):
        rows = " + ".join(f"{group.id} {group.weight:f}" for group in found)
        context.fault(
            codes.WEIGHTS_SUM,
            node.key_location("groups"),
            item=Text("评分人类别", "groups of raters"),
            sum=f"{total:f}",
            total=f"{_FULL:f}",
            difference=f"{total - _FULL:+f}",
            rows=rows,
        )
    return tuple(found)
