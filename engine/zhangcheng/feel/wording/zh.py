"""The typed tree in Chinese."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from zhangcheng.feel import tree
from zhangcheng.feel.types import Kind
from zhangcheng.feel.wording.instances import are_instances, said_once, spread
from zhangcheng.feel.wording.surroundings import (
    BOTH,
    CONDITION,
    PHRASE,
    POWER,
    PRODUCT,
    SUM,
    Surroundings,
    Writer,
    about_data,
    as_condition,
    counted_duration,
    is_calendar,
    is_period,
    is_time_between,
    truth,
)

_WEEKDAY = "星期（1 为星期一）"
_AMOUNT = {"=": "等于", "!=": "不等于", "<": "少于", "<=": "不超过", ">": "多于", ">=": "不少于"}
_HEIGHT = {"=": "等于", "!=": "不等于", "<": "低于", "<=": "不超过", ">": "高于", ">=": "不低于"}
_COMPARISONS: Mapping[Kind, Mapping[str, str]] = {
    Kind.DATE: {"=": "为", "!=": "不是", "<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于"},
    Kind.DAYS: {"=": "等于", "!=": "不等于", "<": "短于", "<=": "不超过", ">": "长于", ">=": "不短于"},
    Kind.MONTHS: {"=": "等于", "!=": "不等于", "<": "短于", "<=": "不超过", ">": "长于", ">=": "不短于"},
    Kind.RECORD: {"=": "就是", "!=": "不是"},
}
_PLAIN = {"=": "为", "!=": "不是"}
_OPERATORS = {"+": "加", "-": "减", "*": "乘以", "/": "除以"}
_EXTREMES = {
    "min": {Kind.DATE: "最早的{}", Kind.NUMBER: "最小的{}"},
    "max": {Kind.DATE: "最晚的{}", Kind.NUMBER: "最大的{}"},
}
_ROUNDINGS = {
    "floor": "向下取",
    "ceiling": "向上取",
    "round up": "进位取",
    "round down": "截取",
    "round half up": "四舍五入取",
    "round half down": "五舍六入取",
    "round half even": "四舍六入五成双取",
}
_PHRASES = {
    "string length": "{}的字数",
    "upper case": "{}的大写",
    "lower case": "{}的小写",
    "contains": "{}包含{}",
    "starts with": "{}以{}开头",
    "ends with": "{}以{}结尾",
    "abs": "{}的绝对值",
    "modulo": "{}除以{}的余数",
    "date": "{}年{}月{}日",
    "years and months duration": "从{}到{}的整月数",
    "year": "{}的年份",
    "month": "{}的月份",
    "day": "{}的日",
    "weekday": "{}的" + _WEEKDAY,
    "days": "{}的天数",
    "months": "{}除去整年后的月数",
    "years": "{}的整年数",
}
_CHOSEN = {"min": "中的最小者", "max": "中的最大者", "sum": "之和", "mean": "的平均值"}


def _literal(node: tree.Literal, around: Surroundings) -> str:
    value = node.value
    match value:
        case None:
            return "空"
        case bool():
            return "是" if value else "否"
        case Decimal():
            return around.quantity(value, node.type.unit)
        case dt.date():
            return f"{value.year}年{value.month}月{value.day}日"
        case int():
            return f"{value} {'天' if node.type.kind is Kind.DAYS else '个月'}"
        case _:
            return around.text(str(value))


def _reference(node: tree.FieldRef | tree.MeasureRef, around: Surroundings) -> str:
    name = node.field if isinstance(node, tree.FieldRef) else node.measure
    text = "的".join(around.labels(node.path, name))
    return f"“{text}”为“是”" if as_condition(node) else text


def _subject(node: tree.Node, around: Surroundings) -> str:
    """Return what a sentence is about: a yes/no field by its label alone."""
    if as_condition(node):
        return _reference(node, around).removesuffix("为“是”")  # type: ignore[arg-type]
    return around.part(node, SUM)


def _parameter(node: tree.ParameterRef, around: Surroundings) -> str:
    told = around.named_arguments(node)
    on = around.dated(node)
    if on is not None:
        told.append(f"按{around.write(on)}")
    title = around.label(around.vocabulary.parameters[node.parameter].title)
    return f"{title}（{'、'.join(told)}）" if told else title


def _arithmetic(node: tree.Arithmetic, around: Surroundings) -> str:
    left, right = node.left, node.right
    if is_time_between(node):
        return f"从{around.part(right, SUM)}到{around.part(left, SUM)}的时间"
    if node.type.kind is Kind.DATE:
        day, span = (left, right) if left.type.kind is Kind.DATE else (right, left)
        after = "后" if node.operator == "+" else "前"
        return f"{around.part(day, SUM)}{after}{_spaced(around.part(span, PRODUCT))}"
    if node.operator == "**":
        return f"{around.part(left, PHRASE)}的 {around.write(right)} 次方"
    count = counted_duration(node)
    if count is not None:
        unit = "天" if node.type.kind is Kind.DAYS else "个月"
        return (
            f"{around.write(count)} {unit}"
            if isinstance(count, tree.Literal)
            else f"{around.write(count)}（{unit}）"
        )
    level = SUM if node.operator in {"+", "-"} else PRODUCT
    word = _OPERATORS[node.operator]
    left_text, right_text = around.part(left, level), around.part(right, level + 1)
    return f"{_joined(left_text, word)}{_spaced(right_text)}"


def _joined(left: str, word: str) -> str:
    return f"{left} {word}" if left[-1:].isascii() and left[-1:].isalnum() else f"{left}{word}"


def _spaced(right: str) -> str:
    """Put the space that Chinese typesetting wants before a figure."""
    return f" {right}" if right[:1].isascii() and (right[:1].isalnum() or right[:1] == "-") else right


def _compare(node: tree.Compare, around: Surroundings) -> str:
    node = about_data(node)
    holds = truth(node.right)
    if holds is not None and node.left.type.kind is Kind.BOOLEAN:
        subject = _subject(node.left, around)
        return f"{subject}为“{'是' if holds is (node.operator == '=') else '否'}”"
    words = _words(node, around)
    left = _subject(node.left, around)
    right = around.constant(node.right, node.left.type.choices)
    return f"{_joined(left, words[node.operator])}{_spaced(right)}"


def _words(node: tree.Compare, around: Surroundings) -> Mapping[str, str]:
    kind = node.left.type.kind
    if is_calendar(node.left) or is_calendar(node.right):
        return _COMPARISONS[Kind.DATE]
    if kind is Kind.NUMBER:
        known = node.left.type if node.left.type.unit is not None else node.right.type
        return _AMOUNT if around.is_amount(known) else _HEIGHT
    return _COMPARISONS.get(kind, _PLAIN)


def _is_missing(node: tree.IsMissing, around: Surroundings) -> str:
    return f"{_subject(node.operand, around)}{_missing(node)}"


def _missing(node: tree.IsMissing) -> str:
    return "未填写" if isinstance(node.operand, tree.FieldRef) else "没有值"


def _and(node: tree.And, around: Surroundings) -> str:
    parts = [around.part(operand, BOTH) for operand in node.operands]
    once = said_once(parts, "该数") if are_instances(node) else None
    if once is not None:
        # The words of a number stand apart from those around it, the pronoun does not.
        common = once[1].replace(" 该数", "该数").replace("该数 ", "该数")
        return f"{spread(once[0], through='至', comma='、')}逐个满足：{common}"
    return "，且".join(parts)


def _or(node: tree.Or, around: Surroundings) -> str:
    return "，或者".join(around.part(operand, BOTH) for operand in node.operands)


def _not(node: tree.Not, around: Surroundings) -> str:
    inner = node.operand
    match inner:
        case tree.Compare() if truth(inner.right) is None or inner.operator in {"=", "!="}:
            return _compare(inner.opposite, around)
        case tree.IsMissing():
            present = "已填写" if isinstance(inner.operand, tree.FieldRef) else "有值"
            return f"{_subject(inner.operand, around)}{present}"
        case tree.InList():
            return f"{_subject(inner.value, around)}不是{_alternatives(inner, around)}"
        case tree.InRange():
            return _in_range(inner, around, negated=True)
        case tree.FieldRef() | tree.MeasureRef():
            return f"{_subject(inner, around)}为“否”"
        case _:
            return f"并非（{around.write(inner)}）"


def _in_range(node: tree.InRange, around: Surroundings, *, negated: bool = False) -> str:
    subject, no = _subject(node.value, around), "不" if negated else ""
    if is_period(node):
        return f"{subject}{no}在检查期内"
    compared = node.comparisons
    if negated and len(compared) == 1:
        return _compare(compared[0].opposite, around)
    if node.low is not None and node.high is not None and node.low_closed and node.high_closed:
        low, high = around.part(node.low, SUM), around.part(node.high, SUM)
        return f"{subject}{no}在{_spaced(low)}至{_spaced(high)}之间（含两端）"
    parts = [
        f"{_words(one, around)[one.operator]}{_spaced(around.part(one.right, SUM))}" for one in compared
    ]
    text = f"{subject}{'且'.join(parts)}"
    return f"并非（{text}）" if negated else text


def _in_list(node: tree.InList, around: Surroundings) -> str:
    return f"{_subject(node.value, around)}为{_alternatives(node, around)}"


def _alternatives(node: tree.InList, around: Surroundings) -> str:
    items = around.items(node)
    if not items:
        return "空列表中的值"
    listed = "、".join(items[:-1])
    return _spaced(f"{_joined(listed, '或')}{_spaced(items[-1])}" if listed else items[-1])


def _if(node: tree.If, around: Surroundings) -> str:
    condition, then, otherwise = (
        around.part(part, CONDITION) for part in (node.condition, node.then, node.otherwise)
    )
    if node.type.kind is Kind.BOOLEAN:
        return f"如果{condition}，则{then}；否则{otherwise}"
    return f"如果{condition}，取{_spaced(then)}，否则取{_spaced(otherwise)}"


def _call(node: tree.Call, around: Surroundings) -> str:
    name, arguments = node.function, node.arguments
    if name in _ROUNDINGS:
        scale = around.write(arguments[1])
        kept = "整数" if scale == "0" else f" {scale} 位小数"
        return f"{around.part(arguments[0], POWER)}{_ROUNDINGS[name]}{kept}"
    parts = [around.part(argument, POWER) for argument in arguments]
    if name in _CHOSEN:
        return f"{'、'.join(parts)}{_CHOSEN[name]}"
    if name == "substring":
        length = f"的{_spaced(parts[2])} 个字" if len(parts) > 2 else "的文字"  # noqa: PLR2004 - text, start, length
        return f"{parts[0]}第 {parts[1]} 个字起{length}"
    if name == "days" and is_time_between(arguments[0]):
        return f"{parts[0].removesuffix('时间')}天数"
    return _PHRASES[name].format(parts[0], *map(_spaced, parts[1:]))


def _rows(node: tree.Related, around: Surroundings) -> str:
    title = f"{around.among(node).record_type.title.zh}记录"
    if node.where is None:
        return title
    condition = around.among(node).part(node.where, BOTH)
    return f"{_joined(condition, '的')}{title}"


def _related(node: tree.Related, around: Surroundings) -> str:
    if node.value is None:
        return _rows(node, around)
    different = "不同的" if node.distinct else ""
    return f"{_rows(node, around)}中{different}{around.among(node).part(node.value, POWER)}"


def _aggregate(node: tree.Aggregate, around: Surroundings) -> str:
    source = node.source
    if node.function == "count":
        if source.value is not None and source.distinct:
            return f"{_related(source, around)}的个数"
        return f"{_rows(source, around)}数"
    if source.value is None:
        raise TypeError(source)
    value = around.among(source).part(source.value, POWER)
    if source.distinct:
        value = f"不同的{value}"
    if node.function in _EXTREMES:
        forms = _EXTREMES[node.function]
        form = forms.get(source.value.type.kind, forms[Kind.NUMBER])
        return f"{_rows(source, around)}中{form.format(value)}"
    return f"{_rows(source, around)}的{value}{'合计' if node.function == 'sum' else '平均值'}"


def _quantified(node: tree.Quantified, around: Surroundings) -> str:
    condition = around.among(node.source).write(node.satisfies)
    if node.quantifier == "every":
        return f"每一条{_rows(node.source, around)}都满足：{condition}"
    return f"至少有一条{_rows(node.source, around)}满足：{condition}"


ZH: Mapping[type[tree.Node], Writer] = {
    tree.Literal: _literal,
    tree.FieldRef: _reference,
    tree.MeasureRef: _reference,
    tree.ParameterRef: _parameter,
    tree.Today: lambda _, __: "核查日期",
    tree.PeriodBound: lambda node, _: "检查期首日" if node.bound == "start" else "检查期末日",
    tree.Negate: lambda node, around: f"负的{around.part(node.operand, POWER)}",
    tree.Arithmetic: _arithmetic,
    tree.Compare: _compare,
    tree.IsMissing: _is_missing,
    tree.And: _and,
    tree.Or: _or,
    tree.Not: _not,
    tree.InRange: _in_range,
    tree.InList: _in_list,
    tree.If: _if,
    tree.Call: _call,
    tree.Related: _related,
    tree.Aggregate: _aggregate,
    tree.Quantified: _quantified,
}
"""How each kind of node is said."""
