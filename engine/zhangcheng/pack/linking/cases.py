"""Links cases: their names, dates and what they give, held to the fields of the record type."""

from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import LANGUAGES, Language, Text
from zhangcheng.model.clock import Period
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.rule import Case
from zhangcheng.pack.linking.context import Context, exact_of, items_of
from zhangcheng.pack.linking.given import link_given
from zhangcheng.pack.shape import CaseShape, RuleShape
from zhangcheng.yamlsource import Node


def link_cases(rule: RuleShape, node: Node, context: Context) -> tuple[Case, ...]:
    """Return the cases of a rule."""
    names: dict[tuple[Language, str], Node] = {}
    cases = []
    for shape, at in zip(rule.cases, items_of(node, "cases"), strict=True):
        name = _name(shape)
        taken = [names.setdefault((language, name.get(language)), at) for language in LANGUAGES]
        first = next((node for node in taken if node is not at), None)
        if first is not None:
            line = first.location.line or 0
            context.fault(codes.CASE_NAME, at.at(("name",)), rule=rule.id, name=name, line=line)
        cases.append(_case(shape, at, name, rule.record, context=context))
    return tuple(cases)


def _case(shape: CaseShape, node: Node, name: Text, record: str, *, context: Context) -> Case:
    record_type = context.record_types.get(record)
    given = node.at(("given",))
    return Case(
        name=name,
        as_of=shape.as_of,
        period=_period(shape, node, context),
        given=link_given(record_type, given, context) if record_type is not None else {},
        expect=Outcome(shape.expect),
        gap=exact_of(shape.gap),
        actual=_exact(shape.actual),
        required=_exact(shape.required),
        location=node.at(("name",)).location,
    )


def _name(shape: CaseShape) -> Text:
    return Text.same(shape.name) if isinstance(shape.name, str) else Text(shape.name.zh, shape.name.en)


def _period(shape: CaseShape, node: Node, context: Context) -> str | None:
    if shape.period is None:
        return None
    text = str(shape.period)
    try:
        Period.parse(text)
    except ValueError:
        context.fault(codes.BAD_PERIOD, node.at(("period",)), value=text)
    return text


def _exact(value: int | Decimal | str | None) -> Decimal | str | None:
    return value if value is None or isinstance(value, str) else Decimal(value)
