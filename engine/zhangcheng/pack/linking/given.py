"""Reads what a case gives: values by field, related rows, records referred to."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType, RecordType
from zhangcheng.pack.linking.context import Context
from zhangcheng.yamlsource import MappingNode, Node, ScalarNode, SequenceNode

_PLACE = "jurisdiction"
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_DATE_LIKE = re.compile(r"[0-9]+[-/.][0-9]+[-/.][0-9]+")
_NO_HINT = Text("", "")
_EXPECTED = {
    FieldType.TEXT: Text("文字（数字请加引号）", "text (digits in quotes)"),
    FieldType.NUMBER: Text("数字", "a number"),
    FieldType.BOOLEAN: Text("true 或 false", "true or false"),
    FieldType.DATE: Text("日期，例如 2018-06-30", "a date, such as 2018-06-30"),
    FieldType.MONTH: Text("月份，例如 2018-06", "a month, such as 2018-06"),
    FieldType.CHOICE: Text("取值的标识", "the id of one of its values"),
    FieldType.REFERENCE: Text(
        "另一条记录的键，或它的字段（映射）", "the key of another record, or its fields (a mapping)"
    ),
    FieldType.JURISDICTION: Text("加引号的区划代码", "a code in quotes"),
}
_ROWS = Text("相关记录的列表", "a list of related records")


def link_given(record_type: RecordType, node: Node, context: Context) -> Mapping[str, object]:
    """Return the values given of a record: exact numbers, dates, choice ids, nested records."""
    if not isinstance(node, MappingNode):
        return {}
    return {key: _value(record_type, key, value, node, context) for key, value in node.values.items()}


def _value(
    record_type: RecordType, key: str, node: Node, parent: MappingNode, context: Context
) -> object:
    field = record_type.field(key)
    if field is not None:
        return _of_field(field, node, context)
    relation = record_type.relation(key)
    if relation is not None:
        return _rows(context.record_types[relation.record_type], key, node, context)
    if key == _PLACE:
        return _code(key, node, context)
    known = [f.id for f in record_type.fields] + [r.name for r in record_type.relations] + [_PLACE]
    place = parent.key_location(key)
    context.unknown(codes.UNKNOWN_FIELD, place, key, known=known, record=record_type.id, field=key)
    return None


def _rows(record_type: RecordType, key: str, node: Node, context: Context) -> list[Mapping[str, object]]:
    items = node.items if isinstance(node, SequenceNode) else None
    if items is None or not all(isinstance(item, MappingNode) for item in items):
        context.fault(codes.CASE_VALUE, node, field=key, expected=_ROWS, suggestion=_NO_HINT)
        return []
    return [link_given(record_type, item, context) for item in items]


def _of_field(field: Field, node: Node, context: Context) -> object:
    if node.data is None and isinstance(node, ScalarNode):
        return None
    match field.type:
        case FieldType.NUMBER:
            return _number(field, node, context)
        case FieldType.CHOICE:
            return _choice(field, node, context)
        case FieldType.DATE | FieldType.MONTH:
            return _date(field, node, context)
        case FieldType.JURISDICTION:
            return _code(field.id, node, context)
        case FieldType.REFERENCE if isinstance(node, MappingNode):
            target = context.record_types.get(field.to or "")
            return link_given(target, node, context) if target is not None else {}
        case FieldType.BOOLEAN if isinstance(node.data, bool):
            return node.data
        case FieldType.TEXT | FieldType.REFERENCE if isinstance(node.data, str | dt.date):
            return node.text if isinstance(node, ScalarNode) else None
        case _:
            _misfit(field, node, context)
            return None


def _misfit(field: Field, node: Node, context: Context, suggestion: Text = _NO_HINT) -> None:
    """Note a value that its field cannot hold."""
    expected = _EXPECTED[field.type]
    context.fault(codes.CASE_VALUE, node, field=field.id, expected=expected, suggestion=suggestion)


def _number(field: Field, node: Node, context: Context) -> Decimal | None:
    if isinstance(node.data, bool) or not isinstance(node.data, int | Decimal):
        _misfit(field, node, context)
        return None
    number = Decimal(node.data)
    decimals = -int(number.normalize().as_tuple().exponent)
    if decimals > field.decimals:
        hint = Text(
            f"至多 {field.decimals} 位小数；要这么细，给字段写 decimals: {decimals}",
            f"At most {field.decimals} decimals; for so many, write decimals: {decimals} at the field",
        )
        _misfit(field, node, context, hint)
        return None
    for bound, sign in ((field.minimum, "≥"), (field.maximum, "≤")):
        beyond = bound is not None and (number < bound if sign == "≥" else number > bound)
        if beyond:
            _misfit(field, node, context, Text.same(f"{sign} {bound}"))
            return None
    return number


def _choice(field: Field, node: Node, context: Context) -> str | None:
    if not isinstance(node, ScalarNode) or not isinstance(node.data, str | int | dt.date):
        _misfit(field, node, context)
        return None
    if field.choice(node.text) is None:
        known = [choice.id for choice in field.choices]
        context.unknown(
            codes.UNKNOWN_CHOICE, node, node.text, known=known, value=node.text, field=field.id
        )
    return node.text


def _date(field: Field, node: Node, context: Context) -> dt.date | None:
    month = field.type is FieldType.MONTH
    if isinstance(node.data, dt.date):
        return node.data.replace(day=1) if month else node.data
    text = node.data if isinstance(node.data, str) else ""
    match = _MONTH.fullmatch(text)
    if month and match is not None:
        return dt.date(int(match[1]), int(match[2]), 1)
    if _DATE_LIKE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            context.fault(codes.BAD_DATE, node, value=text)
            return None
    _misfit(field, node, context)
    return None


def _code(name: str, node: Node, context: Context) -> str | None:
    if node.data is None:
        return None
    if not isinstance(node.data, str):
        expected = _EXPECTED[FieldType.JURISDICTION]
        context.fault(codes.CASE_VALUE, node, field=name, expected=expected, suggestion=_NO_HINT)
        return None
    context.jurisdiction(node.data, node)
    return node.data
