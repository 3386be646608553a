"""Types and units in words, for the checker's messages."""

from collections.abc import Mapping

from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.checking.values import Items, Row, Value, WholePeriod
from zhangcheng.feel.types import Kind, Type
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.unit import Unit

_KINDS: Mapping[Kind, Text] = {
    Kind.NUMBER: Text("数", "a number"),
    Kind.TEXT: Text("文本", "a text"),
    Kind.BOOLEAN: Text("条件（是非值）", "a condition (true or false)"),
    Kind.DATE: Text("日期", "a date"),
    Kind.DAYS: Text("天数时长", "a duration in days"),
    Kind.MONTHS: Text("月数时长", "a duration in months"),
    Kind.LIST: Text("多行相关记录", "related records"),
    Kind.RANGE: Text("区间", "a range"),
    Kind.RECORD: Text("记录", "a record"),
    Kind.NULL: Text("null", "null"),
}


def kind_in_words(*kinds: Kind) -> Text:
    """Return `a number`, or `a number or a date`."""
    words = [_KINDS[kind] for kind in kinds]
    return Text("或".join(word.zh for word in words), " or ".join(word.en for word in words))


def unit_in_words(unit: Unit, vocabulary: Vocabulary) -> Text:
    """Return the unit's label, or that there is none."""
    if not unit.powers:
        return Text("无单位", "no unit")
    return Text(unit.label(vocabulary.units, "zh"), unit.label(vocabulary.units, "en"))


def type_in_words(value_type: Type, vocabulary: Vocabulary) -> Text:
    """Return the type as a message names it: `a number in yuan`."""
    kind = _KINDS[value_type.kind]
    if value_type.unit is not None and value_type.unit.powers:
        unit = unit_in_words(value_type.unit, vocabulary)
        return Text(f"{kind.zh}（{unit.zh}）", f"{kind.en} in {unit.en}")
    record_type = vocabulary.record_types.get(value_type.record or "")
    if value_type.kind is Kind.RECORD and record_type is not None:
        title = record_type.title
        return Text(f"一条{title.zh}记录", f"a record of {title.en}")
    return kind


def value_in_words(value: Value, vocabulary: Vocabulary) -> Text:
    """Return what the value is, as a message names it."""
    match value:
        case Row():
            return type_in_words(Type(kind=Kind.RECORD, record=value.record_type), vocabulary)
        case Items():
            return Text("列表", "a list")
        case WholePeriod():
            return Text("时间段", "a stretch of time")
        case _:
            return type_in_words(value.type, vocabulary)
